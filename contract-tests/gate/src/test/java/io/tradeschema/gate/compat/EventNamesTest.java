package io.tradeschema.gate.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.ComparisonOptions;
import io.tradeschema.compat.change.Change;
import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.change.KnownNames;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.EventType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventNamesTest {

    private static final String SYMBOL =
            "{\"type\": \"object\", \"properties\": {\"symbol\": {\"type\": \"string\"}}, \"additionalProperties\": false}";

    private static final String WITH_LEVERAGE = SYMBOL.replace("}}", "}, \"leverage\": {\"type\": \"number\"}}");

    private static List<CompatRule> rules(KnownNames names, String old, String current) {
        return new Comparison(ComparisonOptions.knowing(names))
                .compare(old, current).changes().stream().map(Change::rule).toList();
    }

    @Test
    void two_sets_of_events_in_one_jvm_give_two_answers() {
        var ofIntents = EventNames.of(List.of(TradeIntent.TYPE));
        var ofNone = EventNames.of(List.<EventType<?>>of());

        assertThat(rules(ofIntents, SYMBOL, WITH_LEVERAGE)).containsExactly(CompatRule.FIELD_ADDED_MUST_UNDERSTAND);
        assertThat(rules(ofNone, SYMBOL, WITH_LEVERAGE)).containsExactly(CompatRule.FIELD_ADDED_OPTIONAL);
        assertThat(rules(ofIntents, SYMBOL, WITH_LEVERAGE)).containsExactly(CompatRule.FIELD_ADDED_MUST_UNDERSTAND);
    }

    @Test
    void retired_names_and_old_values_are_aliases() {
        var names = EventNames.of(List.of(TradeIntent.TYPE, TradeClosed.TYPE));

        assertThat(names.aliases())
                .contains(
                        Set.of("action", "side", "direction"),
                        Set.of("pnl", "pnlusd", "pnlusdt", "realizedpnl"),
                        Set.of("long", "buy"),
                        Set.of("short", "sell"))
                .doesNotContain(Set.of("symbol"));
    }

    @Test
    void a_value_is_renamed_where_the_events_at_hand_say_so() {
        var old = "{\"enum\": [\"LONG\", \"CLOSE\"]}";
        var current = "{\"enum\": [\"BUY\", \"CLOSE\"]}";

        assertThat(rules(EventNames.of(List.of(TradeIntent.TYPE)), old, current))
                .containsExactly(CompatRule.ENUM_VALUE_RENAMED);
        assertThat(rules(KnownNames.NONE, old, current))
                .containsExactly(CompatRule.ENUM_VALUE_REMOVED, CompatRule.ENUM_VALUE_ADDED);
    }

    @Test
    void the_names_that_change_exposure_are_those_of_the_records_and_what_they_succeed() {
        assertThat(EventNames.of(List.of(TradeIntent.TYPE)).mustUnderstand())
                .contains("action", "side", "direction", "leverage", "position_size_usd", "size", "quantity", "qty")
                .doesNotContain("symbol", "regime");
    }
}
