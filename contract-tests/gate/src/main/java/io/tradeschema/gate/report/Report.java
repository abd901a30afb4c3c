package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one run of a command has to say.
 *
 * @param title the command and what it looked at, such as {@code tradeschema scan services}
 * @param findings what is wrong, in the order of their places
 * @param sections the command's own facts, tables and pictures, in the order in which they are shown
 * @param outline the order in which people read the findings; programs get them in the order of their places
 * @param surroundings what a page shows around the findings
 * @param mends what mends the findings, as far as something does
 */
public record Report(
        String title,
        List<Finding> findings,
        List<Section> sections,
        Outline outline,
        Surroundings surroundings,
        Mends mends) {

    /** Sorts the findings by place and copies both lists. */
    public Report {
        findings = findings.stream().sorted(Finding.BY_PLACE).toList();
        sections = List.copyOf(sections);
    }

    /** A report without a page's surroundings. */
    public Report(String title, List<Finding> findings, List<Section> sections, Outline outline, Mends mends) {
        this(title, findings, sections, outline, Surroundings.NONE, mends);
    }

    /** A report of which no more is known. */
    public Report(String title, List<Finding> findings, List<Section> sections, Outline outline) {
        this(title, findings, sections, outline, Mends.NONE);
    }

    /** A report that is read in the order of the places. */
    public Report(String title, List<Finding> findings, List<Section> sections) {
        this(title, findings, sections, Outline.NONE);
    }

    /** The same report with links to where the repository can be read. */
    public Report linked(LinkBase links) {
        return new Report(
                title,
                findings,
                sections,
                outline,
                new Surroundings(
                        surroundings.places(),
                        surroundings.known(),
                        surroundings.owned(),
                        Optional.of(links),
                        surroundings.run()),
                mends);
    }

    /** The findings as they are read: the outline's chapters, or else one for each thing that findings are about. */
    List<Chapter> chapters() {
        if (!outline.chapters().isEmpty()) {
            return outline.chapters();
        }
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::subject, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(about -> new Chapter(about.getKey(), about.getValue(), List.of()))
                .toList();
    }

    /** The same report without a value in it: of each it says the kind and the length. Fingerprints stay. */
    public Report redacted() {
        return new Redacted().report(this);
    }

    /** How many findings have this severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** One clause: {@code 3 findings (2 errors, 1 warning)}, or {@code no findings}. */
    public String verdict() {
        return verdict(count(Severity.ERROR), count(Severity.WARNING));
    }

    /** The same clause for findings that were counted elsewhere. */
    public static String verdict(long errors, long warnings) {
        return errors + warnings == 0
                ? "no findings"
                : plural(errors + warnings, "finding") + " (" + plural(errors, "error") + ", "
                        + plural(warnings, "warning") + ")";
    }

    /** {@code 2 errors, 1 warning}, leaving out what there is none of. */
    static String counted(long errors, long warnings) {
        return Stream.of(errors > 0 ? plural(errors, "error") : "", warnings > 0 ? plural(warnings, "warning") : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
