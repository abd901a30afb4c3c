package io.tradeschema.kafka;

import io.tradeschema.json.BodyCodec;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.ReadListener;
import io.tradeschema.model.Advice;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** The settings that {@link EventSerializer} and {@link EventDeserializer} take from the client's configuration. */
public final class EventConfig {

    /** Which event the topic carries, such as {@code trade.intent}. */
    public static final String EVENT = "tradeschema.event";

    /** Whether the reader leaves out what a later minor version adds, as {@link EntryCodec#ignoringAdditions} says. */
    public static final String IGNORE_ADDITIONS = "tradeschema.ignore.additions";

    /** From which age on, in milliseconds, a message that opens something is refused; 0, or nothing, for never. */
    public static final String REFUSE_OLDER_THAN_MS = "tradeschema.refuse.older.than.ms";

    /** A {@link ReadListener} that is told of each message: an object, or the name of a class. */
    public static final String LISTENER = "tradeschema.listener";

    private static final ConfigDef SETTINGS = new ConfigDef()
            .define(EVENT, Type.STRING, Importance.HIGH, "Which event the topic carries, such as trade.intent.")
            .define(
                    IGNORE_ADDITIONS,
                    Type.BOOLEAN,
                    false,
                    Importance.MEDIUM,
                    "Whether the reader leaves out, with a warning, what a later minor version adds.")
            .define(
                    REFUSE_OLDER_THAN_MS,
                    Type.LONG,
                    0L,
                    ConfigDef.Range.atLeast(0),
                    Importance.MEDIUM,
                    "From which age on a message that opens something is refused; 0 for never.")
            .define(
                    LISTENER,
                    Type.CLASS,
                    null,
                    Importance.LOW,
                    "A class of a ReadListener, made without arguments, that is told of each message.");

    private final AbstractConfig settings;
    private final Optional<ReadListener> listener;

    private EventConfig(AbstractConfig settings, Optional<ReadListener> listener) {
        this.settings = settings;
        this.listener = listener;
    }

    static EventConfig of(Map<String, ?> settings, boolean isKey) {
        if (isKey) {
            throw new ConfigException(
                    "an event is a record's value: its envelope lies in headers, and a record has one set"
                            + " of them; for the key take StringSerializer or StringDeserializer, with the symbol");
        }
        var named = new HashMap<String, Object>(settings);
        if (settings.get(LISTENER) instanceof ReadListener given) {
            named.remove(LISTENER);
            return new EventConfig(new AbstractConfig(SETTINGS, named, false), Optional.of(given));
        }
        var parsed = new AbstractConfig(SETTINGS, named, false);
        return new EventConfig(parsed, Optional.ofNullable(parsed.getConfiguredInstance(LISTENER, ReadListener.class)));
    }

    /** Which settings there are, for those who print or check them. */
    public static ConfigDef settings() {
        return new ConfigDef(SETTINGS);
    }

    @SuppressWarnings("unchecked") // as with every serializer that a configuration names: the types are the caller's
    <T> BodyCodec<T> codec() {
        var codec = EntryCodec.of((EventType<T>) type());
        if (settings.getBoolean(IGNORE_ADDITIONS)) {
            codec = codec.ignoringAdditions();
        }
        var bound = settings.getLong(REFUSE_OLDER_THAN_MS);
        if (bound > 0) {
            codec = aged(codec, Duration.ofMillis(bound));
        }
        return BodyCodec.of(listener.map(codec::listening).orElse(codec));
    }

    private EventType<?> type() {
        var name = settings.getString(EVENT);
        var events = Events.all();
        return events.named(name).orElseThrow(() -> new ConfigException(EVENT, name, unknown(name, events)));
    }

    private static String unknown(String name, Events events) {
        List<String> names = new ArrayList<>();
        events.types().forEach(type -> names.add(type.name()));
        return "no such event; " + Advice.among(name, names);
    }

    private static <T> EntryCodec<T> aged(EntryCodec<T> codec, Duration bound) {
        try {
            return codec.refusingOlderThan(bound);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(REFUSE_OLDER_THAN_MS, bound.toMillis(), e.getMessage());
        }
    }
}
