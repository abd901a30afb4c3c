package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

    @Override
    public Integer call() throws IOException {
        return options.run((live, out) -> {
            show(live.find(place), out);
            return ExitCode.CLEAN;
        });
    }

    static void show(PutAside one, Printed out) {
        out.say(one.place() + " in " + one.shelf());
        if (one.isKnown()) {
            out.say("  " + one.id() + " of " + one.shelf().stream() + ", which came " + one.came());
            out.say("  refused by " + one.group() + ", consumer " + one.consumer());
            if (one.copiedFrom().equals("reader")) {
                out.say("  the stream had lost it by then: these are the fields that its reader had");
            }
        }
        one.findings().forEach(finding -> out.say("  finding: " + finding));
        fields(one.fields(), "", out);
        fields(one.mended(), "mended ", out);
        out.say("  mend: " + mending(one));
        out.say("  replay: " + Replay.of(one).refusal().orElse("it may come back, while it is young enough"));
    }

    private static String mending(PutAside one) {
        if (!one.mended().isEmpty()) {
            return "it is mended";
        }
        return MendCommand.refusal(one).orElse("it can be mended");
    }

    private static void fields(List<byte[]> fields, String kind, Printed out) {
        for (var i = 0; i + 1 < fields.size(); i += 2) {
            out.say("  " + kind + text(fields.get(i)) + ": ", text(fields.get(i + 1)));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
