package io.tradeschema.compat.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands under a name of the writer's own is a schema, whatever keyword the name is elsewhere. */
class ReferencesOutsideTest {

    @ParameterizedTest
    @ValueSource(strings = {"default", "const", "enum", "examples", "example", "properties", "$id", "a"})
    void a_reference_below_a_property_of_any_name_is_replaced(String name) throws JsonRefused {
        var schema = "{\"properties\":{\"" + name + "\":{\"$ref\":\"other.json\"}}}";

        assertThat(ReferencesOutside.closed(JsonReading.read(schema), SchemaDraft.DRAFT_07))
                .extracting(Object::toString)
                .containsExactly(
                        "{\"properties\":{\"" + name + "\":{}}}", "{\"properties\":{\"" + name + "\":{\"not\":{}}}}");
    }

    @Test
    void a_property_called_like_a_reference_is_none() throws JsonRefused {
        var schema = JsonReading.read(
                "{\"properties\":{\"$ref\":{\"type\":\"string\"}},\"default\":{\"$ref\":\"other.json\"}}");

        assertThat(ReferencesOutside.closed(schema, SchemaDraft.DRAFT_07)).containsExactly(schema);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "const", "enum", "examples", "example"})
    void an_identifier_below_a_property_of_any_name_is_the_documents_own(String name) throws JsonRefused {
        var schema = JsonReading.read(
                "{\"properties\":{\"" + name + "\":{\"$id\":\"inner.json\"},\"b\":{\"$ref\":\"inner.json\"}}}");

        assertThat(ReferencesOutside.closed(schema, SchemaDraft.DRAFT_07)).containsExactly(schema);
    }

    @Test
    void a_value_has_no_identifier_and_no_reference() throws JsonRefused {
        var schema = JsonReading.read("{\"const\":{\"$id\":\"inner.json\"},\"allOf\":[{\"$ref\":\"inner.json\"}]}");

        assertThat(ReferencesOutside.closed(schema, SchemaDraft.DRAFT_07)).hasSize(2);
    }
}
