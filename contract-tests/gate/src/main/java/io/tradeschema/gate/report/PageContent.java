package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** What stands on the page of a report, and the names under which its parts know each other. */
final class PageContent {

    private static final String NOBODY = "nobody";

    private final Report report;
    private final List<PagePart> parts = new ArrayList<>();
    private final Map<Finding, Placed> places = new HashMap<>();
    private final Map<Cause, String> anchors = new IdentityHashMap<>();
    private final List<BusStream> streams;
    private final Set<Finding> known;

    PageContent(Report report) {
        this.report = report;
        report.chapters().forEach(chapter -> parts.add(PagePart.of(chapter, false)));
        this.known = Set.copyOf(report.surroundings().known());
        if (hasKnown()) {
            parts.add(PagePart.of(
                    new Chapter(
                            "Known since the baseline", report.surroundings().known(), List.of()),
                    true));
        }
        parts.forEach(part -> part.causes().forEach(cause -> anchors.put(cause, "cause-" + anchors.size())));
        report.surroundings().places().forEach(placed -> places.put(placed.finding(), placed));
        streams = report.sections().stream()
                .flatMap(section -> section instanceof Section.Bus bus ? bus.streams().stream() : null)
                .toList();
    }

    Report report() {
        return report;
    }

    List<PagePart> parts() {
        return parts;
    }

    List<BusStream> streams() {
        return streams;
    }

    /** Those of these streams where the most is wrong come first. */
    List<BusStream> streams(Predicate<BusStream> those) {
        return streams.stream()
                .filter(those)
                .sorted(Comparator.comparing((BusStream stream) -> -stream.errors())
                        .thenComparing(stream -> -stream.warnings()))
                .toList();
    }

    boolean hasBus() {
        return report.sections().stream().anyMatch(Section.Bus.class::isInstance);
    }

    boolean hasKnown() {
        return !report.surroundings().known().isEmpty();
    }

    /**
     * Causes that are told in the same words of several streams, services or names.
     *
     * @param first the one with the most places
     * @param others how many more there are
     * @param places how many findings all of them have
     */
    record Kind(Cause first, int others, int places) {

        /** {@code and 2 like it}; empty where the first says all. */
        Optional<String> like() {
            return others == 0 ? Optional.empty() : Optional.of("and " + others + " like it");
        }
    }

    /** The worst kinds of causes of new findings: gravest first, then what has the most places. */
    List<Kind> worst(int most) {
        var kinds = new LinkedHashMap<List<Object>, List<Cause>>();
        parts.stream()
                .filter(part -> !part.known())
                .flatMap(part -> part.causes().stream())
                .forEach(cause -> kinds.computeIfAbsent(cause.kind(), kind -> new ArrayList<>())
                        .add(cause));
        return kinds.values().stream()
                .map(Cause::worstFirst)
                .map(causes -> new Kind(
                        causes.get(0),
                        causes.size() - 1,
                        causes.stream().mapToInt(cause -> cause.all().size()).sum()))
                .sorted(Comparator.comparing((Kind kind) -> kind.first().first().severity() == Severity.ERROR ? 0 : 1)
                        .thenComparing(kind -> -kind.places()))
                .limit(most)
                .toList();
    }

    /** Where on the page a cause stands. */
    String anchor(Cause cause) {
        return anchors.getOrDefault(cause, "");
    }

    Placed placed(Finding finding) {
        return places.getOrDefault(finding, Placed.nowhere(finding));
    }

    /** The edit that mends a new finding, as the lines of a unified diff; empty where no safe one is known. */
    List<String> diff(Finding finding) {
        return report.mends().of(finding).filter(mend -> !known.contains(finding)).stream()
                .flatMap(mend -> mend.diff().lines())
                .map(new Printable()::quoted)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The numbers of the streams that a finding is about. */
    String streams(Finding finding) {
        var about = new ArrayList<String>();
        for (var i = 0; i < streams.size(); i++) {
            if (streams.get(i).concerns(finding)) {
                about.add(String.valueOf(i));
            }
        }
        return String.join(" ", about);
    }

    /** The services that a finding concerns: the one that it names, or the one whose file it is in, or those that read the event. */
    List<String> services(Finding finding) {
        return Cause.service(finding).map(List::of).orElse(placed(finding).services());
    }

    /** Who has to do with a finding; nobody, too, where the repository says who owns what. */
    List<String> owners(Finding finding) {
        var owners = placed(finding).owners();
        return owners.isEmpty() && report.surroundings().owned() ? List.of(NOBODY) : owners;
    }

    /** How many findings are under one name. */
    record Count(String name, long errors, long warnings) {
        long all() {
            return errors + warnings;
        }
    }

    List<Count> byKind() {
        return counts(finding -> List.of(finding.severity() == Severity.ERROR ? "error" : "warning"));
    }

    List<Count> byRule() {
        return counts(finding -> List.of(finding.rule().name()));
    }

    List<Count> byService() {
        return counts(this::services);
    }

    List<Count> byOwner() {
        return counts(this::owners);
    }

    /** New findings by name, the worst name first; names that only known findings have come last. */
    private List<Count> counts(Function<Finding, Collection<String>> names) {
        var counts = new TreeMap<String, Count>();
        report.surroundings()
                .known()
                .forEach(finding -> names.apply(finding).forEach(name -> counts.put(name, new Count(name, 0, 0))));
        for (var finding : report.findings()) {
            var error = finding.severity() == Severity.ERROR ? 1 : 0;
            names.apply(finding).forEach(name -> {
                var so = counts.getOrDefault(name, new Count(name, 0, 0));
                counts.put(name, new Count(name, so.errors() + error, so.warnings() + 1 - error));
            });
        }
        return counts.values().stream()
                .sorted(Comparator.comparing((Count count) -> -count.errors())
                        .thenComparing(count -> -count.warnings()))
                .toList();
    }

    /** The rules that findings of this page broke, by name. */
    Map<String, Finding> rules() {
        var rules = new TreeMap<String, Finding>();
        parts.forEach(part ->
                part.causes().forEach(cause -> rules.put(cause.first().rule().name(), cause.first())));
        return new LinkedHashMap<>(rules);
    }
}
