package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no walk comes to is counted with its reason: a call on a bus of a client that the file takes in, and no other. */
class NotReachedTest {

    @TempDir
    private Path folder = Path.of("");

    private List<String> unresolved(String code) throws IOException {
        LaidFiles.in(folder, "desk.py", code);
        return Scan.of(SourceTree.of(List.of(folder), List.of(), false), Contracts.declared(), Topology.NONE)
                .facts()
                .unresolved()
                .stream()
                .map(site -> site.where().line() + " " + site.what() + ": " + site.reason())
                .toList();
    }

    @Test
    void a_write_behind_a_return_is_counted() throws IOException {
        assertThat(unresolved("""
                        import redis
                        r = redis.Redis()
                        def put(symbol):
                            return symbol
                            r.xadd("quantum:stream:trade.intent", {"symbol": symbol})
                        """)).containsExactly("5 this xadd: nothing that was walked leads to it");
    }

    @Test
    void a_write_of_the_modules_own_code_that_ends_before_is_counted() throws IOException {
        assertThat(unresolved("""
                        import sys
                        import redis
                        r = redis.Redis()
                        sys.exit(0)
                        r.xadd("quantum:stream:trade.intent", {"symbol": "BTCUSDT"})
                        """)).containsExactly("5 this xadd: nothing that was walked leads to it");
    }

    @Test
    void names_that_other_things_have_as_well_count_where_a_client_is_taken_in() throws IOException {
        var code = """
                def put(symbol):
                    return symbol
                    producer.send("trade.intent", symbol)
                """;
        assertThat(unresolved("from kafka import KafkaProducer\nproducer = KafkaProducer()\n" + code))
                .containsExactly("5 this send: nothing that was walked leads to it");
        assertThat(unresolved("import smtplib, kafka_names\nproducer = smtplib.SMTP()\n" + code))
                .isEmpty();
    }

    @Test
    void an_acknowledgement_that_no_walk_comes_to_is_counted() throws IOException {
        assertThat(unresolved("""
                        import redis
                        r = redis.Redis()
                        def put(entry):
                            return entry
                            r.xack("quantum:stream:trade.intent", "desk", entry)
                        """)).containsExactly("5 this xack: nothing that was walked leads to it");
    }

    @Test
    void what_is_walked_is_not_counted() throws IOException {
        assertThat(unresolved("""
                        import json
                        import redis
                        r = redis.Redis()
                        PUTS = [lambda name: r.xadd("desk:names", {"name": name})]
                        def read():
                            for key, rows in r.xread({"desk:names": "$"}):
                                for number, fields in rows:
                                    r.xack("desk:names", "desk", number)
                                    yield fields["name"]
                        """)).isEmpty();
    }
}
