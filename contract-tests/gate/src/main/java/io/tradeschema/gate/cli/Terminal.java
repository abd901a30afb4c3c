package io.tradeschema.gate.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the launcher knows about the streams and Java cannot ask: whether a person is watching. */
public final class Terminal {

    private static final int USUAL = 80;
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,4})");

    private Terminal() {}

    /** Whether the error stream is a terminal. */
    public static boolean showsErrors() {
        return Boolean.getBoolean("tradeschema.terminal.err");
    }

    /** Whether the output is a terminal whose cursor can be moved. */
    public static boolean showsOutput() {
        return Boolean.getBoolean("tradeschema.terminal.out") && !"dumb".equals(System.getenv("TERM"));
    }

    /** How wide the terminal is, as far as it says so. */
    public static int columns() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            var columns = SIZE.matcher(said);
            return columns.matches() && !columns.group(1).equals("0") ? Integer.parseInt(columns.group(1)) : USUAL;
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** Whether the output is a terminal and colour is welcome there. */
    public static boolean showsColour() {
        return Boolean.getBoolean("tradeschema.terminal.out") && System.getenv("NO_COLOR") == null;
    }
}
