package io.tradeschema.gate.check;

import io.tradeschema.gate.bus.Services;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.report.Chapter;
import io.tradeschema.gate.report.Outline;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Severity;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which the findings of a tree are read: contracts first, what says the least last. */
final class ReadingOrder {

    private static final Set<Rule> ONE_END =
            Set.of(ScanRule.STREAM_NEVER_READ, ScanRule.STREAM_NEVER_WRITTEN, ScanRule.STREAM_NAME_NEAR);
    private static final Set<Rule> NOT_CHECKED = Set.of(ScanRule.SCAN_NOTHING, GateRule.PART_NOT_CHECKED);
    private static final Set<Rule> NOT_TOLD = Set.of(
            ScanRule.CALLSITE_UNRESOLVED,
            ScanRule.SCAN_FILE_UNREADABLE,
            ScanRule.SCAN_LANGUAGE_NOT_READ,
            ScanRule.SCAN_CLIENT_NOT_READ);
    private static final Set<Rule> OF_THE_BUS_FILE = Set.of(
            ScanRule.TOPOLOGY_DIFFERS,
            ScanRule.SERVICE_NOT_VALIDATING,
            ScanRule.SERVICE_WITHOUT_CONTRACT_TEST,
            ScanRule.CONTRACT_NEVER_RUN,
            ScanRule.ASSERTION_WITHOUT_END);

    private final Contracts contract;
    private final Services services;

    ReadingOrder(Contracts contract, Services services) {
        this.contract = contract;
        this.services = services;
    }

    Outline of(List<Finding> findings, int exitCode) {
        Map<String, List<Finding>> contracts = new LinkedHashMap<>();
        Map<Part, List<Finding>> parts = new java.util.EnumMap<>(Part.class);
        for (var finding : findings) {
            var event = NOT_TOLD.contains(finding.rule()) ? "" : event(finding);
            if (event.isEmpty()) {
                parts.computeIfAbsent(part(finding.rule()), key -> new ArrayList<>())
                        .add(finding);
            } else {
                contracts.computeIfAbsent(event, key -> new ArrayList<>()).add(finding);
            }
        }
        var chapters = new ArrayList<Chapter>();
        contracts.forEach((event, about) -> chapters.add(chapter("contract " + event, about)));
        chapters.sort(Comparator.comparingLong(chapter -> -errors(chapter.findings())));
        var reason = parts.containsKey(Part.NOT_CHECKED) ? Part.NOT_CHECKED : Part.NOT_TOLD;
        parts.forEach((part, about) -> chapters.add(
                exitCode == ExitCode.NOT_CHECKED && part == reason ? 0 : chapters.size(), chapter(part.title, about)));
        return new Outline(verdict(exitCode, findings), chapters);
    }

    /** The parts beside the contracts, in the order in which they are read. */
    private enum Part {
        NOT_CHECKED("Not checked"),
        OTHER_STREAMS("other streams and code"),
        ONE_END("streams with one end"),
        AWAY("calls away from a bus"),
        BUS_FILE("the bus file and the services' tests"),
        NOT_TOLD("what cannot be told, or is not read");

        private final String title;

        Part(String title) {
            this.title = title;
        }
    }

    private static Part part(Rule rule) {
        if (NOT_CHECKED.contains(rule)) {
            return Part.NOT_CHECKED;
        }
        if (ONE_END.contains(rule)) {
            return Part.ONE_END;
        }
        if (rule == ScanRule.CALLSITE_AWAY_FROM_BUS) {
            return Part.AWAY;
        }
        if (OF_THE_BUS_FILE.contains(rule)) {
            return Part.BUS_FILE;
        }
        return NOT_TOLD.contains(rule) ? Part.NOT_TOLD : Part.OTHER_STREAMS;
    }

    /** The contract's event that a finding is about; empty when it is about none. */
    private String event(Finding finding) {
        for (var subject : finding.subject().split(", ", -1)) {
            for (var type : contract.all()) {
                if (Set.of(type.name(), type.stream(), ContractTerms.subject(type))
                        .contains(subject)) {
                    return type.name();
                }
            }
        }
        return "";
    }

    private Chapter chapter(String title, List<Finding> findings) {
        return new Chapter(
                title,
                findings,
                findings.stream()
                        .flatMap(finding -> services.of(finding).stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static long errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }

    private static String verdict(int exitCode, List<Finding> findings) {
        var word = switch (exitCode) {
            case ExitCode.CLEAN -> "green";
            case ExitCode.FINDINGS -> "red";
            default -> "not everything was checked";
        };
        var untold = findings.stream()
                .filter(finding -> finding.rule() == ScanRule.CALLSITE_UNRESOLVED)
                .count();
        var why = exitCode == ExitCode.NOT_CHECKED && findings.stream().noneMatch(it -> NOT_CHECKED.contains(it.rule()))
                ? ", for " + untold + (untold == 1 ? " place" : " places") + " that cannot be told"
                : "";
        return word + " (exit code " + exitCode + why + ")";
    }
}
