package io.tradeschema.compat.schema;

import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schemas under comparison. Numbers them so that equal numbers mean equal form, recursion included. */
public final class SchemaSpace {

    private final Deadline deadline;
    private final List<Schema> schemas = new ArrayList<>();
    private final Map<Set<List<Object>>, Integer> classes = new HashMap<>();
    private final Map<String, String> unread = new HashMap<>();
    private final Map<Integer, List<Json>> samples = new HashMap<>();
    private final Schema everything;
    private final Schema nothing;
    private boolean tellsWriting;

    /** A space with only the two boolean schemas; reading into it, and numbering it, ends with the deadline. */
    public SchemaSpace(Deadline deadline) {
        this.deadline = deadline;
        everything = new Schema("", new Json.Bool(true), deadline::check);
        nothing = new Schema("", new Json.Bool(false), deadline::check);
        nothing.demand(List.of(new Keyword.Never()));
        schemas.add(everything);
        schemas.add(nothing);
    }

    /** Reads a document and the files joined to it; call {@link #number()} after the last one. */
    public Schema read(Joined joined, SchemaDialect dialect) throws SchemaRefused {
        unread.putAll(joined.unread());
        return new SchemaReader(this, joined.schema(), dialect).read();
    }

    /** Why nothing is read where a reference leads to. */
    String unread(String reference) {
        return unread.getOrDefault(reference, "$ref " + reference + " leads out of the document");
    }

    /** The schema under which everything is valid. */
    public Schema everything() {
        return everything;
    }

    /** The schema under which nothing is valid. */
    public Schema nothing() {
        return nothing;
    }

    /** Whether some schema tells a whole number from the same one written with a fraction, as draft 4 does. */
    public boolean tellsWriting() {
        return tellsWriting;
    }

    /** Says that some schema does. */
    void telling() {
        tellsWriting = true;
    }

    /** When the work on these schemas must be done. */
    Deadline deadline() {
        return deadline;
    }

    void add(Schema schema) {
        deadline.check();
        schemas.add(schema);
    }

    /**
     * Gives equal numbers to schemas of equal form: refines classes until no schema can be told from its like. Classes are
     * numbered by their first schemas, so that a round that refines nothing changes no number, and its forms are the last.
     */
    public void number() {
        Map<Set<List<Object>>, Integer> flat = new HashMap<>();
        List<Schema> deep = new ArrayList<>();
        for (var schema : schemas) {
            deadline.check();
            if (isFlat(schema)) {
                schema.number(flat.computeIfAbsent(form(schema), ignored -> flat.size() + 1));
            } else {
                deep.add(schema);
            }
        }
        var before = -1;
        while (classes.size() != before) {
            before = classes.size();
            classes.clear();
            classes.putAll(flat);
            refine(deep);
        }
        schemas.forEach(this::sample);
    }

    private void refine(List<Schema> deep) {
        var given = new int[deep.size()];
        for (var i = 0; i < given.length; i++) {
            deadline.check();
            given[i] = classes.computeIfAbsent(form(deep.get(i)), ignored -> classes.size() + 1);
        }
        for (var i = 0; i < given.length; i++) {
            deep.get(i).number(given[i]);
        }
    }

    /** Whether no other schema tells what form a schema has: it is known at once. */
    private static boolean isFlat(Schema schema) {
        return schema.demands().stream().allMatch(SchemaSpace::isFlat);
    }

    private static boolean isFlat(Keyword keyword) {
        return keyword instanceof Keyword.Never
                || keyword instanceof Keyword.Types
                || keyword instanceof Keyword.OneValueOf
                || keyword.concerns()
                        .filter(kind -> kind == Kind.NUMBER || kind == Kind.STRING)
                        .isPresent();
    }

    /** A reference or an allOf is no form of its own: what counts is what it demands. */
    private static Set<List<Object>> form(Schema schema) {
        var form = new HashSet<List<Object>>();
        schema.demands().forEach(keyword -> form.add(keyword.form()));
        return form;
    }

    private void sample(Schema schema) {
        var found = samples.computeIfAbsent(schema.number(), ignored -> new ArrayList<>());
        if (schema.members().get("examples") instanceof Json.Arr examples) {
            found.addAll(examples.items());
        }
        for (var single : List.of("example", "default")) {
            schema.written(single).ifPresent(found::add);
        }
    }

    /** Values that the authors of a schema gave as examples or defaults. */
    public List<Json> samples(Schema schema) {
        return samples.getOrDefault(schema.number(), List.of());
    }

    /** A new schema of the given demands, numbered like its equals. */
    public Schema schema(Keyword... keywords) {
        var made = new Schema("", new Json.Bool(true), deadline::check);
        made.demand(List.of(keywords));
        made.number(classes.computeIfAbsent(form(made), ignored -> classes.size() + 1));
        return made;
    }
}
