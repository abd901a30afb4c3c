package io.tradeschema.scan.judge;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What could not be told and may concern a contract, one finding for each cause and file. */
public final class UnresolvedJudge {

    private final Contracts contract;

    public UnresolvedJudge(Contracts contract) {
        this.contract = contract;
    }

    public List<Finding> judge(List<Unresolved> unresolved) {
        var causes = new LinkedHashMap<List<Object>, List<Unresolved>>();
        unresolved.stream()
                .filter(this::mayConcern)
                .sorted(java.util.Comparator.comparing(Unresolved::where))
                .forEach(site -> causes.computeIfAbsent(cause(site), key -> new ArrayList<>())
                        .add(site));
        return causes.values().stream().map(UnresolvedJudge::finding).toList();
    }

    /** A contract is about streams: a channel, a list, or a stream of another name is none of its business. */
    private boolean mayConcern(Unresolved site) {
        return site.stream()
                .map(stream -> !stream.channel()
                        && contract.all().stream().anyMatch(type -> stream.fits(type.stream())))
                .orElse(true);
    }

    private static List<Object> cause(Unresolved site) {
        return List.of(
                site.where().file(),
                site.reason(),
                site.stream().isPresent() ? "" : site.what(),
                site.stream().map(Untold::written).orElse(false));
    }

    private static Finding finding(List<Unresolved> sites) {
        var first = sites.get(0);
        var more = sites.size() == 1
                ? ""
                : sites.stream()
                        .skip(1)
                        .map(site -> String.valueOf(site.where().line()))
                        .distinct()
                        .collect(Collectors.joining(", ", ", and so it is in line ", ""));
        return Finding.of(
                        ScanRule.CALLSITE_UNRESOLVED,
                        "the bus",
                        first.where(),
                        first.what() + " cannot be told: " + first.reason() + more,
                        "name it where the scan can see it, or declare it in tradeschema.yaml")
                .evidence(first.what() + first.reason());
    }
}
