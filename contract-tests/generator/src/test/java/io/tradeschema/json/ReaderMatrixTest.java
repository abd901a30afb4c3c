package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.model.Contract;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Field;
import io.tradeschema.model.Version;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writers of every published version, of an invented later one and of the next major, each sending every field by itself,
 * to readers of every published version, closed and open.
 */
class ReaderMatrixTest {

    /** A field that the invented version adds. */
    private static final String INVENTED = "target_price";

    private static List<Version> published(Contract<?> event) {
        return Schemas.all().published().stream()
                .filter(schema -> schema.event().equals(event.name()))
                .map(PublishedSchema::version)
                .sorted()
                .toList();
    }

    /** Those of every published version, of an invented next one, and of the next major. */
    private static List<Version> writers(Contract<?> event) {
        var newest = event.version();
        var invented = new Version(newest.major(), newest.minor() + 1, 0);
        return Stream.concat(published(event).stream(), Stream.of(invented, new Version(newest.major() + 1, 0, 0)))
                .toList();
    }

    private record Cell(EventType<?> event, Version writer, Version reader, boolean open) {

        @Override
        public String toString() {
            return event.name() + ", writer " + writer + ", " + (open ? "open" : "closed") + " reader " + reader;
        }

        Contract<?> readerType() {
            return event.at(reader);
        }

        boolean isLater() {
            return writer.minor() > reader.minor();
        }

        /** By the rule, which asks nothing of the code that is tested but what the record's header says of the field. */
        String expected(String name) {
            if (writer.major() != reader.major()) {
                return known(name) ? "ENVELOPE_MAJOR_UNKNOWN" : "ENVELOPE_MAJOR_UNKNOWN UNKNOWN_FIELD";
            }
            if (known(name)) {
                return "accepted";
            }
            return open && isLater() && !mustUnderstand(name) ? "accepted ADDITION_NOT_READ" : "UNKNOWN_FIELD";
        }

        private boolean known(String name) {
            return field(name)
                    .filter(field -> field.since().compareTo(reader) <= 0)
                    .isPresent();
        }

        private boolean mustUnderstand(String name) {
            return field(name).filter(Field::mustUnderstand).isPresent();
        }

        private Optional<Field> field(String name) {
            return event.shape().field(name);
        }
    }

    static Stream<Cell> cells() {
        return Stream.of(TradeIntent.TYPE, TradeClosed.TYPE)
                .flatMap(event -> writers(event).stream()
                        .flatMap(writer -> published(event).stream()
                                .flatMap(reader ->
                                        Stream.of(false, true).map(open -> new Cell(event, writer, reader, open)))));
    }

    /** What samples have for a field that the event has; anything else for the invented one. */
    private static final Map<String, Map<String, Object>> VALUES = Stream.of(TradeIntent.TYPE, TradeClosed.TYPE)
            .collect(Collectors.toMap(Contract::name, ReaderMatrixTest::values));

    private static Map<String, Object> values(Contract<?> event) {
        var values = new LinkedHashMap<String, Object>();
        SampleMessages.of(event).showcase().stream()
                .limit(3)
                .flatMap(sample -> JsonValues.map(sample.json()).entrySet().stream())
                .forEach(member -> values.putIfAbsent(member.getKey(), member.getValue()));
        values.put(INVENTED, new BigDecimal("1.7"));
        return values;
    }

    private static Map<String, String> entry(Cell cell, String payload) {
        return Map.of(
                "event_type",
                cell.event.name(),
                "payload",
                payload,
                "timestamp",
                "2026-01-21T04:10:00Z",
                "source",
                "ai_engine",
                "schema_version",
                cell.writer.toString());
    }

    private static String told(Cell cell, String payload) {
        var codec = EntryCodec.of(cell.readerType());
        var outcome = (cell.open ? codec.ignoringAdditions() : codec).decode(entry(cell, payload));
        var rules = outcome.findings().stream()
                .map(finding -> finding.rule().name())
                .sorted();
        return Stream.concat(outcome.accepted() ? Stream.of("accepted") : Stream.empty(), rules)
                .collect(Collectors.joining(" "));
    }

    /** The fields that every message of every version has, and one more. */
    private static String with(Contract<?> event, String name) {
        var values = VALUES.getOrDefault(event.name(), Map.of());
        var message = new LinkedHashMap<String, Object>();
        event.shape().fields().stream()
                .filter(field -> field.required() || field.name().equals("tp_level"))
                .forEach(field -> message.put(field.name(), values.get(field.name())));
        message.put(name, Objects.requireNonNull(values.get(name), name));
        return new String(JsonText.bytes(message), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void every_field_by_itself_has_the_outcome_of_the_rule(Cell cell) {
        var names = new ArrayList<>(
                cell.event.shape().fields().stream().map(Field::name).toList());
        names.add(INVENTED);
        assertThat(names).hasSizeGreaterThan(18);

        for (var name : names) {
            assertThat(told(cell, with(cell.event, name))).as(name).isEqualTo(cell.expected(name));
        }
    }

    @Test
    void the_matrix_has_every_version_that_is_published() {
        for (var type : List.of(TradeIntent.TYPE, TradeClosed.TYPE)) {
            assertThat(published(type).stream().map(Version::toString)).startsWith("1.0.0", "1.1.0", "1.2.0");
        }
    }
}
