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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scans the Python files of a tree. Only files that can matter are read in depth. */
public final class PythonScan {

    private final Map<String, Path> files;
    private final Contracts contract;
    private final Set<String> validators;

    /** A scan of these files, by the names under which they are reported; the validators are functions' full names. */
    public PythonScan(Map<String, Path> files, Contracts contract, Set<String> validators) {
        this.files = files;
        this.contract = contract;
        this.validators = Set.copyOf(validators);
    }

    /** Reads and walks the files. */
    public Facts run() throws IOException {
        var project = new Project(files);
        try {
            return run(project);
        } finally {
            project.close();
        }
    }

    private Facts run(Project project) throws IOException {
        var recorder = new Recorder();
        var machine = new Interpreter(project, recorder, events(), validators);
        var walked = new RelevantFiles(files, project, names()).load();
        machine.learn(project.loaded());
        for (var file : walked) {
            project.module(file).ifPresent(module -> walk(machine, module, recorder));
        }
        project.warnings()
                .forEach((file, warning) -> recorder.finding(Finding.of(
                        ScanRule.SCAN_FILE_UNREADABLE,
                        file,
                        Where.file(file, 1, 1),
                        warning,
                        "correct the file, or leave it out")));
        return new Facts(
                files.size(),
                project.loaded().size(),
                recorder.writes(),
                recorder.readers(),
                recorder.reads(),
                recorder.unresolved(),
                recorder.findings(),
                recorder.models());
    }

    /** One file's code must never stop the scan of the others. */
    private static void walk(Interpreter machine, Module module, Recorder recorder) {
        try {
            machine.walk(module);
            machine.bus().named(module);
            new Acknowledgements(recorder).check(module);
        } catch (RuntimeException | StackOverflowError e) {
            recorder.unresolved(
                    Where.file(module.file(), 1, 1),
                    "this file",
                    "the scan failed on it (" + e.getClass().getSimpleName() + "); please report this");
        }
    }

    private List<KnownEvent> events() {
        return contract.all().stream().map(PythonScan::event).toList();
    }

    private static KnownEvent event(Contract<?> type) {
        return new KnownEvent(
                type.name(),
                type.stream(),
                ContractTerms.className(type),
                type.shape().fields().stream().map(Field::name).collect(Collectors.toSet()),
                ContractTerms.envelope(),
                ContractTerms.payloadKey(),
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
