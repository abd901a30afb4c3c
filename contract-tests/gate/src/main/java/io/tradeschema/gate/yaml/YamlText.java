package io.tradeschema.gate.yaml;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** Flags and numbers, as YAML 1.2 reads them where they stand without quotes. */
    private static final Pattern OTHER_THAN_TEXT =
            Pattern.compile("true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[0-9a-fA-F]+"
                    + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

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
        return isPlain(node) && NULLS.contains(node.getValue());
    }

    /** Whether a value is a text, and neither a number nor a flag: it stands in quotes, or looks like none of these. */
    public static boolean isText(ScalarNode node) {
        return !isPlain(node) || !OTHER_THAN_TEXT.matcher(node.getValue()).matches();
    }

    /** Whether a value stands without quotes. */
    public static boolean isPlain(ScalarNode node) {
        return node.getScalarStyle() == ScalarStyle.PLAIN;
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
