package io.tradeschema.gate;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The command line in a process whose working folder is a test's, which no process can change of itself: started once, it runs one
 * command after the other.
 */
final class FolderCommands implements AutoCloseable {

    private final Process process;
    private final DataInputStream said;
    private final DataOutputStream lines;

    FolderCommands(Path folder) throws IOException {
        this.process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FolderCommands.class.getName()))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.said = new DataInputStream(process.getInputStream());
        this.lines = new DataOutputStream(process.getOutputStream());
    }

    /** Runs a command: its exit code on a line, what it printed, and what it complained about. */
    String run(String arguments) throws IOException {
        lines.write((arguments + "\n").getBytes(StandardCharsets.UTF_8));
        lines.flush();
        return new String(said.readNBytes(said.readInt()), StandardCharsets.UTF_8);
    }

    /** Ends it: nobody says anything to it any more. */
    @Override
    public void close() throws IOException {
        lines.close();
        process.onExit().join();
    }

    /** Reads commands until there are no more. */
    public static void main(String[] none) throws IOException {
        var out = new DataOutputStream(System.out);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var run = CommandLineRun.of(line.split(" "));
            var said = (run.exitCode() + "\n" + run.out() + run.err()).getBytes(StandardCharsets.UTF_8);
            out.writeInt(said.length);
            out.write(said);
            out.flush();
        }
    }
}
