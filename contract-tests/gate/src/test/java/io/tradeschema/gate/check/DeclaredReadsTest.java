package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What services declare to read, against the contract and against their source. */
class DeclaredReadsTest {

    private static final String READER = """
            import json
            import redis

            r = redis.Redis(decode_responses=True)

            def poll():
                for entry_id, entry in r.xrange("quantum:stream:trade.closed"):
                    trade = json.loads(entry["payload"])
                    print(trade["symbol"], trade["pnl"])
            """;

    private static final String TEST = """
            from tradeschema import TradeClosed

            from ledger import ledger
            """;

    private static final String WRITER = """
            import redis

            r = redis.Redis(decode_responses=True)

            def tick(price):
                r.xadd("ticks", {"symbol": "BTCUSDT", "price": str(price)})

            def ticks():
                for entry_id, entry in r.xrange("ticks"):
                    print(entry["price"])
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<String> check(String reads) throws IOException {
        Files.createDirectories(folder.resolve("ledger"));
        Files.createDirectories(folder.resolve("feed"));
        Files.writeString(folder.resolve("ledger/ledger.py"), READER);
        Files.writeString(folder.resolve("ledger/test_ledger.py"), TEST);
        Files.writeString(folder.resolve("feed/feed.py"), WRITER);
        Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                services:
                  ledger:
                    source: ledger
                    consumes: [trade.closed]
                  feed:
                    source: feed
                    produces: [ticks]
                    consumes: [ticks]
                  book:
                    consumes: [ticks, trade.closed]
                external: {produces: [trade.closed]}
                """.replace(
                        "  " + reads.lines().findFirst().orElse("") + "\n", reads.indent(2)));
        var run = CommandLineRun.of(
                "check", "-f", folder.resolve("tradeschema.yaml").toString());
        return run.findings().stream()
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void reads_that_are_in_the_contract_and_in_the_source_are_quiet() throws IOException {
        assertThat(check("""
                ledger:
                  reads: {trade.closed: [symbol, pnl]}
                """)).isEmpty();
        assertThat(check("""
                feed:
                  reads:
                    ticks: [price]
                """)).isEmpty();
    }

    @Test
    void a_read_that_the_contract_does_not_have_is_an_error_at_its_line() throws IOException {
        assertThat(check("""
                book:
                  reads:
                    trade.closed:
                      - symbol
                      - pnl_usd
                """))
                .containsExactly(
                        "tradeschema.yaml:14:1: " + TradeClosed.TYPE + ": book declares to read \"pnl_usd\", which the"
                                + " contract does not have; read \"pnl\" instead [DECLARED_READ_UNKNOWN]");
    }

    @Test
    void a_read_that_nobody_writes_to_a_stream_without_a_contract_is_an_error() throws IOException {
        assertThat(check("""
                book:
                  reads: {ticks: [prize]}
                """))
                .containsExactly(
                        "tradeschema.yaml:11:1: ticks: book declares to read \"prize\", and no place that writes"
                                + " the stream sets it; did you mean \"price\"? [DECLARED_READ_UNKNOWN]");
    }

    @Test
    void a_read_of_the_source_that_is_not_declared_is_a_warning_at_the_source() throws IOException {
        assertThat(check("""
                ledger:
                  reads: {trade.closed: [symbol]}
                """))
                .containsExactly("ledger/ledger.py:9:38: quantum:stream:trade.closed: \"pnl\" is read here, and ledger"
                        + " declares to read from quantum:stream:trade.closed only symbol; add \"pnl\" under \"reads\" of"
                        + " ledger in the bus file, or do not read it [READ_NOT_DECLARED, warning]");
    }

    @Test
    void a_declared_read_that_the_source_never_takes_is_a_warning_at_its_line() throws IOException {
        assertThat(check("""
                ledger:
                  reads: {trade.closed: [symbol, pnl, exit_price]}
                """))
                .containsExactly("tradeschema.yaml:4:1: quantum:stream:trade.closed: ledger declares to read from"
                        + " quantum:stream:trade.closed \"exit_price\", and its source reads only symbol, pnl; take it out, so"
                        + " that producers may change it, or read it [DECLARED_READ_UNUSED, warning]");
    }

    @Test
    void reads_of_a_stream_that_is_not_consumed_are_a_warning() throws IOException {
        assertThat(check("""
                feed:
                  reads: {trade.closed: [symbol]}
                """))
                .containsExactly("tradeschema.yaml:7:1: the bus: feed declares what it reads from"
                        + " quantum:stream:trade.closed, which is not among what it consumes; add it under \"consumes\" of feed,"
                        + " or correct the name under \"reads\" [TOPOLOGY_DIFFERS, warning]");
    }

    @Test
    void an_event_that_does_not_exist_is_named_with_its_line() throws IOException {
        Files.writeString(folder.resolve("tradeschema.yaml"), "version: 1\ncontracts:\n  - trade.intnet\n");
        var run = CommandLineRun.of(
                "check", "-f", folder.resolve("tradeschema.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("tradeschema.yaml:3: there is no event \"trade.intnet\"; did you mean \"trade.intent\"?");
    }
}
