package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every number of every rule that is written is proved by a case: made a twentieth larger or smaller, each by itself, it turns one
 * red. The mutants of a rule stand beside it under names of their own, so that promtool goes through its cases once for all of them.
 */
class AlertMutationsTest {

    /** A number of PromQL or a length of time, but not what stands in quotes or in a name. */
    private static final Pattern NUMBER =
            Pattern.compile("\"[^\"]*\"|(?<![\\w.])(\\d+(?:\\.\\d+)?)(ms|[smhd])?(?!\\w)");

    private static final Pattern PLACES = Pattern.compile("(?m)^        (?:expr|for|keep_firing_for): .*$");
    private static final Pattern RULE = Pattern.compile("(?ms)^      - alert: (\\w+)\n.*?(?=^      - alert: |\\z)");
    private static final Pattern CASE = Pattern.compile("(?ms)^  - name: .*?(?=^  - name: |\\z)");
    private static final Pattern CHECK =
            Pattern.compile("(?m)^      - eval_time: .*\n        alertname: (\\w+)\n(?:        .*\n)*");
    private static final Pattern RED = Pattern.compile("alertname: (\\w+), time:");

    @TempDir
    Path folder;

    @Test
    void a_number_that_is_changed_turns_a_case_red() throws IOException, InterruptedException {
        assertThat(mutants("""
                version: 1
                external: {produces: [position.snapshot]}
                expect:
                  exit-pulse: {pulse: exit_monitor, every: 60s}
                  closed-while-open: {rhythm: trade.closed, every: 15m, while: {open: position.snapshot}}
                  intents-valid: {health: trade.intent, refused: 1%, over: 5m, least: 20}
                  repeated: {health: trade.closed, same: 50, in: 10m}
                  executor: {group: executor, of: trade.intent}
                """)).as("numbers that were changed").isGreaterThan(50);
    }

    /** Times that are shorter than a scrape, a day long, and no whole number of scrapes; shares of a half and of nearly all. */
    @Test
    void a_number_of_another_kind_that_is_changed_turns_a_case_red() throws IOException, InterruptedException {
        assertThat(mutants("""
                version: 1
                expect:
                  exit-answered: {within: 10s}
                  exit-pulse: {pulse: exit_monitor, every: 123ms}
                  ticks: {rhythm: trade.intent, every: 31d}
                  intents-valid: {health: trade.intent, refused: 12.5%, over: 100s, least: 7}
                  closes-valid: {health: trade.closed, refused: 97%, over: 1h, least: 1000}
                """)).as("numbers that were changed").isGreaterThan(50);
    }

    private int mutants(String bus) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/promtool")), "no promtool: apt-get install prometheus");
        var file = Files.writeString(folder.resolve("tradeschema.yaml"), bus);
        var run = CommandLineRun.of("alerts", "--bus", file.toString(), "--out", folder.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        var rules = Files.readString(folder.resolve("tradeschema-rules.yml"));
        var cases = Files.readString(folder.resolve("tradeschema-rules-test.yml"));
        var all = new TreeSet<String>();
        var files = new ArrayList<Path>();
        for (var rule : RULE.matcher(rules).results().toList()) {
            var mutants = mutants(rule.group(1), rule.group());
            all.addAll(mutants.keySet());
            files.add(written(rule, rules, cases, mutants));
        }

        assertThat(red(files)).as("rules that a case refuses").isEqualTo(all);
        return all.size();
    }

    /** One rule with its mutants, and its cases, each of which asks the same of all of them. */
    private Path written(MatchResult rule, String rules, String cases, Map<String, String> mutants) throws IOException {
        var name = rule.group(1);
        Files.writeString(
                folder.resolve(name + ".yml"),
                rules.substring(0, rules.indexOf("      - alert: "))
                        + rule.group()
                        + String.join("", mutants.values()));
        var its = CASE.matcher(cases)
                .results()
                .map(MatchResult::group)
                .filter(one -> one.startsWith("  - name: '" + name + ": "))
                .map(one -> CHECK.matcher(one)
                        .replaceAll(check -> Matcher.quoteReplacement(check.group()
                                + mutants.keySet().stream()
                                        .map(mutant -> check.group().replace(name + "\n", mutant + "\n"))
                                        .collect(Collectors.joining()))))
                .collect(Collectors.joining());
        return Files.writeString(
                folder.resolve(name + "-test.yml"),
                cases.substring(0, cases.indexOf("  - name: ")).replace("tradeschema-rules.yml", name + ".yml") + its);
    }

    /** The rule with each of its numbers changed, by names of which the rule's own is the beginning. */
    private static Map<String, String> mutants(String name, String rule) {
        var mutants = new LinkedHashMap<String, String>();
        PLACES.matcher(rule)
                .results()
                .forEach(place -> NUMBER.matcher(place.group())
                        .results()
                        .filter(number -> number.group(1) != null)
                        .forEach(number -> {
                            for (var changed : changed(new BigDecimal(number.group(1)), number.group(2))) {
                                var other = name + "_" + mutants.size();
                                mutants.put(
                                        other,
                                        (rule.substring(0, place.start() + number.start())
                                                        + changed
                                                        + rule.substring(place.start() + number.end()))
                                                .replace("alert: " + name + "\n", "alert: " + other + "\n"));
                            }
                        }));
        return mutants;
    }

    /** A twentieth more and less; of a length of time one evaluation at least, and of nothing one. */
    private static List<String> changed(BigDecimal number, @org.jspecify.annotations.Nullable String unit) {
        if (unit != null) {
            var seconds = number.multiply(BigDecimal.valueOf(unit.equals("m") ? 60 : 1));
            var step =
                    seconds.movePointLeft(1).divide(BigDecimal.valueOf(2)).max(BigDecimal.valueOf(AlertRules.SECONDS));
            return List.of(
                    seconds.add(step).intValue() + "s", seconds.subtract(step).intValue() + "s");
        }
        return number.signum() == 0
                ? List.of("1", "-1")
                : List.of(
                        number.multiply(new BigDecimal("1.05")).toPlainString(),
                        number.multiply(new BigDecimal("0.95")).toPlainString());
    }

    /** The alerts of which at least one case does not hold. */
    private static TreeSet<String> red(List<Path> cases) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/usr/bin/promtool", "test", "rules"));
        cases.forEach(file -> command.add(file.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var red = new TreeSet<String>();
        RED.matcher(said).results().forEach(one -> red.add(one.group(1)));
        assertThat(red).as(said).isNotEmpty();
        return red;
    }
}
