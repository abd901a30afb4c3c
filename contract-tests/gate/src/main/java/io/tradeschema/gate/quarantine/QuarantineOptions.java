package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.redis.RedisAddress;
import io.tradeschema.gate.redis.ServerOptions;
import io.tradeschema.gate.redis.ServerScript;
import io.tradeschema.live.LiveScript;
import io.tradeschema.live.QuarantineKeys;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a server and the quarantines on it. */
final class QuarantineOptions {

    private static final Path USUAL = Path.of(BusFile.USUAL);
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

    /** Connects, where an address is given. */
    LiveQuarantine open() throws IOException {
        var address = server.address()
                .orElseThrow(() -> new NotCheckedException(
                        "a quarantine lies on a server; name it with --redis redis://HOST:PORT"));
        return new LiveQuarantine(
                ServerScript.open(LiveScript.text(), RedisAddress.of(address, System.getenv()), server.tls(), ANSWER));
    }

    /** The quarantines that are meant. */
    List<Shelf> shelves() {
        if (key != null && stream == null) {
            throw new NotCheckedException("--quarantine KEY is of one stream; name it with --stream");
        }
        var known = contracts();
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

    private Contracts contracts() {
        var file = Optional.ofNullable(bus).or(() -> Optional.of(USUAL).filter(Files::exists));
        return file.map(path -> Deployment.read(path, KnownEvents.all()).known())
                .orElseGet(KnownEvents::all);
    }

    /**
     * What lies under that id in the one quarantine that has it.
     *
     * @throws NotCheckedException when none has it, or more than one
     */
    PutAside find(LiveQuarantine live, String place) {
        var id = EntryId.of(place);
        var shelves = shelves();
        var found =
                shelves.stream().flatMap(shelf -> live.find(shelf, id).stream()).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new NotCheckedException(
                found.isEmpty()
                        ? "nothing lies under " + id + " in " + shelves
                                + "; tradeschema quarantine list names what does"
                        : id + " lies in more than one quarantine; name the stream with --stream");
    }
}
