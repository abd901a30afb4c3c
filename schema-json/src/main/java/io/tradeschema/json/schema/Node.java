package io.tradeschema.json.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows its line. */
sealed interface Node {

    Place place();

    /** An object, its members in order. */
    record Members(Place place, Map<String, Node> members) implements Node {}

    /** A list. */
    record Items(Place place, List<Node> items) implements Node {}

    /** A text. */
    record Text(Place place, String text) implements Node {}

    /** A number. */
    record Number(Place place, BigDecimal number) implements Node {}

    /** True or false. */
    record Flag(Place place, boolean flag) implements Node {}

    /** Null. */
    record Nothing(Place place) implements Node {}

    default Optional<Members> asMembers() {
        return this instanceof Members members ? Optional.of(members) : Optional.empty();
    }

    default Optional<List<Node>> asItems() {
        return this instanceof Items list ? Optional.of(list.items()) : Optional.empty();
    }

    default Optional<String> asText() {
        return this instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    default Optional<BigDecimal> asNumber() {
        return this instanceof Number number ? Optional.of(number.number()) : Optional.empty();
    }

    default Optional<Boolean> asFlag() {
        return this instanceof Flag flag ? Optional.of(flag.flag()) : Optional.empty();
    }

    default boolean isNull() {
        return this instanceof Nothing;
    }

    /** Whether it is this object of texts, or this text. */
    default boolean says(@Nullable Object plain) {
        if (this instanceof Members object) {
            return plain instanceof Map<?, ?> map
                    && map.keySet().equals(object.members().keySet())
                    && object.members().entrySet().stream()
                            .allMatch(member -> member.getValue().says(map.get(member.getKey())));
        }
        return this instanceof Text text && text.text().equals(plain);
    }
}
