package io.tradeschema.scan.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one language's libraries. */
public final class Tables {

    private static final String ANY = "any#";

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, String> same = new HashMap<>();
    private final Map<String, Style> styles = new LinkedHashMap<>();
    private final Map<String, List<String>> bases = new HashMap<>();
    private final Set<String> plain = new LinkedHashSet<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Set<String> bindings = new LinkedHashSet<>();

    /** The tables in this resource. */
    public static Tables of(String resource) {
        try (var in = Tables.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the table " + resource + " is not there");
            }
            return new Tables(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Full names by their last part, for names that nobody tells where they come from. */
    private final Map<String, String> byLastName = new HashMap<>();

    /** The tables in this text. */
    public Tables(String text) {
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::line);
        var all = new LinkedHashSet<String>(rows.keySet());
        styles.keySet().forEach(name -> all.add(name.startsWith("@") ? name.substring(1) : name));
        all.addAll(kinds.keySet());
        for (var name : all) {
            if (name.indexOf('#') < 0 && name.indexOf('.') > 0 && !name.startsWith("builtins.")) {
                byLastName.putIfAbsent(name.substring(name.lastIndexOf('.') + 1), name);
            }
        }
    }

    private void line(String line) {
        if (line.startsWith("same ")) {
            var names = line.substring(5).split("[=,]", -1);
            Arrays.stream(names).skip(1).forEach(name -> same.put(name.strip(), names[0].strip()));
        } else if (line.startsWith("class ")) {
            type(line.substring(6));
        } else if (line.startsWith("plain ")) {
            Arrays.stream(line.substring(6).split(",", -1)).map(String::strip).forEach(plain::add);
        } else if (line.startsWith("kind ")) {
            var names = line.substring(5).split("=", -1);
            Arrays.stream(names[0].split(",", -1)).forEach(name -> kinds.put(name.strip(), names[1].strip()));
        } else if (line.startsWith("binding ")) {
            bindings.add(line.substring(8).strip());
        } else if (line.startsWith("sub ")) {
            var names = line.substring(4).split("<", -1);
            bases.computeIfAbsent(names[0].strip(), key -> new ArrayList<>()).add(names[1].strip());
        } else {
            row(line);
        }
    }

    private void type(String line) {
        var words = List.of(line.substring(line.indexOf('=') + 1).strip().split(" ", -1));
        var name = line.substring(0, line.indexOf('=')).strip();
        styles.put(name, new Style(words.get(0), Set.copyOf(words.subList(1, words.size()))));
    }

    private void row(String line) {
        var split = line.indexOf(") = ");
        if (split < 0) {
            throw new IllegalArgumentException("no row of a table: " + line);
        }
        var words = line.substring(split + 4).strip().split(" +", -1);
        var flags = new ArrayList<String>();
        var arguments = new HashMap<String, String>();
        for (var word : Arrays.asList(words).subList(1, words.length)) {
            var equals = word.indexOf('=');
            if (equals < 0) {
                flags.add(word);
            } else {
                arguments.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        for (var signature : line.substring(0, split + 1).split(" / ", -1)) {
            var open = signature.indexOf('(');
            var name = signature.substring(0, open).strip();
            var parameters = Arrays.stream(signature
                            .substring(open + 1, signature.lastIndexOf(')'))
                            .split(","))
                    .map(String::strip)
                    .filter(parameter -> !parameter.isEmpty())
                    .toList();
            rows.put(name, new Row(name, parameters, words[0], List.copyOf(flags), Map.copyOf(arguments)));
        }
    }

    /** The name under which the tables know it. */
    public String known(String path) {
        var direct = same.get(path);
        if (direct != null) {
            return direct;
        }
        if (path.indexOf('.') < 0) {
            return byLastName.getOrDefault(path, path);
        }
        var dot = path.lastIndexOf('.');
        while (dot > 0) {
            var outer = same.get(path.substring(0, dot));
            if (outer != null) {
                return outer + path.substring(dot);
            }
            dot = path.lastIndexOf('.', dot - 1);
        }
        return path;
    }

    /** What the function does. */
    public Optional<Row> function(String path) {
        return Optional.ofNullable(rows.get(known(path)));
    }

    /** What the method of the type, or of a type that it extends, does. */
    public Optional<Row> method(String type, String name) {
        var known = known(type);
        var row = rows.get(known + "#" + name);
        if (row != null) {
            return Optional.of(row);
        }
        return bases.getOrDefault(known, List.of()).stream()
                .flatMap(base -> method(base, name).stream())
                .findFirst();
    }

    /** What a method of this name does wherever it is met, since nothing else has it. */
    public Optional<Row> anywhere(String name) {
        return Optional.ofNullable(rows.get(ANY + name));
    }

    /** What a method of this name does on a bus, on whatever client. */
    public Optional<Row> onBus(String name) {
        return rows.values().stream()
                .filter(row -> row.word().equals("write") || row.word().equals("read"))
                .filter(row -> row.name().endsWith("#" + name))
                .findFirst();
    }

    /** Whether the tables have methods of this type. */
    public boolean hasType(String path) {
        var prefix = known(path) + "#";
        return bases.containsKey(known(path)) || rows.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** What kind of value something of this type is. */
    public Optional<String> kind(String type) {
        return Optional.ofNullable(kinds.get(known(type)));
    }

    /** Whether a name belongs to the product's own generated code. */
    public boolean isBinding(String path) {
        return bindings.stream()
                .anyMatch(root -> path.equals(root) || path.startsWith(root + ".") || path.startsWith(root + "_"));
    }

    /** How a base, or a mark (with an @ before it), makes a class. */
    public Optional<Style> style(String name) {
        return Optional.ofNullable(styles.get(name.startsWith("@") ? "@" + known(name.substring(1)) : known(name)));
    }

    /** Whether a base gives its classes no methods or fields that could be called. */
    public boolean isPlain(String base) {
        return plain.contains(known(base)) || style(base).isPresent();
    }

    /** The last names of all functions and methods that write to a bus or read from one. */
    public Set<String> busNames() {
        var names = new LinkedHashSet<String>();
        rows.values().stream()
                .filter(row -> row.word().equals("write")
                        || row.word().equals("read")
                        || row.word().equals("command")
                        || row.word().equals("handler"))
                .map(row -> row.name()
                        .substring(
                                Math.max(row.name().lastIndexOf('#'), row.name().lastIndexOf('.')) + 1))
                .forEach(names::add);
        return names;
    }

    /** The names of calls that write to a bus or read it, whatever they are called on. */
    public Set<String> onlyBusNames() {
        var names = new LinkedHashSet<String>();
        rows.values().stream()
                .filter(row -> row.name().startsWith("any#"))
                .filter(row -> row.word().equals("write") || row.word().equals("read"))
                .forEach(row -> names.add(row.name().substring("any#".length())));
        return names;
    }
}
