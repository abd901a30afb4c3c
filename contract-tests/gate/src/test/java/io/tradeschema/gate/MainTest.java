package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.rules.Rules;
import io.tradeschema.model.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path folder;

    @Test
    void without_a_command_the_help_is_shown_and_nothing_was_checked() {
        var run = CommandLineRun.of();

        assertThat(run.out()).contains("Usage: tradeschema", "validate", "explain");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void a_wrong_option_is_a_usage_error() {
        assertThat(CommandLineRun.of("validate", "--evnt", "x", "-").exitCode()).isEqualTo(2);
    }

    @Test
    void help_on_a_command_that_does_not_exist_is_refused_and_the_near_one_named() {
        var run = CommandLineRun.of("evnts", "--help");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'evnts'", "Did you mean: tradeschema events");
    }

    @Test
    void help_asked_for_beside_an_option_that_does_not_exist_is_refused() {
        var run = CommandLineRun.of("validate", "--formt", "--help");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Unknown option: '--formt'", "--format");
    }

    @Test
    void every_rule_has_an_id_of_its_own_and_is_explained() {
        assertThat(Rules.all()).extracting(Rule::name).doesNotHaveDuplicates();
        assertThat(Rules.all())
                .allSatisfy(rule -> assertThat(
                                CommandLineRun.of("explain", rule.name()).out())
                        .startsWith(rule.name())
                        .contains("what     " + rule.demand(), "why      ", "fix      ", "example  "));
    }

    @Test
    void a_rule_is_found_in_another_style_and_a_misspelt_one_is_guessed() {
        assertThat(CommandLineRun.of("explain", "retired-field").out()).startsWith("RETIRED_FIELD (error)\n");
        assertThat(CommandLineRun.of("explain", "RETIRED_FEILD"))
                .isEqualTo(new CommandLineRun(
                        2, "", "tradeschema: no rule is named \"RETIRED_FEILD\"; did you mean \"RETIRED_FIELD\"?\n"));
    }

    @Test
    void events_lists_names_streams_and_versions() {
        assertThat(CommandLineRun.of("events").out())
                .startsWith("trade.intent  a strategy's wish to open, reduce or close one position\n"
                        + "  stream    quantum:stream:trade.intent\n"
                        + "  versions  1.0.0, 1.1.0");
    }

    @Test
    void events_shows_what_a_bus_file_that_is_named_expects_of_each_and_beside_them() throws IOException {
        var bus = Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                external: {produces: [market.tick]}
                expect:
                  exit-answered: {within: 10m}
                  closed: {rhythm: trade.closed, every: 1d}
                  ticks: {rhythm: market.tick, every: 5s}
                """);

        var all = CommandLineRun.of("--events", bus.toString(), "events");

        assertThat(all.out())
                .contains("is its intent_id, within 10m; alarms name its symbol\n")
                .contains("  expects   closed: a trade.closed comes at least every 24h\n")
                .endsWith("market.tick\n  expects   ticks: a market.tick comes at least every 5s\n")
                .doesNotContain("within 15m");
        assertThat(CommandLineRun.of("--events", bus.toString(), "events", "trade.intent")
                        .out())
                .endsWith("is its intent_id, within 10m; alarms name its symbol\n");
        assertThat(CommandLineRun.of("events").out())
                .contains("is its intent_id, within 15m; alarms name its symbol\n");
    }

    @Test
    void schema_prints_the_published_bytes() {
        assertThat(CommandLineRun.of("schema", "trade.closed@1.0.0").out())
                .contains("\"$id\": \"https://tradeschema.io/schemas/trade-closed/1.0.0/trade-closed.schema.json\"")
                .endsWith("}\n");
    }

    @Test
    void samples_are_valid_and_the_same_for_the_same_seed() {
        var samples = CommandLineRun.of("samples", "trade.closed", "--count", "200", "--seed", "7")
                .out();

        assertThat(samples.lines()).hasSize(200);
        assertThat(CommandLineRun.of("samples", "trade.closed", "--count", "200", "--seed", "7")
                        .out())
                .isEqualTo(samples);
        assertThat(CommandLineRun.withInput(samples, "validate", "-").out()).contains("accepted: 200\n");
    }

    @Test
    void the_telling_samples_of_an_older_version_are_valid_there() {
        var samples =
                CommandLineRun.of("samples", "trade.intent@1.0.0", "--bare").out();

        assertThat(CommandLineRun.withInput(samples, "validate", "--event", "trade.intent@1.0.0", "-")
                        .exitCode())
                .isZero();
    }
}
