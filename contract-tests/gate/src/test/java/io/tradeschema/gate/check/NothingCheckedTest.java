package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A scan that found no place on a bus says what would help it. */
class NothingCheckedTest {

    @TempDir
    Path folder;

    private String said(String source) throws IOException {
        Files.writeString(folder.resolve("feed.py"), source);
        var out = new StringWriter();
        var exitCode =
                new CommandLine(new ScanCommand()).setOut(new PrintWriter(out)).execute(folder.toString());
        assertThat(exitCode).isEqualTo(2);
        return out.toString().replaceAll("\\s+", " ");
    }

    @Test
    void where_nothing_looks_like_a_bus_the_client_may_be_one_without_a_row() throws IOException {
        assertThat(said("print(1 + 1)\n"))
                .contains(
                        "none of 1 files has a place on the bus that could be resolved",
                        "give it the folder that holds the services, or say by rows under \"scan: bus\"");
    }

    @Test
    void a_call_on_what_cannot_be_told_is_named() throws IOException {
        assertThat(said("""
                        class Feed:
                            def __init__(self, client):
                                self.client = client
                            def tick(self, price):
                                self.client.publish("ticks", price)
                        """))
                .contains(
                        "feed.py:5:9",
                        "this call may be on one, and what it is called on cannot be told",
                        "give what it is called on its type, or say what it does by a row under \"scan: bus\"");
    }

    @Test
    void a_place_whose_stream_cannot_be_told_is_named() throws IOException {
        assertThat(said("""
                        import redis
                        def tick(name, price):
                            redis.Redis().xadd(name, {"price": price})
                        """))
                .contains(
                        "feed.py:3:5",
                        "the stream of this xadd cannot be told: its name comes from outside",
                        "name it where the scan can see it, or declare it in tradeschema.yaml");
    }

    @Test
    void readers_of_streams_that_cannot_be_told_are_no_place_that_was_checked() throws IOException {
        assertThat(said("""
                        import redis
                        from settings import TICKS
                        for stream, rows in redis.Redis().xread({TICKS: "$"}):
                            print(rows)
                        """))
                .contains("feed.py:3:21", "the stream of this read cannot be told", "none of 1 files has a place");
    }
}
