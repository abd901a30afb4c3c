package io.tradeschema.scan.judge;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.Unresolved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What could not be told and may concern a contract, one finding for each cause and file. */
public final class UnresolvedJudge {

    private final Contracts contract;
    private final Facts facts;

    public UnresolvedJudge(Contracts contract, Facts facts) {
        this.contract = contract;
        this.facts = facts;
    }

    public List<Finding> judge() {
        var causes = new LinkedHashMap<List<Object>, List<Unresolved>>();
        facts.unresolved().stream()
                .filter(site -> mayConcern(site) && !handsOn(site) && !isOfWrongCall(site))
                .sorted(Comparator.comparing(Unresolved::where))
                .forEach(site -> causes.computeIfAbsent(cause(site), key -> new ArrayList<>())
                        .add(site));
        return causes.values().stream().map(UnresolvedJudge::finding).toList();
    }

    /** A channel, a list, or a stream of another name is none of a contract's business. */
    private boolean mayConcern(Unresolved site) {
        return site.stream()
                .map(stream -> mayCarry(stream.transport())
                        && contract.all().stream().anyMatch(type -> stream.fits(type.stream())))
                .orElse(true);
    }

    private static boolean mayCarry(Transport transport) {
        return transport != Transport.REDIS_CHANNEL && transport != Transport.REDIS_LIST;
    }

    /** A reader of which the stream cannot be told, and that looks at no name of a message: whom it hands it to is judged. */
    private boolean handsOn(Unresolved site) {
        return site.stream().filter(stream -> !stream.written()).isPresent()
                && facts.readers().stream().anyMatch(reader -> reader.where().equals(site.where()))
                && facts.reads().stream()
                        .filter(read -> read.reader().where().equals(site.where()))
                        .allMatch(read -> read.level() == Level.ENTRY
                                && ContractTerms.envelope().contains(read.name()));
    }

    /** What a call does not give, and calls that do not fit are told: it is the same mistake. */
    private boolean isOfWrongCall(Unresolved site) {
        return site.reason().equals(Unresolved.NOT_GIVEN)
                && facts.findings().stream().anyMatch(finding -> finding.rule() == ScanRule.CALLSITE_SIGNATURE);
    }

    private static List<Object> cause(Unresolved site) {
        return List.of(site.where().file(), site.reason(), site.stream().isPresent() ? "" : site.what());
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
