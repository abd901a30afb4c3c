package io.tradeschema.gate.publish;

import io.tradeschema.gate.cli.EventChoice;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.generator.Conformance;
import io.tradeschema.generator.Sample;
import io.tradeschema.generator.SampleMessages;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints valid messages of an event. */
@Command(
        name = "samples",
        header = "Print valid messages of an event, one a line.",
        description =
                "Minimal, full, each optional field, each value, the bounds; then as many random ones as asked for."
                        + " With --conformance every message that a reader in any language has to read as this one"
                        + " does, bad ones too, each with its outcome.",
        footer = {
            "  tradeschema samples trade.intent",
            "  tradeschema samples trade.closed --count 1000 | tradeschema validate -",
            "  tradeschema samples trade.closed@1.0.0 --explained",
            "  tradeschema samples --conformance > conformance.jsonl",
        })
public final class SamplesCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Wanted wanted = new Wanted();

    @Option(names = "--count", paramLabel = "N", description = "How many messages; without it, the telling ones.")
    private long count = -1;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same messages.")
    private long seed = SampleMessages.STANDARD_SEED;

    @Option(names = "--bare", description = "Print payloads alone, without the name of their event.")
    private boolean bare;

    @Option(names = "--explained", description = "Print before every message what it shows; for people.")
    private boolean explained;

    @Spec
    private @Nullable CommandSpec spec;

    private static final class Wanted {
        @Parameters(paramLabel = "NAME[@VERSION]", description = "The event.")
        private String event = "";

        @Option(names = "--conformance", description = "Print the conformance file, as JSON Lines.")
        private boolean conformance;
    }

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (wanted.conformance) {
            Conformance.standard().lines().forEach(line -> out.print(line + "\n"));
            out.flush();
            return ExitCode.CLEAN;
        }
        var type = EventChoice.of(wanted.event, KnownEvents.all());
        messages(SampleMessages.of(type).seed(seed)).forEach(sample -> print(sample, type.name(), out));
        out.flush();
        return ExitCode.CLEAN;
    }

    private Stream<Sample> messages(SampleMessages samples) {
        return count < 0 ? samples.showcase().stream() : samples.stream().limit(count);
    }

    private void print(Sample sample, String name, PrintWriter out) {
        if (explained) {
            out.println("# " + sample.shows());
        }
        var line = onOneLine(sample.json());
        out.println(bare ? line : "{\"event\": \"" + name + "\", \"payload\": " + line + "}");
    }

    /** Samples come in several layouts; a line end is white space wherever it stands in JSON. */
    private static String onOneLine(String json) {
        return json.replace('\n', ' ').replace('\r', ' ');
    }
}
