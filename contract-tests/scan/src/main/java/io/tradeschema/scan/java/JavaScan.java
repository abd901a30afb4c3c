package io.tradeschema.scan.java;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Scans the Java files of a tree. Only files that talk to the bus, and those that lead there, are read in depth. */
public final class JavaScan {

    private static final List<String> VERBS = List.of(
            "xadd",
            "xack",
            "xAck",
            "xAdd",
            "xread",
            "xRead",
            "xrange",
            "xrevrange",
            "xautoclaim",
            "xclaim",
            "opsForStream",
            "StreamRecords",
            "StreamOffset",
            "StreamBridge",
            "StreamAddArgs",
            "RStream");

    private static final WordSearch VERB = new WordSearch(VERBS);

    /** Enough for a large service; only the sources of whole client libraries have been seen to need more. */
    private static final int STEPS = 3_000_000;

    private final Map<String, Path> files;
    private final Contracts contract;
    private final Set<String> validators;
    private final int steps;

    /** A scan of these files, by the names under which they are reported; the validators are methods' full names. */
    public JavaScan(Map<String, Path> files, Contracts contract, Set<String> validators) {
        this(files, contract, validators, STEPS);
    }

    /** A scan whose walks have so many steps each at most. */
    JavaScan(Map<String, Path> files, Contracts contract, Set<String> validators, int steps) {
        this.steps = steps;
        this.files = files;
        this.contract = contract;
        this.validators = Set.copyOf(validators);
    }

    /** Reads and walks the files. */
    public Facts run() throws IOException {
        try (var project = new JavaProject(files)) {
            var seeds = containing(VERBS, files.keySet());
            var walked = new TreeSet<>(seeds);
            walked.addAll(callers(project, seeds));
            var first = walk(project, walked, new JavaRecorder(), Map.of());
            var recorder = new JavaRecorder();
            var second = walk(project, walked, recorder, first.created());
            var findings = new ArrayList<Finding>();
            seeds.forEach(file -> project.source(file)
                    .ifPresent(source -> findings.addAll(new JavaAcknowledgements().check(source.root()))));
            findings.addAll(project.warnings());
            var unresolved = unresolved(recorder, second);
            return new Facts(
                    files.size(),
                    project.read(),
                    recorder.writes(),
                    recorder.readers(),
                    recorder.reads(),
                    unresolved,
                    Facts.untold(unresolved),
                    findings,
                    recorder.models(new JavaProperties(project)));
        }
    }

    private static List<Unresolved> unresolved(JavaRecorder recorder, JavaInterpreter machine) {
        var all = new ArrayList<>(recorder.unresolved());
        machine.leftOut().ifPresent(all::add);
        return all;
    }

    /** Files that name a class of the files which talk to the bus. */
    private Set<String> callers(JavaProject project, Set<String> seeds) throws IOException {
        var names = new ArrayList<String>();
        for (var seed : seeds) {
            project.source(seed)
                    .ifPresent(source -> source.classes().forEach(type -> {
                        names.add(type.name());
                        names.addAll(type.supertypes());
                    }));
        }
        var rest = new LinkedHashSet<>(files.keySet());
        rest.removeAll(seeds);
        return names.isEmpty() ? Set.of() : containing(names.stream().distinct().toList(), rest);
    }

    private Set<String> containing(List<String> words, Set<String> names) throws IOException {
        var found = new LinkedHashSet<String>();
        var search = new WordSearch(words);
        for (var name : names) {
            if (search.any(Files.readAllBytes(files.get(name)))) {
                found.add(name);
            }
        }
        return found;
    }

    private JavaInterpreter walk(
            JavaProject project,
            Set<String> names,
            JavaRecorder recorder,
            Map<JavaClass, List<JavaValue.Built>> created) {
        var machine = new JavaInterpreter(project, recorder, names(), validators, created, steps);
        var sources =
                names.stream().flatMap(name -> project.source(name).stream()).toList();
        entries(sources).filter(JavaScan::speaks).forEach(machine::enter);
        entries(sources).filter(method -> !speaks(method)).forEach(machine::enter);
        return machine;
    }

    private static Stream<JavaMethod> entries(List<JavaProject.Source> sources) {
        return sources.stream()
                .flatMap(source -> source.classes().stream())
                .flatMap(type -> Stream.concat(type.constructors().stream(), type.methods().stream()));
    }

    /** Whether a verb of the bus stands in the method: these are walked first, should the tree be too large for all. */
    private static boolean speaks(JavaMethod method) {
        return method.node().holds(VERB);
    }

    private JavaBus.Names names() {
        return new JavaBus.Names() {
            @Override
            public String stream(String name) {
                return contract.named(name).map(type -> type.stream()).orElse(name);
            }

            @Override
            public boolean known(String stream) {
                return contract.on(stream).isPresent();
            }

            @Override
            public List<Contract<?>> events() {
                return contract.all();
            }

            @Override
            public String payloadKey() {
                return ContractTerms.payloadKey();
            }

            @Override
            public Map<String, Boolean> envelope() {
                var required = ContractTerms.requiredEnvelope();
                var fields = new LinkedHashMap<String, Boolean>();
                ContractTerms.envelope().forEach(name -> fields.put(name, required.contains(name)));
                return fields;
            }
        };
    }
}
