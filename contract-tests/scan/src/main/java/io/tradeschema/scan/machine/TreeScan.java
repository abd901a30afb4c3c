package io.tradeschema.scan.machine;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.library.Surroundings;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.reach.BusWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Scans the files of one language: finds those that lead to a bus, walks them, and gives what it saw. */
public final class TreeScan {

    private final Map<String, Path> files;
    private final Modules modules;
    private final Tables tables;
    private final Contracts contract;
    private final Surroundings surroundings;

    /** A scan of these files, by the names under which they are reported. */
    public TreeScan(
            Map<String, Path> files, Modules modules, Tables tables, Contracts contract, Surroundings surroundings) {
        this.files = files;
        this.modules = modules;
        this.tables = tables;
        this.contract = contract;
        this.surroundings = surroundings;
    }

    /** Reads and walks the files. */
    public Facts run() throws IOException {
        var all =
                modules.reach(new BusWords(tables.busNames(), tables.commonBusNames(), tables.busLibraries(), words()));
        var nearest = Nearest.of(all, files, Nearest.MOST);
        var reach = nearest.reach();
        modules.read(reach.files());
        var terms = new Terms(
                contract.all().stream().map(this::event).toList(),
                surroundings.validators(),
                surroundings.environment(),
                surroundings.configured());
        var facts =
                new Walker(tables, modules, terms, Limits.of(files.size())).walk(reach, files.size(), modules.parsed());
        var unresolved = new ArrayList<>(facts.unresolved());
        unresolved.addAll(nearest.said());
        var untold = new ArrayList<>(facts.untold());
        untold.addAll(nearest.untold());
        var findings = new ArrayList<>(facts.findings());
        modules.warnings().forEach((file, warning) -> findings.add(unreadable(file, warning)));
        reach.files().forEach(file -> findings.addAll(Acknowledgements.of(modules.code(file), tables)));
        return new Facts(
                facts.files(),
                modules.parsed(),
                facts.writes(),
                facts.readers(),
                facts.reads(),
                unresolved,
                untold,
                findings,
                facts.models(),
                facts.handedOn(),
                facts.ownNames());
    }

    private static Finding unreadable(String file, String warning) {
        return Finding.of(
                ScanRule.SCAN_FILE_UNREADABLE,
                file,
                Where.file(file, 1, 1),
                warning,
                "correct the file, or leave it out");
    }

    private Terms.Event event(Contract<?> type) {
        return new Terms.Event(
                type.name(),
                type.stream(),
                Set.copyOf(surroundings.topics().getOrDefault(type.name(), List.of())),
                ContractTerms.className(type),
                type.shape().fields().stream().map(Field::name).collect(Collectors.toSet()),
                type.shape().fields().stream()
                        .filter(Field::required)
                        .map(Field::name)
                        .collect(Collectors.toSet()),
                ContractTerms.lists(type.shape(), "").collect(Collectors.toSet()),
                ContractTerms.envelope(),
                ContractTerms.payloadKey(),
                ContractTerms.requiredEnvelope().get(0),
                name -> type.shape().retired(name).flatMap(RetiredName::successor),
                (name, beside) -> type.shape().field(name).isPresent()
                        ? ""
                        : Advice.on(type.shape(), name, Advice.Use.SEND, beside::contains, null));
    }

    /** What stands in files that have to do with the events, or with a bus, beside the calls of one. */
    private List<String> words() {
        var words = new ArrayList<>(tables.seeds());
        words.add("XADD");
        contract.all().forEach(type -> words.addAll(List.of(type.name(), ContractTerms.className(type))));
        surroundings.topics().values().forEach(words::addAll);
        return words;
    }
}
