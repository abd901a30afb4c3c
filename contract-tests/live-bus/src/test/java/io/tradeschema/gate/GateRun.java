package io.tradeschema.gate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** One run of the command, in this process. */
public record GateRun(int exitCode, String out, String err) {

    public static GateRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new GateRun(exitCode, out.toString(), err.toString());
    }

    /** The printed findings: the lines that end with a rule. */
    public List<String> findings() {
        return out.lines()
                .filter(line -> line.matches(".*\\[[A-Z_]+(, warning)?\\]"))
                .toList();
    }
}
