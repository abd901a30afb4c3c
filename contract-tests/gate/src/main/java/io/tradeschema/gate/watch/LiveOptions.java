package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.RedisAddress;
import io.tradeschema.gate.redis.TlsFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a watch on a live bus. */
final class LiveOptions {

    private static final Duration ANSWER = Duration.ofSeconds(2);

    @Option(
            names = "--redis",
            paramLabel = "ADDRESS",
            description = {
                "Watch the streams of this server, without group or acknowledgement:",
                "redis://[USER@]HOST:PORT[/DATABASE], rediss:// for TLS, or unix:///PATH.",
                "The password is read from the variable REDISCLI_AUTH.",
            })
    private @Nullable String address;

    @Option(
            names = "--redis-cacert",
            paramLabel = "FILE",
            description = "The authorities to trust with rediss://, as PEM; those of Java by default.")
    private @Nullable Path authority;

    @Option(
            names = "--redis-cert",
            paramLabel = "FILE",
            description = "The certificate to show with rediss://, as PEM; needs --redis-key.")
    private @Nullable Path certificate;

    @Option(names = "--redis-key", paramLabel = "FILE", description = "The private key of --redis-cert, as PEM.")
    private @Nullable Path key;

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
        return Optional.ofNullable(address);
    }

    int watch(Observed observed, Teller teller, PrintWriter err, boolean once, Optional<Duration> end)
            throws IOException {
        var server = RedisAddress.of(address().orElse(""), System.getenv());
        var tls = new TlsFiles(
                Optional.ofNullable(authority), Optional.ofNullable(certificate), Optional.ofNullable(key));
        if (port != null && (port < 0 || port > 65_535)) {
            throw new NotCheckedException("--http is a port from 0 to 65535; 0 takes a free one");
        }
        var file = Optional.ofNullable(state).map(path -> new StateFile(path.toAbsolutePath()));
        try (var watch = new LiveWatch(observed, server, tls, ANSWER, teller, file, err)) {
            if (once) {
                return watch.once();
            }
            var board = Board.on(teller, observed.streams(), teller.isOverBoard());
            return watch.run(board, Optional.ofNullable(port), end);
        }
    }
}
