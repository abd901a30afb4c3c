package io.tradeschema.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.BodyCodec;
import io.tradeschema.json.ReadListener;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Rule;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What the client's configuration may say, and what is told where it says something else. */
class EventConfigTest {

    /** Named in a configuration by its class. */
    public static final class NamedListener implements ReadListener {

        static int accepted;
        static int refused;

        @Override
        public void accepted(Contract<?> type, long nanos) {
            accepted++;
        }

        @Override
        public void refused(Contract<?> type, Rule rule, long nanos) {
            refused++;
        }
    }

    private static void configure(Map<String, ?> settings) {
        new EventDeserializer<TradeIntent>().configure(settings, false);
    }

    @Test
    void an_event_that_is_not_known_is_told_with_the_nearest() {
        assertThatThrownBy(() -> configure(Map.of(EventConfig.EVENT, "trade.intnet")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("Invalid value trade.intnet for configuration tradeschema.event: no such event;"
                        + " did you mean \"trade.intent\"?");
    }

    @Test
    void what_is_missing_or_of_another_kind_is_told() {
        assertThatThrownBy(() -> configure(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tradeschema.event");
        assertThatThrownBy(
                        () -> configure(Map.of(EventConfig.EVENT, "trade.intent", EventConfig.IGNORE_ADDITIONS, "yes")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tradeschema.ignore.additions");
        assertThatThrownBy(() -> configure(
                        Map.of(EventConfig.EVENT, "trade.closed", EventConfig.REFUSE_OLDER_THAN_MS, "300000")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(TradeClosed.TYPE + " has no messages that perish");
        assertThatThrownBy(() -> configure(
                        Map.of(EventConfig.EVENT, "trade.intent", EventConfig.LISTENER, String.class.getName())))
                .hasMessageContaining("ReadListener");
    }

    @Test
    void an_event_is_no_key() {
        assertThatThrownBy(() -> new EventSerializer<TradeIntent>().configure(Map.of(), true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("for the key take StringSerializer");
    }

    @Test
    void what_was_never_configured_says_what_to_do() {
        try (var deserializer = new EventDeserializer<TradeIntent>()) {
            assertThatThrownBy(() -> deserializer.deserialize("intents", new RecordHeaders(), new byte[0]))
                    .hasMessage("neither configured nor made with a codec: set tradeschema.event, or hand in"
                            + " BodyCodec.of(…)");
        }
    }

    @Test
    void a_listener_is_a_class_by_name_or_an_object() {
        var before = NamedListener.refused;
        try (var deserializer = new EventDeserializer<TradeIntent>()) {
            deserializer.configure(
                    Map.of(EventConfig.EVENT, "trade.intent", EventConfig.LISTENER, NamedListener.class.getName()),
                    false);
            assertThatThrownBy(() -> deserializer.deserialize("intents", new RecordHeaders(), new byte[0]))
                    .isInstanceOf(RefusedException.class);
        }
        try (var deserializer = new EventDeserializer<TradeIntent>()) {
            deserializer.configure(
                    Map.of(EventConfig.EVENT, "trade.intent", EventConfig.LISTENER, new NamedListener()), false);
            assertThatThrownBy(() -> deserializer.deserialize("intents", new RecordHeaders(), new byte[0]))
                    .isInstanceOf(RefusedException.class);
        }

        assertThat(NamedListener.refused - before).isEqualTo(2);
    }

    @Test
    void without_headers_there_is_no_envelope_neither_to_write_nor_to_read() {
        try (var serializer = new EventSerializer<>(BodyCodec.of(TradeIntent.TYPE));
                var deserializer = new EventDeserializer<>(BodyCodec.of(TradeIntent.TYPE))) {
            assertThatThrownBy(() -> serializer.serialize("intents", null))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("call serialize(topic, headers, entry)");
            assertThatThrownBy(() -> serializer.serialize("intents", new RecordHeaders(), null))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("tombstone");
            assertThatThrownBy(() -> deserializer.deserialize("intents", "{}".getBytes()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("header.event_type: required in every entry but absent");
        }
    }
}
