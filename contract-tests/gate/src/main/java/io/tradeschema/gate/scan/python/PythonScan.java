package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.Contract;
import io.tradeschema.gate.scan.ScanRule;
import io.tradeschema.gate.scan.facts.Facts;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Scans the Python files of a tree. Only files that can matter are read in depth. */
public final class PythonScan {

    /** The dot keeps out Python 2's own xrange. */
    private static final List<String> VERBS = List.of(
            ".xadd",
            "\"xadd",
            "'xadd",
            "XADD",
            ".xread",
            ".xrange(",
            ".xrevrange(",
            ".xautoclaim",
            ".xclaim",
            ".publish(",
            "subscribe(");

    /** How many imports may lie between a verb of the bus and the code that uses it. */
    private static final int ROUNDS = 2;

    private static final Set<String> COMMON_NAMES = Set.of(
            "main", "run", "start", "stop", "close", "setup", "init", "get", "set", "update", "process", "execute",
            "handle", "loop", "connect", "send", "write", "read", "save", "load", "log", "check", "create", "add");

    private final Map<String, Path> files;
    private final Contract contract;
    private final Set<String> validators;

    /** A scan of these files, by the names under which they are reported; the validators are functions' full names. */
    public PythonScan(Map<String, Path> files, Contract contract, Set<String> validators) {
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
        var seeds = containing(files.keySet(), seedWords());
        project.load(seeds);
        var walked = new TreeSet<>(seeds);
        for (var round = 0; round < ROUNDS; round++) {
            var more = callers(project, walked);
            project.load(more);
            walked.addAll(more);
        }
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
        return contract.types().stream().map(PythonScan::event).toList();
    }

    private static KnownEvent event(EventType<?> type) {
        return new KnownEvent(
                type.name(),
                type.stream(),
                Contract.className(type),
                type.shape().fields().stream().map(Field::name).collect(Collectors.toSet()),
                Contract.envelope(),
                Contract.payloadKey(),
                name -> type.shape().retired(name).flatMap(RetiredName::successor),
                (name, beside) ->
                        type.shape().field(name).isPresent() ? "" : Contract.advice(type.shape(), name, beside));
    }

    private List<String> seedWords() {
        var words = new ArrayList<>(VERBS);
        for (var type : contract.types()) {
            words.add(type.name());
            words.add(Contract.className(type));
        }
        return words;
    }

    private Set<String> containing(Collection<String> names, List<String> words) throws IOException {
        var patterns = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
        var found = new LinkedHashSet<String>();
        for (var name : names) {
            var bytes = Files.readAllBytes(files.get(name));
            if (ByteSearch.containsAny(bytes, patterns)) {
                found.add(name);
            }
        }
        return found;
    }

    /** Files that use what writes or reads for them, by its name: a function, a bus class, or what hands one out. */
    private Set<String> callers(Project project, Set<String> walked) throws IOException {
        var words = new TreeSet<String>();
        var busClasses = busClasses(project);
        for (var module : project.loaded()) {
            for (var function : module.functions()) {
                var text = function.node().text();
                var matters = VERBS.stream().anyMatch(text::contains)
                        || busClasses.stream().anyMatch(name -> text.contains(name + "("));
                if (matters && telling(function.name())) {
                    words.add(function.name() + "(");
                }
            }
        }
        words.addAll(busClasses);
        walked.forEach(file -> words.addAll(importing(file)));
        var rest = new TreeSet<>(files.keySet());
        rest.removeAll(walked);
        return words.isEmpty() ? Set.of() : containing(rest, List.copyOf(words));
    }

    /** How other files name this one when they import it. */
    private static List<String> importing(String file) {
        var path = file.endsWith("/__init__.py") ? file.substring(0, file.length() - 12) : file;
        var name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.py$", "");
        return name.length() < 3 || name.equals("main") || name.startsWith("__")
                ? List.of()
                : List.of(name + " import ", "import " + name);
    }

    /** The classes of the tree in which a verb of the bus stands. */
    private static Set<String> busClasses(Project project) {
        return project.loaded().stream()
                .flatMap(module -> module.classes().stream())
                .filter(definition -> definition.name().length() >= 5)
                .filter(definition -> {
                    var text = definition.node().text();
                    return VERBS.stream().anyMatch(text::contains);
                })
                .map(ClassDef::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean telling(String name) {
        return name.length() >= 5 && !name.startsWith("__") && !COMMON_NAMES.contains(name);
    }
}
