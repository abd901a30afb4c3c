package io.tradeschema.gate.busfile;

import io.tradeschema.gate.yaml.YamlText;
import io.tradeschema.model.Advice;
import io.tradeschema.model.expect.TimeSpan;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The parts of one mapping. One that is wrong is noted, and stands for something harmless: the whole is not used then, but its
 * other parts are looked at all the same.
 */
final class ExpectParts {

    /** Stands for a time that is none. */
    private static final String SOME_TIME = "1s";

    private final BusFileReader reader;
    private final Mistakes mistakes;
    /** Takes what is wrong. */
    private final Set<String> wrong;

    private final String name;
    private final Map<String, Node> nodes;
    /** The parts that are there under a name that is none, which is told. */
    private final Set<String> meant;

    private final int line;

    ExpectParts(Source source, String name, Node node, Map<String, Node> nodes, Set<String> meant) {
        this.reader = source.reader;
        this.mistakes = source.mistakes;
        this.wrong = source.wrong;
        this.name = name;
        this.nodes = nodes;
        this.meant = meant;
        this.line = nodes.values().stream().mapToInt(YamlText::line).min().orElse(YamlText.line(node));
    }

    /**
     * What mappings are read with.
     *
     * @param wrong takes the names of the parts that are wrong
     */
    record Source(BusFileReader reader, Mistakes mistakes, Set<String> wrong) {

        /** The parts of a mapping, of which these are known. */
        ExpectParts parts(String name, Node node, Set<String> known) throws BusFileException {
            var meant = reader.map(node, Set.of(), name).keySet().stream()
                    .filter(key -> !known.contains(key))
                    .flatMap(key -> Advice.nearest(key, known).stream())
                    .collect(Collectors.toSet());
            return new ExpectParts(this, name, node, reader.map(node, known, name), meant);
        }
    }

    /** Reads what one part says. */
    interface Value<T> {

        /** What it says. */
        T of(Node node) throws BusFileException;
    }

    String name() {
        return name;
    }

    boolean has(String key) {
        return nodes.containsKey(key);
    }

    Node node(String key) throws BusFileException {
        var node = nodes.get(key);
        if (node == null) {
            throw reader.problem(line, name + " does not say \"" + key + "\"; add it");
        }
        return node;
    }

    /** What a part says; where it is missing or wrong, that is noted, and it says something else. */
    <T> T or(T otherwise, String key, Value<T> value) {
        if (!has(key) && meant.contains(key)) {
            wrong.add(key);
            return otherwise;
        }
        var read = mistakes.of(() -> value.of(node(key)));
        if (read.isEmpty()) {
            wrong.add(key);
        }
        return read.orElse(otherwise);
    }

    /** What a part says that may be left out. */
    <T> T ifSaid(T otherwise, String key, Value<T> value) {
        return has(key) ? or(otherwise, key, value) : otherwise;
    }

    String text(String key) {
        return or("", key, node -> whole(key, reader.text(node), node));
    }

    private String whole(String key, String text, Node node) throws BusFileException {
        if (text.isEmpty()) {
            throw reader.problem(node, key + " is empty; write a value");
        }
        return text;
    }

    /** One text, or a list of them. */
    String[] texts(String key) throws BusFileException {
        var node = node(key);
        if (!(node instanceof SequenceNode)) {
            return new String[] {text(key)};
        }
        var all = new ArrayList<String>();
        for (var item : reader.items(node)) {
            all.add(reader.text(item));
        }
        return all.toArray(String[]::new);
    }

    String time(String key) {
        return or(SOME_TIME, key, node -> {
            try {
                var text = whole(key, reader.value(node), node);
                TimeSpan.of(text);
                return text;
            } catch (IllegalArgumentException e) {
                throw reader.problem(node, String.valueOf(e.getMessage()));
            }
        });
    }

    int count(String key) {
        return or(1, key, node -> {
            var text = reader.bare(node);
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw reader.problem(node, "\"" + text + "\" is no count; write a whole number from 1 to 999999999");
            }
            return Integer.parseInt(text);
        });
    }
}
