package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one document into schemas, following its references and never leaving it. */
final class SchemaReader {

    private static final int SCHEMAS = 20_000;

    private final SchemaSpace space;
    private final Json document;
    private final SchemaDialect dialect;
    private final Map<String, Schema> known = new HashMap<>();
    private final Map<String, TextPattern> patterns = new HashMap<>();
    private final List<Runnable> unfinished = new ArrayList<>();
    private SchemaDraft draft;
    private Locations locations;

    SchemaReader(SchemaSpace space, Json document, SchemaDialect dialect) {
        this.space = space;
        this.document = document;
        this.dialect = dialect;
        this.draft = dialect.fallback();
        this.locations = new Locations(new Json.Bool(true), draft);
    }

    Schema read() throws SchemaRefused {
        if (!(document instanceof Json.Obj || document instanceof Json.Bool)) {
            throw new SchemaRefused("a schema is an object or a boolean");
        }
        if (document instanceof Json.Obj object && object.members().containsKey("$schema")) {
            draft = declared(object.members().get("$schema"));
        }
        locations = new Locations(document, draft);
        var root = at("");
        for (var i = 0; i < unfinished.size(); i++) {
            unfinished.get(i).run();
        }
        refuseLoops();
        return root;
    }

    private SchemaDraft declared(Json schema) throws SchemaRefused {
        if (SchemaDraft.namesNone(schema)) {
            return dialect.fallback();
        }
        var draft = schema instanceof Json.Str uri ? SchemaDraft.named(uri.value()) : Optional.<SchemaDraft>empty();
        return draft.orElseThrow(() -> new SchemaRefused("$schema " + schema + " is not one of the drafts decided"));
    }

    SchemaDraft draft() {
        return draft;
    }

    SchemaDialect dialect() {
        return dialect;
    }

    Json document() {
        return document;
    }

    SchemaSpace space() {
        return space;
    }

    /** Finishes something when all schemas of the document are read. */
    void later(Runnable task) {
        unfinished.add(task);
    }

    /** The schema at a pointer of this document. */
    Schema at(String pointer) {
        var met = known.get(pointer);
        if (met != null) {
            return met;
        }
        var source = locations.at(pointer).orElseThrow();
        if (known.size() >= SCHEMAS) {
            throw new KeywordUndecided("more than " + SCHEMAS + " schemas in one document");
        }
        return known(pointer, source);
    }

    private Schema known(String pointer, Json source) {
        var schema = new Schema(pointer, source, space.deadline()::check);
        known.put(pointer, schema);
        space.add(schema);
        if (source instanceof Json.Bool truth) {
            schema.demand(truth.value() ? List.of() : List.of(new Keyword.Never()));
        } else if (source instanceof Json.Obj object) {
            schema.demand(new KeywordReader(this, pointer, object).read());
        } else {
            schema.demand(List.of(
                    new Keyword.Undecided("schema", "no schema at #" + pointer, Map.of("", source), List.of())));
        }
        return schema;
    }

    /** The schema a reference leads to; empty when it leads out of the document or nowhere. */
    Optional<Schema> referred(String from, String reference) {
        return locations.target(from, reference).map(this::at);
    }

    /** The identifier that references made at a place are resolved against. */
    String base(String pointer) {
        return locations.base(pointer);
    }

    /** A pattern; one object for all its uses in the document. */
    TextPattern pattern(String source) {
        return patterns.computeIfAbsent(source, text -> TextPattern.of(text, space.deadline()::check));
    }

    /** A schema made up for this document, beside those written in it. */
    Schema made(List<Keyword> keywords) {
        var schema = new Schema("", new Json.Bool(true), space.deadline()::check);
        schema.demand(keywords);
        space.add(schema);
        return schema;
    }

    /** A schema that applies itself to the same value would never be done. */
    private void refuseLoops() throws SchemaRefused {
        Set<Schema> done = new HashSet<>();
        for (var schema : known.values()) {
            space.deadline().check();
            visit(schema, new HashSet<>(), done);
        }
    }

    private static void visit(Schema schema, Set<Schema> open, Set<Schema> done) throws SchemaRefused {
        if (done.contains(schema)) {
            return;
        }
        if (!open.add(schema)) {
            throw new SchemaRefused("$ref at #" + schema.pointer() + " applies a schema to itself without end");
        }
        for (var keyword : schema.keywords()) {
            for (var inner : keyword.inPlace()) {
                visit(inner, open, done);
            }
        }
        open.remove(schema);
        done.add(schema);
    }
}
