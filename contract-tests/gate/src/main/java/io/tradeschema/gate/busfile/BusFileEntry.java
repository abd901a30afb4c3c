package io.tradeschema.gate.busfile;

import io.tradeschema.gate.cli.Literal;
import io.tradeschema.gate.yaml.YamlRefused;
import io.tradeschema.gate.yaml.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A contract's line in a bus file: what stands in the file, comments included, stays as it is. */
public final class BusFileEntry {

    private final String line;

    private BusFileEntry(String line) {
        this.line = line;
    }

    /** The line that names a schema as the contract of a stream. */
    public static BusFileEntry of(String schema, String event, String stream, String version) {
        var named = stream.substring(stream.lastIndexOf(':') + 1).equals(event) ? "" : "event: " + event + ", ";
        return new BusFileEntry("{schema: " + Literal.of(schema) + ", " + named + "stream: " + Literal.of(stream)
                + ", version: " + version + "}");
    }

    /** The line itself. */
    @Override
    public String toString() {
        return line;
    }

    /**
     * The text of a bus file with this line.
     *
     * @param inForce the events that are in force beside it, where the file names none: all of them are, then
     * @throws BusFileException when it has no place for it that could be told
     */
    public String in(String file, String text, List<String> inForce) throws BusFileException {
        var root = root(file, text);
        var contracts = root.flatMap(node -> node instanceof MappingNode top ? contracts(top) : Optional.empty());
        if (contracts.isEmpty()) {
            return (text.isEmpty() || text.endsWith("\n") ? text : text + "\n") + "\ncontracts:\n"
                    + inForce.stream().map(event -> "  - " + event + "\n").collect(Collectors.joining())
                    + "  - " + line + "\n";
        }
        if (contracts.get() instanceof SequenceNode list) {
            var at = list.getFlowStyle() == FlowStyle.FLOW ? list.getEndMark() : list.getStartMark();
            if (at.isPresent() && list.getFlowStyle() == FlowStyle.FLOW) {
                var end = text.offsetByCodePoints(0, at.get().getIndex()) - 1;
                return text.substring(0, end) + (list.getValue().isEmpty() ? "" : ", ") + line + text.substring(end);
            }
            if (at.isPresent()) {
                var start = text.offsetByCodePoints(0, at.get().getIndex());
                return text.substring(0, start) + "- " + line + "\n" + " ".repeat(indent(at.get()))
                        + text.substring(start);
            }
        }
        throw new BusFileException(
                file, YamlText.line(contracts.get()), "contracts is no list; write " + line + " there");
    }

    private static int indent(Mark mark) {
        return mark.getColumn();
    }

    private static Optional<Node> root(String file, String text) throws BusFileException {
        try {
            return YamlText.root(file, text);
        } catch (YamlRefused e) {
            throw new BusFileException(file, e.line(), String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Node> contracts(MappingNode top) {
        return top.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("contracts"))
                .map(entry -> entry.getValueNode())
                .findFirst();
    }
}
