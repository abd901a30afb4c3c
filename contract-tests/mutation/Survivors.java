import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Mutants that no test noticed, held to the list of those that are known. A line of the list: class, method, mutator, how many,
 * and after a colon why. No lines of source, which move.
 */
final class Survivors {

    private static final Pattern LINE = Pattern.compile("(\\S+ \\S+ \\S+) (\\d+): (\\S.*)");

    private final Map<String, Integer> found = new TreeMap<>();
    private final Map<String, StringBuilder> where = new TreeMap<>();
    private int all;
    private int uncovered;

    public static void main(String[] args) throws Exception {
        var survivors = new Survivors();
        survivors.read(Path.of(args[0]));
        System.exit(survivors.holdTo(Path.of(args[1])) ? 0 : 1);
    }

    private void read(Path report) throws IOException, ParserConfigurationException, SAXException {
        var mutants = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("mutation");
        for (var i = 0; i < mutants.getLength(); i++) {
            add((Element) mutants.item(i));
        }
    }

    private void add(Element mutant) {
        all++;
        var status = mutant.getAttribute("status");
        uncovered += status.equals("NO_COVERAGE") ? 1 : 0;
        if (status.equals("SURVIVED") || status.equals("NO_COVERAGE")) {
            var key = text(mutant, "mutatedClass") + " " + text(mutant, "mutatedMethod") + " "
                    + text(mutant, "mutator").replaceFirst(".*\\.", "").replaceFirst("Mutator$", "");
            found.merge(key, 1, Integer::sum);
            where.computeIfAbsent(key, each -> new StringBuilder())
                    .append("\n    line ")
                    .append(text(mutant, "lineNumber"))
                    .append(": ")
                    .append(text(mutant, "description"))
                    .append(status.equals("NO_COVERAGE") ? ", and no test comes there" : "");
        }
    }

    private static String text(Element mutant, String name) {
        return mutant.getElementsByTagName(name).item(0).getTextContent();
    }

    private boolean holdTo(Path list) throws IOException {
        var known = known(list);
        var survived = found.values().stream().mapToInt(Integer::intValue).sum();
        var unknown = found.entrySet().stream()
                .filter(each -> each.getValue() > known.getOrDefault(each.getKey(), 0))
                .toList();
        unknown.forEach(each -> System.out.println("not in " + list + ": " + each.getKey() + " " + each.getValue()
                + (known.containsKey(each.getKey()) ? ", where it says " + known.get(each.getKey()) : "")
                + where.get(each.getKey())));
        known.forEach((key, count) -> {
            if (found.getOrDefault(key, 0) < count) {
                System.out.println("told now, take it out of " + list + ": " + key + " " + (count - found.getOrDefault(key, 0)));
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%s: %d mutants, %d killed (%.1f %%), of those a test comes to %.1f %%; %d survivors, %d of them not listed%n",
                list,
                all,
                all - survived,
                100.0 * (all - survived) / all,
                100.0 * (all - survived) / (all - uncovered),
                survived,
                unknown.size());
        return unknown.isEmpty() && all > 0;
    }

    private static Map<String, Integer> known(Path list) throws IOException {
        var known = new TreeMap<String, Integer>();
        if (Files.exists(list)) {
            for (var line : Files.readAllLines(list)) {
                var parts = LINE.matcher(line);
                if (parts.matches()) {
                    known.put(parts.group(1), Integer.valueOf(parts.group(2)));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    throw new IllegalArgumentException(list + ": not CLASS METHOD MUTATOR COUNT: REASON: " + line);
                }
            }
        }
        return known;
    }
}
