package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tradeschema.gate.baseline.Baseline;
import io.tradeschema.gate.bus.Services;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.report.Placed;
import io.tradeschema.gate.report.Report;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate tells of a finding beside its text: the service, the owners, the line. */
class PlacementTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        write("CODEOWNERS", "/desk/exits/ @desk/exits @alice\n");
        write("desk/exits/monitor.py", writer("side"));
        write("desk/router/route.py", writer("sidee"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private static String writer(String name) {
        return """
                import json, redis

                def close(bus: redis.Redis, symbol):
                    bus.xadd("quantum:stream:trade.intent", {"payload": json.dumps({
                        "%s": "CLOSE",
                    })})
                """.formatted(name);
    }

    private Report scan(boolean redact, Optional<Path> baseline) throws IOException {
        var file = BusFile.ofSource(List.of(folder.resolve("desk").toString()), List.of(), false);
        var report = new Gate(file, "tradeschema.yaml", Path.of(""), Contracts.declared(), baseline, Clock.systemUTC())
                .run("tradeschema scan desk")
                .report();
        return redact ? report.redacted() : report;
    }

    private static List<Placed> retired(Report report) {
        return report.surroundings().places().stream()
                .filter(placed -> placed.finding().rule() == ScanRule.CALLSITE_RETIRED_FIELD)
                .toList();
    }

    @Test
    void a_finding_knows_its_service_its_owners_its_place_in_the_repository_and_its_line() throws IOException {
        var report = scan(false, Optional.empty());

        assertThat(report.surroundings().owned()).isTrue();
        assertThat(report.surroundings().places())
                .extracting(Placed::finding)
                .containsExactlyInAnyOrderElementsOf(report.findings());
        assertThat(retired(report))
                .extracting(Placed::services, Placed::owners, Placed::path, Placed::line)
                .containsExactly(tuple(
                        List.of("exits"),
                        List.of("@desk/exits", "@alice"),
                        "desk/exits/monitor.py",
                        "\"side\": \"CLOSE\","));
    }

    @Test
    void a_redacted_report_shows_no_line_of_source() throws IOException {
        assertThat(retired(scan(true, Optional.empty())))
                .extracting(Placed::owners, Placed::line)
                .containsExactly(tuple(List.of("@desk/exits", "@alice"), ""));
    }

    @Test
    void what_the_baseline_knows_is_no_finding_of_the_report_and_is_kept_for_the_page() throws IOException {
        var all = scan(false, Optional.empty()).findings();
        var known = all.stream()
                .filter(finding -> finding.where().file().endsWith("monitor.py"))
                .toList();
        var baseline = folder.resolve("known.json");
        Baseline.write(baseline, known);

        var report = scan(false, Optional.of(baseline));

        assertThat(report.surroundings().known())
                .containsExactlyElementsOf(known)
                .isNotEmpty();
        assertThat(report.findings()).doesNotContainAnyElementsOf(known).isNotEmpty();
        assertThat(report.surroundings().places())
                .extracting(Placed::finding)
                .containsAll(report.findings())
                .containsAll(known);
    }

    @Test
    void a_line_that_went_away_since_is_not_shown() throws IOException {
        var finding = Finding.of(
                ScanRule.CALLSITE_RETIRED_FIELD,
                "trade.intent@1.2.0",
                Where.file(folder.resolve("desk/gone.py").toString(), 3, 1),
                "the contract no longer has \"side\"",
                "send \"action\" instead");
        var services = new Services(List.of(folder.resolve("desk")), Map.of());
        var placement = new Placement(
                services, folder, Map.of(finding.where().file(), folder.resolve("desk/gone.py")), about -> List.of());

        assertThat(placement.of(List.of(finding), List.of(), "").places())
                .containsExactly(new Placed(finding, List.of("gone"), List.of(), "", ""));
    }
}
