package io.tradeschema.scan.fix;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would mend the findings of a scan. A proposal is made from the syntax tree at the finding's place: where that does not
 * say exactly which word is meant, there is none. Whether a proposal mends is told by scanning again.
 */
public final class Remedies {

    private static final String NO_SPAN =
            "the source does not show, at the place that the finding names, the one word to change";

    private static final String IN_PART = "the file reads the name in another place, too, that cannot be changed";
    private static final String CANNOT_CHANGE = "the file is not UTF-8, or has a syntax error";

    private final Sources sources;
    private final Wants wants;

    private Remedies(SourceTree tree, Scan.Result result, Contracts contracts) {
        this.sources = new Sources(tree);
        this.wants = new Wants(result.facts(), contracts);
    }

    /** For each finding that names what should stand there, what would mend it, or why nothing is proposed. */
    public static List<Remedy> of(SourceTree tree, Scan.Result result, Contracts contracts) {
        var remedies = new Remedies(tree, result, contracts);
        var found = new LinkedHashMap<Finding, Remedy>();
        var reads = new LinkedHashMap<List<String>, List<Finding>>();
        for (var finding : result.findings()) {
            if (ZonedTime.isMeant(finding)) {
                found.computeIfAbsent(finding, remedies::zoned);
                continue;
            }
            var want = remedies.wants.of(finding);
            want.ifPresent(named -> found.computeIfAbsent(finding, key -> remedies.renamed(named)));
            want.filter(named -> !named.meaning().written())
                    .ifPresent(named -> reads.computeIfAbsent(
                                    List.of(named.site().file(), named.wrong(), named.right()),
                                    key -> new ArrayList<>())
                            .add(finding));
        }
        reads.values().forEach(together -> together(together, found));
        return List.copyOf(found.values());
    }

    /** A file that looks for a name and then reads it does both by one name: all places change, or none. */
    private static void together(List<Finding> findings, Map<Finding, Remedy> found) {
        var remedies = findings.stream()
                .flatMap(finding -> Optional.ofNullable(found.get(finding)).stream())
                .toList();
        var edits = remedies.stream()
                .flatMap(remedy -> remedy.edits().stream())
                .distinct()
                .toList();
        var risk = remedies.stream()
                .map(Remedy::risk)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        var whole = remedies.stream().allMatch(Remedy::isProposed);
        remedies.stream()
                .filter(Remedy::isProposed)
                .map(Remedy::finding)
                .forEach(finding -> found.put(
                        finding, whole ? new Remedy(finding, edits, risk, "") : Remedy.none(finding, IN_PART)));
    }

    private Remedy zoned(Finding finding) {
        return sources.named(finding.where().file())
                .map(source -> ZonedTime.of(source, finding))
                .orElseGet(() -> Remedy.none(finding, CANNOT_CHANGE));
    }

    private Remedy renamed(Want want) {
        var source = sources.named(want.site().file());
        if (source.isEmpty()) {
            return Remedy.none(want.finding(), CANNOT_CHANGE);
        }
        if (source.get().root().isEmpty()) {
            return ShellSite.of(source.get(), want).orElseGet(() -> Remedy.none(want.finding(), NO_SPAN));
        }
        return JsonSite.of(source.get(), want)
                .or(() -> NameSite.of(source.get(), want).map(site -> renamed(source.get(), want, site)))
                .or(() -> source.get().isJava() ? JavaMember.of(sources, source.get(), want) : Optional.empty())
                .or(() -> source.get().isPython() ? PythonMember.of(sources, source.get(), want) : Optional.empty())
                .orElseGet(() -> Remedy.none(want.finding(), NO_SPAN));
    }

    private Remedy renamed(Source source, Want want, NameSite site) {
        var edits = new ArrayList<Edit>(List.of(site.edit()));
        var risk = want.risk();
        if (!want.meaning().isAny() && !want.meaning().written()) {
            var compared = Compared.of(source, want);
            compared.ifPresent(edits::addAll);
            risk = compared.isPresent() ? risk : handedOn(want);
        } else if (!want.meaning().isAny()) {
            var values = site.value().flatMap(value -> new ValueEdits(source, want).of(value));
            values.ifPresent(edits::addAll);
            risk = values.isPresent() || want.meaning().isRightAlready() ? risk : unseen(want);
        }
        var elsewhere = Elsewhere.of(sources, source, want, site);
        if (!elsewhere.forbids().isEmpty()) {
            return Remedy.none(want.finding(), elsewhere.forbids());
        }
        var mapped = edits.size() > 1 && want.meaning().written();
        if (mapped && elsewhere.edits().stream().anyMatch(edit -> !edits.contains(edit))) {
            return Remedy.none(want.finding(), "its value changes, and the program uses it in another place, too");
        }
        elsewhere.edits().stream().filter(edit -> !edits.contains(edit)).forEach(edits::add);
        return new Remedy(want.finding(), edits, risk, "");
    }

    /** A direction that is handed on under another name is another direction to whoever takes it. */
    private static String handedOn(Want want) {
        return "what becomes of the value is not seen; \"" + want.right() + "\" has its own words for what \""
                + want.wrong() + "\" said";
    }

    static String unseen(Want want) {
        return "the values that stand under \"" + want.wrong() + "\" are not written there; of \"" + want.right()
                + "\" they may mean something else";
    }
}
