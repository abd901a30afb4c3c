package io.tradeschema.json.schema;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what a schema says of a list: what each element is, and how many there are. */
final class Lists {

    private final Types types;
    private final Complaints complaints;

    Lists(Types types, Complaints complaints) {
        this.types = types;
        this.complaints = complaints;
    }

    /**
     * The type of the list.
     *
     * @param name what the type of its elements is called where they have no title
     * @param owner the name of the object that the list stands in
     */
    Optional<ValueType<?>> read(Keywords keywords, String name, String owner) {
        var least = count(keywords, Keyword.MIN_ITEMS).orElse(0);
        var most = count(keywords, Keyword.MAX_ITEMS);
        var items = items(keywords, name, owner);
        if (most.isEmpty() && !keywords.has(Keyword.MAX_ITEMS)) {
            complaints.add(
                    SchemaRule.SCHEMA_INCOMPLETE,
                    keywords.place(),
                    "\"maxItems\" is missing",
                    "say how many elements there are at the most, up to " + ListType.MOST_OF_ALL);
        }
        if (most.isPresent() && (most.get() < 1 || least > most.get())) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.placeOf(Keyword.MAX_ITEMS),
                    "no list has " + least + " to " + most.get() + " elements",
                    "write a \"maxItems\" of at least 1 and \"minItems\"");
            return Optional.empty();
        }
        return items.flatMap(type -> most.map(greatest -> list(type, least, greatest)));
    }

    private static ValueType<?> list(ValueType<?> items, int least, int most) {
        return ValueType.list(items).count(least, most);
    }

    private Optional<Integer> count(Keywords keywords, Keyword keyword) {
        var place = keywords.placeOf(keyword);
        var number = keywords.number(keyword);
        var count = number.filter(said -> said.signum() >= 0
                        && said.compareTo(BigDecimal.valueOf(ListType.MOST_OF_ALL)) <= 0
                        && DecimalType.isWhole(said))
                .map(BigDecimal::intValue);
        if (number.isPresent() && count.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "\"" + keyword.word() + "\" is no number of elements from 0 to " + ListType.MOST_OF_ALL,
                    "a message carries no longer list: write fewer, or send several messages");
        }
        return count;
    }

    private Optional<ValueType<?>> items(Keywords keywords, String name, String owner) {
        var node = keywords.take(Keyword.ITEMS);
        if (node.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_INCOMPLETE,
                    keywords.place(),
                    "\"items\" is missing",
                    "say what each element is: {\"items\": {\"type\": \"number\"}}");
            return Optional.empty();
        }
        var typed = types.schema(node.get()).flatMap(schema -> types.read(schema, name, owner));
        if (typed.isPresent() && typed.get().nullable()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    node.get().place(),
                    "an element may be null",
                    "no element is null: leave out what is not there");
            return Optional.empty();
        }
        if (typed.isPresent() && typed.get().type().asList().isPresent()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    node.get().place(),
                    "an element is a list itself",
                    "make the inner list a field of an object, which says what it is");
            return Optional.empty();
        }
        return typed.map(Typed::type);
    }
}
