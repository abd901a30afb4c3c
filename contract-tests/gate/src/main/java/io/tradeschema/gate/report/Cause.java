package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings of one cause: the same rule, about the same thing, in the same words and with the same fix. Only their places, and
 * the values that were found there, differ.
 *
 * @param first the one that is shown in full
 * @param more the others, in the order of their places
 */
record Cause(Finding first, List<Finding> more) {

    /** How many of the other places are named; all of them are counted. */
    private static final int NAMED = 4;

    /** What findings about the services of the bus file are about. */
    private static final String BUS = "the bus";

    /** Gravest first, then the one with the most places, then by place. */
    private static final Comparator<Cause> ORDER = Comparator.comparing(
                    (Cause cause) -> cause.first().severity() == Severity.ERROR ? 0 : 1)
            .thenComparing(cause -> -cause.more().size())
            .thenComparing(Cause::first, Finding.BY_PLACE);

    /** A place beside the finding's own; where a class is defined, in parentheses, tells one class from another. */
    private static final Pattern PLACE =
            Pattern.compile("(?<![(\\w/.])[^\\s(:]++:[0-9]+(?::[0-9]+)?|, and so it is in line [0-9, ]+");

    /** What stands in quotes, and the names of streams. */
    private static final Pattern NAME = Pattern.compile("\"[^\"]*\"|[\\w*-]+(?:[.:][\\w*-]+)+");

    /** Copies the others. */
    Cause {
        more = List.copyOf(more);
    }

    /** What these findings come from: gravest first, then what has the most places. */
    static List<Cause> of(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(Cause::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> same.stream().sorted(Finding.BY_PLACE).toList())
                .map(same -> new Cause(same.get(0), same.subList(1, same.size())))
                .sorted(ORDER)
                .toList();
    }

    /** The first and the others, in the order of their places. */
    List<Finding> all() {
        return Stream.concat(Stream.of(first), more.stream()).toList();
    }

    /** Gravest first, then what has the most places. */
    static List<Cause> worstFirst(List<Cause> causes) {
        return causes.stream().sorted(ORDER).toList();
    }

    /** What it has in common with causes that say the same of other names. */
    List<Object> kind() {
        return List.of(
                first.rule(), first.severity(), NAME.matcher(plain(what(first))).replaceAll("…"));
    }

    /** What it is about and what is wrong; of several services, the first and how many more. */
    String title() {
        return isAboutOne(first) && !more.isEmpty()
                ? first.subject() + ": " + first.evidence() + " and " + more.size() + " more:" + what(first)
                : first.subject() + ": " + first.what();
    }

    private static List<Object> key(Finding finding) {
        return List.of(finding.rule(), finding.subject(), plain(what(finding)), plain(finding.fix()));
    }

    private static String plain(String clause) {
        return PLACE.matcher(clause).replaceAll("…");
    }

    /** A finding of the bus file begins with the service that it is about; the others are of the same cause. */
    private static String what(Finding finding) {
        return isAboutOne(finding) ? finding.what().substring(finding.evidence().length()) : finding.what();
    }

    private static boolean isAboutOne(Finding finding) {
        return finding.subject().equals(BUS) && finding.what().startsWith(finding.evidence() + " ");
    }

    /** The service that a finding of the bus file is about. */
    static Optional<String> service(Finding finding) {
        return isAboutOne(finding) ? Optional.of(finding.evidence()) : Optional.empty();
    }

    /** {@code and 40 more: a.py:3, b.py:9, …}; empty where there is one place only. */
    String others() {
        if (more.isEmpty()) {
            return "";
        }
        var named = new ArrayList<String>();
        more.stream().map(Cause::place).distinct().limit(NAMED).forEach(named::add);
        return "and " + more.size() + " more: " + String.join(", ", named) + (more.size() > named.size() ? ", …" : "");
    }

    private static String place(Finding finding) {
        if (isAboutOne(finding)) {
            return finding.evidence();
        }
        var where = finding.where();
        var place = where.line() > 0 ? where.file() + ":" + where.line() : where.file();
        return place + finding.found().map(found -> " with " + found).orElse("");
    }
}
