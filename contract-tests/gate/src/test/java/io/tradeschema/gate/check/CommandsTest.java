package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.bus.BusCommand;
import io.tradeschema.gate.bus.InferCommand;
import io.tradeschema.gate.demo.DemoCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands on the sample bus, as a user runs them. */
class CommandsTest {

    private final StringWriter out = new StringWriter();

    private int run(Object command, String... arguments) {
        return new CommandLine(command).setOut(new PrintWriter(out)).execute(arguments);
    }

    @Test
    void the_demo_is_red_at_the_incidents_line_and_green_after_the_fix(@TempDir Path folder) {
        assertThat(run(new DemoCommand(), folder.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "\nexit_monitor/monitor.py:19:13: trade.intent: TradeIntent (shared/models.py:7) has no \"side\"; Python raises TypeError here",
                        "send \"action\" instead, one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL"
                                + " [CALLSITE_UNKNOWN_FIELD]",
                        "mended: no findings");
    }

    @Test
    void the_page_links_to_where_the_repository_is_read_and_to_nothing_that_is_no_web_page(@TempDir Path folder)
            throws IOException {
        LabelledCase.copy(LabelledCase.BUS, folder);
        Files.createDirectories(folder.resolve(".git"));
        var monitor = folder.resolve("exit_monitor/monitor.py");
        Files.writeString(monitor, Files.readString(monitor).replace("action=\"CLOSE\"", "side=\"CLOSE\""));
        var scan = List.of(folder.toString(), "--format", "html", "--link-base");

        assertThat(run(
                        new ScanCommand(),
                        Stream.concat(scan.stream(), Stream.of("https://git.example/desk/bus/blob/main"))
                                .toArray(String[]::new)))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "<a href=\"https://git.example/desk/bus/blob/main/exit_monitor/monitor.py#L19\">",
                        "<del>-            side=&quot;CLOSE&quot;,</del>",
                        "<ins>+            action=&quot;CLOSE&quot;,</ins>");

        var said = new StringWriter();
        var refused = new CommandLine(new ScanCommand())
                .setErr(new PrintWriter(said))
                .execute(Stream.concat(scan.stream(), Stream.of("javascript:alert(1)"))
                        .toArray(String[]::new));
        assertThat(refused).isEqualTo(2);
        assertThat(said.toString())
                .contains("'--link-base': no link leads to \"javascript:alert(1)\"; give the address under which");
    }

