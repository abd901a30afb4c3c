package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.util.List;
import java.util.Set;

/** Which members of an object a demand is about. */
public sealed interface NameTest {

    /** Whether the member of that name is meant. */
    boolean picks(String name);

    /** What tells this test from another, with schemas by their number. */
    List<Object> form();

    /** The names the test mentions. */
    default Set<String> names() {
        return Set.of();
    }

    /** The schemas of names it consults. */
    default List<Schema> schemas() {
        return List.of();
    }

    /** One name. */
    record Named(String name) implements NameTest {
        @Override
        public boolean picks(String other) {
            return name.equals(other);
        }

        @Override
        public List<Object> form() {
            return List.of("named", name);
        }

        @Override
        public Set<String> names() {
            return Set.of(name);
        }
    }

    /** Names that are valid under a schema, or that are not. */
    record Matching(Schema schema, boolean valid) implements NameTest {
        @Override
        public boolean picks(String name) {
            return schema.accepts(new Json.Str(name)) == valid;
        }

        @Override
        public List<Object> form() {
            return List.of("matching", schema.number(), valid);
        }

        @Override
        public List<Schema> schemas() {
            return List.of(schema);
        }
    }

    /** All names but some, and but those valid under some schemas. */
    record Others(Set<String> names, List<Schema> schemas) implements NameTest {
        @Override
        public boolean picks(String name) {
            return !names.contains(name) && schemas.stream().noneMatch(schema -> schema.accepts(new Json.Str(name)));
        }

        @Override
        public List<Object> form() {
            return List.of(
                    "others",
                    names,
                    Set.copyOf(schemas.stream().map(Schema::number).toList()));
        }
    }
}
