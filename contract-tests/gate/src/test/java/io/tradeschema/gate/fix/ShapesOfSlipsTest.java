package io.tradeschema.gate.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.fix.Remedies;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slips in classes, types, constructors and tables: the patch is the one that a person wrote down beforehand, or there is none. */
class ShapesOfSlipsTest {

    private static final Pattern MARK = Pattern.compile("«([^«»]*)=>([^«»]*)»");

    @TempDir
    Path folder;

    /**
     * A tree.
     *
     * @param name what is special about it
     * @param files its files, with marks
     */
    record Shape(String name, Map<String, String> files) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() throws IOException {
        try (var in = Objects.requireNonNull(ShapesOfSlipsTest.class.getResourceAsStream("shapes.txt"))) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n=== ")).skip(1).map(ShapesOfSlipsTest::shape);
        }
    }

    private static Shape shape(String text) {
        var files = new LinkedHashMap<String, String>();
        var parts = (text + "\n").split("\n--- ");
        for (var part : List.of(parts).subList(1, parts.length)) {
            files.put(part.lines().findFirst().orElseThrow(), part.substring(part.indexOf('\n') + 1));
        }
        return new Shape(text.lines().findFirst().orElseThrow(), files);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_slip_becomes_what_a_person_would_have_written(Shape shape) throws IOException {
        for (var file : shape.files().entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, MARK.matcher(file.getValue()).replaceAll(found -> quoted(found.group(1))));
        }

        var tree = SourceTree.of(List.of(folder), List.of(), false);
        var scanned = scan(tree);
        var fixes = Proof.of(
                tree,
                scanned.findings(),
                Remedies.of(tree, scanned, Contracts.declared()),
                false,
                changed -> scan(changed).findings());

        assertThat(scanned.findings()).isNotEmpty();
        assertThat(Written.write(fixes)).isEmpty();
        for (var file : shape.files().entrySet()) {
            assertThat(folder.resolve(file.getKey()))
                    .hasContent(MARK.matcher(file.getValue()).replaceAll(found -> quoted(found.group(2))));
        }
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    private static Scan.Result scan(SourceTree tree) {
        try {
            return Scan.of(tree, Contracts.declared(), Topology.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
