package io.tradeschema.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.change.Change;
import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.change.KnownNames;
import io.tradeschema.compat.change.Trigger;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a folder with two schemas and what is to be said about them; no Java is needed to add one. */
class FixtureTest {

    private static final Path FOLDER = Path.of("src/test/resources/compat");

    /** What the folders take for known: fields that must be understood, and two words for one value. */
    private static final Comparison COMPARISON = new Comparison(
            ComparisonOptions.knowing(new KnownNames(Set.of("reduce_only", "side"), List.of(Set.of("LONG", "BUY")))));

    /** What one text says, and which version it states, is judged beside the comparison; ReleaseTest holds those rules. */
    static Stream<CompatRule> rules() {
        return Stream.of(CompatRule.values())
                .filter(rule -> rule.trigger() != Trigger.VERSION && rule.trigger() != Trigger.WORDING);
    }

    /** Rules that speak of the whole document do not go deeper. */
    static Stream<CompatRule> deepRules() {
        return rules().filter(rule -> rule.trigger() != Trigger.WHOLE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_says_what_its_folder_expects(CompatRule rule) throws IOException {
        var verdict = COMPARISON.compare(text(rule, "old.json"), text(rule, "new.json"));

        var expected = FOLDER.resolve(rule.name()).resolve("expected.txt");
        if (System.getProperty("write.expected") != null) {
            Files.writeString(expected, said(verdict));
        }
        assertThat(said(verdict)).isEqualTo(Files.readString(expected));
        if (rule != CompatRule.NOT_CHECKED) {
            assertThat(verdict.changes()).extracting(Change::rule).contains(rule);
        }
    }

    @ParameterizedTest
    @MethodSource("deepRules")
    void every_rule_fires_in_a_field_in_an_array_and_behind_a_reference(CompatRule rule) throws Exception {
        var old = JsonReading.read(text(rule, "old.json"));
        var current = JsonReading.read(text(rule, "new.json"));
        for (var place : List.of("field", "array", "reference")) {
            var verdict = COMPARISON.compare(in(place, old), in(place, current));

            assertThat(verdict.changes())
                    .as(place)
                    .filteredOn(change -> change.rule() == rule)
                    .isNotEmpty()
                    .allSatisfy(change -> assertThat(change.path()).startsWith(path(place)));
        }
    }

    static Stream<CompatRule> rulesWithMirror() {
        return rules().filter(rule -> rule.mirror().isPresent());
    }

    @ParameterizedTest
    @MethodSource("rulesWithMirror")
    void undone_the_change_is_told_by_the_rules_mirror(CompatRule rule) throws IOException {
        var verdict = COMPARISON.compare(text(rule, "new.json"), text(rule, "old.json"));

        if (rule != CompatRule.NOT_CHECKED) {
            assertThat(verdict.changes())
                    .extracting(Change::rule)
                    .contains(rule.mirror().orElseThrow());
        }
    }

    @Test
    void the_folders_are_exactly_those_of_the_rules() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            rules().map(CompatRule::name).toList());
        }
    }

    private static String path(String place) {
        return place.equals("array") ? "$[*]" : "$.inner";
    }

    private static Json in(String place, Json schema) {
        Map<String, Json> outer = new LinkedHashMap<>();
        switch (place) {
            case "field" -> outer.put("properties", new Json.Obj(Map.of("inner", moved(schema, "#/properties/inner"))));
            case "array" -> outer.put("items", moved(schema, "#/items"));
            default -> {
                outer.put("properties", new Json.Obj(Map.of("inner", reference("#/$defs/Inner"))));
                outer.put("$defs", new Json.Obj(Map.of("Inner", moved(schema, "#/$defs/Inner"))));
            }
        }
        return new Json.Obj(outer);
    }

    /** References inside a schema follow it to its new place. */
    private static Json moved(Json schema, String place) {
        if (schema instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members().forEach((name, value) -> members.put(name, moved(value, place)));
            members.remove("$schema");
            if (members.get("$ref") instanceof Json.Str reference) {
                members.put("$ref", new Json.Str(reference.value().replace("#", place)));
            }
            return new Json.Obj(members);
        }
        return schema instanceof Json.Arr list
                ? new Json.Arr(
                        list.items().stream().map(item -> moved(item, place)).toList())
                : schema;
    }

    private static Json reference(String target) {
        return new Json.Obj(Map.of("$ref", new Json.Str(target)));
    }

    private static String text(CompatRule rule, String file) throws IOException {
        return Files.readString(FOLDER.resolve(rule.name()).resolve(file));
    }

    private static String said(Verdict verdict) {
        var text = new StringBuilder();
        text.append("backward ").append(said(verdict.backward())).append('\n');
        text.append("forward ").append(said(verdict.forward())).append('\n');
        text.append("rollout ").append(verdict.rollout().text()).append('\n');
        text.append("bump ")
                .append(verdict.bump().map(Bump::name).orElse("not known"))
                .append('\n');
        verdict.changes()
                .forEach(change -> text.append(change.rule())
                        .append(' ')
                        .append(change.path())
                        .append(": ")
                        .append(change.what())
                        .append('\n'));
        return text.toString();
    }

    private static String said(Judgement judgement) {
        return judgement.outcome()
                + judgement.witness().map(message -> " " + message).orElse("")
                + (judgement.reason().isEmpty() ? "" : " " + judgement.reason());
    }
}
