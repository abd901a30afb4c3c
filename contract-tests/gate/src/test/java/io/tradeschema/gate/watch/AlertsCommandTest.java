package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules are what is declared, and Prometheus' own tool proves them. */
class AlertsCommandTest {

    @TempDir
    Path folder;

    private Path rules;
    private Path cases;

    @BeforeEach
    void written() throws IOException {
        var bus = Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                external: {produces: [position.snapshot]}
                expect:
                  exit-pulse: {pulse: exit_monitor, every: 60s}
                  closed-while-open: {rhythm: trade.closed, every: 15m, while: {open: position.snapshot}, severity: warning}
                  intents-valid: {health: trade.intent, refused: 1%, over: 5m, least: 20}
                  executor: {group: executor, of: trade.intent}
                """);
        assertThat(CommandLineRun.of("alerts", "--bus", bus.toString(), "--out", folder.toString())
                        .exitCode())
                .isZero();
        rules = folder.resolve("tradeschema-rules.yml");
        cases = folder.resolve("tradeschema-rules-test.yml");
    }

    @Test
    void an_answer_becomes_a_rule_with_its_time() throws IOException {
        assertThat(rules).content().contains("""
                      - alert: TradeschemaExitAnswered
                        expr: 'max by (expectation) (tradeschema_watch_last_evaluation_timestamp_seconds - on (job, instance) group_right () tradeschema_waiting_since_timestamp_seconds{expectation="exit-answered"}) > 900'
                        keep_firing_for: 5m
                        labels:
                          expectation: exit-answered
                          severity: page
                """.indent(0));
        assertThat(rules).content().contains("          severity: warning\n");
        assertThat(rules).content().contains("""
                      - alert: TradeschemaExecutorLost
                        expr: 'max(increase(tradeschema_trimmed_unread_total{stream="quantum:stream:trade.intent",group="executor"}[5m])) > 0'
                """.indent(0));
        assertThat(Files.readAllLines(rules))
                .filteredOn(line -> line.contains("- alert:"))
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            watch-blind: {pulse: a, every: 60s}                                      | watch-blind and of watch   | TradeschemaWatchBlind
            a-b1: {pulse: a, every: 60s}, a-b-1: {pulse: b, every: 60s}              | a-b1 and of a-b-1         | TradeschemaAB1
            """)
    void two_alerts_of_one_name_are_refused(String expectations, String of, String name) throws IOException {
        var bus = Files.writeString(folder.resolve("names.yaml"), "version: 1\nexpect: {" + expectations + "}\n");

        var run = CommandLineRun.of(
                "alerts",
                "--bus",
                bus.toString(),
                "--out",
                folder.resolve("new").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("the alerts of " + of + " would both be called " + name
                        + "; give one expectation another name");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_told() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        var run = CommandLineRun.of(
                "alerts", "--bus", folder.resolve("tradeschema.yaml").toString(), "--out", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(file + " cannot be used: a file stands where a folder is to be made");
    }

    @Test
    void promtool_accepts_the_rules_and_every_case_holds() throws IOException, InterruptedException {
        assertThat(promtool("check", "rules", rules)).as("promtool check rules").isZero();
        assertThat(promtool("test", "rules", cases)).as("promtool test rules").isZero();
    }

    @Test
    void names_that_mean_something_to_prometheus_are_names_and_every_case_holds()
            throws IOException, InterruptedException {
        var bus = Files.writeString(folder.resolve("names.yaml"), """
                version: 1
                external: {produces: ['a{{c}}\\d', 'it''s']}
                expect:
                  readers: {group: 'g"x\\y{{z}}', of: trade.closed}
                  pulse: {pulse: 'a{{b}}', every: 60s}
                  ticks: {rhythm: 'a{{c}}\\d', every: 60s}
                  others: {rhythm: 'it''s', every: 60s}
                """);
        var out = folder.resolve("names");

        assertThat(CommandLineRun.of("alerts", "--bus", bus.toString(), "--out", out.toString())
                        .err())
                .isEmpty();

        assertThat(promtool("check", "rules", out.resolve("tradeschema-rules.yml")))
                .isZero();
        assertThat(promtool("test", "rules", out.resolve("tradeschema-rules-test.yml")))
                .isZero();
    }

    @Test
    void times_shorter_than_a_scrape_make_rules_too_and_every_case_holds() throws IOException, InterruptedException {
        var bus = Files.writeString(folder.resolve("short.yaml"), """
                version: 1
                expect:
                  exit-answered: {within: 10s}
                  exit-pulse: {pulse: exit_monitor, every: 500ms}
                  close-pulse: {pulse: executor, every: 29s}
                  ticks: {rhythm: trade.intent, every: 5s}
                  intents-valid: {health: trade.intent, refused: 1%, over: 5s, least: 20}
                """);

        var run = CommandLineRun.of("alerts", "--bus", bus.toString(), "--out", folder.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(rules).content().contains("tradeschema_open_alarms{expectation=\"intents-valid\"");
        assertThat(promtool("test", "rules", cases)).as("promtool test rules").isZero();
    }

    /** Between two scrapes nothing new is known, so that by Prometheus' own clock what came in time would look late. */
    @Test
    void a_rule_that_asks_prometheus_clock_turns_a_case_red() throws IOException, InterruptedException {
        var text = Files.readString(rules);
        var asksTheWatch = "(tradeschema_watch_last_evaluation_timestamp_seconds - on (job, instance) group_right () ";
        assertThat(text).contains(asksTheWatch);
        Files.writeString(rules, text.replace(asksTheWatch, "(time() - "));

        assertThat(promtool("test", "rules", cases)).as("promtool test rules").isNotZero();
    }

    @Test
    void the_dashboard_asks_for_metrics_that_the_watch_serves() throws IOException {
        var text = Files.readString(folder.resolve("tradeschema-dashboard.json"));

        for (var metric : WatchMetric.values()) {
            assertThat(text + Files.readString(rules)).contains(metric.wire());
        }
        assertThat(text).contains("\"title\" : \"Tradeschema: what must come\"");
    }

    @Test
    void each_bound_that_is_declared_is_a_line_in_the_picture_of_what_its_rule_measures() throws IOException {
        var lines = new LinkedHashMap<String, String>();
        for (var panel : new ObjectMapper()
                .readTree(folder.resolve("tradeschema-dashboard.json").toFile())
                .get("panels")) {
            var steps = panel.at("/fieldConfig/defaults/thresholds/steps");
            if (steps.isArray()) {
                var limit = steps.get(1).get("value").asText();
                lines.put(panel.get("title").asText(), limit);
                assertThat(rules)
                        .content()
                        .contains("expr: '" + panel.at("/targets/0/expr").asText() + " > " + limit);
            }
        }

        assertThat(lines)
                .isEqualTo(Map.of(
                        "exit-answered", "900",
                        "exit-pulse", "60",
                        "closed-while-open", "900",
                        "intents-valid", "0.01"));
    }

    private static int promtool(String command, String what, Path file) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/promtool")), "no promtool: apt-get install prometheus");
        var process = new ProcessBuilder(List.of("/usr/bin/promtool", command, what, file.toString()))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        return process.exitValue();
    }
}
