package io.tradeschema.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a reference leads, what stands there is never asked for: a server that counts, and a file that may be read. */
class NothingIsFetchedTest {

    private static final String TYPE = "{\"type\": \"number\"}";

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private Path secret;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Location", secret.toUri().toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        secret = Files.writeString(folder.resolve("secret.json"), TYPE);
        try (var jar = new ZipOutputStream(Files.newOutputStream(folder.resolve("types.jar")))) {
            jar.putNextEntry(new ZipEntry("x.json"));
            jar.write(TYPE.getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://HOST/x.json",
                "http://HOST/x.json#/$defs/p",
                "HTTP://HOST/redirect",
                "https://HOST/x.json",
                "//HOST/x.json",
                "ftp://HOST/x.json",
                "jar:http://HOST/types.jar!/x.json",
                "jar:file://FOLDER/types.jar!/x.json",
                "url:http://HOST/x.json",
                "file://FOLDER/secret.json",
                "file:FOLDER/secret.json",
                "FILE://localhost/FOLDER/secret.json",
                "FOLDER/secret.json",
                "../secret.json",
                "x/../../secret.json",
                "..%2fsecret.json",
                "%2e%2e/secret.json",
                "..\\\\secret.json",
                "classpath:module-info.class",
                "classpath:/META-INF/MANIFEST.MF",
                "data:application/json,%7B%7D",
                "urn:uuid:1",
                "\\u0068ttp://HOST/x.json",
            })
    void a_reference_that_leads_elsewhere_is_refused_and_not_followed(String form) throws IOException {
        var read = readIn(Files.createDirectories(folder.resolve("inside")), form.replace("HOST", host()));

        assertThat(read.accepted()).isFalse();
        assertThat(asked).hasValue(0);
    }

    /** Otherwise the test above would hold for a server that nobody can reach, and for a file that nobody can read. */
    @Test
    void the_server_can_be_asked_and_the_file_is_a_type() throws IOException, URISyntaxException {
        new URI("http://" + host() + "/x.json").toURL().openConnection().getHeaderField("Location");

        assertThat(asked).hasValue(1);
        assertThat(readIn(folder, "secret.json").accepted()).isTrue();
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private Outcome<Contract<Map<String, Object>>> readIn(Path home, String reference) throws IOException {
        var to = reference.replace("FOLDER", folder.toString());
        var schema = Files.writeString(home.resolve("ai-signal.schema.json"), """
                {"type": "object", "properties": {"p": {"$ref": "%s"}}, "required": ["p"], "additionalProperties": false}
                """.formatted(to));
        return ContractSchema.read(
                schema, new ContractSchema.Declared("ai.signal", "quantum:stream:ai.signal", Version.of("1.1.0")));
    }
}
