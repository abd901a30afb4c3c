package io.tradeschema.compat.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"properties":{"a":{"type":"string"},"b":{"type":"string"}}} | {"properties":{"a":{"type":"string"},"b":{}}}
            {"properties":{"b":{"$ref":"#/$defs/x"}},"$defs":{"x":{"maximum":1}}} | {"properties":{"b":{}},"$defs":{}}
            {"$ref":"#/$defs/x","$defs":{"x":{"$ref":"#/$defs/y"},"y":{"maximum":1},"z":false}} | {"$ref":"#/$defs/x","$defs":{"x":{"$ref":"#/$defs/y"},"y":{"maximum":1}}}
            {"$ref":"#/$defs/f/$defs/x","$defs":{"f":{"type":"object","$defs":{"x":{},"y":{}}}}} | {"$ref":"#/$defs/f/$defs/x","$defs":{"f":{"$defs":{"x":{}}}}}
            {"properties":{"properties":{"properties":{"b":false}}}} | {"properties":{"properties":{}}}
            {"const":{"properties":{"b":false}}} | {"const":{"properties":{"b":false}}}
            {"patternProperties":{"b":false},"required":["b"]} | {"patternProperties":{"b":false},"required":["b"]}
            {"$ref":"#/properties/b","properties":{"b":false}} | {"$ref":"#/properties/b","properties":{"b":false}}
            {"$ref":"#b","properties":{"b":{"$anchor":"b"}}} | {"$ref":"#b","properties":{"b":{"$anchor":"b"}}}
            """)
    void of_a_schema_remains_what_a_message_with_the_name_a_can_meet(String schema, String needed) throws JsonRefused {
        assertThat(Needed.of(JsonReading.read(schema), Set.of("a"))).hasToString(needed);
    }
}
