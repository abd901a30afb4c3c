package io.tradeschema.scan;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the tree's own files of configuration say: {@code application.properties}, {@code application.yml} (maps of plain
 * values, the first document alone), the files of the same kinds that these import or a class names as a source of properties,
 * {@code .env} and its examples. A name with several values says nothing: which of them is meant is not known. What is no such
 * text is passed over, since it is no source.
 */
final class Configuration {

    private static final Pattern APPLICATION =
            Pattern.compile("(?:.*/)?(?:application|bootstrap)\\.(?:properties|ya?ml)");
    private static final Pattern ENVIRONMENT =
            Pattern.compile("(?:.*/)?\\.?env(?:[._-](?:example|sample|template|default))?");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_]\\w*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern YAML_LINE = Pattern.compile("( *)([\\w.-]+|\"[^\"]+\"|'[^']+'):(?:\\s+(.*))?");
    private static final Pattern YAML_ITEM = Pattern.compile(" *- +(.*)");
    private static final String IMPORT = "spring.config.import";
    private static final Pattern PROPERTY_SOURCE = Pattern.compile("@PropertySource\\s*\\(([^)]*)\\)");
    /** A place in the class path or in a folder, with or without the word for it. */
    private static final Pattern IMPORTED =
            Pattern.compile("(?:classpath\\*?:|file:)?(?:\\.?/)*([\\w./-]+\\.(?:properties|ya?ml))");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");
    /** The longest file that is looked at, in bytes. */
    private static final int LONGEST = 256 * 1024;

    private final Map<String, Set<String>> said = new TreeMap<>();
    /** The ends of the paths of files that others import. */
    private final Set<String> imported = new HashSet<>();
    /** Those of them that were not looked for yet. */
    private final Deque<String> asked = new ArrayDeque<>();

    private Configuration() {}

    /** The values that the files of the tree give, each name with its only one. */
    static Map<String, String> of(SourceTree tree) throws IOException {
        var configuration = new Configuration();
        for (var file : tree.ending("").entrySet()) {
            configuration.read(file.getKey(), file.getValue());
        }
        configuration.imports(tree);
        return configuration.only();
    }

    private void read(String name, Path file) throws IOException {
        if (APPLICATION.matcher(name).matches()) {
            application(name, file);
        } else if (ENVIRONMENT.matcher(name).matches() && Files.size(file) <= LONGEST) {
            text(file).lines().forEach(this::assignment);
        }
    }

    private void application(String name, Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            return;
        }
        if (name.endsWith(".properties")) {
            properties(text(file));
        } else {
            yaml(text(file));
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Reads what is imported, and what that imports; each file once. */
    private void imports(SourceTree tree) throws IOException {
        var left = tree.ending(".properties", ".yml", ".yaml");
        left.keySet().removeIf(name -> APPLICATION.matcher(name).matches());
        if (!left.isEmpty()) {
            named(tree.ending(".java"));
        }
        while (!asked.isEmpty()) {
            var end = asked.pop();
            for (var file : new TreeMap<>(left).entrySet()) {
                var name = file.getKey();
                if (name.equals(end) || name.endsWith("/" + end)) {
                    left.remove(name);
                    application(name, file.getValue());
                }
            }
        }
    }

    /** The files that classes name as sources of properties. */
    private void named(Map<String, Path> classes) throws IOException {
        for (var file : classes.values()) {
            PROPERTY_SOURCE.matcher(text(file)).results().forEach(source -> imports(source.group(1)));
        }
    }

    private void imports(String places) {
        IMPORTED.matcher(places)
                .results()
                .map(place -> place.group(1))
                .filter(imported::add)
                .forEach(asked::add);
    }

    private void properties(String text) {
        var all = new Properties();
        try {
            all.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            return; // an escape that is none: whoever starts the program is told
        }
        all.forEach((key, value) -> says(key.toString(), value.toString().strip()));
    }

    private void assignment(String line) {
        var assignment = ASSIGNMENT.matcher(line);
        if (assignment.matches()) {
            says(assignment.group(1), plain(assignment.group(2)));
        }
    }

    private void yaml(String text) {
        var above = new ArrayDeque<Map.Entry<Integer, String>>();
        var begun = false;
        for (var line : text.lines().toList()) {
            if (line.startsWith("---") && begun) {
                return;
            }
            var pair = YAML_LINE.matcher(line);
            if (!pair.matches()) {
                item(line, above.isEmpty() ? "" : above.peek().getValue());
                continue;
            }
            begun = true;
            var indent = pair.group(1).length();
            while (!above.isEmpty() && above.peek().getKey() >= indent) {
                above.pop();
            }
            var key = (above.isEmpty() ? "" : above.peek().getValue() + ".") + plain(pair.group(2));
            above.push(Map.entry(indent, key));
            var value = pair.group(3) == null ? "" : plain(pair.group(3));
            says(key, value);
        }
    }

    /** An item of a list, which is of use where files are imported. */
    private void item(String line, String key) {
        var item = YAML_ITEM.matcher(line);
        if (item.matches() && key.equals(IMPORT)) {
            imports(item.group(1));
        }
    }

    /** A value without its quotes, or without the comment behind it. */
    private static String plain(String value) {
        var text = value.strip();
        var quote = text.isEmpty() ? ' ' : text.charAt(0);
        var end = text.indexOf(quote, 1);
        return (quote == '"' || quote == '\'') && end > 0 ? text.substring(1, end) : text.replaceFirst("\\s+#.*", "");
    }

    private void says(String name, String value) {
        if (name.startsWith(IMPORT)) {
            imports(value);
        }
        if (!value.isEmpty()) {
            said.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
        }
    }

    private Map<String, String> only() {
        var only = said.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().iterator().next()));
        var filled = new TreeMap<String, String>();
        only.forEach((name, value) -> {
            var full = filled(value, only);
            if (!full.contains("${")) {
                filled.put(name, full);
            }
        });
        return filled;
    }

    /** A value in which others stand, or what stands in for them. */
    private static String filled(String value, Map<String, String> only) {
        return PLACEHOLDER.matcher(value).replaceAll(part -> {
            var other = part.group(2) == null ? only.get(part.group(1)) : part.group(2);
            return Matcher.quoteReplacement(other == null ? part.group() : other);
        });
    }
}
