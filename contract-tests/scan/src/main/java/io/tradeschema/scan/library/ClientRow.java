package io.tradeschema.scan.library;

import io.tradeschema.scan.facts.Transport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A row that a team writes for a client of its own: fewer words than the tables have, and each mistake told. */
public final class ClientRow {

    private static final List<String> ON_A_BUS = List.of("write", "read", "subscribe");
    private static final List<String> BESIDE = List.of("received", "made", "self", "same", "bind", "take");
    private static final List<String> OF_PLACES = List.of("type", "gives", "makes", "method", "by", "many-as");

    private ClientRow() {}

    /** What is wrong with a row; empty where nothing is. */
    public static Optional<String> fault(String line) {
        if (line.startsWith("same ") || line.startsWith("seed ") || line.startsWith("library ")) {
            return Optional.empty();
        }
        final Row row;
        try {
            row = new Tables(line).only();
        } catch (IllegalArgumentException e) {
            return Optional.of("this is no row; write NAME(parameters) = word, such as"
                    + " acme.bus.Client#send(topic, body) = write kafka to=topic body=body");
        }
        return word(row).or(() -> transport(row)).or(() -> parameters(row));
    }

    private static Optional<String> word(Row row) {
        return ON_A_BUS.contains(row.word()) || BESIDE.contains(row.word())
                ? Optional.empty()
                : Optional.of("\"" + row.word() + "\" is no word of a client; write one of "
                        + String.join(", ", ON_A_BUS) + ", " + String.join(", ", BESIDE));
    }

    private static Optional<String> transport(Row row) {
        var known = Arrays.stream(Transport.values()).map(Transport::word).toList();
        var first = row.flags().isEmpty() ? "" : row.flags().get(0);
        return !ON_A_BUS.contains(row.word()) || known.contains(first)
                ? Optional.empty()
                : Optional.of("\"" + row.word() + "\" is followed by what carries the messages: one of "
                        + String.join(", ", known));
    }

    private static Optional<String> parameters(Row row) {
        var unknown = row.arguments().keySet().stream()
                .filter(key -> !OF_PLACES.contains(key) && !key.equals("kept"))
                .flatMap(key -> row.parameter(key).stream())
                .flatMap(names -> Arrays.stream(names.split("\\|", -1)))
                .filter(name -> !row.parameters().contains(name) && !name.equals("self"))
                .sorted()
                .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("the row has no parameter " + unknown + "; its parameters are "
                        + String.join(", ", row.parameters()));
    }
}
