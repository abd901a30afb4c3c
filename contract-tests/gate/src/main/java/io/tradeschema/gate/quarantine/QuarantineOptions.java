package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.RedisAddress;
import io.tradeschema.gate.redis.ServerOptions;
import io.tradeschema.gate.redis.ServerScript;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.live.LiveScript;
import io.tradeschema.live.QuarantineKeys;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that name a server and the quarantines on it. */
final class QuarantineOptions {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            description = "Of this stream or event only; by default, of each known event.")
    private @Nullable String stream;

    @Option(
            names = "--quarantine",
            paramLabel = "KEY",
            description = "Where it lies, where the services chose a key of their own; needs --stream.")
    private @Nullable String key;

    @Option(
            names = "--bus",
            paramLabel = "FILE",
            description = "The bus file; tradeschema.yaml, where it is there, by default.")
    private @Nullable Path bus;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** What a command does with the quarantines that are meant; its answer is the exit code. */
    interface Work {

        /** Does it. */
        int with(LiveQuarantine live, Printed out);
    }

    /** Connects and does it; the bus file may ask that no values are shown, as the command line may. */
    int run(Work work) throws IOException {
        var deployment = Deployment.chosen(bus, KnownEvents.all());
        var out = RedactedWriter.over(Objects.requireNonNull(spec).commandLine().getOut(), deployment.redact());
        var shelves = shelves(deployment.known());
        try (var live = new LiveQuarantine(script(), shelves)) {
            return work.with(live, new Printed(out));
        } finally {
            out.flush();
        }
    }

    private ServerScript script() throws IOException {
        var address = server.address()
                .orElseThrow(() -> new NotCheckedException(
                        "a quarantine lies on a server; name it with --redis redis://HOST:PORT"));
        return ServerScript.open(LiveScript.text(), RedisAddress.of(address, System.getenv()), server.tls(), ANSWER);
    }

    private List<Shelf> shelves(Contracts known) {
        if (key != null && stream == null) {
            throw new NotCheckedException("--quarantine KEY is of one stream; name it with --stream");
        }
        if (stream == null) {
            return known.all().stream().map(QuarantineOptions::usual).toList();
        }
        var contract = contract(stream, known);
        return List.of(key == null ? usual(contract) : new Shelf(contract, new QuarantineKeys(key)));
    }

    private static Shelf usual(Contract<?> contract) {
        try {
            return new Shelf(contract, QuarantineKeys.of(contract.stream()));
        } catch (IllegalArgumentException e) {
            throw new NotCheckedException(e.getMessage() + ", with --stream and --quarantine");
        }
    }

    private static Contract<?> contract(String name, Contracts known) {
        return known.on(name)
                .or(() -> known.named(name))
                .orElseThrow(() -> new NotCheckedException("no event is on the stream " + Excerpt.quoted(name) + "; "
                        + Advice.among(
                                name, known.all().stream().map(Contract::stream).toList())));
    }
}
