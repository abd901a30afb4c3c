package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import io.tradeschema.model.Where;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Collects what a migration adapted in one message, each as a warning with the day of sunset. */
final class Adaptations {

    private final Contract<?> type;
    private final LocalDate sunset;
    private final String root;
    private final List<Finding> findings = new ArrayList<>();

    /** Of a payload, whose fields stand below {@code $.}, or of an entry, whose fields stand below {@code entry.}. */
    Adaptations(Contract<?> type, LocalDate sunset, String root) {
        this.type = type;
        this.sunset = sunset;
        this.root = root;
    }

    Adaptations inEntry() {
        return new Adaptations(type, sunset, "entry.");
    }

    void add(LegacyRule rule, String name, String what, String fix) {
        findings.add(Finding.of(
                rule, type.toString(), Where.path(root + Excerpt.of(name)), what, "before " + sunset + " " + fix));
    }

    void addAll(Adaptations others) {
        findings.addAll(others.findings);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /** The adaptations with the warnings of reading: they come first, as what was done before. */
    List<Finding> with(List<Finding> others) {
        var all = new ArrayList<>(findings);
        all.addAll(others);
        return all;
    }

    /** What is said from the day of sunset on: that the migration is over, and what it would have adapted. */
    List<Finding> over(List<Finding> strict) {
        var all = new ArrayList<Finding>();
        all.add(Finding.of(
                LegacyRule.LEGACY_SUNSET,
                type.toString(),
                Where.path("$"),
                "read until " + sunset + " and no longer",
                "write it in its canonical form"));
        strict.stream().filter(finding -> finding.severity() == Severity.ERROR).forEach(all::add);
        return all;
    }
}
