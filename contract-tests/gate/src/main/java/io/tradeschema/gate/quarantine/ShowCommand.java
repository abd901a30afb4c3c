package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema quarantine show}. */
@Command(
        name = "show",
        header = "Show one of them: what it is, what is wrong with it, what can be done.",
        footer = "  tradeschema quarantine show 1769-0 --redis redis://bus:6379")
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Its id in the quarantine, as list tells it.")
    private String place = "";

    @Mixin
    private QuarantineOptions options = new QuarantineOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var live = options.open()) {
            show(options.find(live, place), out);
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    static void show(PutAside one, PrintWriter out) {
        out.println(one.place() + " in " + one.shelf());
        if (one.isKnown()) {
            out.println("  " + one.id() + " of " + one.shelf().stream() + ", which came " + one.came());
            out.println("  refused by " + Excerpt.printable(one.group()) + ", consumer "
                    + Excerpt.printable(one.consumer()));
            if (one.copiedFrom().equals("reader")) {
                out.println("  the stream had lost it by then: these are the fields that its reader had");
            }
        }
        one.findings().forEach(finding -> say(out, "finding: " + Excerpt.printable(finding)));
        fields(one.fields(), "", out);
        fields(one.mended(), "mended ", out);
        say(out, "mend: " + mending(one));
        say(out, "replay: " + Replay.of(one).refusal().orElse("it may come back, while it is young enough"));
    }

    private static String mending(PutAside one) {
        if (!one.mended().isEmpty()) {
            return "it is mended";
        }
        return MendCommand.refusal(one).orElse("it can be mended");
    }

    private static void fields(List<byte[]> fields, String kind, PrintWriter out) {
        for (var i = 0; i + 1 < fields.size(); i += 2) {
            say(out, kind + text(fields.get(i)) + ": \"" + text(fields.get(i + 1)) + "\"");
        }
    }

    private static String text(byte[] bytes) {
        return Excerpt.printable(new String(bytes, StandardCharsets.UTF_8));
    }

    private static void say(PrintWriter out, String sentence) {
        out.println("  " + RedactedWriter.sentence(out, sentence));
    }
}
