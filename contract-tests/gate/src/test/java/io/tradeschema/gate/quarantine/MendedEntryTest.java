package io.tradeschema.gate.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is mended, and what is left for people. */
class MendedEntryTest {

    private static final String CLOSED =
            "{\"symbol\":\"BTCUSDT\",\"status\":\"closed\",\"pnl\":-1.50,\"exit_reason\":\"manual\",\"exit_price\":88000.50}";
    private static final String CLOSE =
            "{\"symbol\":\"BTCUSDT\",\"action\":\"CLOSE\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000.5}";

    private static Map<String, String> entry(Contract<?> contract, String name, String json) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("event_type", contract.name());
        fields.put(name, json);
        fields.put("timestamp", "2026-01-21T00:00:00Z");
        fields.put("source", "executor");
        fields.put("schema_version", contract.version().toString());
        return fields;
    }

    private static MendedEntry mended(Contract<?> contract, String json) {
        return MendedEntry.of(contract, entry(contract, "payload", json));
    }

    @Test
    void json_under_data_is_the_payload_byte_for_byte() {
        var mended = MendedEntry.of(TradeIntent.TYPE, entry(TradeIntent.TYPE, "data", CLOSE));

        assertThat(mended.isWhole()).isTrue();
        assertThat(mended.fields()).isEqualTo(entry(TradeIntent.TYPE, "payload", CLOSE));
        assertThat(mended.fields().keySet())
                .containsExactlyElementsOf(
                        entry(TradeIntent.TYPE, "payload", "").keySet());
    }

    @Test
    void retired_names_get_their_successors_and_every_number_stays_as_it_was_written() {
        var old = CLOSED.replace("\"pnl\":-1.50", "\"pnl_usd\" : -1.50")
                .replace("}", ",\"model_id\":\"m-1\",\"side\":\"LONG\"}");

        var mended = mended(TradeClosed.TYPE, old);

        assertThat(mended.fields().get("payload"))
                .isEqualTo(old.replace("pnl_usd", "pnl")
                        .replace("model_id", "model")
                        .replace("\"side\"", "\"position_side\""));
        assertThat(mended.isWhole()).isTrue();
        assertThat(mended.changes())
                .containsExactly(
                        "\"pnl_usd\" is \"pnl\" today",
                        "\"model_id\" is \"model\" today",
                        "\"side\" is \"position_side\" today");
    }

    private static Contract<?> paid(Map<String, String> values) {
        var state = ValueType.choice("State", List.of("open", "shut"));
        return Contract.of(Shape.of(
                        "Gate",
                        "whether a gate is open",
                        List.of(Field.required("state", state, "how it stands")),
                        List.of(new RetiredName("is", Optional.of("state"), values, ""))))
                .named("gate.state")
                .on("gate.state")
                .build();
    }

    @Test
    void values_of_an_old_name_are_mapped_where_the_contract_maps_them_one_to_one() {
        var mended = mended(paid(Map.of("OPEN", "open", "CLOSED", "shut")), "{\"is\": \"CLOSED\"}");

        assertThat(mended.fields().get("payload")).isEqualTo("{\"state\": \"shut\"}");
        assertThat(mended.isWhole()).isTrue();
        assertThat(mended.changes()).containsExactly("\"is\" is \"state\" today, and its value \"shut\"");
    }

    @Test
    void values_of_which_two_become_one_are_left_for_people() {
        var mended = mended(paid(Map.of("SHUT", "shut", "CLOSED", "shut")), "{\"is\": \"CLOSED\"}");

        assertThat(mended.isWhole()).isFalse();
        assertThat(mended.fields().get("payload")).isEqualTo("{\"is\": \"CLOSED\"}");
    }

    /** Direction, size, leverage, reduce-only: for each of them a person has to say what was meant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"action\":\"CLOSE\"|\"side\":\"SELL\"",
                "\"action\":\"CLOSE\"|\"direction\":\"SHORT\"",
                "\"position_size_usd\"|\"size\"",
                "\"position_size_usd\"|\"position_usd\"",
                "\"leverage\":1|\"leverage\":1,\"reduceOnly\":true",
                "\"leverage\":1|\"leverage\":1,\"qty\":2",
            })
    void what_must_be_understood_is_never_touched(String change) {
        var parts = change.split("\\|");
        var old = CLOSE.replace(parts[0], parts[1]);
        assertThat(old).isNotEqualTo(CLOSE);

        var mended = mended(TradeIntent.TYPE, old);

        assertThat(mended.isWhole()).isFalse();
        assertThat(mended.fields().get("payload")).isEqualTo(old);
        assertThat(mended.left()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"pnl\":-1.50|\"pnl\":\"-1.50\"", // a number in quotes
                "\"pnl\":-1.50|\"pnl_usd\":-1.50,\"realized_pnl\":-1.50", // two claims to one place
                "\"pnl\":-1.50|\"pnl\":-1.50,\"pnl_usd\":-1.50", // the place is taken
                "\"pnl\":-1.50,|", // a missing name
                "88000.50|88000.50,\"timestamp\":1768953600", // a time as a number
                "\"pnl\"|\"pnls\"", // a slip is a guess
                "\"pnl\"|\"pnl_\\u0075sd\"", // written with escapes
            })
    void a_guess_is_left_for_people(String change) {
        var parts = change.split("\\|", -1);
        var old = CLOSED.replace(parts[0], parts[1]);
        assertThat(old).isNotEqualTo(CLOSED);

        var mended = mended(TradeClosed.TYPE, old);

        assertThat(mended.isWhole()).isFalse();
        assertThat(mended.fields().get("payload")).isEqualTo(old);
    }

    @Test
    void nothing_is_half_mended() {
        var old = CLOSED.replace("\"pnl\":-1.50", "\"pnl_usd\":\"-1.50\"");

        assertThat(mended(TradeClosed.TYPE, old).isWhole()).isFalse();
    }

    @Test
    void what_is_right_is_not_mended() {
        var mended = mended(TradeClosed.TYPE, CLOSED);

        assertThat(mended.isWhole()).isFalse();
        assertThat(mended.left()).isEmpty();
    }
}
