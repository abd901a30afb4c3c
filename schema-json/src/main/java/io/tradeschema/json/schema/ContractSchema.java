package io.tradeschema.json.schema;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Perishable;
import io.tradeschema.model.Shape;
import io.tradeschema.model.Version;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contract that a JSON Schema declares. The schema is read as exactly what a shape can say; every other keyword is a finding
 * with its line. Nothing is fetched, and no pattern of the file is ever run.
 */
public final class ContractSchema {

    private final Declared declared;
    private final Complaints complaints;

    private ContractSchema(Declared declared) {
        this.declared = declared;
        this.complaints = new Complaints(declared.event() + "@" + declared.version());
    }

    /**
     * What no schema says of its contract.
     *
     * @param event the name of the event, such as {@code ai.signal}
     * @param stream the stream that carries it
     * @param version the version that the schema states
     * @param opens which of its messages open something; empty where nobody says
     */
    public record Declared(String event, String stream, Version version, Optional<Perishable> opens) {

        /** A contract of which nobody says which messages open something. */
        public Declared(String event, String stream, Version version) {
            this(event, stream, version, Optional.empty());
        }
    }

    /**
     * Reads a file, and those in its folder tree that it refers to.
     *
     * @param file the file, as it is named in findings
     */
    public static Outcome<Contract<Map<String, Object>>> read(Path file, Declared declared) {
        return new ContractSchema(declared).read(file);
    }

    private Outcome<Contract<Map<String, Object>>> read(Path file) {
        var folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        var schemas = new SchemaFolder(folder, complaints);
        var contract = schemas.document(file, SchemaRule.SCHEMA_NOT_READ, new Place(file.toString(), 1, ""))
                .filter(root -> complaints.none())
                .flatMap(root -> contract(root, new Types(complaints, schemas, declared.version())));
        return contract.isPresent() && complaints.none()
                ? new Outcome.Accepted<>(contract.get(), List.of())
                : new Outcome.Refused<>(complaints.findings());
    }

    private Optional<Contract<Map<String, Object>>> contract(Node document, Types types) {
        var root = types.schema(document);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        var keywords = root.get();
        Dialect.take(keywords, complaints);
        var address = address(keywords);
        var definitions = new LinkedHashMap<String, Node>();
        keywords.members(Keyword.DEFS).ifPresent(definitions::putAll);
        keywords.members(Keyword.DEFINITIONS).ifPresent(definitions::putAll);
        var place = keywords.place();
        var typed = types.read(keywords, Names.camel(declared.event()), "");
        definitions.forEach((name, node) -> unused(name, node, types));
        if (typed.isPresent()
                && (typed.get().nullable() || typed.get().type().asObject().isEmpty())) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE, place, "a message is an object", "write \"type\": \"object\" at its root");
        }
        return typed.filter(read -> complaints.none())
                .flatMap(read -> read.type().asObject())
                .flatMap(object -> made(object.shape(), address, place));
    }

    private void unused(String name, Node node, Types types) {
        if (!types.isReferred(node.place())) {
            complaints.add(
                    SchemaRule.SCHEMA_REFERENCE,
                    node.place(),
                    "nothing refers to " + Excerpt.quoted(name) + ", so that it says nothing",
                    "refer to it, or take it out");
        }
    }

    /** The folder of the schema's own name is where the names of its versions lie. */
    private Optional<String> address(Keywords keywords) {
        var place = keywords.placeOf(Keyword.ID);
        var id = keywords.text(Keyword.ID);
        var address = id.map(text -> text.substring(0, text.lastIndexOf('/') + 1))
                .filter(text -> text.matches("https?://[a-z0-9.-]+/([A-Za-z0-9._~-]+/)*"));
        if (id.isPresent() && address.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "\"$id\" is no address of the form https://HOST/FOLDER/NAME",
                    "write one of your own, such as \"https://schemas.example/ai-signal.schema.json\", or leave it out; nothing"
                            + " is fetched from there");
        }
        return address;
    }

    @SuppressWarnings("unchecked")
    private Optional<Contract<Map<String, Object>>> made(Shape<?> shape, Optional<String> address, Place place) {
        try {
            var declaration = Contract.of((Shape<Map<String, Object>>) shape)
                    .named(declared.event())
                    .on(declared.stream())
                    .version(declared.version().toString());
            declared.opens().ifPresent(declaration::perishing);
            return Optional.of(
                    address.map(declaration::schemasAt).orElse(declaration).build());
        } catch (IllegalArgumentException e) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    Excerpt.of(String.valueOf(e.getMessage()), 200),
                    declared.opens().isPresent()
                            ? "right it in the schema, or in its entry of the bus file, which says what \"opens\""
                            : "right it in the schema, or in its entry of the bus file");
            return Optional.empty();
        }
    }
}
