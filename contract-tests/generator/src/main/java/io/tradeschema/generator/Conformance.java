package io.tradeschema.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Events;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contract as cases: messages and entries, each with the outcome that was written by hand for it. What reads them all
 * as they demand reads as this library does. Immutable.
 */
public final class Conformance {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Conformance STANDARD =
            new ConformanceReader(Notation.lines("conformance.txt"), Events.all()).read();

    private final List<ConformanceCase> cases;
    private final Map<String, String> beyondSchemas;
    private final Map<String, String> readings;

    Conformance(List<ConformanceCase> cases, Map<String, String> beyondSchemas, Map<String, String> readings) {
        this.cases = List.copyOf(cases);
        this.beyondSchemas = Collections.unmodifiableMap(new LinkedHashMap<>(beyondSchemas));
        this.readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    }

    /** The cases of this library's events. */
    public static Conformance standard() {
        return STANDARD;
    }

    /** Every case. */
    public List<ConformanceCase> cases() {
        return cases;
    }

    /** The rules that a JSON Schema cannot state, each with its reason. */
    public Map<String, String> beyondSchemas() {
        return beyondSchemas;
    }

    /** The ways in which some JSON Schema validators read a message otherwise, each with its reason. */
    public Map<String, String> readings() {
        return readings;
    }

    /**
     * Whether a JSON Schema validator may say so of a payload: it agrees, or the contract knows why it cannot.
     *
     * @param valid what the validator says
     * @param readings the validator's own ways of reading, of {@link #readings()}
     */
    public boolean allows(ConformanceCase one, boolean valid, Set<String> readings) {
        if (one.accepted() == valid || one.reading().filter(readings::contains).isPresent()) {
            return true;
        }
        var rules = one.findings().stream().map(ConformanceCase.Expected::rule).toList();
        // Of two values under one name a validator sees one; what is wrong with the other it cannot know.
        return valid
                && (rules.contains("DUPLICATE_FIELD") || beyondSchemas.keySet().containsAll(rules));
    }

    /** The file for other languages, as JSON Lines: a head that says what stands in it, then one case a line. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(line(head()));
        cases.forEach(one -> lines.add(line(row(one))));
        return lines;
    }

    private Map<String, Object> head() {
        var head = new LinkedHashMap<String, Object>();
        head.put("conformance", 1);
        head.put("cases", cases.size());
        head.put(
                "events",
                cases.stream()
                        .map(ConformanceCase::type)
                        .distinct()
                        .map(Contract::toString)
                        .toList());
        head.put("beyond_schema", beyondSchemas);
        head.put("readings", readings);
        return head;
    }

    private static Map<String, Object> row(ConformanceCase one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", one.id());
        row.put("event", one.type().name());
        row.put("version", one.type().version().toString());
        if (one.isEntry()) {
            var entry = new LinkedHashMap<String, Object>();
            one.entry().forEach((name, value) -> entry.put(name, exact(value)));
            row.put("entry", entry);
            if (one.isOpen()) {
                row.put("open", true);
            }
        } else {
            row.put("message", exact(one.message()));
        }
        row.put("accepted", one.accepted());
        row.put(
                "findings",
                one.findings().stream()
                        .map(finding -> finding.rule() + " " + finding.path())
                        .toList());
        one.advice().ifPresent(advice -> row.put("advice", advice));
        one.reading().ifPresent(reading -> row.put("reading", reading));
        return row;
    }

    /** A text, or an object with the bytes in base64 when they are none. */
    private static Object exact(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            return Map.of("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static String line(Map<String, ?> row) {
        var line = new StringWriter();
        try (var json = JSON.createGenerator(line)) {
            write(row, json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return line.toString();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (var member : map.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(member.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (var item : list) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}
