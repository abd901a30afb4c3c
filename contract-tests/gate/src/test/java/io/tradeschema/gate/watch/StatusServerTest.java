package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.expect.Expect;
import io.tradeschema.watch.Watching;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What machines are told of how the watch stands. */
class StatusServerTest {

    private static final long NOW = 1_768_953_600_000L;

    @Test
    void health_says_what_is_watched_and_what_is_not() throws IOException, InterruptedException {
        try (var server = StatusServer.at(Optional.of(0))) {
            var address = "http://" + server.address().orElseThrow();
            assertThat(told("GET", address + "/health"))
                    .as("nobody knows yet how many alarms are open")
                    .isEqualTo("503 {\"status\":\"blind\",\"unreadable\":[],\"unknown\":[]}\n");

            server.shows(picture(true, Picture.Found.OK, "").beforeAnyLook());
            assertThat(told("GET", address + "/health"))
                    .as("what the watch before it knew")
                    .isEqualTo("503 {\"status\":\"blind\",\"open_alarms\":1,\"unreadable\":[],\"unknown\":[]}\n");

            server.shows(picture(true, Picture.Found.OK, ""));
            assertThat(told("GET", address + "/health"))
                    .isEqualTo("200 {\"status\":\"watching\",\"open_alarms\":1,\"unreadable\":[],\"unknown\":[]}\n");

            server.shows(picture(true, Picture.Found.UNKNOWN, "nobody knows the positions"));
            assertThat(told("GET", address + "/health"))
                    .isEqualTo("200 {\"status\":\"unknown\",\"open_alarms\":1,\"unreadable\":[],"
                            + "\"unknown\":[\"closed-while-open\"]}\n");

            server.shows(picture(true, Picture.Found.UNREADABLE, ""));
            assertThat(told("GET", address + "/health"))
                    .isEqualTo("503 {\"status\":\"unreadable\",\"open_alarms\":1,\"unreadable\":[\"s\\\"1\"],"
                            + "\"unknown\":[]}\n");
            assertThat(told("GET", address + "/metrics"))
                    .contains("tradeschema_stream_readable{stream=\"s\\\"1\"} 0\n")
                    .contains("tradeschema_expectation_known{expectation=\"closed-while-open\"} 1\n");

            server.shows(picture(false, Picture.Found.OK, "nobody knows the positions"));
            assertThat(told("GET", address + "/health")).startsWith("503 {\"status\":\"blind\"");
            assertThat(told("GET", address + "/metrics"))
                    .contains("tradeschema_expectation_known{expectation=\"closed-while-open\"} 0\n");
        }
    }

    @Test
    void what_is_only_read_takes_nothing() throws IOException, InterruptedException {
        try (var server = StatusServer.at(Optional.of(0))) {
            var address = "http://" + server.address().orElseThrow();
            server.shows(picture(true, Picture.Found.OK, ""));

            for (var path : List.of("/metrics", "/health")) {
                var refused = send("POST", address + path);
                assertThat(refused.statusCode()).isEqualTo(405);
                assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
                var head = send("HEAD", address + path);
                assertThat(head.statusCode()).isEqualTo(200);
                assertThat(head.body()).isEmpty();
                assertThat(head.headers().firstValue("Content-Length"))
                        .hasValue(Integer.toString(
                                send("GET", address + path).body().length()));
            }
            assertThat(send("POST", address + "/other").statusCode()).isEqualTo(404);
        }
    }

    private static Picture picture(boolean sees, Picture.Found found, String unknown) {
        return new Picture(
                NOW,
                NOW,
                NOW,
                sees,
                1,
                0,
                List.of(new Picture.StreamLine(
                        "s\"1",
                        new Watching.Stream("s\"1", 0, 0, Long.MIN_VALUE),
                        0,
                        OptionalLong.empty(),
                        found,
                        List.of())),
                Map.of(),
                List.of(new Watching.Standing(
                        Expect.rhythm("closed-while-open").about("trade.closed").every("15m"),
                        NOW,
                        0,
                        0,
                        List.of(),
                        unknown)));
    }

    private static String told(String method, String address) throws IOException, InterruptedException {
        var response = send(method, address);
        return response.statusCode() + " " + response.body();
    }

    private static HttpResponse<String> send(String method, String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
