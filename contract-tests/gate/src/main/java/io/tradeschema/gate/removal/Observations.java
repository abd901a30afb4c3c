package io.tradeschema.gate.removal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.StandardInput;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Where;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What running readers noted that they read: one JSON object a line, with event, field, reader, count, first and last. */
final class Observations {

    /** In the place of a field: so many messages were read. */
    static final String MESSAGES = "*";
    /** In the place of a field: the reader cannot tell which fields of them. */
    static final String ANY_FIELD = "?";

    private static final JsonFactory JSON = new JsonFactory();

    private final List<Observation> all = new ArrayList<>();

    /** One line. */
    record Observation(String event, String field, String reader, Seen seen, Where where) {}

    /**
     * The lines of these files; {@code -} is standard input.
     *
     * @throws NotCheckedException when a file is not there, or a line is none
     */
    static Observations of(List<String> files) throws IOException {
        var observations = new Observations();
        for (var file : files) {
            if (file.equals("-")) {
                observations.read(
                        "standard input",
                        new BufferedReader(new InputStreamReader(StandardInput.open(), StandardCharsets.UTF_8)));
            } else if (Files.isRegularFile(Path.of(file))) {
                try (var lines = Files.newBufferedReader(Path.of(file))) {
                    observations.read(file, lines);
                }
            } else {
                throw new NotCheckedException("there is no file of observed reads at " + file);
            }
        }
        return observations;
    }

    private void read(String name, BufferedReader lines) throws IOException {
        var number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                all.add(observation(line, Where.file(name, number, 0)));
            }
        }
    }

    private static Observation observation(String line, Where where) {
        var parts = parts(line).orElseThrow(() -> refused(where, "it is no JSON object of texts and numbers"));
        try {
            var seen = new Seen(
                    Long.parseLong(part(parts, "count", where)),
                    Instant.parse(part(parts, "first", where)),
                    Instant.parse(part(parts, "last", where)));
            return new Observation(
                    part(parts, "event", where),
                    part(parts, "field", where),
                    part(parts, "reader", where),
                    seen,
                    where);
        } catch (NumberFormatException e) {
            throw refused(where, "its count is no whole number");
        } catch (DateTimeException e) {
            throw refused(where, "its first or last is no time such as 2026-11-29T08:00:00Z");
        }
    }

    private static String part(Map<String, String> parts, String name, Where where) {
        var part = parts.get(name);
        if (part == null) {
            throw refused(where, "it has no " + Excerpt.quoted(name));
        }
        return part;
    }

    private static NotCheckedException refused(Where where, String why) {
        return new NotCheckedException(where.place() + " is no observed read: " + why
                + "; a line is {\"event\":…,\"field\":…,\"reader\":…,\"count\":…,\"first\":…,\"last\":…}");
    }

    private static Optional<Map<String, String>> parts(String line) {
        var parts = new LinkedHashMap<String, String>();
        try (var json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                if (!json.nextToken().isScalarValue()) {
                    return Optional.empty();
                }
                parts.put(name, json.getText());
            }
            return Optional.of(parts);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What was noted of an event, one for each reader and field. */
    List<Observation> of(String event) {
        var folded = new LinkedHashMap<List<String>, Observation>();
        for (var one : all) {
            if (one.event().equals(event)) {
                folded.merge(
                        List.of(one.reader(), one.field()),
                        one,
                        (before, more) -> new Observation(
                                before.event(),
                                before.field(),
                                before.reader(),
                                before.seen().and(more.seen()),
                                before.where()));
            }
        }
        return List.copyOf(folded.values());
    }
}
