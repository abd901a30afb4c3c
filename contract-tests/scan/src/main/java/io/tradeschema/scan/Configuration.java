package io.tradeschema.scan;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
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
 * values, the first document alone), {@code .env} and its examples. A name with several values says nothing: which of them is
 * meant is not known. What is no such text is passed over, since it is no source.
 */
final class Configuration {

    private static final Pattern APPLICATION =
            Pattern.compile("(?:.*/)?(?:application|bootstrap)\\.(properties|ya?ml)");
    private static final Pattern ENVIRONMENT =
            Pattern.compile("(?:.*/)?\\.?env(?:[._-](?:example|sample|template|default))?");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_]\\w*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern YAML_LINE = Pattern.compile("( *)([\\w.-]+|\"[^\"]+\"|'[^']+'):(?:\\s+(.*))?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");
    /** The longest file that is looked at, in bytes. */
    private static final int LONGEST = 256 * 1024;

    private final Map<String, Set<String>> said = new TreeMap<>();

    private Configuration() {}

    /** The values that the files of the tree give, each name with its only one. */
    static Map<String, String> of(SourceTree tree) throws IOException {
        var configuration = new Configuration();
        for (var file : tree.ending("").entrySet()) {
            configuration.read(file.getKey(), file.getValue());
        }
        return configuration.only();
    }

    private void read(String name, Path file) throws IOException {
        var application = APPLICATION.matcher(name);
        if (application.matches() && Files.size(file) <= LONGEST) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (application.group(1).equals("properties")) {
                properties(text);
            } else {
                yaml(text);
            }
        } else if (ENVIRONMENT.matcher(name).matches() && Files.size(file) <= LONGEST) {
            Files.readString(file, StandardCharsets.ISO_8859_1).lines().forEach(this::assignment);
        }
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

    /** A value without its quotes, or without the comment behind it. */
    private static String plain(String value) {
        var text = value.strip();
        var quote = text.isEmpty() ? ' ' : text.charAt(0);
        var end = text.indexOf(quote, 1);
        return (quote == '"' || quote == '\'') && end > 0 ? text.substring(1, end) : text.replaceFirst("\\s+#.*", "");
    }

    private void says(String name, String value) {
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
