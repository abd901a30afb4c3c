package io.tradeschema.scan.python;

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
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.machine.Modules;
import io.tradeschema.scan.machine.Terms;
import io.tradeschema.scan.machine.Walker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scans the Python files of a tree. */
public final class PythonScan {

    private static final Tables TABLES = Tables.of("python.rows");

    private final Map<String, Path> files;
    private final Contracts contract;
    private final Set<String> validators;

    /** A scan of these files, by the names under which they are reported; the validators are functions' full names. */
    public PythonScan(Map<String, Path> files, Contracts contract, Set<String> validators) {
        this.files = files;
        this.contract = contract;
        this.validators = Set.copyOf(validators);
    }

    /** What imports mean among these files, and their code. */
    public static Modules modules(Map<String, Path> files) {
        return new PythonModules(files, TABLES::isBinding);
    }

    /** Reads and walks the files. */
    public Facts run() throws IOException {
        try (var modules = new PythonModules(files, TABLES::isBinding)) {
            var reach = PythonReach.of(modules.own(), TABLES.busNames(), names());
            modules.read(reach.files());
            var terms = new Terms(contract.all().stream().map(PythonScan::event).toList(), validators);
            var facts = new Walker(TABLES, modules, terms).walk(reach, files.size(), modules.parsed());
            var findings = new ArrayList<>(facts.findings());
            modules.warnings().forEach((file, warning) -> findings.add(unreadable(file, warning)));
            reach.files().forEach(file -> findings.addAll(PythonAcknowledgements.of(modules.code(file))));
            return new Facts(
                    facts.files(),
                    modules.parsed(),
                    facts.writes(),
                    facts.readers(),
                    facts.reads(),
                    facts.unresolved(),
                    facts.untold(),
                    findings,
                    facts.models());
        }
    }

    private static Finding unreadable(String file, String warning) {
        return Finding.of(
                ScanRule.SCAN_FILE_UNREADABLE,
                file,
                Where.file(file, 1, 1),
                warning,
                "correct the file, or leave it out");
    }

    private static Terms.Event event(Contract<?> type) {
        return new Terms.Event(
                type.name(),
                type.stream(),
                ContractTerms.className(type),
                type.shape().fields().stream().map(Field::name).collect(Collectors.toSet()),
                type.shape().fields().stream()
                        .filter(Field::required)
                        .map(Field::name)
                        .collect(Collectors.toSet()),
                ContractTerms.envelope(),
                ContractTerms.payloadKey(),
                ContractTerms.requiredEnvelope().get(0),
                name -> type.shape().retired(name).flatMap(RetiredName::successor),
                (name, beside) -> type.shape().field(name).isPresent()
                        ? ""
                        : Advice.on(type.shape(), name, Advice.Use.SEND, beside::contains, null));
    }

    private List<String> names() {
        return contract.all().stream()
                .flatMap(type -> Stream.of(type.name(), ContractTerms.className(type)))
                .toList();
    }
}
