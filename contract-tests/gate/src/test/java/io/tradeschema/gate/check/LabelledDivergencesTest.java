package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scan against every planted divergence and every look-alike of the labelled list. */
class LabelledDivergencesTest {

    private static int found;
    private static int planted;
    private static int falseAlarms;
    private static int quiet;

    static Stream<LabelledCase> cases() throws IOException {
        return LabelledCase.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_scan_reports_what_is_labelled_and_nothing_else(LabelledCase label, @TempDir Path folder)
            throws IOException {
        label.lay(folder);
        var expected = label.expectedLines(folder);
        var reported = new TreeSet<>(lines(folder));
        reported.removeAll(healthy());

        planted += expected.size();
        found += (int) expected.stream().filter(reported::contains).count();
        falseAlarms +=
                (int) reported.stream().filter(line -> !expected.contains(line)).count();
        quiet += label.planted() ? 0 : 1;

        assertThat(reported).isEqualTo(expected);
    }

    @Test
    void the_healthy_bus_is_clean() throws IOException {
        assertThat(healthy()).isEmpty();
    }

    @Test
    void the_list_is_large_enough_to_mean_something() throws IOException {
        var all = LabelledCase.all();
        assertThat(all.stream().filter(LabelledCase::planted).count()).isGreaterThanOrEqualTo(40);
        assertThat(all.stream()
                        .filter(LabelledCase::planted)
                        .map(LabelledCase::family)
                        .distinct()
                        .count())
                .isGreaterThanOrEqualTo(12);
        assertThat(all.stream().filter(label -> !label.planted()).count()).isGreaterThanOrEqualTo(40);
        assertThat(all.stream().map(LabelledCase::id)).doesNotHaveDuplicates();
    }

    @AfterAll
    static void print() {
        System.out.printf(
                "labelled divergences: %d of %d found, %d false alarms, %d look-alikes tried%n",
                found, planted, falseAlarms, quiet);
    }

    private static List<String> healthy() throws IOException {
        return lines(LabelledCase.BUS);
    }

    private static List<String> lines(Path folder) throws IOException {
        var tree = SourceTree.of(List.of(folder), List.of(), false);
        return Scan.of(tree, Contracts.declared(), Topology.NONE).findings().stream()
                .map(finding -> finding.rule().name() + " "
                        + folder.normalize().relativize(Path.of(finding.where().file())) + ":"
                        + finding.where().line())
                .toList();
    }
}
