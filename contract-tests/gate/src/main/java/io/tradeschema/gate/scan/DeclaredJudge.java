package io.tradeschema.gate.scan;

import io.tradeschema.gate.scan.bus.BusFile;
import io.tradeschema.gate.scan.facts.Facts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what the bus file declares against what the source does. */
final class DeclaredJudge {

    private final BusFile file;
    private final String name;
    private final Contract contract;
    private final Services services;
    private final List<Finding> findings = new ArrayList<>();

    DeclaredJudge(BusFile file, String name, Contract contract, Services services) {
        this.file = file;
        this.name = name;
        this.contract = contract;
        this.services = services;
    }

    List<Finding> judge(Facts facts) {
        var bus = BusMap.of(facts, services);
        file.services().forEach((service, declared) -> {
            if (declared.source().isPresent()) {
                differences(service, "produces", stream(declared.produces()), bus.written(service));
                differences(service, "consumes", stream(declared.consumes()), bus.read(service));
            }
            if (declared.mustValidate()) {
                raw(service, facts);
            }
        });
        return findings;
    }

    private List<String> stream(List<String> names) {
        return names.stream()
                .map(text -> contract.named(text).map(type -> type.stream()).orElse(text))
                .toList();
    }

    private void differences(String service, String end, List<String> declared, Set<String> seen) {
        for (var stream : declared) {
            if (!seen.contains(stream)) {
                add(
                        service + " " + end + " " + stream + " in the bus file, and its source does not",
                        "correct the bus file, or the service",
                        service + " " + end + " " + stream);
            }
        }
        for (var stream : seen) {
            if (!declared.contains(stream)) {
                add(
                        service + " " + end + " " + stream + ", which the bus file does not declare",
                        "add it under \"" + end + "\" of " + service,
                        service + " undeclared " + end + " " + stream);
            }
        }
    }

    private void add(String what, String fix, String evidence) {
        findings.add(Finding.of(ScanRule.TOPOLOGY_DIFFERS, "the bus", Where.file(name, 1, 1), what, fix)
                .evidence(evidence));
    }

    private void raw(String service, Facts facts) {
        for (var write : facts.writes()) {
            if (!write.validated()
                    && services.of(write.by()).equals(service)
                    && contract.on(write.stream()).isPresent()) {
                findings.add(Finding.of(
                                ScanRule.CALLSITE_RAW_PUBLISH,
                                contract.on(write.stream())
                                        .map(Contract::subject)
                                        .orElse(""),
                                write.from(),
                                service + " must validate what it publishes, and publishes here without",
                                "build the message with the contract's class, or validate it first")
                        .evidence(write.function()));
            }
        }
    }

    /** Where each service's source is, below the folder of the bus file. */
    static Map<String, String> sources(BusFile file, java.nio.file.Path base) {
        var sources = new LinkedHashMap<String, String>();
        file.services()
                .forEach((service, declared) -> declared.source()
                        .ifPresent(source -> sources.put(
                                base.resolve(source).normalize().toString().replace('\\', '/'), service)));
        return sources;
    }
}
