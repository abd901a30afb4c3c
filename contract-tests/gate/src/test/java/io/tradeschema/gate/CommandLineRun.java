package io.tradeschema.gate;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One run of the command line, in this process.
 *
 * @param exitCode what it answered
 * @param out what it printed
 * @param err what it complained about
 */
public record CommandLineRun(int exitCode, String out, String err) {

    /** Runs the command without input. */
    public static CommandLineRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    /** Runs the command with the given standard input. */
    public static synchronized CommandLineRun withInput(String input, String... arguments) {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return of(arguments);
        } finally {
            System.setIn(before);
        }
    }

    /** The printed findings: the lines that end with a rule. */
    public List<String> findings() {
        return out.lines()
                .filter(line -> line.matches(".*\\[[A-Z_]+(, warning)?\\]"))
                .toList();
    }
}
