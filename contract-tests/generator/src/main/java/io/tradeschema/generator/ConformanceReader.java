package io.tradeschema.generator;

import io.tradeschema.generator.ConformanceCase.Expectation;
import io.tradeschema.generator.ConformanceCase.Expected;
import io.tradeschema.generator.ConformanceCase.Subject;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Events;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cases from their notation, which the head of conformance.txt explains. */
final class ConformanceReader {

    private static final Pattern FAMILY = Pattern.compile("== (.+), (open )?(entry of )?(\\S+)");
    /** Begins a third column that is no way of reading. */
    private static final String ADVICE = "advice: ";

    /** Stands in an advice for the version that the reader knows: the event's newest. */
    private static final String READER = "{reader}";

    private static final Pattern BASE = Pattern.compile("…(?:-([a-z_]+))?");

    private final List<String> lines;
    private final Events events;
    private final Map<String, String> bases = new HashMap<>();
    private final Map<String, String> entries = new HashMap<>();
    private final Map<String, String> beyond = new LinkedHashMap<>();
    private final Map<String, String> readings = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<ConformanceCase> cases = new ArrayList<>();

    ConformanceReader(List<String> lines, Events events) {
        this.lines = lines;
        this.events = events;
    }

    Conformance read() {
        @Nullable Matcher family = null;
        for (var line : lines) {
            if (line.startsWith("== ")) {
                family = FAMILY.matcher(line);
                demand(family.matches(), line);
            } else if (line.contains("\t") && !line.startsWith("#")) {
                var columns = line.split("\t", -1);
                if (family == null) {
                    readHead(columns);
                } else {
                    cases.add(readCase(family, columns));
                }
            }
        }
        return new Conformance(cases, beyond, readings);
    }

    private void readHead(String[] columns) {
        var words = columns[0].split(" ", 2);
        var list = switch (words[0]) {
            case "base" -> bases;
            case "entry" -> entries;
            case "beyond" -> beyond;
            default -> readings;
        };
        demand(words.length == 2, columns[0]);
        list.put(words[1], columns[1]);
    }

    private ConformanceCase readCase(Matcher family, String[] columns) {
        demand(columns.length == 2 || columns.length == 3, Arrays.toString(columns));
        var type = events.named(family.group(4)).orElseThrow();
        var name = family.group(1).replace(' ', '-');
        var id = name + "/" + numbers.merge(name, 1, Integer::sum);
        var note = columns.length == 3 ? columns[2] : "";
        var subject = family.group(3) == null
                ? new Subject(message(type, columns[0]), Map.of(), false)
                : new Subject(new byte[0], entry(type, columns[0]), family.group(2) != null);
        return new ConformanceCase(
                id, family.group(1), type, subject, expectation(columns[1], note.replace(READER, type.version() + "")));
    }

    private byte[] message(Contract<?> type, String written) {
        return Notation.bytes(expanded(
                written,
                bases.getOrDefault(type.name(), ""),
                ",",
                member -> member.replaceFirst("\"([^\"]+)\":.*", "$1")));
    }

    private Map<String, byte[]> entry(Contract<?> type, String written) {
        // Only the first stands for the entry: the others are inside payloads.
        var base = BASE.matcher(written);
        demand(base.lookingAt(), written);
        var fields = expanded(
                        base.group(),
                        entries.getOrDefault(type.name(), ""),
                        "; ",
                        field -> field.substring(0, field.indexOf('=')))
                + written.substring(base.end());
        var entry = new LinkedHashMap<String, byte[]>();
        for (var field : fields.split("; ", -1)) {
            var at = field.indexOf('=');
            entry.put(field.substring(0, at), message(type, field.substring(at + 1)));
        }
        return entry;
    }

    /** Puts the parts of the base in the place of its sign. */
    private static String expanded(
            String written, String base, String separator, java.util.function.UnaryOperator<String> nameOf) {
        return BASE.matcher(written)
                .replaceAll(match -> Matcher.quoteReplacement(Arrays.stream(base.split(separator, -1))
                        .filter(part -> !nameOf.apply(part).equals(match.group(1)))
                        .collect(Collectors.joining(separator))));
    }

    private static Expectation expectation(String written, String note) {
        var accepted = written.startsWith("accepted");
        var findings = Notation.repeated(accepted ? written.substring("accepted".length()) : written)
                .strip();
        var expected = new ArrayList<Expected>();
        for (var finding : findings.isEmpty() ? new String[0] : findings.split("; ", -1)) {
            var parts = finding.split(" ", 2);
            demand(parts.length == 2, written);
            expected.add(new Expected(parts[0], parts[1]));
        }
        demand(accepted || !expected.isEmpty(), written);
        var advice = note.startsWith(ADVICE) ? Optional.of(note.substring(ADVICE.length())) : Optional.<String>empty();
        var reading = advice.isPresent() || note.isEmpty() ? Optional.<String>empty() : Optional.of(note);
        return new Expectation(accepted, expected, reading, advice);
    }

    private static void demand(boolean holds, String line) {
        if (!holds) {
            throw new IllegalStateException("conformance.txt: not in its notation: " + line);
        }
    }
}
