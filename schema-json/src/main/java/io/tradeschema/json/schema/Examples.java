package io.tradeschema.json.schema;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examples, each of which the type accepts. */
final class Examples {

    private Examples() {}

    /** The examples of a schema as texts, without those that are refused, which are complained of. */
    static List<String> of(Keywords keywords, ValueType<?> type, Complaints complaints) {
        var accepted = new ArrayList<String>();
        for (var node : keywords.items(Keyword.EXAMPLES).orElse(List.of())) {
            var plain = plain(node);
            if (node.isNull()) {
                continue;
            }
            if (plain.isPresent() && type.read(plain.get(), type.name()).accepted()) {
                accepted.add(plain.get().toString());
            } else {
                complaints.add(
                        SchemaRule.SCHEMA_VALUE,
                        node.place(),
                        "an example that the schema refuses: "
                                + plain.map(value -> Excerpt.of(value.toString()))
                                        .orElse("no plain value"),
                        "write " + type.expectation());
            }
        }
        return accepted;
    }

    private static Optional<Object> plain(Node node) {
        return node.asText()
                .<Object>map(text -> text)
                .or(() -> node.asNumber().map(number -> number))
                .or(() -> node.asFlag().map(flag -> flag));
    }
}
