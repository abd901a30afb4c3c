package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.GateRun;
import io.tradeschema.generator.SampleMessages;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

/** {@code tradeschema validate --redis} at servers with users, TLS, a local socket, or a role in a cluster. */
@Timeout(120)
class LoginAndTlsTest {

    private static final String STREAM = TradeIntent.TYPE.stream();

    @TempDir
    Path folder;

    private static GateRun validate(String address, String... options) {
        var arguments = new ArrayList<>(List.of("validate", "--redis", address, "--stream", STREAM));
        arguments.addAll(List.of(options));
        return GateRun.of(arguments.toArray(String[]::new));
    }

    private static void addOne(RedisServer server) {
        try (var jedis = RedisClient.create("127.0.0.1", server.port())) {
            jedis.xadd(
                    STREAM,
                    redis.clients.jedis.StreamEntryID.NEW_ENTRY,
                    Map.of(
                            "event_type", "trade.intent",
                            "payload",
                                    SampleMessages.of(TradeIntent.TYPE)
                                            .showcase()
                                            .get(0)
                                            .json(),
                            "timestamp", "2026-01-21T04:10:00Z",
                            "source", "ai_engine",
                            "schema_version", "1.1.0"));
        }
    }

    private static void clean(GateRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("  accepted: 1\n");
        assertThat(run.exitCode()).isZero();
    }

