package io.tradeschema.gate.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.fix.Remedies;
import io.tradeschema.scan.fix.Remedy;
import io.tradeschema.scan.judge.Topology;
import io.tradeschema.scan.syntax.Grammar;
import io.tradeschema.scan.syntax.SyntaxReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patches for errors that somebody planted who had not seen them: how many get one, and that none of them does harm. */
class PlantedErrorsTest {

    /** Of a hundred planted errors of the kinds that can be mended, so many at least are. */
    private static final int FLOOR = 70;

    @TempDir
    Path folder;

    private static final int EVERY = 4;

    private int offered;
    private int mended;
    private int left;
    private final List<String> harm = new ArrayList<>();
    private final Map<String, String> python = new TreeMap<>();
    private final Map<String, Integer> lacks = new TreeMap<>();

    @Test
    void most_planted_errors_of_these_kinds_get_a_patch_and_no_patch_does_harm() throws Exception {
        for (var label : labels()) {
            mend(laid(label));
        }
        compile(python);
        System.out.println(
                "planted errors with a patch: " + offered + " of " + (offered + left) + "; without: " + lacks);

        assertThat(harm).isEmpty();
        assertThat(offered + left).isGreaterThan(200);
        assertThat(offered * 100).isGreaterThanOrEqualTo(FLOOR * (offered + left));
    }

    private void mend(Path tree) throws IOException {
        var before = SourceTree.of(List.of(tree), List.of(), false);
        var scanned = scan(before);
        var fixes = Proof.of(
                before,
                scanned.findings(),
                Remedies.of(before, scanned, Contracts.declared()),
                false,
                changed -> scan(changed).findings());
        offered += fixes.offered().size();
        left += fixes.left().size();
        fixes.left().forEach(remedy -> lacks.merge(why(remedy), 1, Integer::sum));
        if (fixes.offered().isEmpty()) {
            return;
        }
        assertThat(Written.write(fixes, Files::isWritable)).isEmpty();
        for (var file : fixes.after().keySet()) {
            read(file, Files.readString(before.file(file).orElseThrow()));
        }
        if (++mended % EVERY == 0) {
            scannedAgain(tree, scanned, fixes);
        }
    }

    /** What the proof says of copies, said of the files themselves; of some of them, for it takes its time. */
    private void scannedAgain(Path tree, Scan.Result scanned, Fixes fixes) throws IOException {
        var after = scan(SourceTree.of(List.of(tree), List.of(), false)).findings().stream()
                .map(Finding::fingerprint)
                .toList();
        var known = scanned.findings().stream().map(Finding::fingerprint).toList();
        after.stream().filter(one -> !known.contains(one)).forEach(one -> harm.add(tree + ": a new finding " + one));
        fixes.offered().stream()
                .map(remedy -> remedy.finding().fingerprint())
                .filter(one -> count(after, one) >= count(known, one))
                .forEach(one -> harm.add(tree + ": the finding stays: " + one));
    }

    private static String why(Remedy remedy) {
        return (remedy.isProposed() ? remedy.risk() : remedy.lack()).replaceAll("\"[^\"]*\"", "…");
    }

    private static long count(List<String> all, String one) {
        return all.stream().filter(one::equals).count();
    }

    private static Scan.Result scan(SourceTree tree) throws IOException {
        return Scan.of(tree, Contracts.declared(), Topology.NONE);
    }

    /** What is changed is read by somebody who does not belong to us, or by our own parser where there is nobody. */
    private void read(String file, String text) throws IOException {
        if (file.endsWith(".py")) {
            python.put(file, text);
        } else if (file.endsWith(".java")) {
            java(file, text);
        } else if (!file.endsWith(".sh")) {
            try (var reader = new SyntaxReader(Grammar.TSX)) {
                reader.read(file, text.getBytes(StandardCharsets.UTF_8))
                        .warning()
                        .ifPresent(warning -> harm.add(file + ": " + warning));
            }
        }
    }

    /** The compiler parses it; the libraries that it needs are not here. */
    private void java(String file, String text) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var source = new SimpleJavaFileObject(URI.create("string:///A.java"), javax.tools.JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignore) {
                return text;
            }
        };
        var task = (com.sun.source.util.JavacTask) compiler.getTask(
                null, null, wrong -> harm.add(file + ": " + wrong), List.of("--release", "17"), null, List.of(source));
        assertThat(task.parse()).isNotEmpty();
    }

    private void compile(Map<String, String> files) throws IOException, InterruptedException {
        assertThat(files).hasSizeGreaterThan(60);
        var checked = new ProcessBuilder(
                        Stream.concat(Stream.of("python3", "-m", "py_compile"), files.keySet().stream())
                                .toList())
                .redirectErrorStream(true)
                .start();
        var said = new String(checked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(checked.waitFor()).as(said).isZero();
    }

    private List<JsonNode> labels() throws IOException {
        var wanted = lines("/cases/fixable.txt");
        var json = new ObjectMapper();
        var labels = new ArrayList<JsonNode>();
        for (var name : List.of(
                "python-redis",
                "python-strangers",
                "python-services",
                "python-buses",
                "java-services",
                "java-strangers",
                "java-buses",
                "typescript",
                "typescript-strangers",
                "shell")) {
            for (var line : lines("/cases/" + name + ".jsonl")) {
                var label = json.readTree(line);
                if (wanted.contains(label.get("id").asText())) {
                    labels.add(label);
                }
            }
        }
        return labels;
    }

    private static List<String> lines(String resource) throws IOException {
        try (var in = PlantedErrorsTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private Path laid(JsonNode label) throws IOException {
        var tree = folder.resolve(label.get("id").asText());
        for (var file : label.get("files").properties()) {
            var path = tree.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().asText());
        }
        return tree;
    }
}
