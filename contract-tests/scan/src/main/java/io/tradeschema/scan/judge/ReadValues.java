package io.tradeschema.scan.judge;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Comparison;
import io.tradeschema.scan.facts.ReadField.Kind;
import io.tradeschema.scan.facts.ReadField.Meaning;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.ValueKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what a reader expects of a value, and does without it, against what can occur. */
final class ReadValues {

    private static final String HANDLE = "handle %s, or report what is not handled";

    private final Map<Reader, List<ReadField>> byReader;
    private final List<Finding> findings = new ArrayList<>();

    ReadValues(Map<Reader, List<ReadField>> byReader) {
        this.byReader = byReader;
    }

    List<Finding> findings() {
        return findings;
    }

    /** What the reader expects of a field that the contract has. */
    void judge(ReadField read, Field field, Contract<?> type) {
        var choices = ContractTerms.choices(field);
        var subject = ContractTerms.subject(type);
        if (!choices.isEmpty()) {
            impossible(
                    read, choices, subject, "the contract has " + field.type().expectation());
            unhandled(read, choices, subject);
        }
        kinds(read, field, subject);
        if (field.mustUnderstand() && hides(read, field)) {
            add(
                    ScanRule.READ_DEFAULT_HIDES_ABSENCE,
                    subject,
                    read.where(),
                    Excerpt.quoted(read.name()) + " must be understood, and here "
                            + ReadJudge.shown(read.fallback().orElseThrow())
                            + " stands in when it is absent",
                    "read " + Excerpt.quoted(read.name())
                            + " without a default, and refuse the message when it is absent",
                    read.name());
        }
    }

    /** What the reader does with the value that values of the contract's type do not let it do. */
    private void kinds(ReadField read, Field field, String subject) {
        var refused = ExpectedValue.of(field.type()).refused();
        if (refused.contains(ValueKind.NUMBER)) {
            used(read, Kind.NUMBER, "a number", field.type().expectation(), subject);
        }
        if (refused.contains(ValueKind.TEXT)) {
            used(read, Kind.TEXT, "a text", field.type().expectation(), subject);
        }
    }

    /** The entry's own time is a text. */
    void time(ReadField read, String subject) {
        used(read, Kind.NUMBER, "a number", ValueType.time().expectation(), subject);
    }

    private void used(ReadField read, Kind kind, String as, String expectation, String subject) {
        read.usedAs(kind)
                .ifPresent(where -> add(
                        ScanRule.READ_VALUE_IMPOSSIBLE,
                        subject,
                        where,
                        Excerpt.quoted(read.name()) + " is taken for " + as + " here; the contract has " + expectation,
                        "read it as " + expectation,
                        read.name() + " as " + kind));
    }

    private static boolean hides(ReadField read, Field field) {
        var fallback = read.fallback();
        if (fallback.isEmpty() || !read.alternatives().isEmpty()) {
            return false;
        }
        var text = String.valueOf(fallback.get());
        var empty = text.isEmpty()
                || text.equals("false")
                || text.equals("0")
                || text.equals("0.0")
                || List.of("UNKNOWN", "N/A", "?", "NONE", "-").contains(text.toUpperCase(Locale.ROOT));
        return !empty;
    }

    /** Reports comparisons with values that a contract does not have. */
    void impossible(ReadField read, Collection<String> possible, String subject, String truth) {
        impossible(read, possible, subject, truth, Set.of(Meaning.REFUSED));
    }

    /** Reports comparisons with values that no writer sends: who passes one over does not wait for it. */
    void unsent(ReadField read, Collection<String> possible, String subject, String truth) {
        impossible(read, possible, subject, truth, Set.of(Meaning.REFUSED, Meaning.ASIDE));
    }

    private void impossible(
            ReadField read, Collection<String> possible, String subject, String truth, Set<Meaning> left) {
        var byLine = sameName(read)
                .flatMap(other -> other.comparisons().stream())
                .collect(Collectors.groupingBy(
                        comparison -> comparison.where().line(), LinkedHashMap::new, Collectors.toList()));
        byLine.keySet()
                .retainAll(read.comparisons().stream()
                        .filter(comparison -> !left.contains(comparison.meaning()))
                        .map(comparison -> comparison.where().line())
                        .toList());
        for (var comparisons : byLine.values()) {
            var literals = comparisons.stream()
                    .map(Comparison::literals)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            if (literals.stream().allMatch(String.class::isInstance)
                    && literals.stream().noneMatch(literal -> occurs(literal, possible, read.caseFolded()))) {
                var shown = literals.stream()
                        .map(literal -> Excerpt.quoted(String.valueOf(literal)))
                        .collect(Collectors.joining(", "));
                add(
                        ScanRule.READ_VALUE_IMPOSSIBLE,
                        subject,
                        comparisons.get(0).where(),
                        Excerpt.quoted(read.name()) + " is compared with " + shown + ", which cannot occur; " + truth,
                        "compare with " + String.join(", ", possible),
                        read.name() + "=" + shown);
            }
        }
    }

