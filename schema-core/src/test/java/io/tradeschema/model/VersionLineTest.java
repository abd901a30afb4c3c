package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.ExitReason;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeClosed;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Types keep the versions of the events that are declared beside them, and of no others. */
class VersionLineTest {

    @Doc("a payment")
    record Paid(
            @Doc("the instrument") Symbol symbol,
            @Doc("why") Optional<ExitReason> reason,

            @Doc("who") @Since("1.1.0") Optional<Side> side)
            implements Event {}

    /** Beside the event, so that its values came in versions of the event. */
    enum Side {
        LONG,
        @Since("1.2.0")
        SHORT
    }

    private static Declaration<Paid, EventType<Paid>> paid() {
        return EventType.of(MethodHandles.lookup(), Paid.class)
                .named("paid")
                .on("paid")
                .version("1.2.0");
    }

    private static boolean accepts(Contract<?> type, String field, String value) {
        var values = field.equals("symbol") ? Map.of(field, value) : Map.of("symbol", "BTCUSDT", field, value);
        return type.draft(values).build().accepted();
    }

    @Test
    void an_event_of_the_same_package_has_of_a_type_what_its_version_had() {
        var second = TradeClosed.TYPE.at(Version.of("1.1.0"));

        assertThat(symbol(second)).isEqualTo("a text of 2 to 24 characters A-Z0-9");
        assertThat(symbol(TradeClosed.TYPE)).isEqualTo("a text of 2 to 32 characters A-Z0-9_-");
        assertThat(second.shape().field("exit_reason").orElseThrow().type().expectation())
                .isEqualTo("one of tp_hit, sl_hit, trailing_stop or time_stop");
        assertThat(second.shape().field("pnl").orElseThrow().doc()).isEqualTo("the realised profit or loss, in money");
        assertThat(TradeClosed.TYPE.shape().field("pnl").orElseThrow().doc())
                .isEqualTo("the realised profit or loss, in money, net of all trading fees");
    }

    private static String symbol(Contract<?> type) {
        return type.shape().field("symbol").orElseThrow().type().expectation();
    }

    @Test
    void an_event_of_another_package_has_the_types_as_they_are_now_in_every_version() {
        var type = paid().build();

        for (var version : List.of("1.0.0", "1.1.0", "1.2.0")) {
            assertThat(accepts(type.at(Version.of(version)), "symbol", "BTC-USDT-SWAP"))
                    .isTrue();
            assertThat(accepts(type.at(Version.of(version)), "reason", "adl")).isTrue();
        }
        assertThat(accepts(type.at(Version.of("1.1.0")), "side", "SHORT")).isFalse();
        assertThat(accepts(type, "side", "SHORT")).isTrue();
    }

    @Test
    void an_event_may_name_the_version_of_the_types_that_it_takes() {
        var type = paid().typesAt("1.0.0", "1.1.0").typesAt("1.2.0", "1.2.0").build();

        assertThat(accepts(type.at(Version.of("1.1.0")), "symbol", "BTC-USDT-SWAP"))
                .isFalse();
        assertThat(accepts(type.at(Version.of("1.1.0")), "reason", "adl")).isFalse();
        assertThat(accepts(type.at(Version.of("1.1.0")), "side", "SHORT")).isFalse();
        assertThat(accepts(type, "symbol", "BTC-USDT-SWAP")).isTrue();
        assertThat(accepts(type, "reason", "adl")).isTrue();
        assertThat(accepts(type, "side", "SHORT")).isTrue();
    }

    @Test
    void a_type_whose_form_came_later_than_the_newest_version_is_held_back() {
        assertThat(accepts(paid().typesAt("1.0.0", "1.0.0").build(), "symbol", "BTC-USDT-SWAP"))
                .isFalse();
    }

    @Test
    void what_is_said_of_them_twice_backwards_or_not_of_the_first_version_is_refused() {
        assertThatThrownBy(() -> paid().typesAt("1.0.0", "1.0.0").typesAt("1.0.0", "1.1.0"))
                .hasMessageStartingWith("the library's types at 1.1.0 from 1.0.0 on: that was said already");
        assertThatThrownBy(() -> paid().typesAt("1.0.0", "1.1.0").typesAt("1.1.0", "1.0.0"))
                .hasMessageContaining("goes back behind what an earlier version takes");
        assertThatThrownBy(() -> paid().typesAt("1.1.0", "1.0.0").build())
                .hasMessageContaining("is not said of its first version");
        assertThat(accepts(
                        paid().typesAt("1.2.0", "1.2.0")
                                .typesAt("1.0.0", "1.1.0")
                                .build(),
                        "symbol",
                        "A-B"))
                .isTrue();
    }

    @Test
    void an_object_of_a_third_package_holds_the_librarys_types_where_its_event_does() {
        var held =
                new VersionLine("io.example.events", new TreeMap<>(Map.of(Version.of("1.0.0"), Version.of("1.1.0"))));
        var inside = held.inside(List.class, Version.of("1.2.0"));

        assertThat(held.of(List.class, Version.of("1.2.0"))).isGreaterThan(Version.of("999.0.0"));
        assertThat(inside.of(Symbol.class, Version.of("999.0.0"))).isEqualTo(Version.of("1.1.0"));
        assertThat(inside.of(List.class, Version.of("3.0.0"))).isEqualTo(Version.of("3.0.0"));
    }

    @Test
    void a_later_event_of_the_library_begins_with_a_version_of_its_own() {
        var line = VersionLine.of(TradeClosed.class).with(Version.of("1.0.0"), Version.of("1.2.0"));

        assertThat(line.of(Symbol.class, Version.of("1.0.0"))).isEqualTo(Version.of("1.2.0"));
        assertThat(TradeClosed.TYPE.shape().newest(line)).isEqualTo(TradeClosed.TYPE.version());
        assertThat(Shape.of(Report.class).newest(line)).isEqualTo(Version.of("1.0.0"));
    }

    @Doc("an event that has nothing of later versions itself")
    public record Report(@Doc("the instrument") Symbol symbol) implements Event {}

    @Test
    void a_writer_of_an_earlier_version_is_told_from_when_on_its_text_is_one() {
        assertThat(TradeClosed.TYPE
                        .at(Version.of("1.0.0"))
                        .draft()
                        .set("symbol", "BTC-USDT")
                        .build()
                        .findings())
                .extracting(Finding::toString)
                .contains(
                        "trade.closed@1.0.0 $.symbol: has characters other than A-Z0-9, found \"BTC-USDT\"; it is one from"
                                + " 1.2.0 on: write the message for that version, or a text of 2 to 24 characters A-Z0-9"
                                + " [TEXT_CHARACTERS]");
    }
}
