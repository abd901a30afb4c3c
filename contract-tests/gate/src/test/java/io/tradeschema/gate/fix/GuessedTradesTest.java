package io.tradeschema.gate.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.fix.Remedies;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What would give a trade another direction or another size is never offered as safe: each case, one line of a list that was
 * written before the code, lies in a file of its own in Python, TypeScript or Java.
 */
class GuessedTradesTest {

    private static final Map<String, String> ENDINGS = Map.of("py", ".py", "ts", ".ts", "java", ".java");

    @TempDir
    Path folder;

    /** One case: in which language, what stands there, and what a right patch makes of it. */
    private record Case(String file, String before, String after) {}

    @ParameterizedTest
    @ValueSource(strings = {"directions.txt", "units.txt"})
    void a_trade_is_never_guessed(String list) throws IOException {
        var cases = cases(list);
        for (var one : cases) {
            Files.writeString(folder.resolve(one.file()), one.before());
        }

        var tree = SourceTree.of(List.of(folder), List.of(), false);
        var scanned = scan(tree);
        var fixes = Proof.of(
                tree,
                scanned.findings(),
                Remedies.of(tree, scanned, Contracts.declared()),
                false,
                changed -> scan(changed).findings());
        assertThat(Written.write(fixes)).isEmpty();

        var found = scanned.findings().stream()
                .map(finding -> Path.of(finding.where().file()).getFileName().toString())
                .collect(Collectors.toSet());
        var wrong = new ArrayList<String>();
        for (var one : cases) {
            var is = Files.readString(folder.resolve(one.file()));
            if (!found.contains(one.file())) {
                wrong.add(one.file() + " has no finding, and so asks nothing: " + one.before());
            } else if (!is.equals(one.after())) {
                wrong.add(one.file() + " became\n" + is + "\nin place of\n" + one.after());
            }
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    /**
     * The cases of a list. A line is {@code language | what is around | value | patched value}, or without the last part where
     * nothing may change; what is around has the value's place as {@code @}, and {@code #} for the number of the case.
     */
    private static List<Case> cases(String list) throws IOException {
        var templates =
                Map.of("py", text("template.py.txt"), "ts", text("template.ts.txt"), "java", text("template.java.txt"));
        var cases = new ArrayList<Case>();
        for (var line : text(list).lines().filter(one -> one.contains(" | ")).toList()) {
            var parts = line.split(" \\| ", -1);
            var name = "Trade" + cases.size();
            var template = Objects.requireNonNull(templates.get(parts[0])).replace("#", name);
            var before = parts[2].strip();
            var after = parts.length > 3 ? parts[3].strip() : before;
            var around = parts[1].strip().replace("\\n", "\n");
            cases.add(new Case(
                    name + ENDINGS.get(parts[0]),
                    template.replace("@BODY@", around.replace("@", before).replace("#", name)),
                    template.replace("@BODY@", around.replace("@", after).replace("#", name))));
        }
        return cases;
    }

    private static String text(String resource) throws IOException {
        try (var in = Objects.requireNonNull(GuessedTradesTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Scan.Result scan(SourceTree tree) throws IOException {
        return Scan.of(tree, Contracts.declared(), Topology.NONE);
    }
}