    /** Whether all that occurs is asked for: what is asked for besides is more than there is today, and no mistake. */
    boolean handles(ReadField read, Collection<String> possible) {
        var asked = sameName(read)
                .flatMap(other -> other.comparisons().stream())
                .flatMap(comparison -> comparison.literals().stream())
                .map(String::valueOf)
                .filter(one -> !one.isEmpty())
                .toList();
        return possible.stream()
                .allMatch(value -> asked.stream().anyMatch(one -> occurs(one, List.of(value), read.caseFolded())));
    }

    /** Every place where the same reader takes the same name: {@code m["a"] == "x" or m["a"] == "y"} has two. */
    private Stream<ReadField> sameName(ReadField read) {
        return byReader.getOrDefault(read.reader(), List.of()).stream()
                .filter(other -> other.path().equals(read.path()) && other.level() == read.level());
    }

    private static boolean occurs(Object literal, Collection<String> possible, boolean folded) {
        var text = String.valueOf(literal);
        return possible.stream().anyMatch(value -> folded ? value.equalsIgnoreCase(text) : value.equals(text))
                || text.isEmpty();
    }

    private void unhandled(ReadField read, List<String> choices, String subject) {
        read.unhandled().ifPresent(chain -> {
            var compared = sameName(read).flatMap(other -> other.comparisons().stream());
            unhandled(read, compared, chain, "this chain has no branch", HANDLE, choices, subject);
        });
        read.lookup().ifPresent(table -> {
            var compared = sameName(read)
                    .flatMap(other -> other.comparisons().stream())
                    .filter(comparison -> !after(comparison.where(), table))
                    .toList();
            if (!guarded(compared, table)) {
                unhandled(read, compared.stream(), table, "this table has no entry", HANDLE, choices, subject);
            }
        });
        read.refusal().ifPresent(refusal -> {
            var lists = sameName(read)
                    .flatMap(other -> other.refusal().stream())
                    .map(ReadField.Refusal::list)
                    .collect(Collectors.toSet());
            var compared = sameName(read)
                    .flatMap(other -> other.comparisons().stream())
                    .filter(comparison ->
                            lists.contains(comparison.where()) || !after(comparison.where(), refusal.use()))
                    .toList();
            if (!guarded(compared, refusal.list())) {
                var fix = "take %s here, or handle it before";
                unhandled(
                        read, compared.stream(), refusal.list(), "the message is refused here", fix, choices, subject);
            }
        });
    }

    /** Whether the value was held against some of the table's own keys before: {@code if action not in ("BUY", "SELL")}. */
    private static boolean guarded(List<Comparison> compared, Where table) {
        var keys = compared.stream()
                .filter(comparison -> comparison.where().equals(table))
                .flatMap(comparison -> comparison.literals().stream())
                .collect(Collectors.toSet());
        return compared.stream()
                .filter(comparison -> !comparison.where().equals(table))
                .anyMatch(comparison -> comparison.literals().size() > 1 && keys.containsAll(comparison.literals()));
    }

    private static boolean after(Where one, Where other) {
        return one.file().equals(other.file()) && one.line() > other.line();
    }

    private void unhandled(
            ReadField read,
            Stream<Comparison> compared,
            Where where,
            String lack,
            String fix,
            List<String> choices,
            String subject) {
        var handled = compared.flatMap(comparison -> comparison.literals().stream())
                .map(literal -> String.valueOf(literal).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var left = choices.stream()
                .filter(choice -> !handled.contains(choice.toLowerCase(Locale.ROOT)))
                .toList();
        if (!left.isEmpty() && left.size() < choices.size()) {
            add(
                    ScanRule.READ_VALUE_UNHANDLED,
                    subject,
                    where,
                    Excerpt.quoted(read.name()) + " may be " + String.join(", ", left) + ", for which " + lack,
                    fix.formatted(String.join(", ", left)),
                    read.name() + " without " + left);
        }
    }

    private void add(Rule rule, String subject, Where where, String what, String fix, String evidence) {
        findings.add(Finding.of(rule, subject, where, what, fix).evidence(evidence));
    }
}
