package io.tradeschema.gate.demo;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.check.Gate;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.gate.watch.Replayed;
import io.tradeschema.json.WholeFile;
import io.tradeschema.scan.syntax.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema demo}: shows the gate at work on a small bus that it carries with it. */
@Command(
        name = "demo",
        header = "Show the gate at work on a small bus that the command carries with it.",
        description = "The bus holds the incident of 2026-01-21; a copy is mended, and the gate run again.",
        footer = {"  tradeschema demo", "  tradeschema demo demo-bus"})
public final class DemoCommand implements Callable<Integer> {

    private static final String HOME = "/io/tradeschema/gate/demo/";
    private static final String TRACE = "watch/incident.jsonl";
    private static final String TRACE_BUS = "watch/tradeschema.yaml";
    private static final String BROKEN_FILE = "exit_monitor/monitor.py";
    private static final String RIGHT = "action=\"CLOSE\"";
    private static final String WRONG = "side=\"CLOSE\"";

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            description = "Where to lay the two copies and keep them; if not given, they are removed at the end.")
    private @Nullable Path folder;

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public DemoCommand() {}

    @Override
    public Integer call() throws IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var base = folder == null ? Files.createTempDirectory(RunFolder.path(), "demo") : folder;
        var broken = base.resolve("broken");
        var mended = base.resolve("mended");
        lay(broken);
        replace(broken.resolve(BROKEN_FILE), RIGHT, WRONG);
        out.println(
                "A small trading bus: an AI engine, a strategy router, an exit monitor, an executor, an RL trainer,");
        out.println(
                "a dashboard, a risk governor and a script. One of them holds the bug of 2026-01-21: automatic exits");
        out.println("failed in silence for 18 hours. The gate reads the source in " + broken + ":");
        out.println();
        var red = run(broken, out);
        lay(mended);
        out.println();
        out.println("The fix, as the finding says it, in a copy: " + WRONG + " becomes " + RIGHT + " in "
                + mended.resolve(BROKEN_FILE));
        out.println();
        var green = run(mended, out);
        out.println();
        var alarms = watch(base, out);
        out.println();
        out.println("Told after 2 minutes and after 16; on that day nobody was told for 18 hours.");
        if (folder == null) {
            out.println(
                    "All this is removed now; \"tradeschema demo FOLDER\" keeps the copies, and the 18 hours to replay.");
        } else {
            out.println("Again, with all that is said in between: tradeschema watch --replay " + folder.resolve(TRACE)
                    + " --bus " + folder.resolve(TRACE_BUS) + " --until 2026-01-21T18:00:00Z");
        }
        out.println();
        out.println("Next: \"tradeschema init PATH\" on your own services, then \"tradeschema check\".");
        out.flush();
        return red == ExitCode.FINDINGS && green == ExitCode.CLEAN && alarms == 2 ? ExitCode.CLEAN : ExitCode.INTERNAL;
    }

    /** The 18 hours as a trace; how many alarms it gave. */
    private static int watch(Path folder, PrintWriter out) throws IOException {
        var bus = folder.resolve(TRACE_BUS);
        var archive = folder.resolve(TRACE);
        Files.createDirectories(archive.getParent());
        WholeFile.write(bus, text("incident.yaml"));
        WholeFile.write(archive, text("incident.jsonl"));
        out.println(
                "And had it shipped all the same: the exit monitor wrote nothing at all, so no shape could tell. What must");
        out.println("come, and when, can. The 18 hours, in a moment, by " + bus + ":");
        out.println();
        return Replayed.opened(bus, archive, Instant.parse("2026-01-21T18:00:00Z"), out);
    }

    private static int run(Path tree, PrintWriter out) throws IOException {
        var file = BusFile.ofSource(List.of(tree.toString()), List.of(), false);
        var outcome = new Gate(file, BusFile.USUAL, Path.of(""), KnownEvents.all(), Optional.empty(), Clock.systemUTC())
                .run("tradeschema scan " + tree);
        // The folder has been named; in front of every file it would hide what matters.
        out.print(ReportFormat.TEXT.text(outcome.report()).replace(tree + "/", ""));
        return outcome.exitCode();
    }

    private static void lay(Path folder) throws IOException {
        for (var name : text("bus.index").lines().toList()) {
            var target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            WholeFile.write(target, text("bus/" + name));
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = DemoCommand.class.getResourceAsStream(HOME + name)) {
            if (in == null) {
                throw new IllegalStateException("the demo's " + name + " is not in this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void replace(Path file, String old, String replacement) throws IOException {
        WholeFile.write(file, Files.readString(file).replace(old, replacement));
    }
}
