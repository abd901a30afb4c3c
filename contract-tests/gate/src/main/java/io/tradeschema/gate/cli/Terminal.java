package io.tradeschema.gate.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the launcher knows about the streams and Java cannot ask: whether a person is watching. */
public final class Terminal {

    private static final Size USUAL = new Size(24, 80);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

    private Terminal() {}

    /** Whether the error stream is a terminal. */
    public static boolean showsErrors() {
        return Boolean.getBoolean("tradeschema.terminal.err");
    }

    /** Whether the output is a terminal whose cursor can be moved. */
    public static boolean showsOutput() {
        return Boolean.getBoolean("tradeschema.terminal.out") && !"dumb".equals(System.getenv("TERM"));
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
        return Boolean.getBoolean("tradeschema.terminal.out") && System.getenv("NO_COLOR") == null;
    }
}
