package io.tradeschema.gate.yaml;

import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the files that people write for the gate. */
public final class YamlText {

    private static final int DEEPEST = 50;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private YamlText() {}

    /**
     * The node at the root; empty when the text holds none.
     *
     * @param file how to speak of the file
     */
    public static Optional<Node> root(String file, String text) throws YamlRefused {
        var settings = LoadSettings.builder().setLabel(file).build();
        try {
            demandShallow(new Parse(settings).parseString(text));
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new YamlRefused(line, "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new YamlRefused(1, "this is not YAML: " + e.getMessage());
        }
    }

    /** The line where a node begins, from 1. */
    public static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** Whether a value says that there is none: nothing at all, or null, and not in quotes. */
    public static boolean isNull(ScalarNode node) {
        return node.getScalarStyle() == ScalarStyle.PLAIN && NULLS.contains(node.getValue());
    }

    /** What composes the nodes goes down into them on the stack; what reads the events does not. */
    private static void demandShallow(Iterable<Event> events) throws YamlRefused {
        var depth = 0;
        for (var event : events) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                var line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
                throw new YamlRefused(
                        line,
                        "lists and mappings stand more than " + DEEPEST + " deep in each other here; no file of the"
                                + " gate needs more than six");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }
}
