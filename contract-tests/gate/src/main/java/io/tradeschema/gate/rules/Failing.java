package io.tradeschema.gate.rules;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which findings make a run red. What could not be checked does in any case, and is none of this.
 *
 * @param errors whether errors do
 * @param warnings whether warnings do
 * @param rules those whose findings do, whatever their weight
 */
public record Failing(boolean errors, boolean warnings, Set<Rule> rules) {

    /** What is so where nothing else is asked for. */
    public static final Failing ON_ERRORS = new Failing(true, false, Set.of());

    /** Copies the rules. */
    public Failing {
        rules = Set.copyOf(rules);
    }

    /**
     * What a command line or a build asks for.
     *
     * @param named {@code error}, {@code warning}, {@code none} or ids of rules; without a weight among them errors fail too
     * @param warningsToo whether warnings fail in any case
     * @throws NotCheckedException when a name is none of them, naming the one that was meant
     */
    public static Failing on(List<String> named, boolean warningsToo) {
        var weights = new HashSet<String>();
        var rules = new HashSet<Rule>();
        for (var name : named) {
            var weight = name.strip().toLowerCase(Locale.ROOT);
            if (Set.of("error", "warning", "none").contains(weight)) {
                weights.add(weight);
            } else {
                rules.add(Rules.named(name).orElseThrow(() -> unknown(name)));
            }
        }
        var warnings = warningsToo || weights.contains("warning");
        return new Failing(warnings || !weights.equals(Set.of("none")), warnings, rules);
    }

    private static NotCheckedException unknown(String name) {
        return new NotCheckedException(
                "--fail-on " + Excerpt.quoted(name) + " is no weight and no rule; say error, warning,"
                        + " none, or a rule"
                        + Rules.nearest(name).map(meant -> " such as " + meant).orElse("")
                        + "; \"tradeschema rules\" lists them");
    }

    /** Whether this finding makes the run red. */
    public boolean on(Finding finding) {
        return rules.contains(finding.rule()) || (finding.severity() == Severity.ERROR ? errors : warnings);
    }
}
