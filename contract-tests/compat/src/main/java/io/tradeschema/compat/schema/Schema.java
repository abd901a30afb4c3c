package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One schema: a conjunction of keywords. Two schemas of one {@link SchemaSpace} that mean the same by their form have the
 * same number.
 */
public final class Schema {

    private final String pointer;
    private final Json source;
    private final Runnable tick;
    private List<Keyword> keywords = List.of();
    private int number;

    /** The tick is called with each value judged, free to throw when time is up. */
    Schema(String pointer, Json source, Runnable tick) {
        this.tick = tick;
        this.pointer = pointer;
        this.source = source;
    }

    /** Where in its document the schema stands, as a JSON pointer. */
    public String pointer() {
        return pointer;
    }

    /** The schema as it was written. */
    public Json source() {
        return source;
    }

    /** What the schema demands; nothing means that everything is valid. */
    public List<Keyword> keywords() {
        return keywords;
    }

    /** What the schema demands, with references and allOf resolved to what they demand. */
    public List<Keyword> demands() {
        if (keywords.stream().noneMatch(Keyword.Also.class::isInstance)) {
            return keywords;
        }
        var all = new ArrayList<Keyword>();
        demands(all, new HashSet<>());
        return all;
    }

    /** What is referred to twice is demanded once. */
    void demands(Collection<Keyword> all, Set<Schema> met) {
        tick.run();
        for (var keyword : keywords) {
            if (!(keyword instanceof Keyword.Also also)) {
                all.add(keyword);
            } else if (met.add(also.schema())) {
                also.schema().demands(all, met);
            }
        }
    }

    /** The number it shares with every schema of the same form. */
    public int number() {
        return number;
    }

    /** The member of the written schema, when it is an object and has one. */
    public Optional<Json> written(String keyword) {
        return source instanceof Json.Obj object ? object.get(keyword) : Optional.empty();
    }

    /** Whether a value is valid; throws {@link KeywordUndecided} where that cannot be told. */
    public boolean accepts(Json value) {
        tick.run();
        for (var keyword : keywords) {
            if (!keyword.accepts(value)) {
                return false;
            }
        }
        return true;
    }

    void demand(List<Keyword> demanded) {
        keywords = List.copyOf(demanded);
    }

    void number(int given) {
        number = given;
    }

    /** The members of a written object schema; none for a boolean schema. */
    public Map<String, Json> members() {
        return source instanceof Json.Obj object ? object.members() : Map.of();
    }

    @Override
    public String toString() {
        return "#" + pointer;
    }
}
