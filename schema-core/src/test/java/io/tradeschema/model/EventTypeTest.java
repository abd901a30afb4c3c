package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.HarvestPolicy;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The declaration of an event, and the event as it stood at earlier versions. */
class EventTypeTest {

    record Undocumented(@Doc("the instrument") Symbol symbol) implements Event {}

    public record Options(
            @Doc("the least") Price least,
            @Doc("the most") @Since("1.2.0") Optional<Price> most) {
        public static final ObjectType<Options> TYPE =
                new ObjectType<>(Shape.of(MethodHandles.lookup(), Options.class));
    }

    @Doc("an order to wait")
    record Wait(
            @Doc("the instrument") Symbol symbol,

            @Doc("the old name") @Sunset(since = "1.1.0", on = "2027-03-31", because = "send reason instead")
            Optional<Name> note,

            @Doc("why") @Since("1.1.0") @Formerly("cause") Optional<Name> reason,
            @Doc("within which prices") Optional<Options> within,
            @Doc("what to do then") @Since("1.2.0") Optional<Action> then,

            @Doc("the limit") @Since("1.1.0") @RequiredWhen(field = "then", is = "CLOSE")
            Optional<Price> limit)
            implements Event {}

    private static final EventType<Wait> TYPE = declaration().build();
    private static final EventType<Wait> FIRST = TYPE.at(Version.of("1.0.0"));
    private static final EventType<Wait> SECOND = TYPE.at(Version.of("1.1.0"));

    @Test
    void a_deployment_has_the_event_on_a_stream_of_its_own() {
        var deployed = declaration().named("test.wait").on("test:wait").build().on("prod:wait");

        assertThat(deployed.stream()).isEqualTo("prod:wait");
        assertThat(deployed.declaredStream()).isEqualTo("test:wait");
        assertThat(deployed.at(Version.of("1.0.0")).stream()).isEqualTo("prod:wait");
    }

    private static Declaration<Wait, EventType<Wait>> declaration() {
        return EventType.of(MethodHandles.lookup(), Wait.class)
                .named("trade.wait")
                .on("waits")
                .version("1.2.0");
    }

