package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas stay within the part of JSON Schema that validators of all languages agree on. */
class PortableSchemaTest {

    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$id",
            "$comment",
            "title",
            "description",
            "examples",
            "deprecated",
            "type",
            "enum",
            "const",
            "properties",
            "required",
            "additionalProperties",
            "allOf",
            "if",
            "then",
            "not",
            "dependentRequired",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "pattern",
            "items",
            "minItems",
            "maxItems");

    /** What a regular expression may be made of: no look-around, no back-references, no classes of Unicode. */
    private static final String PLAIN_PATTERN =
            "(?:[A-Za-z0-9:\\-T$^|?)]|\\(\\?:|\\[[A-Za-z0-9_+\\-\\\\]+]|\\{[0-9]+(?:,[0-9]+)?}|\\\\\\.)+";

    static List<Published> published() {
        return Published.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_schema_has_only_what_every_validator_reads_alike(Published published) throws Exception {
        var root = new ObjectMapper().readTree(published.schema());
        var findings = new ArrayList<String>();

        assertThat(root.get("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(root.get("$id").textValue())
                .startsWith("https://")
                .contains("/" + published.type().version() + "/");
        lint(root, "#", findings);

        assertThat(findings).isEmpty();
    }

    private static void lint(JsonNode schema, String where, List<String> findings) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!KEYWORDS.contains(keyword)) {
                findings.add(where + " has " + keyword);
            }
        });
        if (schema.has("properties")
                && schema.has("title")
                && !schema.path("additionalProperties").isBoolean()) {
            findings.add(where + " is not closed");
        }
        if (schema.path("additionalProperties").asBoolean()) {
            findings.add(where + " is open");
        }
        for (var value : schema.path("enum")) {
            if (!value.isTextual() && !value.isNull()) {
                findings.add(where + " lists " + value);
            }
        }
        if (schema.has("pattern") && !schema.get("pattern").textValue().matches(PLAIN_PATTERN)) {
            findings.add(where + " has the pattern " + schema.get("pattern"));
        }
        schema.path("properties")
                .properties()
                .forEach(entry -> lint(entry.getValue(), where + "/" + entry.getKey(), findings));
        for (var keyword : List.of("if", "then", "not", "items")) {
            if (schema.has(keyword)) {
                lint(schema.get(keyword), where + "/" + keyword, findings);
            }
        }
        schema.path("allOf").forEach(part -> lint(part, where + "/allOf", findings));
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_schema_is_valid_under_the_schema_of_schemas(Published published) {
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(published.schema(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void a_schema_is_the_same_text_under_every_locale() {
        var plain = texts();
        var locale = Locale.getDefault();
        try {
            for (var language : List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(language));

                assertThat(texts()).as(language).isEqualTo(plain);
            }
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static List<String> texts() {
        return Events.all().types().stream().map(SchemaText::of).toList();
    }

    @Test
    void the_schemas_of_the_model_are_among_the_published_ones() {
        assertThat(Published.all())
                .extracting(Published::type)
                .extracting(EventType::toString)
                .containsAll(
                        Events.all().types().stream().map(EventType::toString).toList());
    }
}
