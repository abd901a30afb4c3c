package io.tradeschema.gate.redis;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a live server and how to trust it: the same words in every command. */
public final class ServerOptions {

    @Option(
            names = "--redis",
            paramLabel = "ADDRESS",
            description = {
                "Read the streams of this server, without group or acknowledgement:",
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

    /** The address as it was given; empty when no live server is meant. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The files for TLS. */
    public TlsFiles tls() {
        return new TlsFiles(Optional.ofNullable(authority), Optional.ofNullable(certificate), Optional.ofNullable(key));
    }
}
