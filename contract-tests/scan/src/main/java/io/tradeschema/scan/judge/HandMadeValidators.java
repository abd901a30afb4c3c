package io.tradeschema.scan.judge;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Finds lists of names that a reader goes through to check a message, and that disagree with the contract. */
final class HandMadeValidators {

    private final Contracts contract;
    private final List<Finding> findings = new ArrayList<>();

    HandMadeValidators(Contracts contract) {
        this.contract = contract;
    }

    List<Finding> judge(List<ReadField> reads) {
        findings.clear();
        validator(reads);
        return List.copyOf(findings);
    }

    private void validator(List<ReadField> reads) {
        var byPlace = reads.stream()
                .filter(ReadField::listed)
                .filter(read -> read.level() != Level.ENTRY && read.streams().size() == 1)
                .collect(Collectors.groupingBy(ReadField::where, LinkedHashMap::new, Collectors.toList()));
        byPlace.forEach((where, listed) -> contract.on(
                        listed.get(0).streams().iterator().next())
                .ifPresent(type -> {
                    if (listed.stream().allMatch(ReadField::whitelisted)) {
                        whitelist(type, where, listed);
                        return;
                    }
                    var unknown = listed.stream()
                            .filter(read -> ReadJudge.field(type.shape(), read).isEmpty())
                            .map(ReadField::name)
                            .distinct()
                            .toList();
                    if (!unknown.isEmpty()) {
                        var advice = unknown.stream()
                                .map(name -> name + ": " + Advice.on(type.shape(), name, Advice.Use.SEND))
                                .collect(Collectors.joining("; "));
                        add(
                                ScanRule.VALIDATOR_DISAGREES,
                                ContractTerms.subject(type),
                                where,
                                "a hand-made check looks for " + String.join(", ", unknown)
                                        + ", which the contract does not have",
                                advice,
                                String.join(",", unknown));
                    }
                }));
    }

    /** A list of a few names is something else; one with all that the contract demands is meant to be complete. */
    private void whitelist(Contract<?> type, Where where, List<ReadField> listed) {
        var names = listed.stream().map(ReadField::name).collect(Collectors.toSet());
        var fields = type.shape().fields();
        var demanded = fields.stream().filter(Field::required).map(Field::name).toList();
        var lacking = fields.stream()
                .map(Field::name)
                .filter(name -> !names.contains(name))
                .toList();
        var more = names.stream().anyMatch(name -> !demanded.contains(name));
        if (listed.get(0).path().size() == 1 && names.containsAll(demanded) && more && !lacking.isEmpty()) {
            add(
                    ScanRule.VALIDATOR_DISAGREES,
                    ContractTerms.subject(type),
                    where,
                    "a hand-made list of the names a message may have lacks " + String.join(", ", lacking)
                            + ", which the contract has",
                    "take the names from the published schema, or let the product's codec validate",
                    String.join(",", lacking));
        }
    }

    private void add(Rule rule, String subject, Where where, String what, String fix, String evidence) {
        findings.add(Finding.of(rule, subject, where, what, fix).evidence(evidence));
    }
}
