package io.tradeschema.json;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Counts what a running consumer reads, for {@code tradeschema can-i-remove}: one JSON object a line, with event, field,
 * reader, count, first and last.
 *
 * <p>A record is final, so that nobody can see which of its accessors are called. What the consumer reads is what it says with
 * {@link #reading}, the same names that {@code ContractRules.readsAsDeclared} holds against its class files; without it, each
 * message is noted as read as a whole.
 */
public final class ReadRecorder {

    private static final String MESSAGES = "*";
    private static final String ANY_FIELD = "?";
    private static final JsonFactory JSON = new JsonFactory();

    private final String reader;
    private final Consumer<List<String>> to;
    private final List<String> fields;
    private final Duration every;
    private final Clock clock;
    private final Map<List<String>, Seen> seen = new LinkedHashMap<>();
    private Instant written;

    private record Seen(long count, Instant first, Instant last) {}

    private ReadRecorder(String reader, Consumer<List<String>> to, List<String> fields, Duration every, Clock clock) {
        this.reader = reader;
        this.to = to;
        this.fields = fields;
        this.every = every;
        this.clock = clock;
        this.written = clock.instant();
    }

    /**
     * One that hands its lines over once a minute, while messages are read.
     *
     * @param reader the consumer's name, as the bus file has it
     * @param to takes the lines, such as {@code lines -> jedis.rpush("tradeschema:reads", lines.toArray(String[]::new))}
     */
    public static ReadRecorder of(String reader, Consumer<List<String>> to) {
        return of(reader, to, Duration.ofMinutes(1), Clock.systemUTC());
    }

    /** The same in other steps and by another clock. */
    public static ReadRecorder of(String reader, Consumer<List<String>> to, Duration every, Clock clock) {
        Objects.requireNonNull(reader, "the reader is null: hand in the consumer's name");
        Objects.requireNonNull(to, "what takes the lines is null");
        return new ReadRecorder(reader, to, List.of(ANY_FIELD), every, clock);
    }

    /** One that adds its lines to a file. */
    public static ReadRecorder toFile(String reader, Path file) {
        Objects.requireNonNull(file, "the file is null: name one");
        return of(reader, lines -> {
            try {
                Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The same for a consumer that reads these fields and no others. */
    public ReadRecorder reading(String... names) {
        return new ReadRecorder(reader, to, List.of(names), every, clock);
    }

    /** Notes a message of the event. */
    void read(String event) {
        var now = clock.instant();
        var due = false;
        synchronized (seen) {
            note(event, MESSAGES, now);
            fields.forEach(field -> note(event, field, now));
            due = Duration.between(written, now).compareTo(every) >= 0;
        }
        if (due) {
            flush();
        }
    }

    private void note(String event, String field, Instant now) {
        seen.merge(
                List.of(event, field),
                new Seen(1, now, now),
                (before, one) -> new Seen(before.count() + 1, before.first(), now));
    }

    /** Hands over what was noted since the last time; also to be called when the consumer stops. */
    public void flush() {
        var lines = new ArrayList<String>();
        synchronized (seen) {
            seen.forEach((key, times) -> lines.add(line(key.get(0), key.get(1), times)));
            seen.clear();
            written = clock.instant();
        }
        if (!lines.isEmpty()) {
            to.accept(List.copyOf(lines));
        }
    }

    private String line(String event, String field, Seen times) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("event", event);
            json.writeStringField("field", field);
            json.writeStringField("reader", reader);
            json.writeNumberField("count", times.count());
            json.writeStringField(
                    "first", times.first().truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeStringField(
                    "last", times.last().truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
