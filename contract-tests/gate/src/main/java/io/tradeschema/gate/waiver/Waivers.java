package io.tradeschema.gate.waiver;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.yaml.YamlRefused;
import io.tradeschema.gate.yaml.YamlText;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import io.tradeschema.model.Where;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The waivers of one file: takes out the findings they cover, and finds fault with waivers that do not hold. Days are those
 * of UTC, wherever the gate runs.
 *
 * @param file how to speak of the file
 * @param all the waivers that can be read
 * @param faults what is wrong with the others, and what is to be known of these
 */
public record Waivers(String file, List<Waiver> all, List<Finding> faults) {

    /** How far ahead a last day may be: nobody answers for a longer time. */
    private static final int YEARS = 5;

    private static final Waivers NONE = new Waivers("", List.of(), List.of());

    /** Copies the lists. */
    public Waivers {
        all = List.copyOf(all);
        faults = List.copyOf(faults);
    }

    /**
     * What is left of some findings.
     *
     * @param findings those that are not waived, and the faults of the waivers
     * @param waived how many were waived
     */
    public record Applied(List<Finding> findings, int waived) {

        /** Copies the list. */
        public Applied {
            findings = List.copyOf(findings);
        }
    }

    /** No waivers at all. */
    public static Waivers none() {
        return NONE;
    }

    /** The waivers of a list in a file that is being read. */
    public static Waivers of(String file, List<Node> items) {
        return new WaiverReader(file).read(items);
    }

    /**
     * The waivers of a text in YAML or JSON: a list of them, or a bus file that has one under {@code waivers}.
     *
     * @throws NotCheckedException when it is neither
     */
    public static Waivers parse(String file, String text) {
        try {
            return YamlText.root(file, text)
                    .flatMap(Waivers::list)
                    .map(list -> of(file, list.getValue()))
                    .orElseThrow(() -> unreadable(file, 1, "this is no list of waivers"));
        } catch (YamlRefused e) {
            throw unreadable(file, e.line(), String.valueOf(e.getMessage()));
        }
    }

    private static Optional<SequenceNode> list(Node root) {
        var list = root instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals("waivers"))
                        .map(entry -> entry.getValueNode())
                        .findFirst()
                        .orElse(root)
                : root;
        return Optional.of(list).filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast);
    }

    private static NotCheckedException unreadable(String file, int line, String what) {
        return new NotCheckedException(file + ":" + line + ": " + what + "; write a list of waivers");
    }

    /** Whether there is none, right or wrong. */
    public boolean isEmpty() {
        return all.isEmpty() && faults.isEmpty();
    }

    /** The first thing for which the file cannot be used as it is. */
    public Optional<Finding> mistake() {
        return faults.stream()
                .filter(fault -> fault.severity() == Severity.ERROR)
                .findFirst();
    }

    /** Takes waived findings out; a waiver past its last day, or one that waives nothing, is a finding itself. */
    public Applied apply(List<Finding> findings, Clock clock) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var left = new ArrayList<>(findings);
        var own = new ArrayList<>(faults);
        var waived = 0;
        for (var waiver : all) {
            if (waiver.until().isAfter(today.plusYears(YEARS))) {
                own.add(tooLong(waiver));
            } else if (!waiver.holdsOn(today)) {
                own.add(expired(waiver));
            } else if (left.removeIf(finding -> finding.fingerprint().equals(waiver.fingerprint()))) {
                waived++;
            } else {
                own.add(unused(waiver));
            }
        }
        left.addAll(own);
        return new Applied(left, waived);
    }

    private Finding tooLong(Waiver waiver) {
        return about(
                WaiverRule.WAIVER_MALFORMED,
                waiver,
                "ends on " + waiver.until() + ", more than " + YEARS + " years from now, and so waives nothing",
                "agree on a nearer day");
    }

    private Finding expired(Waiver waiver) {
        return about(
                WaiverRule.WAIVER_EXPIRED,
                waiver,
                "ended on " + waiver.until(),
                "mend the finding, or agree on a new date");
    }

    private Finding unused(Waiver waiver) {
        return about(WaiverRule.WAIVER_UNUSED, waiver, "waives nothing any more", "remove it");
    }

    private Finding about(WaiverRule rule, Waiver waiver, String what, String fix) {
        return Finding.of(
                rule,
                waiver.fingerprint(),
                Where.file(file, waiver.line(), 1),
                "the waiver of " + waiver.owner() + " " + what,
                fix);
    }

    /** A waiver for a finding, ready to be completed: an entry of the list, as YAML and as JSON. */
    public static Map<String, String> readyMade(Finding finding) {
        var said = new LinkedHashMap<String, String>();
        said.put("fingerprint", finding.fingerprint());
        said.put("rule", finding.rule().name());
        said.put("where", finding.where().path());
        said.put("reason", "");
        said.put("owner", "");
        said.put("until", "");
        return said;
    }
}
