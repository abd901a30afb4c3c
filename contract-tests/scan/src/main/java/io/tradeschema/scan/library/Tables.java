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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
    private final Set<String> leading = new LinkedHashSet<>();
    private final Set<String> seeds = new LinkedHashSet<>();
    private final Set<String> libraries = new LinkedHashSet<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> insteads = new HashMap<>();
    /** What was asked before: several threads may ask. */
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();

    private final Map<String, String> known = new ConcurrentHashMap<>();
    /** By module, whether it is of a library whose clients are on a bus. */
    private final Map<String, Boolean> ofClients = new ConcurrentHashMap<>();

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

    /** Names that the tables have as such, with nothing before them. */
    private final Set<String> plainNames = new LinkedHashSet<>();

    /** Types that have a method. */
    private final Set<String> withMethods;

    /** Full names by their last part, for names that nobody tells where they come from. */
    private final Map<String, List<String>> byLastName = new HashMap<>();

    private final String text;

    /** These tables behind rows that say more. */
    public Tables and(List<String> more) {
        return new Tables(text + "\n" + String.join("\n", more));
    }

    /** The one row of these tables. */
    Row only() {
        return rows.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row of a table: " + text));
    }

    /** The tables in this text. */
    public Tables(String text) {
        this.text = text;
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::line);
        withMethods = rows.keySet().stream()
                .filter(name -> name.indexOf('#') >= 0)
                .map(name -> name.substring(0, name.indexOf('#')))
                .collect(Collectors.toSet());
        var all = new java.util.TreeSet<String>(rows.keySet());
        styles.keySet().forEach(name -> all.add(name.startsWith("@") ? name.substring(1) : name));
        all.addAll(kinds.keySet());
        for (var name : all) {
            var type = name.indexOf('#') < 0 ? name : name.substring(0, name.indexOf('#'));
            if (type.indexOf('.') > 0 && !type.startsWith("builtins.")) {
                named(type, type);
            }
            var home = type.substring(0, Math.max(0, type.lastIndexOf('.')));
            if (Character.isUpperCase(last(home).codePointAt(0))) {
                named(home, home); // a function of a class
            }
        }
        same.forEach(this::named);
        all.stream()
                .map(name -> name.indexOf('#') < 0 ? name : name.substring(0, name.indexOf('#')))
                .filter(name -> name.indexOf('.') < 0)
                .forEach(plainNames::add);
    }

    private void named(String name, String of) {
        if (isBinding(of)) {
            return; // a class of that name is ours only where it says so
        }
        var all = byLastName.computeIfAbsent(last(name), key -> new ArrayList<>());
        if (!all.contains(of)) {
            all.add(of);
        }
    }

    private static String last(String path) {
        return path.isEmpty() ? " " : path.substring(path.lastIndexOf('.') + 1);
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
        } else if (line.startsWith("leading ")) {
            Arrays.stream(line.substring(8).split(",", -1)).map(String::strip).forEach(leading::add);
        } else if (line.startsWith("library ")) {
            Arrays.stream(line.substring(8).split(",", -1)).map(String::strip).forEach(libraries::add);
        } else if (line.startsWith("unread ")) {
            Arrays.stream(line.substring(7).split(",", -1)).map(String::strip).forEach(unread::add);
        } else if (line.startsWith("seed ")) {
            Arrays.stream(line.substring(5).split(",", -1)).map(String::strip).forEach(seeds::add);
        } else if (line.startsWith("word ")) {
            var parts = line.substring(5).split("=", 2);
            words.put(parts[0].strip(), parts[1].strip());
        } else if (line.startsWith("instead ")) {
            var parts = line.substring(8).split("=", 2);
            Arrays.stream(parts[0].split(",", -1)).forEach(name -> insteads.put(name.strip(), parts[1].strip()));
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
        return known.computeIfAbsent(path, this::look);
    }

    private String look(String path) {
        var direct = same.get(path);
        if (direct != null) {
            return direct;
        }
        if (plainNames.contains(path)) {
            return path;
        }
        if (path.indexOf('.') < 0) {
            return byLastName.getOrDefault(path, List.of(path)).get(0);
        }
        var dot = path.lastIndexOf('.');
        while (dot > 0) {
            var outer = same.get(path.substring(0, dot));
            if (outer != null) {
                return outer + path.substring(dot);
            }
            dot = path.lastIndexOf('.', dot - 1);
        }
        if (rows.containsKey(path) || kinds.containsKey(path)) {
            return path;
        }
        var first = path.indexOf('.');
        var rest = path.substring(first);
        var all = byLastName.getOrDefault(path.substring(0, first), List.of());
        return all.stream()
                .map(of -> of + rest)
                .filter(name -> rows.containsKey(name) || kinds.containsKey(name))
                .findFirst()
                .orElse(all.isEmpty() ? path : all.get(0) + rest);
    }

    /** How the language itself says something, such as the text of a flag. */
    public String word(String key, String otherwise) {
        return words.getOrDefault(key, otherwise);
    }

    /** The names that the language has for something; none where it has no such thing. */
    public List<String> names(String key) {
        return names.computeIfAbsent(
                key, word -> words.containsKey(word) ? List.of(words.get(word).split(" +", -1)) : List.of());
    }

    /** What to do where a method of that name is missed that other libraries' objects have. */
    public Optional<String> instead(String name) {
        return Optional.ofNullable(insteads.get(name));
    }

    /** What the function does. */
    public Optional<Row> function(String path) {
        var row = rows.get(known(path));
        if (row != null || path.indexOf('.') >= 0) {
            return Optional.ofNullable(row);
        }
        return byLastName.getOrDefault(path, List.of()).stream()
                .map(rows::get)
                .filter(found -> found != null)
                .findFirst();
    }

    /** What the method of the type, or of a type that it extends, does. */
    public Optional<Row> method(String type, String name) {
        var known = known(type);
        var row = rows.get(known + "#" + name);
        if (row == null) {
            row = rows.get(known + "#*");
        }
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

    /** What methods of this name do on a bus, on whatever clients. */
    public List<Row> onBus(String name) {
        return rows.values().stream()
                .filter(row -> row.word().equals("write") || row.word().equals("read"))
                .filter(row -> row.name().endsWith("#" + name))
                .toList();
    }

    /** Whether the tables have methods of this type. */
    public boolean hasType(String path) {
        var known = known(path);
        return bases.containsKey(known) || withMethods.contains(known);
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
        var mark = name.startsWith("@") ? "@" : "";
        var path = name.substring(mark.length());
        var direct = styles.get(mark + known(path));
        return direct != null
                ? Optional.of(direct)
                : byLastName.getOrDefault(path, List.of()).stream()
                        .map(of -> styles.get(mark + of))
                        .filter(style -> style != null)
                        .findFirst();
    }

    /** Whether a base gives its classes no methods or fields that could be called. */
    public boolean isPlain(String base) {
        return plain.contains(known(base)) || style(base).isPresent();
    }

    /** The last names of all functions and methods that write to a bus or read from one. */
    public Set<String> busNames() {
        var names = new LinkedHashSet<String>();
        rows.values().stream()
                .filter(Tables::onBus)
                .filter(row -> !row.flags().contains("common"))
                .map(Tables::lastName)
                .forEach(names::add);
        names.addAll(leading);
        return names;
    }

    /** The last names of methods of buses that other things have as well. */
    public Set<String> commonBusNames() {
        return rows.values().stream()
                .filter(row -> row.flags().contains("common") && onBus(row))
                .map(Tables::lastName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether it is a module of a library whose clients are on a bus. */
    public boolean isOfClients(String module) {
        return ofClients.computeIfAbsent(
                module, key -> rows.values().stream().filter(Tables::onBus).anyMatch(row -> row.isOfClientIn(key)));
    }

    /** Libraries that carry messages and have no row. */
    public Set<String> unread() {
        return Set.copyOf(unread);
    }

    /** Words that a file has which uses a bus whose methods have such names. */
    public Set<String> busLibraries() {
        return Set.copyOf(libraries);
    }

    private static String lastName(Row row) {
        return last(row.name().replace('#', '.'));
    }

    private static boolean onBus(Row row) {
        return List.of("write", "read", "command", "handler", "subscribe", "heard", "listens")
                .contains(row.word());
    }

    /** Words that stand where a bus is used and no call of one may. */
    public Set<String> seeds() {
        return Set.copyOf(seeds);
    }

    /** Whether the tables, or the product's own generated code, have something of this full name. */
    public boolean isKnown(String path) {
        return rows.containsKey(path)
                || kinds.containsKey(path)
                || styles.containsKey(path)
                || styles.containsKey("@" + path)
                || same.containsKey(path)
                || hasType(path);
    }

    /** The last names of what does this, leaving out those that say nothing by themselves. */
    public Set<String> named(String word) {
        var names = new LinkedHashSet<String>();
        rows.values().stream()
                .filter(row -> row.word().equals(word) && !row.flags().contains("common"))
                .map(Tables::lastName)
                .forEach(names::add);
        return names;
    }

    /** The names of calls that write to a bus or read it, whatever they are called on. */
    public Set<String> onlyBusNames() {
        return rows.values().stream()
                .filter(row -> row.name().startsWith(ANY))
                .filter(row -> row.word().equals("write") || row.word().equals("read"))
                .map(row -> row.name().substring(ANY.length()))
                .collect(Collectors.toSet());
    }
}
