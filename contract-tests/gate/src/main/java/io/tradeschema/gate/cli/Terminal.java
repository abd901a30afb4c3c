package io.tradeschema.gate.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** What Java cannot ask of its streams: whether a person is watching. A launcher says so; where none did, the system is asked. */
public final class Terminal {

    private static final Size USUAL = new Size(24, 80);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

    /** In another program's process its streams are not ours: nobody is asked what they are. */
    private static final AtomicBoolean OWN = new AtomicBoolean();

    private Terminal() {}

    /** This process is the command's own. */
    public static void isOwn() {
        OWN.set(true);
    }

    /** Whether the error stream is a terminal. */
    public static boolean showsErrors() {
        return isTerminal("err", 2);
    }

    /** Whether the output is a terminal whose cursor can be moved. */
    public static boolean showsOutput() {
        return !"dumb".equals(System.getenv("TERM")) && isTerminal("out", 1);
    }

    private static boolean isTerminal(String stream, int descriptor) {
        var name = "tradeschema.terminal." + stream;
        if (OWN.get() && System.getProperty(name) == null) {
            System.setProperty(name, Boolean.toString(asks(descriptor)));
        }
        return Boolean.getBoolean(name);
    }

    private static boolean asks(int descriptor) {
        try {
            return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How large a terminal is. */
    public record Size(int rows, int columns) {}

    /** How large the terminal is now, as far as it says so. */
    public static Size size() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            var size = SIZE.matcher(said);
            return size.matches() && !said.startsWith("0 ") && !said.endsWith(" 0")
                    ? new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
                    : USUAL;
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** Whether the output is a terminal and colour is welcome there. */
    public static boolean showsColour() {
        return System.getenv("NO_COLOR") == null && isTerminal("out", 1);
    }
}
