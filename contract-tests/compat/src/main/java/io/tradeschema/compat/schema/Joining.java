package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import io.tradeschema.model.Excerpt;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one document of a schema and the files that it refers to: each becomes a definition, each reference a local one. */
final class Joining {

    private static final int MOST_FILES = 500;

    /** What would make a definition a document of its own, where references begin anew. */
    private static final Set<String> OWN_DOCUMENT = Set.of("$schema", "$id", "id", "$anchor", "$dynamicAnchor");

    private final SchemaFiles files;
    private final SchemaFile root;
    private final String side;
    private final String definitions;
    private final Map<String, Json> joined = new LinkedHashMap<>();
    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private final Deque<SchemaFile> waiting = new ArrayDeque<>();
    private final Map<String, String> unread = new LinkedHashMap<>();

    Joining(SchemaFiles files, SchemaFile root, String side) {
        this.files = files;
        this.root = root;
        this.side = side;
        this.definitions = root.draft().refAlone() ? "definitions" : "$defs";
        prefixes.put(root.name(), "");
    }

    Joined joined() {
        var document = schema(root, root.document(), "");
        while (!waiting.isEmpty()) {
            var file = waiting.remove();
            joined.put(definition(file), schema(file, file.document(), ""));
        }
        if (joined.isEmpty()) {
            return new Joined(unread.isEmpty() ? root.document() : document, unread);
        }
        var all = new LinkedHashMap<>(own((Json.Obj) document));
        all.putAll(joined);
        return new Joined(((Json.Obj) document).with(definitions, new Json.Obj(all)), unread);
    }

    private Map<String, Json> own(Json.Obj document) {
        return document.members().get(definitions) instanceof Json.Obj own ? own.members() : Map.of();
    }

    private String definition(SchemaFile file) {
        var prefix = String.valueOf(prefixes.get(file.name()));
        return prefix.substring(prefix.lastIndexOf('/') + 1);
    }

    private Json schema(SchemaFile file, Json value, String pointer) {
        if (value instanceof Json.Arr list) {
            var items = new ArrayList<Json>();
            for (var item : list.items()) {
                items.add(schema(file, item, pointer + "/" + items.size()));
            }
            return new Json.Arr(items);
        }
        if (!(value instanceof Json.Obj object)) {
            return value;
        }
        var members = new LinkedHashMap<String, Json>();
        object.members().forEach((name, member) -> {
            var at = pointer + "/" + Locations.escaped(name);
            if (name.equals("$ref") && member instanceof Json.Str reference) {
                members.put(name, new Json.Str(reference(file, pointer, reference.value())));
            } else if (SchemaDraft.NAMED.contains(name) && member instanceof Json.Obj named) {
                members.put(name, named(file, named, at));
            } else if (!dropped(file, name, member, pointer)) {
                members.put(name, SchemaDraft.HOLDING_VALUES.contains(name) ? member : schema(file, member, at));
            }
        });
        return new Json.Obj(members);
    }

    /** Under these keywords the names are the writer's own, also one that is a keyword elsewhere. */
    private Json named(SchemaFile file, Json.Obj named, String pointer) {
        var members = new LinkedHashMap<String, Json>();
        named.members()
                .forEach((name, member) ->
                        members.put(name, schema(file, member, pointer + "/" + Locations.escaped(name))));
        return new Json.Obj(members);
    }

    private boolean isRoot(SchemaFile file) {
        return file.name().equals(root.name());
    }

    private boolean dropped(SchemaFile file, String name, Json member, String pointer) {
        return OWN_DOCUMENT.contains(name)
                && member instanceof Json.Str
                && (!isRoot(file) || !pointer.isEmpty() && file.locations().isNested());
    }

    private String reference(SchemaFile file, String pointer, String reference) {
        var local = file.locations().target(pointer, reference);
        if (local.isPresent()) {
            var asItStands = isRoot(file) && !file.locations().isNested();
            return asItStands ? reference : written(file, local.get());
        }
        var absolute = file.locations().absolute(pointer, reference);
        var hash = absolute.indexOf('#');
        var address = hash < 0 ? absolute : absolute.substring(0, hash);
        var fragment = hash < 0 ? "" : absolute.substring(hash);
        if (isRoot(file) && (address.isEmpty() || file.locations().isResource(address))) {
            return reference;
        }
        var reached = reached(file, pointer, reference, address);
        if (reached.file().isEmpty()) {
            var fetched = isAddress(address) && reached.why().isEmpty();
            return fetched
                    ? why(absolute, file, pointer, reference, FETCHED)
                    : why(absolute + " (" + side + ")", file, pointer, reference, reached.why());
        }
        var target = reached.file().get();
        var place = target.locations().target("", fragment);
        return place.isPresent()
                ? written(target, place.get())
                : why(
                        absolute + " (" + side + ")",
                        file,
                        pointer,
                        reference,
                        "there is nothing at " + Excerpt.quoted(fragment) + " of " + target.name()
                                + (fragment.equals("#/") ? "; the whole file is \"#\", or its name alone" : ""));
    }

