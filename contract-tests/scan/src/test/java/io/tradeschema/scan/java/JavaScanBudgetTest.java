package io.tradeschema.scan.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree that is too large to be walked to its end ends all the same, and says so. */
class JavaScanBudgetTest {

    @TempDir
    private Path folder;

    private Facts scan(int steps) throws IOException {
        var counting = new StringBuilder("class Counting {\n    Sender sender;\n");
        for (var method = 0; method < 30; method++) {
            counting.append("    int count")
                    .append(method)
                    .append("(int a) { int b = a + 1; int c = b + a; return c; }\n");
        }
        var first = folder.resolve("Counting.java");
        var second = folder.resolve("Sender.java");
        Files.writeString(first, counting + "}\n");
        Files.writeString(
                second,
                "class Sender {\n    void send(Jedis jedis) { jedis.xadd(\"exits\", id, Map.of(\"a\", \"1\")); }\n}\n");
        var files = Map.of("Counting.java", first, "Sender.java", second);
        return new JavaScan(files, Contracts.declared(), Set.of(), steps).run();
    }

    @Test
    void what_speaks_to_the_bus_is_walked_first_and_what_is_left_out_is_listed() throws IOException {
        var facts = scan(60);

        assertThat(facts.writes()).extracting(Write::stream).containsExactly("exits");
        assertThat(facts.unresolved())
                .extracting(Unresolved::reason)
                .containsExactly("the tree is larger than the scan follows; scan a part of it");
    }

    @Test
    void with_enough_steps_nothing_is_left_out() throws IOException {
        var facts = scan(100_000);

        assertThat(facts.writes()).extracting(Write::stream).containsExactly("exits");
        assertThat(facts.unresolved()).isEmpty();
    }
}
