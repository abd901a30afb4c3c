package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.Terminal;
import io.tradeschema.gate.redis.RedisAddress;
import io.tradeschema.gate.redis.ServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a watch on a live bus. */
final class LiveOptions {

    private static final Duration ANSWER = Duration.ofSeconds(2);

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Where to keep how far it is; with it, a watch goes on where the one before ended.")
    private @Nullable Path state;

    @Option(
            names = "--http",
            paramLabel = "PORT",
            description = "Serve /health and /metrics at this port of this machine's own address, 127.0.0.1.")
    private @Nullable Integer port;

    Optional<String> address() {
        return server.address();
    }

    boolean serves() {
        return port != null;
    }

    boolean isSet() {
        return state != null || serves();
    }

    int watch(Observed observed, Teller teller, PrintWriter err, boolean once, boolean lists, Optional<Duration> end)
            throws IOException {
        var at = RedisAddress.of(address().orElse(""), System.getenv());
        if (port != null && (port < 0 || port > 65_535)) {
            throw new NotCheckedException("--http is a port from 0 to 65535; 0 takes a free one");
        }
        var file = Optional.ofNullable(state).map(path -> new StateFile(path.toAbsolutePath()));
        try (var watch = new LiveWatch(observed, at, server.tls(), ANSWER, teller, file, err)) {
            if (once) {
                return watch.once(lists);
            }
            var board = new Board(teller, teller.isOverBoard(), Terminal::size);
            return watch.run(board, Optional.ofNullable(port), end);
        }
    }
}