    private static Wait wait(Optional<Name> note, Optional<Name> reason) {
        return new Wait(Symbol.of("BTCUSDT"), note, reason, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void an_event_has_a_name_a_stream_and_a_version() {
        assertThat(TYPE).hasToString("trade.wait@1.2.0");
        assertThat(TYPE.name()).isEqualTo("trade.wait");
        assertThat(TYPE.stream()).isEqualTo("waits");
        assertThat(TYPE.version()).hasToString("1.2.0");
        assertThat(TYPE.doc()).isEqualTo("an order to wait");
        assertThat(TYPE.javaType()).isEqualTo(Wait.class);
        assertThat(TYPE.describe(wait(Optional.empty(), Optional.of(Name.of("news")))))
                .isEqualTo("trade.wait{symbol=BTCUSDT, reason=news}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trade", "trade.wait", "trade.wait-now", "trade_wait.v2", "t1.2"})
    void a_name_is_lower_case_words_joined(String name) {
        assertThat(declaration().named(name).build().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Trade", "trade.", ".trade", "trade..wait", "trade wait", "1trade", "trade.Wait", "träde"})
    void another_name_is_refused(String name) {
        assertThatThrownBy(() -> declaration().named(name).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Wait: its name is lower-case words joined by dots");
    }

    @Test
    void a_declaration_is_complete_and_agrees_with_the_header() {
        assertThatThrownBy(() -> EventType.of(MethodHandles.lookup(), Wait.class)
                        .on("waits")
                        .version("1.2.0")
                        .build())
                .hasMessage("Wait: its name is lower-case words joined by dots");
        assertThatThrownBy(() -> declaration().schemasAt("schemas/").build())
                .hasMessage("Wait: its schemas have no absolute address that ends with a slash");
        assertThatThrownBy(() -> declaration().on(" ").build()).hasMessage("Wait: it is on no stream");
        assertThatThrownBy(() -> EventType.of(MethodHandles.lookup(), Wait.class)
                        .named("trade.wait")
                        .build())
                .hasMessage("Wait: it is on no stream");
        assertThatThrownBy(() -> EventType.of(MethodHandles.lookup(), Undocumented.class)
                        .named("a")
                        .on("b")
                        .build())
                .hasMessage("Undocumented: it has no @Doc");
        assertThatThrownBy(() -> declaration().version("1.1.0").build())
                .hasMessage("Wait: a field or a value came in 1.2.0 and the event is at 1.1.0");
        assertThatThrownBy(() -> declaration().version("1.2"))
                .hasMessage("a version is three numbers such as 1.1.0, found \"1.2\"");
        assertThat(declaration().version("1.2.7").build()).hasToString("trade.wait@1.2.7");
    }

    @Doc("an object inside came later")
    record Box(@Doc("within which prices") Optional<Options> within) implements Event {}

    @Doc("a field goes later")
    record Going(
            @Doc("a") @Sunset(since = "1.3.0", on = "2027-03-31", because = "no")
            Optional<Name> name) implements Event {}

    @Test
    void a_version_inside_an_object_or_a_deprecation_counts_too() {
        assertThatThrownBy(() -> EventType.of(MethodHandles.lookup(), Box.class)
                        .named("box")
                        .on("box")
                        .build())
                .hasMessage("Box: a field or a value came in 1.2.0 and the event is at 1.0.0");
        assertThatThrownBy(() -> EventType.of(MethodHandles.lookup(), Going.class)
                        .named("going")
                        .on("going")
                        .build())
                .hasMessage("Going: a field or a value came in 1.3.0 and the event is at 1.0.0");
    }

    @Test
    void an_earlier_version_has_fewer_fields_all_the_way_down() {
        assertThat(FIRST).hasToString("trade.wait@1.0.0");
        assertThat(FIRST.shape().fields()).extracting(Field::name).containsExactly("symbol", "note", "within");
        assertThat(SECOND.shape().fields())
                .extracting(Field::name)
                .containsExactly("symbol", "note", "reason", "within", "limit");
        assertThat(((ObjectType<?>) SECOND.shape().field("within").orElseThrow().type())
                        .shape()
                        .fields())
                .extracting(Field::name)
                .containsExactly("least");
        assertThat(FIRST.name()).isEqualTo("trade.wait");
        assertThat(FIRST.stream()).isEqualTo("waits");
    }

    @Test
    void the_same_version_is_the_same_type_and_what_did_not_change_is_shared() {
        assertThat(TYPE.at(Version.of("1.2.0"))).isSameAs(TYPE);
        assertThat(TYPE.shape().at(Version.of("1.2.0"), TYPE.shape().line())).isSameAs(TYPE.shape());
        assertThat(HarvestPolicy.TYPE.at(
                        Version.of("1.0.0"), HarvestPolicy.TYPE.shape().line()))
                .isSameAs(HarvestPolicy.TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.1", "1.3.0", "2.0.0", "0.9.0"})
    void a_later_version_or_another_major_cannot_be_read(String version) {
        assertThatThrownBy(() -> TYPE.at(Version.of(version)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trade.wait@1.2.0 cannot read trade.wait@" + version);
    }

    @Test
    void a_field_of_a_later_version_is_unknown_and_its_version_is_named() {
        assertThat(FIRST.draft(Map.of("symbol", "BTCUSDT", "reason", "news"))
                        .build()
                        .findings())
                .extracting(Finding::toString)
                .containsExactly("trade.wait@1.0.0 $.reason: no such field,"
                        + " found the text \"news\"; it came in 1.1.0: write the message for that version,"
                        + " or leave it out [UNKNOWN_FIELD]");
    }

    @Test
    void a_name_retired_for_a_later_field_is_merely_unknown_before_that_field() {
        var message = Map.of("symbol", "BTCUSDT", "cause", "news");

        assertThat(TYPE.draft(message).build().findings())
                .extracting(Finding::toString)
                .containsExactly("trade.wait@1.2.0 $.cause: \"cause\" is retired, found the text \"news\";"
                        + " send \"reason\" instead [RETIRED_FIELD]");
        assertThat(FIRST.draft(message).build().findings())
                .extracting(Finding::toString)
                .containsExactly("trade.wait@1.0.0 $.cause: no such field,"
                        + " found the text \"news\"; leave it out, or add it to the contract first [UNKNOWN_FIELD]");
    }

    @Test
    void a_deprecated_field_is_a_warning_from_the_version_on_that_deprecated_it() {
        var message = Map.of("symbol", "BTCUSDT", "note", "news");
        var outcome = SECOND.draft(message).build();

        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.findings())
                .extracting(Finding::toString)
                .containsExactly("trade.wait@1.1.0 $.note: \"note\" is deprecated since 1.1.0 and may go from"
                        + " 2027-03-31 on; send reason instead [DEPRECATED_FIELD, warning]");
        assertThat(FIRST.draft(message).build().findings()).isEmpty();
        assertThat(SECOND.draft(Map.of("symbol", "BTCUSDT")).build().findings()).isEmpty();
    }

    @Test
    void a_condition_on_a_field_of_a_later_version_does_not_hold_yet() {
        assertThat(SECOND.draft(Map.of("symbol", "BTCUSDT")).build().accepted()).isTrue();
        assertThat(TYPE.draft(Map.of("symbol", "BTCUSDT")).build().accepted()).isTrue();
        assertThat(TYPE.draft(Map.of("symbol", "BTCUSDT", "then", "SELL"))
                        .build()
                        .accepted())
                .isTrue();
        assertThat(TYPE.draft(Map.of("symbol", "BTCUSDT", "then", "CLOSE"))
                        .build()
                        .findings())
                .extracting(Finding::toString)
                .containsExactly("trade.wait@1.2.0 $.limit: required when then is CLOSE, but absent;"
                        + " add it: a number above 0 [CONDITION_NOT_MET]");
    }

    @Test
    void an_event_never_loses_a_field_on_its_way_to_an_earlier_version() {
        var event = wait(Optional.empty(), Optional.of(Name.of("news")));

        assertThat(TYPE.check(event).orThrow()).isEqualTo(event);
        assertThat(SECOND.check(event).orThrow()).isEqualTo(event);
        assertThat(FIRST.check(event).findings())
                .extracting(Finding::toString)
                .containsExactly("trade.wait@1.0.0 $.reason: no such field,"
                        + " found the text \"news\"; it came in 1.1.0: write the message for that version,"
                        + " or leave it out [UNKNOWN_FIELD]");
        assertThat(FIRST.check(wait(Optional.empty(), Optional.empty())).accepted())
                .isTrue();
    }

    @Test
    void nor_does_an_object_inside() {
        var options = new Options(Price.of(1), Optional.of(Price.of(2)));
        var event = new Wait(
                Symbol.of("BTCUSDT"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(options),
                Optional.empty(),
                Optional.empty());

        assertThat(TYPE.check(event).accepted()).isTrue();
        assertThat(SECOND.check(event).findings())
                .extracting(Finding::toString)
                .containsExactly("trade.wait@1.1.0 $.within.most: no such field, found the number 2;"
                        + " it came in 1.2.0: write the message for that version, or leave it out [UNKNOWN_FIELD]");
    }

    @Test
    void insisting_on_a_wrong_event_throws() {
        var incomplete = new Wait(
                Symbol.of("BTCUSDT"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Action.CLOSE),
                Optional.empty());

        assertThatThrownBy(() -> TYPE.checked(incomplete))
                .isInstanceOf(FindingsException.class)
                .hasMessageStartingWith("trade.wait@1.2.0 $.limit: required when then is CLOSE");
        assertThat(TYPE.checked(wait(Optional.empty(), Optional.empty()))).isNotNull();
    }

    @Test
    void a_null_that_slipped_into_a_record_is_a_finding_or_an_absence() {
        @SuppressWarnings("NullAway")
        var event = new Wait(null, null, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(TYPE.check(event).findings())
                .extracting(Finding::toString)
                .containsExactly("trade.wait@1.2.0 $.symbol: required but absent;"
                        + " add it: a text of 2 to 32 characters A-Z0-9_- [MISSING_FIELD]");
    }
}