    @Test
    void the_demo_carries_every_file_of_the_sample_bus() throws IOException {
        try (var files = Files.walk(LabelledCase.BUS)) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> LabelledCase.BUS.relativize(file).toString())
                    .sorted()
                    .collect(Collectors.joining("\n"));
            assertThat(Files.readString(Path.of("src/main/resources/io/tradeschema/gate/demo/bus.index"))
                            .strip())
                    .isEqualTo(names);
        }
    }

    @Test
    void init_writes_a_bus_file_with_which_check_is_green(@TempDir Path folder) throws IOException {
        LabelledCase.copy(LabelledCase.BUS, folder);

        assertThat(run(new InitCommand(), folder.toString())).isZero();
        assertThat(run(
                        new CheckCommand(),
                        "-f",
                        folder.resolve("tradeschema.yaml").toString()))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "names 8 services and 6 streams",
                        "10 findings of today are left out: they are known from now on, in "
                                + folder.resolve(".tradeschema-baseline.json"),
                        "\n  7 SERVICE_WITHOUT_CONTRACT_TEST, which wants: A service on a contract's stream has a contract"
                                + " test.\n",
                        "\n  3 SERVICE_NOT_VALIDATING, which wants: ",
                        "tradeschema check: no findings\n");
        assertThat(folder.resolve("tradeschema.yaml"))
                .content()
                .contains("\n# archive: schemas ", "\n# captured: [captured.jsonl] ", "\n# base: origin/main ");
    }

    @Test
    void what_breaks_a_contract_stays_red_after_init_and_what_is_wrong_elsewhere_is_known(@TempDir Path folder)
            throws IOException {
        Files.createDirectories(folder.resolve("exits"));
        Files.createDirectories(folder.resolve("alerts"));
        Files.writeString(folder.resolve("exits/main.py"), """
                import json
                import redis

                def close(symbol, price):
                    message = {"symbol": symbol, "side": "SELL", "position_size_usd": 1, "leverage": 1, "entry_price": price}
                    entry = {"event_type": "trade.intent", "source": "exits", "timestamp": "2026-01-21T00:00:00Z"}
                    redis.Redis().xadd("quantum:stream:trade.intent", {**entry, "payload": json.dumps(message)})
                    redis.Redis().xadd("ops:pages", {"text": "closed"})
                """);
        Files.writeString(folder.resolve("alerts/main.py"), """
                import redis

                def run():
                    bus = redis.Redis(decode_responses=True)
                    for stream, entries in bus.xread({"quantum:stream:alerts": "$"}):
                        for id, entry in entries:
                            print(entry["text"])
                """);

        assertThat(run(new InitCommand(), folder.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "\n  1 STREAM_NEVER_WRITTEN, which wants: ",
                        "1 error is not left out: check is red until it is mended");
        out.getBuffer().setLength(0);

        assertThat(run(
                        new CheckCommand(),
                        "-f",
                        folder.resolve("tradeschema.yaml").toString()))
                .isOne();
        assertThat(out.toString())
                .startsWith("tradeschema check: red (exit code 1): 1 finding (1 error, 0 warnings)\n"
                        + "  contract trade.intent: 1 error; in exits\n")
                .contains("[CALLSITE_RETIRED_FIELD]");
    }

    @Test
    void init_demands_validation_of_a_service_that_validates_all_it_publishes(@TempDir Path folder) throws IOException {
        for (var service : List.of("careful", "careless")) {
            Files.createDirectories(folder.resolve(service));
        }
        var careful = """
                from datetime import datetime, timezone
                from tradeschema import TradeIntent
                import redis

                def close(symbol, price):
                    intent = TradeIntent(symbol=symbol, action="CLOSE", position_size_usd=1, leverage=1, entry_price=price)
                    redis.Redis().xadd(TradeIntent.STREAM, intent.to_entry(source="careful", timestamp=datetime.now(timezone.utc)))
                """;
        Files.writeString(folder.resolve("careful/main.py"), careful);
        Files.writeString(folder.resolve("careless/main.py"), careful + """

                def close_by_hand(payload):
                    redis.Redis().xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "payload": payload})
                """);

        assertThat(run(new InitCommand(), folder.toString())).isZero();
        assertThat(folder.resolve("tradeschema.yaml")).content().contains("""
                  "careful":
                    source: "careful"
                    produces:
                      - "quantum:stream:trade.intent"
                    must_validate: true
                  "careless":
                    source: "careless"
                    produces:
                      - "quantum:stream:trade.intent"

                """);
    }

    @Test
    void init_names_the_service_of_a_maven_project_after_its_folder(@TempDir Path folder) throws IOException {
        var project = folder.resolve("exit-guard");
        Files.createDirectories(project.resolve("src/main/java"));
        Files.writeString(project.resolve("src/main/java/Guard.java"), """
                class Guard {
                    void halt() { jedis.xadd("quantum:stream:risk.halt", Map.of("halted", "true")); }
                }""");

        assertThat(run(new InitCommand(), project.toString())).isZero();
        assertThat(project.resolve("tradeschema.yaml"))
                .content()
                .contains("\n  \"exit-guard\":\n    source: \"src/main\"\n");
        CommandLineRun.of("init", "--force", "--project", "guard-of-exits", project.toString());
        assertThat(Files.readString(project.resolve("tradeschema.yaml")))
                .contains("\n  \"guard-of-exits\":\n    source: \"src/main\"\n");
        assertThat(out.toString()).contains("names 1 service and 1 stream;");
    }

    @Test
    void a_folder_without_sources_is_not_green(@TempDir Path folder) {
        assertThat(run(new ScanCommand(), folder.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("SCAN_NOTHING", "no source file was found");
    }

    @Test
    void sources_without_a_place_on_the_bus_are_not_green(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("calc.py"), "print(1 + 1)\n");

        assertThat(run(new ScanCommand(), folder.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("none of 1 files has a place on the bus that could be resolved");
    }

    @Test
    void a_baseline_hides_the_known_shows_the_new_and_forgets_the_mended(@TempDir Path folder) throws IOException {
        LabelledCase.copy(LabelledCase.BUS, folder.resolve("bus"));
        var monitor = folder.resolve("bus/exit_monitor/monitor.py");
        var healthy = Files.readString(monitor);
        var tree = folder.resolve("bus").toString();
        var baseline = folder.resolve("known.json").toString();
        Files.writeString(monitor, healthy.replace("\"pnl\": pnl", "\"pnl_usd\": pnl"));

        assertThat(run(new ScanCommand(), tree)).isEqualTo(1);
        assertThat(run(new ScanCommand(), tree, "--baseline", baseline, "--update-baseline"))
                .isZero();
        assertThat(run(new ScanCommand(), tree, "--baseline", baseline)).isZero();

        Files.writeString(monitor, healthy);
        assertThat(run(new ScanCommand(), tree, "--baseline", baseline)).isZero();
        Files.writeString(monitor, healthy.replace("\"pnl\": pnl", "\"pnl_usd\": pnl"));
        assertThat(run(new ScanCommand(), tree, "--baseline", baseline)).isEqualTo(1);
    }

    @Test
    void infer_proposes_a_schema_for_a_stream_without_a_contract() {
        assertThat(run(new InferCommand(), "ai.signal", LabelledCase.BUS.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("\"title\" : \"ai.signal\"", "\"required\" : [ \"symbol\", \"score\", \"price\" ]");
    }

    @Test
    void what_its_type_says_may_be_absent_is_proposed_as_absent_or_null(@TempDir Path tree) throws IOException {
        Files.writeString(tree.resolve("notes.py"), """
                import json, redis
                from typing import Optional, Union
                r = redis.Redis()
                def send(symbol: str, note: str | None, pnl: Optional[float], size: Union[int, float]):
                    r.xadd("q:notes", {"payload": json.dumps({"symbol": symbol, "note": note, "pnl": pnl, "size": size})})
                """);

        assertThat(run(new InferCommand(), "notes", tree.toString())).isZero();
        assertThat(out.toString())
                .contains("\"required\" : [ \"symbol\", \"size\" ]")
                .contains("\"type\" : [ \"string\", \"null\" ]", "\"type\" : [ \"number\", \"null\" ]");
    }

    /** What people look at first in a job's summary says where it is wrong, also in black and white. */
    @Test
    void a_stream_that_errors_are_about_is_red_in_the_picture_of_the_report(@TempDir Path folder) throws IOException {
        LabelledCase.copy(LabelledCase.BUS, folder);
        var right = CommandLineRun.of("scan", folder.toString(), "--format", "markdown")
                .out();
        var service = folder.resolve("exit_monitor/monitor.py");
        Files.writeString(service, Files.readString(service).replace("action=", "side="));
        var wrong = CommandLineRun.of("scan", folder.toString(), "--format", "markdown")
                .out();

        assertThat(right).contains("```mermaid").doesNotContain(":::wrong", "classDef");
        assertThat(wrong.lines().filter(line -> line.endsWith(":::wrong")))
                .singleElement()
                .asString()
                .endsWith("([\"quantum:stream:trade.intent \u2717\"]):::wrong");
        assertThat(wrong).contains("\n  classDef wrong ");
    }

    @Test
    void the_bus_is_drawn_as_mermaid_and_as_asyncapi() {
        assertThat(run(new BusCommand(), LabelledCase.BUS.toString(), "--format", "mermaid"))
                .isZero();
        assertThat(out.toString()).startsWith("flowchart LR\n  v0[\"ai_engine\"]\n");
        assertThat(run(new BusCommand(), LabelledCase.BUS.toString(), "--format", "asyncapi"))
                .isZero();
        assertThat(out.toString())
                .contains("\"asyncapi\" : \"3.0.0\"", "\"address\" : \"quantum:stream:trade.intent\"")
                .as("of a contract's stream the contract's schema, which no writer of this bus fills whole")
                .contains("\"ai_harvest_policy\"");
    }
}
