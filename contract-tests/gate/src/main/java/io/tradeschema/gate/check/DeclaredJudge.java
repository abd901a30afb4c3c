package io.tradeschema.gate.check;

import io.tradeschema.gate.bus.BusMap;
import io.tradeschema.gate.bus.RawWrites;
import io.tradeschema.gate.bus.Services;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds what the bus file declares against what the source does. */
final class DeclaredJudge {

    private final BusFile file;
    private final String name;
    private final Contracts contract;
    private final Services services;
    private final List<Finding> findings = new ArrayList<>();

    DeclaredJudge(BusFile file, String name, Contracts contract, Services services) {
        this.file = file;
        this.name = name;
        this.contract = contract;
        this.services = services;
    }

    List<Finding> judge(Facts facts) {
        var bus = BusMap.of(facts, services);
        file.services().forEach((service, declared) -> {
            if (declared.source().isPresent()) {
                differences(service, declared, "produces", stream(declared.produces()), bus.written(service));
                differences(service, declared, "consumes", stream(declared.consumes()), bus.read(service));
            }
            unconsumed(service, declared);
            findings.addAll(new DeclaredReads(name, contract, services, facts).judge(service, declared));
            if (declared.mustValidate()) {
                raw(service, facts);
            }
        });
        return findings;
    }

    private List<String> stream(List<String> names) {
        return names.stream().map(contract::streamOf).toList();
    }

    private void unconsumed(String service, BusFile.Service declared) {
        var consumed = stream(declared.consumes());
        for (var stream : stream(List.copyOf(declared.reads().keySet()))) {
            if (!consumed.contains(stream)) {
                add(
                        declared,
                        service + " declares what it reads from " + stream + ", which is not among what it consumes",
                        "add it under \"consumes\" of " + service + ", or correct the name under \"reads\"",
                        service + " reads unconsumed " + stream);
            }
        }
    }

    private void differences(
            String service, BusFile.Service declares, String end, List<String> declared, Set<String> seen) {
        for (var stream : declared) {
            if (!seen.contains(stream)) {
                add(
                        declares,
                        service + " " + end + " " + stream + " in the bus file, and its source does not",
                        "correct the bus file, or the service",
                        service + " " + end + " " + stream);
            }
        }
        for (var stream : seen) {
            if (!declared.contains(stream)) {
                add(
                        declares,
                        service + " " + end + " " + stream + ", which the bus file does not declare",
                        "add it under \"" + end + "\" of " + service,
                        service + " undeclared " + end + " " + stream);
            }
        }
    }

    private void add(BusFile.Service place, String what, String fix, String evidence) {
        findings.add(Finding.of(ScanRule.TOPOLOGY_DIFFERS, "the bus", Where.file(name, place.line(), 1), what, fix)
                .evidence(evidence));
    }

    private void raw(String service, Facts facts) {
        for (var write : RawWrites.of(service, facts, services, contract)) {
            findings.add(Finding.of(
                            ScanRule.CALLSITE_RAW_PUBLISH,
                            contract.on(write.stream())
                                    .map(ContractTerms::subject)
                                    .orElse(""),
                            write.from(),
                            service + " must validate what it publishes, and publishes here without",
                            "build the message with the contract's class, or validate it first")
                    .evidence(write.function()));
        }
    }
}
