package io.tradeschema.scan.fix;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.facts.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final Facts facts;
    private final Contracts contracts;
    private final Wants wants;
    private final Sends sends;

    /** Where the same name is to be changed in the same way. */
    private final Map<List<String>, Set<Where>> sites = new HashMap<>();

    private Remedies(SourceTree tree, Scan.Result result, Contracts contracts) {
        this.sources = new Sources(tree);
        this.facts = result.facts();
        this.contracts = contracts;
        this.wants = new Wants(facts, contracts);
        this.sends = new Sends(facts, contracts);
    }

    /** For each finding that names what should stand there, what would mend it, or why nothing is proposed. */
    public static List<Remedy> of(SourceTree tree, Scan.Result result, Contracts contracts) {
        return new Remedies(tree, result, contracts).of(result.findings());
    }

    private List<Remedy> of(List<Finding> findings) {
        var wanted = new LinkedHashMap<Finding, Want>();
        findings.stream()
                .filter(finding -> !ZonedTime.isMeant(finding))
                .forEach(finding -> wants.of(finding).ifPresent(want -> wanted.putIfAbsent(finding, want)));
        wanted.values()
                .forEach(want -> sites.computeIfAbsent(names(want), key -> new HashSet<>())
                        .add(want.site()));
        var found = new LinkedHashMap<Finding, Remedy>();
        for (var finding : findings) {
            if (ZonedTime.isMeant(finding)) {
                found.computeIfAbsent(finding, this::zoned);
            }
            Optional.ofNullable(wanted.get(finding))
                    .ifPresent(want -> found.computeIfAbsent(finding, key -> withSlips(renamed(want))));
            wants.already(finding).ifPresent(why -> found.putIfAbsent(finding, Remedy.none(finding, why)));
        }
        reads(wanted).forEach(together -> together(together, found));
        var events = new OtherEvents(sources, facts, contracts, wanted.values());
        return Joint.of(found.values()).stream()
                .map(remedy -> isRead(wanted.get(remedy.finding())) ? remedy : alone(remedy))
                .map(remedy -> ofOneEvent(remedy, wanted.get(remedy.finding()), events))
                .map(remedy -> weighed(remedy, wanted.get(remedy.finding())))
                .toList();
    }

    /** With the key of the message an entry's other names are judged: what would be found of these is mended with it. */
    private Remedy withSlips(Remedy remedy) {
        var slips = remedy.isProposed() ? wants.slipsBeside(remedy.finding()) : List.<Want>of();
        if (slips.isEmpty()) {
            return remedy;
        }
        var edits = new LinkedHashSet<Edit>(remedy.edits());
        slips.forEach(slip -> edits.addAll(renamed(slip).edits()));
        return new Remedy(remedy.finding(), List.copyOf(edits), remedy.risk(), "");
    }

    /** What guesses a direction or a unit is only offered when it is asked for. */
    private Remedy weighed(Remedy remedy, @Nullable Want want) {
        return remedy.isProposed() && remedy.isSafe() && want != null
                ? Opening.guess(sources, wants.names(remedy.finding()), remedy, !isRead(want))
                        .or(() -> Units.guess(sources, want, remedy))
                        .map(risk -> new Remedy(remedy.finding(), remedy.edits(), risk, ""))
                        .orElse(remedy)
                : remedy;
    }

    /** Of what is read nobody else is given more or less. */
    private static boolean isRead(@Nullable Want want) {
        return want != null && !want.meaning().written();
    }

    private Remedy alone(Remedy remedy) {
        return Receivers.others(sources, sends, remedy)
                .map(why -> Remedy.none(remedy.finding(), why))
                .orElse(remedy);
    }

    private static Remedy ofOneEvent(Remedy remedy, @Nullable Want want, OtherEvents events) {
        return remedy.isProposed() && want != null
                ? events.forbid(want, remedy)
                        .map(why -> Remedy.none(remedy.finding(), why))
                        .orElse(remedy)
                : remedy;
    }

    private static List<String> names(Want want) {
        return List.of(want.wrong(), want.right());
    }

    /** The findings of one name that one file reads in several places. */
    private static Collection<List<Finding>> reads(Map<Finding, Want> wanted) {
        var reads = new LinkedHashMap<List<String>, List<Finding>>();
        wanted.forEach((finding, want) -> {
            if (!want.meaning().written()) {
                reads.computeIfAbsent(List.of(want.site().file(), want.wrong(), want.right()), key -> new ArrayList<>())
                        .add(finding);
            }
        });
        return reads.values();
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
                .or(() -> NameSite.of(sources, source.get(), want).map(site -> renamed(source.get(), want, site)))
                .or(() -> source.get().isJava() ? JavaMember.of(sources, source.get(), want) : Optional.empty())
                .or(() -> source.get().isPython() ? PythonMember.of(sources, source.get(), want) : Optional.empty())
                .orElseGet(() -> Remedy.none(want.finding(), NO_SPAN));
    }

    private Remedy renamed(Source source, Want want, NameSite site) {
        var edits = new LinkedHashSet<Edit>(List.of(site.edit()));
        var risk = want.risk();
        if (!want.meaning().isAny() && !want.meaning().written()) {
            var compared = Compared.of(sources, source, want);
            compared.ifPresent(edits::addAll);
            risk = want.risk(compared.isPresent());
        } else if (!want.meaning().isAny()) {
            var values = site.value()
                    .flatMap(value -> new ValueEdits(sources, source, want).of(value))
                    .or(() -> TypeScriptMembers.parameter(source, want)
                            .flatMap(parameter -> new ValueEdits(sources, source, want).ofMember(parameter)));
            values.ifPresent(edits::addAll);
            risk = want.risk(values.isPresent());
        }
        var member = source.isPython() ? PythonMember.behind(sources, source, want) : Optional.<PythonMember>empty();
        if (member.isPresent()) {
            var renamed = PythonUses.renamed(sources, want, member.get());
            edits.addAll(renamed.edits());
            return new PythonUses.Renamed(List.copyOf(edits), renamed.risk(), renamed.forbids()).remedy(want);
        }
        var attribute = source.isPython()
                ? PythonAttributes.renamed(sources, source, want)
                : Optional.<PythonUses.Renamed>empty();
        if (attribute.isPresent()) {
            return attribute.get().remedy(want);
        }
        var mapped = edits.size() > 1 && want.meaning().written();
        var elsewhere = Elsewhere.of(sources, source, want, site, mapped, sites.getOrDefault(names(want), Set.of()));
        if (!elsewhere.forbids().isEmpty()) {
            return Remedy.none(want.finding(), elsewhere.forbids());
        }
        edits.addAll(elsewhere.edits());
        return new Remedy(want.finding(), List.copyOf(edits), risk, "");
    }
}
