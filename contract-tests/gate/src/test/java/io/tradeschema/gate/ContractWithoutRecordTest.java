package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.Rollout;
import io.tradeschema.gate.replay.CapturedMessages;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.Archive;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.SchemaText;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that asks for a contract and for no class takes one that no record declares. */
class ContractWithoutRecordTest {

    private static final EventCodec<Map<String, Object>> CODEC = EventCodec.of(HandMade.FUNDING_RATE);

    @TempDir
    Path folder;

    @Test
    void a_message_is_read_as_a_map_and_written_in_the_order_of_the_fields() {
        var read = CODEC.decode("{\"rate\":0.0100,\"payer\":\"LONG\",\"symbol\":\"BTCUSDT\",\"period\":{\"hours\":8}}");

        assertThat(read.orThrow())
                .containsEntry("rate", new BigDecimal("0.01"))
                .containsEntry("payer", "LONG")
                .containsEntry("period", Map.of("hours", new BigDecimal("8")));
        assertThat(CODEC.encodeToString(read.orThrow()))
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"payer\":\"LONG\",\"rate\":0.01,\"period\":{\"hours\":8}}");
    }

    @Test
    void what_the_contract_refuses_is_refused_in_the_same_words() {
        assertThat(CODEC.decode("{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"rate\":0.1,\"period\":{}}")
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "funding.rate@1.0.0 $.rate: outside the bounds of Rate, found 0.1; write a number from 0 to 0.05;"
                                + " check the unit first [OUT_OF_RANGE]",
                        "funding.rate@1.0.0 $.period.hours: required but absent; add it: a whole number from 1 to 24"
                                + " [MISSING_FIELD]",
                        "funding.rate@1.0.0 $.side: \"side\" is retired, found the text \"BUY\"; send \"payer\": \"LONG\""
                                + " instead, one of LONG, SHORT or NOBODY; BUY becomes LONG [RETIRED_FIELD]");
    }

    @Test
    void a_name_that_the_shape_does_not_have_is_not_lost_when_a_map_is_written() {
        var event = Map.<String, Object>of("symbol", "BTCUSDT", "payer", "SHORT", "zebra", 1);

        assertThat(HandMade.FUNDING_RATE.check(event).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.where().path()).isEqualTo("$.zebra"));
    }

    @Test
    void a_decimal_that_is_handed_in_is_brought_to_its_one_form() {
        var event = Map.<String, Object>of("symbol", "BTCUSDT", "payer", "LONG", "rate", new BigDecimal("0.0100"));

        assertThat(HandMade.FUNDING_RATE.checked(event)).containsEntry("rate", new BigDecimal("0.01"));
    }

    @Test
    void its_schema_is_published_and_compared() throws IOException {
        var schema = SchemaText.of(HandMade.FUNDING_RATE);

        assertThat(schema).contains("\"title\": \"FundingRate\"", "\"LONG\"", "\"minimum\": 0");
        assertThat(Archive.in(folder).freeze(List.of(HandMade.FUNDING_RATE))).hasSize(1);
        assertThat(Archive.in(folder).check(List.of(HandMade.FUNDING_RATE))).isEmpty();
        assertThat(Comparison.USUAL
                        .compare(schema, schema.replace("0.05", "0.04"))
                        .rollout())
                .isEqualTo(Rollout.PRODUCERS_FIRST);
    }

    @Test
    void its_samples_are_valid_and_edits_of_them_are_judged() {
        assertThat(SampleMessages.of(HandMade.FUNDING_RATE).stream().limit(300))
                .allSatisfy(sample -> assertThat(CODEC.decode(sample.json()).findings())
                        .filteredOn(finding -> finding.severity().name().equals("ERROR"))
                        .isEmpty());
        assertThat(Mutations.of(HandMade.FUNDING_RATE).stream().limit(300))
                .anySatisfy(mutant ->
                        assertThat(CODEC.decode(mutant.bytes()).accepted()).isFalse());
    }

    @Test
    void captured_messages_of_it_are_validated() throws IOException {
        var contracts = Contracts.of(List.of(HandMade.FUNDING_RATE));
        var file = Files.writeString(folder.resolve("captured.jsonl"), """
                {"event": "funding.rate", "payload": {"symbol": "BTCUSDT", "payer": "NOBODY"}}
                {"event": "funding.rate", "payload": {"symbol": "BTCUSDT", "payer": "BOTH"}}
                """);
        var messages = new CapturedMessages(contracts, contracts);

        assertThat(messages.judge(file.toString()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule().name()).isEqualTo("UNKNOWN_VALUE"));
        assertThat(messages.checked()).isEqualTo(2);
    }

    @Test
    void entries_carry_it() {
        var read = EntryCodec.of(HandMade.FUNDING_RATE)
                .decode(Map.of(
                        "event_type", "funding.rate",
                        "payload", "{\"symbol\":\"BTCUSDT\",\"payer\":\"SHORT\"}",
                        "timestamp", "2026-01-21T04:10:00Z",
                        "source", "funding"));

        assertThat(read.orThrow().event()).containsEntry("payer", "SHORT");
    }
}
