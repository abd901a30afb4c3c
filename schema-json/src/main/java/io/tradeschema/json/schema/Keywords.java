package io.tradeschema.json.schema;

import io.tradeschema.model.Excerpt;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keywords of one schema, each of which is taken by whoever reads it; what nobody took is named, so that nothing is passed
 * over.
 */
final class Keywords {

    private final Node.Members schema;
    private final Complaints complaints;
    private final Set<String> left;

    Keywords(Node.Members schema, Complaints complaints) {
        this.schema = schema;
        this.complaints = complaints;
        this.left = new LinkedHashSet<>(schema.members().keySet());
    }

    Place place() {
        return schema.place();
    }

    /** Where a keyword that is there stands. */
    Place placeOf(Keyword keyword) {
        return placeOf(keyword.word());
    }

    private Place placeOf(String word) {
        var node = schema.members().get(word);
        return node == null ? place() : node.place();
    }

    boolean has(Keyword keyword) {
        return schema.members().containsKey(keyword.word());
    }

    Optional<Node> take(Keyword keyword) {
        left.remove(keyword.word());
        return Optional.ofNullable(schema.members().get(keyword.word()));
    }

    Optional<String> text(Keyword keyword) {
        return take(keyword).flatMap(node -> node.asText().or(() -> refuse(keyword, node, "a text")));
    }

    Optional<Boolean> flag(Keyword keyword) {
        return take(keyword).flatMap(node -> node.asFlag().or(() -> refuse(keyword, node, "true or false")));
    }

    Optional<BigDecimal> number(Keyword keyword) {
        return take(keyword).flatMap(node -> node.asNumber().or(() -> refuse(keyword, node, "a number")));
    }

    Optional<List<Node>> items(Keyword keyword) {
        return take(keyword).flatMap(node -> node.asItems().or(() -> refuse(keyword, node, "a list")));
    }

    Optional<Map<String, Node>> members(Keyword keyword) {
        return take(keyword)
                .flatMap(node ->
                        node.asMembers().map(Node.Members::members).or(() -> refuse(keyword, node, "an object")));
    }

    private <T> Optional<T> refuse(Keyword keyword, Node node, String wanted) {
        complaints.add(
                SchemaRule.SCHEMA_VALUE,
                node.place(),
                "\"" + keyword.word() + "\" is not " + wanted,
                "write " + wanted);
        return Optional.empty();
    }

    /**
     * Names every keyword that nobody took.
     *
     * @param kind what the schema is of, such as {@code a number}
     */
    void nameTheRest(String kind) {
        for (var word : left) {
            var place = placeOf(word);
            var known = Keyword.of(word);
            var fix = known.flatMap(Keyword::instead)
                    .orElseGet(
                            () -> known.isPresent() ? "take it out, or put it where it holds" : Keyword.adviceOn(word));
            var what = known.isEmpty()
                    ? Excerpt.quoted(word) + " is no keyword of a contract's schema"
                    : known.get().instead().isPresent()
                            ? "\"" + word + "\" cannot be said by a contract"
                            : "\"" + word + "\" says nothing of " + kind;
            complaints.add(SchemaRule.SCHEMA_KEYWORD, place, what, fix);
        }
        left.clear();
    }
}
