package io.tradeschema.gate.waiver;

import io.tradeschema.gate.yaml.YamlText;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the waivers of one file; what is wrong with one is told with its line. */
final class WaiverReader {

    private static final String UNTIL = "until";
    private static final String BEFORE = "expires";

    /** What a waiver says; rule and where tell people what it is about. */
    private static final List<String> NAMES = List.of("fingerprint", "reason", "owner", UNTIL, "rule", "where");

    private static final Set<String> READ = Set.of("fingerprint", "reason", "owner", UNTIL, BEFORE, "rule", "where");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Letters by their category that are blank by their looks: the fillers of Hangul. */
    private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0);

    private final String file;
    private final List<Waiver> waivers = new ArrayList<>();
    private final List<Finding> faults = new ArrayList<>();

    WaiverReader(String file) {
        this.file = file;
    }

    Waivers read(List<Node> items) {
        items.forEach(this::take);
        return new Waivers(file, waivers, faults);
    }

    private void take(Node item) {
        var line = YamlText.line(item);
        var before = faults.size();
        var said = said(item);
        var fingerprint = said.getOrDefault("fingerprint", "");
        if (faults.size() == before && !fingerprint.matches("[0-9a-f]{16}")) {
            var what = fingerprint.isEmpty()
                    ? lacks("fingerprint")
                    : "\"" + fingerprint + "\" is no fingerprint: sixteen digits from 0 to 9 and a to f";
            fault(WaiverRule.WAIVER_MALFORMED, line, fingerprint, what, "copy it from the finding");
        }
        demand(WaiverRule.WAIVER_MALFORMED, "owner", said, line, before);
        demand(WaiverRule.WAIVER_NO_REASON, "reason", said, line, before);
        var until = until(said, line, before);
        if (faults.size() == before) {
            until.ifPresent(day -> {
                waivers.add(new Waiver(
                        fingerprint, said.getOrDefault("reason", ""), said.getOrDefault("owner", ""), day, line));
                if (said.containsKey(BEFORE)) {
                    fault(
                            WaiverRule.WAIVER_OLD_FORM,
                            line,
                            fingerprint,
                            "\"expires\" is read as \"until\"",
                            "write until");
                }
            });
        }
    }

    /** One fault a waiver is enough. */
    private void demand(WaiverRule rule, String name, Map<String, String> said, int line, int before) {
        if (faults.size() == before && said.getOrDefault(name, "").isEmpty()) {
            fault(rule, line, said.getOrDefault("fingerprint", ""), lacks(name), "write it");
        }
    }

    private Optional<LocalDate> until(Map<String, String> said, int line, int before) {
        var written = said.getOrDefault(UNTIL, said.getOrDefault(BEFORE, ""));
        if (faults.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(day(written));
        } catch (DateTimeException e) {
            var what = written.isEmpty() ? lacks(UNTIL) : "\"" + written + "\" is no date";
            fault(
                    WaiverRule.WAIVER_EXPIRED,
                    line,
                    said.getOrDefault("fingerprint", ""),
                    what,
                    "write it as 2027-01-31");
            return Optional.empty();
        }
    }

    /** Years of four digits only: the calendar of Java goes on for a thousand million of them. */
    private static LocalDate day(String written) {
        if (!DAY.matcher(written).matches()) {
            throw new DateTimeException("no day");
        }
        return LocalDate.parse(written);
    }

    private static String lacks(String name) {
        return "a waiver needs \"" + name + "\"";
    }

    /** The texts of one waiver by their names. */
    private Map<String, String> said(Node item) {
        var said = new LinkedHashMap<String, String>();
        if (!(item instanceof MappingNode mapping)) {
            malformed(item, "a waiver must be a mapping of names to values", "write " + String.join(", ", NAMES));
            return said;
        }
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)
                    || !(tuple.getValueNode() instanceof ScalarNode value)) {
                malformed(item, "a waiver must be a mapping of names to values", "write " + String.join(", ", NAMES));
            } else if (!READ.contains(key.getValue())) {
                malformed(key, "a waiver has no \"" + key.getValue() + "\"", meant(key.getValue()));
            } else if (!YamlText.isText(value)) {
                malformed(
                        value,
                        "\"" + key.getValue() + "\" is " + value.getValue() + " here, which is no text in YAML",
                        "write it in quotes: \"" + value.getValue() + "\"");
            } else if (said.put(key.getValue(), text(value)) != null) {
                malformed(key, "\"" + key.getValue() + "\" stands here twice", "keep one");
            }
        }
        if (said.containsKey(UNTIL) && said.containsKey(BEFORE)) {
            malformed(item, "a waiver has until and expires", "keep until");
        }
        return said;
    }

    /** Null says nothing, and so do signs that nobody sees or can read aloud. */
    private static String text(ScalarNode value) {
        return YamlText.isNull(value) || value.getValue().codePoints().noneMatch(WaiverReader::isRead)
                ? ""
                : value.getValue().strip();
    }

    private static boolean isRead(int sign) {
        return Character.isLetterOrDigit(sign) && !FILLERS.contains(sign);
    }

    private static String meant(String name) {
        return Advice.nearest(name, NAMES).map(Advice::didYouMean).orElse("it has " + String.join(", ", NAMES));
    }

    private void malformed(Node at, String what, String fix) {
        fault(WaiverRule.WAIVER_MALFORMED, YamlText.line(at), "", what, fix);
    }

    private void fault(WaiverRule rule, int line, String fingerprint, String what, String fix) {
        faults.add(Finding.of(rule, "waivers", Where.file(file, line, 1), what, fix)
                .evidence(fingerprint));
    }
}
