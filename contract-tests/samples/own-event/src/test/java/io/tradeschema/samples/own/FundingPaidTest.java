package io.tradeschema.samples.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.PositionSide;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.Archive;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import io.tradeschema.model.Finding;
import io.tradeschema.model.FindingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a team gets for one record and one line. Runs twice: on the module path and on the class path. */
class FundingPaidTest {

    private static final EventCodec<FundingPaid> CODEC = EventCodec.of(FundingPaid.TYPE);

    private static final String JSON = "{\"symbol\":\"BTCUSDT\",\"position_side\":\"LONG\",\"rate\":0.0001,"
            + "\"paid\":-0.88,\"timestamp\":\"2026-01-21T08:00:00Z\"}";

    private static FundingPaid received() {
        return FundingPaid.builder()
                .symbol("BTCUSDT")
                .positionSide(PositionSide.LONG)
                .rate(FundingRate.of("0.00010"))
                .paid(Usd.of("-0.88"))
                .timestamp(Instant.parse("2026-01-21T08:00:00Z"))
                .build();
    }

    @Test
    void the_sample_runs_where_the_build_says() {
        assertThat(String.valueOf(FundingPaid.class.getModule().getName())).isEqualTo(System.getProperty("own.module"));
        assertThat(TradeIntent.class.getModule().isNamed())
                .isEqualTo(FundingPaid.class.getModule().isNamed());
    }

    @Test
    void one_line_makes_it_known_beside_the_library_s_own_events() {
        assertThat(Events.all().named("funding.paid")).contains(FundingPaid.TYPE);
        assertThat(Events.all().on("quantum:stream:funding.paid")).contains(FundingPaid.TYPE);
        assertThat(Events.all().types())
                .extracting(EventType::name)
                .contains("trade.intent", "trade.closed", "funding.paid");
    }

    @Test
    void the_codec_writes_and_reads_it() {
        assertThat(CODEC.encodeToString(received())).isEqualTo(JSON);
        assertThat(CODEC.decode(JSON).orThrow()).isEqualTo(received());
    }

    @Test
    void the_typed_builder_has_no_side() {
        assertThat(FundingPaidBuilder.Complete.class.getMethods())
                .extracting("name")
                .contains("symbol", "positionSide", "rate")
                .doesNotContain("side");
    }

    @Test
    void a_retired_name_is_refused_and_its_successor_named() {
        assertThat(CODEC.decode(JSON.replace("position_side", "side")).findings())
                .extracting(Finding::toString)
                .containsExactly("funding.paid@1.0.0 $.side: \"side\" is retired, found the text \"LONG\";"
                        + " send \"position_side\": \"LONG\" instead, one of LONG or SHORT [RETIRED_FIELD]");
        assertThat(FundingPaid.TYPE.draft().set("side", "LONG").build().findings())
                .extracting(finding -> finding.rule().name())
                .contains("RETIRED_FIELD");
    }

    @Test
    void its_own_value_type_owns_its_bounds() {
        assertThat(CODEC.decode(JSON.replace("0.0001", "0.1")).findings())
                .extracting(Finding::toString)
                .containsExactly("funding.paid@1.0.0 $.rate: outside the bounds of FundingRate, found 0.1;"
                        + " write a number from -0.05 to 0.05; check the unit first [OUT_OF_RANGE]");
        assertThatThrownBy(() -> FundingRate.of("0.1")).isInstanceOf(FindingsException.class);
    }

    @Test
    void its_schema_is_rendered_and_published_with_its_own_jar() throws IOException {
        var archive = Archive.in(Path.of("src/main/resources/META-INF/schemas"));

        assertThat(archive.check(List.of(FundingPaid.TYPE)).stream().map(Finding::toString))
                .isEmpty();
        var published = Schemas.all().newest("funding.paid").orElseThrow();
        assertThat(new String(Schemas.all().bytes(published), StandardCharsets.UTF_8))
                .contains("\"title\": \"FundingRate\"", "\"minimum\": -0.05", "\"additionalProperties\": false");
        assertThat(Schemas.all().newest("trade.intent")).isPresent();
    }

    @Test
    void its_sample_messages_are_valid() {
        assertThat(SampleMessages.of(FundingPaid.TYPE).stream().limit(200))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(CODEC.decode(sample.bytes()).findings())
                        .as(sample.json())
                        .noneMatch(finding -> finding.severity() == io.tradeschema.model.Severity.ERROR));
    }
}
