package io.tradeschema.gate.evidence;

import io.tradeschema.gate.report.Section;
import io.tradeschema.model.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the parts of the gate looked at, and what they found.
 *
 * @param findings what is wrong
 * @param unchecked one finding for every part that could not be checked; never waived, never taken as known
 * @param numbers how much was looked at, by what it is
 * @param sections what else is worth showing
 */
public record Checked(
        List<Finding> findings, List<Finding> unchecked, Map<String, Object> numbers, List<Section> sections) {

    /** Nothing was looked at, because nothing was asked for. */
    public static final Checked NOTHING = new Checked(List.of(), List.of(), Map.of(), List.of());

    /** Copies the parts, the numbers in their order. */
    public Checked {
        findings = List.copyOf(findings);
        unchecked = List.copyOf(unchecked);
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        sections = List.copyOf(sections);
    }

    /** A part that was checked. */
    static Checked of(List<Finding> findings, Map<String, Object> numbers) {
        return new Checked(findings, List.of(), numbers, List.of());
    }

    /** A part that could not be checked. */
    static Checked not(Finding reason) {
        return new Checked(List.of(), List.of(reason), Map.of(), List.of());
    }

    /** Both together. */
    public Checked and(Checked other) {
        var all = new LinkedHashMap<>(numbers);
        all.putAll(other.numbers);
        return new Checked(
                joined(findings, other.findings),
                joined(unchecked, other.unchecked),
                all,
                joined(sections, other.sections));
    }

    /** Without what was found already: one cause is named once. */
    Checked without(List<Finding> found) {
        var known = found.stream().map(Finding::fingerprint).collect(Collectors.toSet());
        var fresh = findings.stream()
                .filter(finding -> !known.contains(finding.fingerprint()))
                .toList();
        return new Checked(fresh, unchecked, numbers, sections);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