    private static void says(GateRun run, String sentence) {
        assertThat(run.err()).isEqualTo("tradeschema: " + sentence + "\n");
        assertThat(run.out()).doesNotContain("no findings", "s3cret");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void a_user_may_read_with_the_rights_that_the_refusal_names() {
        try (var server = RedisServer.start();
                var jedis = RedisClient.create("127.0.0.1", server.port())) {
            addOne(server);
            var at = "127.0.0.1:" + server.port();
            var address = "redis://gate:s3cret@" + at;
            jedis.sendCommand(Protocol.Command.ACL, "SETUSER", "gate", "on", ">s3cret", "~elsewhere", "+type");
            var refused = "%s does not let this user do %s; give the user what reading needs:"
                    + " ACL SETUSER NAME +type +xinfo +xrange +xpending %%R~STREAM (or ~STREAM before Redis 7),"
                    + " and for a watch +multi +exec +time +info +xlen as well";

            says(
                    validate(address),
                    at + " lets this user do TYPE, but not read the key " + STREAM + "; give the user the key as well:"
                            + " ACL SETUSER NAME %R~" + STREAM + " (or ~" + STREAM + " before Redis 7)");
            jedis.sendCommand(Protocol.Command.ACL, "SETUSER", "gate", "%R~" + STREAM);
            says(validate(address), refused.formatted(at, "XINFO"));
            jedis.sendCommand(Protocol.Command.ACL, "SETUSER", "gate", "+xinfo", "+xrange", "+xpending");
            clean(validate(address));
            says(
                    validate(address.replace("s3cret", "s3cret2")),
                    at + " wants another login (WRONGPASS); give it as redis://USER@HOST:PORT with the password in"
                            + " REDISCLI_AUTH");
        }
    }

    @Test
    void a_password_where_none_is_wanted_is_told() {
        try (var server = RedisServer.start()) {
            says(
                    validate("redis://:s3cret@127.0.0.1:" + server.port()),
                    "127.0.0.1:" + server.port()
                            + " wants another login (AUTH refused); give it as redis://USER@HOST:PORT"
                            + " with the password in REDISCLI_AUTH");
        }
    }

    @Test
    void a_socket_of_this_machine_is_read() {
        var socket = folder.resolve("redis.sock");
        try (var server = RedisServer.start("--unixsocket", socket.toString())) {
            addOne(server);

            clean(validate("unix://" + socket));
            clean(validate("unix://" + socket + "?db=0"));
        }
        says(validate("unix://" + socket), "no server answers at " + socket + "; is it running there?");
    }

    @Test
    void a_replica_without_its_master_and_a_node_without_slots_are_told() {
        try (var replica = RedisServer.start("--replicaof", "127.0.0.1 1", "--replica-serve-stale-data", "no")) {
            says(
                    validate(replica.address()),
                    "127.0.0.1:" + replica.port() + " is a replica without its master, and told not to serve old data;"
                            + " read from the master");
        }
        try (var node = RedisServer.start("--cluster-enabled", "yes")) {
            says(
                    validate(node.address()),
                    "127.0.0.1:" + node.port()
                            + " belongs to a cluster that is down; try again when its cluster is up");
        }
    }

    @Test
    void tls_is_spoken_and_the_server_has_to_prove_its_name() throws Exception {
        var port = freePort();
        var right = pair("right", "ip:127.0.0.1");
        var wrong = pair("wrong", "ip:127.0.0.9");
        try (var server = RedisServer.start(
                "--tls-port",
                "" + port,
                "--tls-cert-file",
                right.certificate(),
                "--tls-key-file",
                right.key(),
                "--tls-ca-cert-file",
                right.certificate())) {
            addOne(server);
            var address = "rediss://127.0.0.1:" + port;

            clean(validate(
                    address,
                    "--redis-cacert",
                    right.certificate(),
                    "--redis-cert",
                    right.certificate(),
                    "--redis-key",
                    right.key()));
            says(
                    validate(address),
                    "TLS with 127.0.0.1:" + port
                            + " fails: PKIX path building failed: unable to find valid certification"
                            + " path to requested target; does it speak TLS, and does --redis-cacert name its authority?");
            fails(validate(address, "--redis-cacert", wrong.certificate()), "TLS with 127.0.0.1:" + port + " fails: ");
            fails(validate(address, "--redis-cacert", right.certificate()), "127.0.0.1:" + port);
            // A server without TLS takes the greeting for a line that has not ended, or for a wrong command.
            fails(validate("rediss://127.0.0.1:" + server.port(), "--redis-answer-timeout", "1"), "TLS");
            fails(validate("redis://127.0.0.1:" + port), "and does it want TLS (rediss://)?");
            says(
                    validate(address, "--redis-cert", right.certificate()),
                    "--redis-cert and --redis-key belong together; give both");
            says(
                    validate(address, "--redis-cert", right.certificate(), "--redis-key", right.certificate()),
                    right.certificate() + " has no private key in PKCS 8 form;"
                            + " convert it: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW_KEY");
            says(
                    validate(address, "--redis-cacert", "nowhere.pem"),
                    "nowhere.pem cannot be read; look at its name and its rights");
            says(
                    validate(server.address(), "--redis-cacert", right.certificate()),
                    "files for TLS are given and no TLS is asked for; write rediss://");
        }
        try (var server = RedisServer.start(
                "--tls-port",
                "" + port,
                "--tls-cert-file",
                wrong.certificate(),
                "--tls-key-file",
                wrong.key(),
                "--tls-ca-cert-file",
                wrong.certificate(),
                "--tls-auth-clients",
                "no")) {
            fails(
                    validate("rediss://127.0.0.1:" + port, "--redis-cacert", wrong.certificate()),
                    "TLS with 127.0.0.1:" + port
                            + " fails: No subject alternative names matching IP address 127.0.0.1");
        }
    }

    private static void fails(GateRun run, String part) {
        assertThat(run.err()).contains(part).doesNotContain("Exception:", "\tat ");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record Pair(String certificate, String key) {}

    /** A certificate that vouches for itself, and its key, as PEM files. */
    private Pair pair(String name, String host) throws IOException, GeneralSecurityException {
        var store = folder.resolve(name + ".p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Programs.run(
                "",
                List.of(
                        tool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "one",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + host,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12"));
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        var key = keys.getKey("one", "changeit".toCharArray()).getEncoded();
        return new Pair(
                pem(name + ".crt", "CERTIFICATE", keys.getCertificate("one").getEncoded()),
                pem(name + ".key", "PRIVATE KEY", key));
    }

    private String pem(String file, String kind, byte[] bytes) throws IOException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                        folder.resolve(file),
                        "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n")
                .toString();
    }
}