    private static final String FETCHED =
            "nothing is ever fetched, and no file of the tree states it as its identifier";

    private String why(String instead, SchemaFile file, String pointer, String reference, String reason) {
        unread.putIfAbsent(
                instead, "$ref " + Excerpt.quoted(reference) + " at " + file.name() + "#" + pointer + ": " + reason);
        return instead;
    }

    private static boolean isAddress(String address) {
        return address.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
    }

    /** By path where the file states no other address, otherwise by the address that a file states. */
    private SchemaFiles.Read reached(SchemaFile file, String pointer, String reference, String address) {
        if (!isAddress(address)) {
            return address.isEmpty() || file.locations().isResource(address)
                    ? SchemaFiles.Read.not("there is nothing in the file")
                    : byPath(file, address);
        }
        if (root.address().equals(Optional.of(address))) {
            return new SchemaFiles.Read(Optional.of(root), "");
        }
        if (file.locations().isResource(address)) {
            return SchemaFiles.Read.not("there is nothing in the file");
        }
        var path = reference.replaceFirst("#.*$", "");
        var relative = !isAddress(path)
                && !path.startsWith("/")
                && file.locations().base(pointer).equals(file.locations().base(""));
        var beside = relative ? byPath(file, path) : SchemaFiles.Read.not("");
        return beside.file().filter(found -> found.isAt(address)).isPresent()
                ? beside
                : byAddress(file, address, beside);
    }

    private SchemaFiles.Read byAddress(SchemaFile file, String address, SchemaFiles.Read beside) {
        var stating = files.stating(address, file.draft());
        if (stating.size() == 1) {
            return admitted(new SchemaFiles.Read(Optional.of(stating.get(0)), ""));
        }
        if (stating.size() > 1) {
            return SchemaFiles.Read.not(
                    stating.get(0).name() + " and " + stating.get(1).name() + " both state it as their identifier");
        }
        return beside.file()
                .map(other -> SchemaFiles.Read.not(other.name() + " states another identifier, "
                        + Excerpt.of(other.address().orElse(""))))
                .orElse(beside);
    }

    private SchemaFiles.Read byPath(SchemaFile file, String path) {
        var name = files.name(file.name(), path);
        if (name.found().isEmpty()) {
            return SchemaFiles.Read.not(name.why());
        }
        return name.found().get().equals(root.name())
                ? new SchemaFiles.Read(Optional.of(root), "")
                : admitted(files.file(name.found().get(), file.draft()));
    }

    /** A file of another draft is read where its words mean the same in both. */
    private SchemaFiles.Read admitted(SchemaFiles.Read read) {
        if (read.file().isEmpty()) {
            return read;
        }
        var file = read.file().get();
        if (file.draft() != root.draft()) {
            return SchemaFiles.Read.not(
                    file.name() + " is of another draft, " + file.draft().uri() + ", than " + root.name() + ", "
                            + root.draft().uri());
        }
        if (!prefixes.containsKey(file.name()) && prefixes.size() >= MOST_FILES) {
            return SchemaFiles.Read.not("the schema stands in more than " + MOST_FILES + " files");
        }
        return read;
    }

    private String written(SchemaFile file, String pointer) {
        var prefix = prefixes.get(file.name());
        if (prefix == null) {
            prefix = "/" + definitions + "/" + free(file);
            prefixes.put(file.name(), prefix);
            waiting.add(file);
        }
        return "#" + encoded(prefix + pointer);
    }

    /** The path from the root's folder, so that the same file has the same name in both versions. */
    private String free(SchemaFile file) {
        var folder = Optional.ofNullable(
                Path.of(root.name()).toAbsolutePath().normalize().getParent());
        var path = Path.of(file.name()).toAbsolutePath().normalize();
        var name = folder.map(from -> from.relativize(path))
                .orElse(path)
                .toString()
                .replaceAll("[^A-Za-z0-9._-]", "_");
        List<String> taken = new ArrayList<>();
        prefixes.values().forEach(prefix -> taken.add(prefix.substring(prefix.lastIndexOf('/') + 1)));
        taken.addAll(own((Json.Obj) root.document()).keySet());
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }

    private static String encoded(String pointer) {
        try {
            return new URI(null, null, pointer).getRawFragment();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a fragment may hold anything", e);
        }
    }
}
