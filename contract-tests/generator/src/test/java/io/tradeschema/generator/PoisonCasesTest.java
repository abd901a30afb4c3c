package io.tradeschema.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Contract;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a consumer is given to refuse has each way of the incidents, of every field: by the findings of each entry, no sample. */
class PoisonCasesTest {

    static Stream<Contract<?>> types() {
        Stream<EventType<?>> published = Events.all().types().stream();
        return Stream.concat(published, Stream.of(OrderFilled.TYPE));
    }

    /** The rule and the place of every error, for each entry. */
    private static Set<Set<String>> refusals(Contract<?> type) {
        return EntryCases.of(type).poison().stream()
                .map(one -> EntryCodec.of(type).decode(one.fields()).findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(PoisonCasesTest::told)
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static String told(Finding finding) {
        return finding.rule().name() + " " + finding.where();
    }

    private static Set<String> alone(String rule, String name) {
        return Set.of(rule + " $." + name);
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_required_field_is_missing_once_with_nothing_else_wrong(Contract<?> type) {
        assertThat(refusals(type))
                .containsAll(type.shape().fields().stream()
                        .filter(Field::required)
                        .map(field -> alone("MISSING_FIELD", field.name()))
                        .toList())
                .containsAll(type.shape().fields().stream()
                        .filter(field -> field.requiredWhen().isPresent())
                        .map(field -> alone("CONDITION_NOT_MET", field.name()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_number_is_a_text_once_and_every_choice_a_wrong_word(Contract<?> type) {
        assertThat(refusals(type))
                .containsAll(type.shape().fields().stream()
                        .filter(field -> field.type() instanceof DecimalType<?>)
                        .map(field -> alone("WRONG_TYPE", field.name()))
                        .toList())
                .containsAll(type.shape().fields().stream()
                        .filter(field -> field.type().asChoice().isPresent())
                        .map(field -> alone("UNKNOWN_VALUE", field.name()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_retired_name_stands_beside_its_successor_and_in_its_place(Contract<?> type) {
        for (var retired : type.shape().retired()) {
            assertThat(payloads(type, retired, true)).as("beside, " + retired).isNotEmpty();
            retired.successor()
                    .ifPresent(successor -> assertThat(payloads(type, retired, false))
                            .as("alone, " + retired)
                            .isNotEmpty());
            assertThat(payloads(type, retired, false))
                    .as("values of " + retired)
                    .satisfies(all -> retired.values()
                            .keySet()
                            .forEach(value -> assertThat(all)
                                    .anyMatch(payload ->
                                            payload.contains("\"" + retired.name() + "\": \"" + value + "\""))));
        }
    }

    private static List<String> payloads(Contract<?> type, RetiredName retired, boolean beside) {
        return EntryCases.of(type).poison().stream()
                .map(one -> one.fields().getOrDefault("payload", ""))
                .filter(payload -> payload.contains("\"" + retired.name() + "\""))
                .filter(payload -> retired.successor()
                                .filter(successor -> payload.contains("\"" + successor + "\""))
                                .isPresent()
                        == (beside && retired.successor().isPresent()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_retired_value_stands_under_its_successor(Contract<?> type) {
        for (var retired : type.shape().retired()) {
            for (var value : retired.values().keySet()) {
                assertThat(EntryCases.of(type).poison())
                        .anyMatch(one -> one.fields()
                                .getOrDefault("payload", "")
                                .contains("\"" + retired.successor().orElseThrow() + "\": \"" + value + "\""));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_field_of_the_envelope_is_missing_once_and_all_of_it(Contract<?> type) {
        var required = Arrays.stream(EnvelopeField.values())
                .filter(EnvelopeField::required)
                .map(EnvelopeField::wire)
                .toList();
        var fields = EntryCases.of(type).poison().stream()
                .map(one -> one.fields().keySet())
                .toList();
        var first = Optional.of(type.shape().fields()).map(all -> all.get(0)).map(Field::name);

        assertThat(required)
                .allSatisfy(gone -> assertThat(fields)
                        .anyMatch(entry -> !entry.contains(gone)
                                && required.stream().filter(entry::contains).count() == required.size() - 1));
        assertThat(fields).anyMatch(entry -> entry.contains(first.orElseThrow()) && !entry.contains("payload"));
    }
}
