package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a finding tells the reader to do: in the language of the place, and with the name that was meant. */
class AdviceTest {

    private static final String PYTHON = """
            import json, time, redis
            r = redis.Redis()
            def close(symbol):
                r.xadd("quantum:stream:trade.intent", %s)
            """;
    private static final String JAVA = """
            class Closer {
                void close(Jedis jedis, String symbol) {
                    jedis.xadd("quantum:stream:trade.intent", StreamEntryID.NEW_ENTRY, %s);
                }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<Finding> findings(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return Scan.of(SourceTree.of(List.of(folder), List.of(), false), Contracts.declared(), Topology.NONE)
                .findings();
    }

    private List<String> fixes(Rule rule, String file, String text) throws IOException {
        return findings(file, text).stream()
                .filter(finding -> finding.rule() == rule)
                .map(Finding::fix)
                .toList();
    }

    @Test
    void flat_fields_are_advised_in_the_language_of_the_place() throws IOException {
        assertThat(fixes(ScanRule.ENVELOPE_WRONG_FORM, "a.py", PYTHON.formatted("{'symbol': symbol, 'action': 'BUY'}")))
                .singleElement()
                .asString()
                .endsWith("with json.dumps(message) under \"payload\"");
        Files.delete(folder.resolve("a.py"));
        assertThat(fixes(
                        ScanRule.ENVELOPE_WRONG_FORM,
                        "Closer.java",
                        JAVA.formatted("Map.of(\"symbol\", symbol, \"action\", \"BUY\")")))
                .singleElement()
                .asString()
                .endsWith("with the message as JSON text under \"payload\"");
        Files.delete(folder.resolve("Closer.java"));
        assertThat(fixes(
                        ScanRule.ENVELOPE_WRONG_FORM,
                        "close.sh",
                        "redis-cli XADD quantum:stream:trade.intent '*' symbol BTCUSDT action BUY\n"))
                .singleElement()
                .asString()
                .endsWith("with the message as one word of JSON under \"payload\"");
    }

    @Test
    void seconds_for_a_time_are_advised_in_the_language_of_the_place() throws IOException {
        var python = PYTHON.formatted("{'payload': json.dumps({'timestamp': time.time()})}");
        assertThat(fixes(ScanRule.CALLSITE_WRONG_UNIT, "a.py", python))
                .containsExactly("write datetime.now(timezone.utc).isoformat()");
        Files.delete(folder.resolve("a.py"));
        var java = JAVA.formatted(
                "Map.of(\"payload\", mapper.writeValueAsString(Map.of(\"timestamp\", System.currentTimeMillis())))");
        assertThat(fixes(ScanRule.CALLSITE_WRONG_UNIT, "Closer.java", java))
                .containsExactly("write Instant.now().toString()");
    }

    @Test
    void a_required_name_that_is_missing_is_preferred_to_another_that_looks_alike() throws IOException {
        var missing = "{'payload': json.dumps({'symbol': symbol, 'action': 'BUY', 'size_usd': 5.0, 'leverage': 1,"
                + " 'entry_price': 2.0})}";
        var written = missing.replace("'size_usd'", "'position_size_usd': 5.0, 'size_usd'");

        assertThat(findings("a.py", PYTHON.formatted(missing)))
                .filteredOn(finding -> finding.rule() != ScanRule.ENVELOPE_FIELDS)
                .filteredOn(finding -> finding.rule() != ScanRule.STREAM_NEVER_READ)
                .extracting(Finding::fix)
                .as("one finding: the wrong name stands for the missing one")
                .containsExactly("did you mean \"position_size_usd\"?");
        assertThat(fixes(ScanRule.CALLSITE_UNKNOWN_FIELD, "a.py", PYTHON.formatted(written)))
                .as("nothing is guessed where the name that was meant is set already")
                .containsExactly("leave it out, or add it to the contract first");
    }

    @Test
    void a_slip_of_the_pen_is_advised_as_before() throws IOException {
        var slip = "{'payload': json.dumps({'ai_size_usdt': 5.0})}";

        assertThat(fixes(ScanRule.CALLSITE_UNKNOWN_FIELD, "a.py", PYTHON.formatted(slip)))
                .containsExactly("did you mean \"ai_size_usd\"?");
    }
}
