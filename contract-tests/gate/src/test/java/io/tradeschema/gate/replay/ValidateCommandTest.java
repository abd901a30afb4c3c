package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateCommandTest {

    private static final String FIXED = """
            {"symbol": "BTCUSDT", "action": "SELL", "position_size_usd": 150.0, "leverage": 1, "entry_price": 91000.5,\
             "stop_loss": null, "take_profit": null, "confidence": 1.0, "timestamp": "2026-01-21T22:10:00.5",\
             "source": "exit_monitor", "model": "exit_monitor"}
            """;

    @TempDir
    Path folder;

    @Test
    void the_fixed_message_of_the_incident_is_accepted_with_one_warning() {
        var run = CommandLineRun.withInput(FIXED, "validate", "--event", "trade.intent", "-");

        assertThat(run.findings())
                .containsExactly("-:1: " + TradeIntent.TYPE + " $.timestamp: no zone, read as UTC,"
                        + " found \"2026-01-21T22:10:00.5\"; end it with Z or an offset,"
                        + " such as 2026-01-21T04:10:00.250Z [TIME_WITHOUT_ZONE, warning]");
        assertThat(run.out()).endsWith("tradeschema validate -: 1 finding (0 errors, 1 warning)\n");
        assertThat(run.exitCode()).isZero();
        assertThat(CommandLineRun.withInput(
                                FIXED, "validate", "--fail-on", "TIME_WITHOUT_ZONE", "--event", "trade.intent", "-")
                        .exitCode())
                .isOne();
        assertThat(CommandLineRun.withInput(
                                FIXED, "validate", "--fail-on", "RETIRED_FIELD", "--event", "trade.intent", "-")
                        .exitCode())
                .isZero();
    }

    @Test
    void the_broken_message_of_the_incident_is_refused_in_one_line_that_names_action() {
        var broken = FIXED.replace("\"action\"", "\"side\"").replace("00.5\"", "00.5Z\"");

        var run = CommandLineRun.withInput(broken, "validate", "--event", "trade.intent", "-");

        assertThat(run.findings())
                .containsExactly("-:1: " + TradeIntent.TYPE + " $.side: \"side\" is retired, found the text \"SELL\";"
                        + " send \"action\": \"SELL\" instead, one of BUY, SELL or CLOSE;"
                        + " LONG becomes BUY, SHORT becomes SELL [RETIRED_FIELD]");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void the_closed_trade_of_the_report_is_accepted() {
        var closed = """
                {
                  "symbol": "XRPUSDT", "status": "closed", "pnl": 12.50, "exit_reason": "tp_hit",
                  "exit_price": 1.6204, "tp_level": 1.6205, "sl_level": 1.5339,
                  "harvest_policy": {"mode": "trend_runner", "trail_pct": 2.0}
                }
                """;

        var run = CommandLineRun.withInput(closed, "validate", "--event", "trade.closed", "-");

        assertThat(run.findings()).isEmpty();
        assertThat(run.out()).contains("accepted: 1\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void warnings_fail_only_where_they_are_asked_to() {
        var run = CommandLineRun.withInput(FIXED, "validate", "--warnings-fail", "--event", "trade.intent", "-");

        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void the_lines_of_a_file_keep_their_numbers_and_blank_ones_are_passed_over() throws IOException {
        var file = Files.writeString(folder.resolve("some messages.jsonl"), """
                {"event": "trade.intent", "payload": {"symbol": "BTCUSDT"}}

                {"event": "trade.intent", "payload": "{\\"symbol\\": NaN}"}
                {"event": "trade.intents", "payload": {}}
                {"symbol": "BTCUSDT"}
                {'symbol': None}
                """);

        var run = CommandLineRun.of("validate", file.toString());

        assertThat(run.findings().stream().map(line -> line.replace(file.toString(), "FILE")))
                .containsExactly(
                        "FILE:1: " + TradeIntent.TYPE + " $.action: required but absent;"
                                + " add it: one of BUY, SELL or CLOSE [MISSING_FIELD]",
                        "FILE:1: " + TradeIntent.TYPE + " $.position_size_usd: required but absent;"
                                + " add it: a number above 0 [MISSING_FIELD]",
                        "FILE:1: " + TradeIntent.TYPE + " $.leverage: required but absent;"
                                + " add it: a number from 1 to 125 [MISSING_FIELD]",
                        "FILE:1: " + TradeIntent.TYPE + " $.entry_price: required but absent;"
                                + " add it: a number above 0 [MISSING_FIELD]",
                        "FILE:3: " + TradeIntent.TYPE + " $: not JSON from character 12 on, found \"NaN}\";"
                                + " leave the field out when there is no number;"
                                + " in Python json.dumps(..., allow_nan=False) [NOT_JSON]",
                        "FILE:4: trade.intents: no contract for this event, so the message was not checked;"
                                + " did you mean \"trade.intent\"? Otherwise add a contract for it,"
                                + " or name the events to check with --event [NO_CONTRACT]",
                        "FILE:5: line: no event is named; write {\"event\", \"payload\"} or"
                                + " {\"stream\", \"id\", \"fields\"}, or say --event NAME for bare payloads"
                                + " [LINE_FORM]",
                        "FILE:6: line: not JSON from character 2 on, found \"'symbol': None}\";"
                                + " this is the text of a Python object: publish json.dumps(message), not str(message)"
                                + " [NOT_JSON]");
    }

    @Test
    void what_is_no_json_is_told_with_its_place_and_the_advice_for_it() {
        var run = CommandLineRun.withInput("""
                {"event": "trade.closed", "payload": {"symbol": "XRPUSDT", "pnl": NaN}}
                {"payload": {"symbol": "XRPUSDT", "pnl": NaN}, "event": "trade.closed"}
                b'{"event": "trade.closed", "payload": {"symbol": "XRPUSDT"}}'
                {"stream": "quantum:stream:trade.intent", "id": "1-0", "fields": {"event_type": "trade.intent",\
                 "payload": "b'{}'", "timestamp": "2026-01-21T04:10:00Z", "source": "x"}}
                hello
                """, "validate", "-");

        assertThat(run.findings())
                .containsExactly(
                        "-:1: " + TradeClosed.TYPE
                                + " $: not JSON from character 30 on, found \"NaN}\"; leave the field out when"
                                + " there is no number; in Python json.dumps(..., allow_nan=False) [NOT_JSON]",
                        "-:2: line: not JSON from character 42 on, found \"NaN}, \\\"event\\\": \\\"trade.closed\\\"}\"; leave the"
                                + " field out when there is no number; in Python json.dumps(..., allow_nan=False) [NOT_JSON]",
                        "-:3: line: not JSON from character 1 on, found \"b'{\\\"event\\\": \\\"trade.closed\\\", \\\"payload\\\": {…\";"
                                + " this is the text of Python's bytes: publish the bytes themselves, or message.decode(),"
                                + " not str(message) [NOT_JSON]",
                        "-:4: " + TradeIntent.TYPE
                                + " $: not JSON from character 1 on, found \"b'{}'\"; this is the text of"
                                + " Python's bytes: publish the bytes themselves, or message.decode(), not str(message)"
                                + " [NOT_JSON]",
                        "-:5: line: not JSON; write {\"event\", \"payload\"} or {\"stream\", \"id\", \"fields\"}, or say"
                                + " --event NAME for bare payloads [NOT_JSON]");
    }

    @Test
    void an_envelope_inside_the_payload_is_one_mistake_and_one_finding() {
        var envelope = "{\"event_type\": \"trade.intent\", \"payload\": " + FIXED.strip()
                + ", \"timestamp\": \"2026-01-21T04:10:00Z\", \"source\": \"x\"}";

        var run = CommandLineRun.withInput(
                "{\"event\": \"trade.intent\", \"payload\": " + envelope + "}\n", "validate", "-");

        assertThat(run.findings())
                .containsExactly(
                        "-:1: " + TradeIntent.TYPE + " $.payload: the whole envelope stands where the event's own"
                                + " fields should; publish what stands inside its \"payload\" as the payload, once [UNKNOWN_FIELD]");
    }

    @Test
    void of_several_inputs_each_that_is_not_read_is_said_and_counted() throws IOException {
        var good = Files.writeString(
                folder.resolve("good.jsonl"), "{\"event\": \"trade.intent\", \"payload\": " + FIXED.strip() + "}\n");
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        var folderLink = Files.createSymbolicLink(folder.resolve("folder"), folder);

        var run = CommandLineRun.of(
                "validate", good.toString(), link.toString(), folderLink.toString(), good + "/inside");

        assertThat(run.out()).contains("accepted: 1\n", "not read to the end: 3 of 4\n");
        assertThat(run.err())
                .isEqualTo("tradeschema: " + link + " is a link to a file that does not exist\n"
                        + "tradeschema: " + folderLink + " is a folder: name the files in it\n"
                        + "tradeschema: " + good + "/inside does not exist: " + good + " is a file\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void a_document_over_several_lines_is_one_message() throws IOException {
        var file = Files.writeString(folder.resolve("one.json"), FIXED.replace(", \"", ",\n  \""));

        assertThat(CommandLineRun.of("validate", "--event", "trade.intent", file.toString())
                        .out())
                .contains("messages: 1\n", "accepted: 1\n");
    }

    @Test
    void lines_of_other_events_are_left_out_when_one_is_named() throws IOException {
        var file = Files.writeString(
                folder.resolve("mixed.jsonl"),
                "{\"event\": \"trade.closed\", \"payload\": {}}\n{\"event\": \"trade.intent\", \"payload\": "
                        + FIXED.strip() + "}\n");

        var run = CommandLineRun.of("validate", "--event", "trade.intent", file.toString());

        assertThat(run.out()).contains("accepted: 1\n", "left out: 1\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void an_older_version_does_not_know_later_fields() {
        var run = CommandLineRun.withInput(
                FIXED.replace("}", ", \"reduce_only\": true}"), "validate", "--event", "trade.intent@1.0.0", "-");

        assertThat(run.findings())
                .contains("-:1: trade.intent@1.0.0 $.reduce_only: no such field, found true;"
                        + " it came in 1.1.0: write the message for that version, or leave it out [UNKNOWN_FIELD]");
    }

    @Test
    void nothing_to_check_is_never_clean() throws IOException {
        var empty = Files.createFile(folder.resolve("empty.jsonl")).toString();
        var other = Files.writeString(folder.resolve("other.jsonl"), "{\"event\": \"trade.closed\", \"payload\": {}}\n")
                .toString();

        assertThat(CommandLineRun.of("validate", empty))
                .isEqualTo(notChecked(empty, empty + " is empty: nothing was checked"));
        assertThat(CommandLineRun.of("validate", folder.toString()).err())
                .isEqualTo("tradeschema: " + folder + " is a folder: name the files in it\n");
        assertThat(CommandLineRun.of("validate", folder + "/nope").err())
                .isEqualTo("tradeschema: " + folder + "/nope does not exist\n");
        assertThat(CommandLineRun.of("validate", "--event", "trade.intent", other))
                .extracting(CommandLineRun::exitCode, CommandLineRun::err)
                .containsExactly(
                        2, "tradeschema: no message was checked: every line was left out or has no contract\n");
    }

    private static CommandLineRun notChecked(String file, String complaint) {
        var clean = CommandLineRun.of("validate", file).out();
        return new CommandLineRun(2, clean, "tradeschema: " + complaint + "\n");
    }

    @Test
    void an_unknown_event_or_version_is_named_with_the_ones_there_are() {
        var names = Events.all().types().stream().map(EventType::name).collect(Collectors.joining(", "));

        assertThat(CommandLineRun.of("validate", "--event", "trade.intnt", "-"))
                .isEqualTo(new CommandLineRun(
                        2, "", "tradeschema: no event is named \"trade.intnt\"; did you mean \"trade.intent\"?\n"));
        assertThat(CommandLineRun.of("validate", "--event", "zebra", "-").err())
                .isEqualTo("tradeschema: no event is named \"zebra\"; there are: " + names + "\n");
        assertThat(CommandLineRun.of("validate", "--event", "trade.intent@7.0.0", "-")
                        .err())
                .startsWith("tradeschema: trade.intent has no version 7.0.0; there are: 1.0.0, 1.1.0");
    }

    @Test
    void a_line_without_end_is_refused_in_constant_memory_and_the_next_one_is_read() throws IOException {
        var file = Files.writeString(
                folder.resolve("long.jsonl"),
                "{\"a\": \"" + "x".repeat(3_000_000) + "\"}\n{\"event\": \"trade.intent\", \"payload\": "
                        + FIXED.strip() + "}\n");

        var run = CommandLineRun.of("validate", file.toString());

        assertThat(run.findings()).first().asString().contains(":1: line: longer than 262144 bytes");
        assertThat(run.out()).contains("accepted: 1\n");
    }

    @Test
    void json_output_is_one_versioned_document() {
        var run = CommandLineRun.withInput(
                FIXED.replace("\"action\"", "\"side\""),
                "validate",
                "--format",
                "json",
                "--event",
                "trade.intent",
                "-");

        assertThat(run.out().replaceAll("\\s+", ""))
                .startsWith(
                        "{\"version\":1,\"title\":\"tradeschemavalidate-\",\"findings\":[{\"rule\":\"TIME_WITHOUT_ZONE\"")
                .contains("\"rule\":\"RETIRED_FIELD\",\"severity\":\"error\"")
                .contains("\"where\":{\"file\":\"-\",\"line\":1,\"column\":0,\"path\":\"$.side\"}")
                .endsWith("}}");
    }

    @Test
    void a_stream_that_is_missed_by_its_prefix_is_named_with_it() {
        var run = CommandLineRun.withInput(
                "{\"stream\": \"trade.intent\", \"id\": \"1-0\", \"fields\": {}}\n", "validate", "-");

        assertThat(run.findings())
                .containsExactly("-:1: trade.intent: no contract for this stream, so the message was not checked;"
                        + " did you mean \"quantum:stream:trade.intent\"? Otherwise add a contract for it,"
                        + " or name the events to check with --event [NO_CONTRACT]");
    }

    @Test
    void what_stands_around_a_message_is_written_once_and_belongs_to_its_form() {
        var good = FIXED.strip().replace("22:10:00.5", "22:10:00.5Z");
        var fields = "\"fields\": {\"event_type\": \"trade.intent\", \"payload\": \"{}\"}";
        var stream = "\"stream\": \"quantum:stream:trade.intent\"";

        var run = CommandLineRun.withInput(
                String.join(
                        "\n",
                        "{\"event\": \"trade.intent\", \"payload\": {}, \"payload\": " + good + "}",
                        "{\"event\": \"trade.closed\", \"event\": \"trade.intent\", \"payload\": " + good + "}",
                        "{" + stream + ", \"id\": \"1-0\", \"fields\": {}, " + fields + "}",
                        "{\"stream\": \"x\", " + stream + ", \"id\": \"1-0\", " + fields + "}",
                        "{" + stream + ", \"id\": \"1-0\", \"id\": \"2-0\", " + fields + "}",
                        "{" + stream + ", \"id\": \"1-0\", " + fields + ", \"payload\": {}}",
                        "{" + stream + ", \"id\": \"1-0\", " + fields + ", \"event\": \"trade.closed\"}",
                        "{" + stream + ", \"id\": \"1-0\", " + fields + ", \"extra\": 1}",
                        "{" + stream + ", \"event\": \"trade.intent\", \"payload\": " + good + "}",
                        "{\"event\": \"trade.intent\", \"fields\": {}, \"payload\": " + good + "}",
                        "{\"event\": \"trade.intent\", \"extra\": 1, \"payload\": " + good + "}"),
                "validate",
                "-");

        assertThat(run.findings().stream().map(line -> line.replaceFirst("; write .*", "")))
                .containsExactly(
                        "-:1: line: the line has two members named \"payload\"",
                        "-:2: line: the line has two members named \"event\"",
                        "-:3: line: the line has two members named \"fields\"",
                        "-:4: line: the line has two members named \"stream\"",
                        "-:5: line: the line has two members named \"id\"",
                        "-:6: line: the line has \"payload\" beside the members of an entry",
                        "-:7: line: the line has \"event\" beside the members of an entry",
                        "-:8: line: the line has \"extra\" beside the members of an entry",
                        "-:9: line: the line has \"stream\" beside the members of a payload",
                        "-:10: line: the line has \"fields\" beside the members of a payload",
                        "-:11: line: the line has \"extra\" beside the members of a payload");
        assertThat(run.findings()).allMatch(line -> line.endsWith("[LINE_FORM]"));
        assertThat(run.out()).contains("accepted: 0\n", "not checked: 11\n");
    }

    @Test
    void a_document_that_is_no_utf_8_is_not_taken_with_other_characters() throws IOException {
        var text = "{\"event\": \"trade.intent\", \"payload\":\n" + FIXED.replace("exit_monitor", "\u00e9") + "}\n";
        var file =
                Files.write(folder.resolve("latin.json"), text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThat(CommandLineRun.of("validate", file.toString()).out())
                .startsWith(file + ":1: line: not UTF-8; encode the file as UTF-8 [NOT_UTF8]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --timeout 99999999999999999 | --timeout is a number of seconds above 0, at most 1000000
            --timeout -1 | --timeout is a number of seconds above 0, at most 1000000
            --timeout 0 | --timeout is a number of seconds above 0, at most 1000000
            --timeout soon | --timeout is a number of seconds above 0, at most 1000000
            --max-findings -5 | --max-findings is -5: say a whole number from 0 to 999999999, such as --max-findings 100
            --max-findings 1.5 | --max-findings is 1.5: say a whole number from 0 to 999999999, such as --max-findings 100
            --sample 0 | --sample is 0: say a whole number from 1 to 999999999, such as --sample 100
            --sample 99999999999 | --sample is 99999999999: say a whole number from 1 to 999999999, such as --sample 100
            --sample many | --sample is many: say a whole number from 1 to 999999999, such as --sample 100
            --legacy --sunset 2020-01-01 | --sunset 2020-01-01 does not lie ahead: a migration reads nothing old from that day on; write a later day, such as DAY
            --legacy --sunset 2027-02-30 | --sunset "2027-02-30" is no day: write one such as DAY
            --legacy --sunset tomorrow | --sunset "tomorrow" is no day: write one such as DAY
            """)
    void an_option_out_of_bounds_is_one_sentence(String options, String sentence) {
        var run = CommandLineRun.withInput(FIXED, ("validate --event trade.intent - " + options).split(" "));

        assertThat(run.err().replaceFirst("such as [0-9]{4}-[0-9]{2}-[0-9]{2}\n", "such as DAY\n"))
                .isEqualTo("tradeschema: " + sentence + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void the_last_line_never_says_no_findings_where_something_was_not_checked() throws IOException {
        var good = Files.writeString(
                        folder.resolve("good.jsonl"),
                        "{\"event\": \"trade.intent\", \"payload\": "
                                + FIXED.strip().replace("22:10:00.5", "22:10:00.5Z") + "}\n")
                .toString();
        var empty = Files.createFile(folder.resolve("empty.jsonl")).toString();

        assertThat(CommandLineRun.of("validate").out()).endsWith(": nothing was checked\n");
        assertThat(CommandLineRun.of("validate", empty).out()).endsWith(": 1 finding (1 error, 0 warnings)\n");
        assertThat(CommandLineRun.of("validate", "--sample", "999999999", good).out())
                .endsWith(": nothing was checked\n");
        assertThat(CommandLineRun.of("validate", good, empty).out()).endsWith(": 1 finding (1 error, 0 warnings)\n");
    }

    @Test
    void a_report_that_only_shows_findings_is_red_where_an_input_was_not_read() {
        var nowhere = folder.resolve("nowhere.jsonl").toString();

        assertThat(CommandLineRun.of("validate", "--format", "junit", nowhere).out())
                .contains("failures=\"1\"", "PART_NOT_CHECKED", "nowhere.jsonl does not exist");
        assertThat(CommandLineRun.of("validate", "--format", "sarif", nowhere).out())
                .contains("\"ruleId\" : \"PART_NOT_CHECKED\"", "\"level\" : \"error\"");
    }

    @Test
    void an_input_of_which_every_line_was_left_out_is_said_beside_one_that_was_checked() throws IOException {
        var good = Files.writeString(
                folder.resolve("good.jsonl"), "{\"event\": \"trade.intent\", \"payload\": " + FIXED.strip() + "}\n");
        var other =
                Files.writeString(folder.resolve("other.jsonl"), "{\"event\": \"trade.closed\", \"payload\": {}}\n");

        var run = CommandLineRun.of("validate", "--event", "trade.intent", good.toString(), other.toString());

        assertThat(run.err())
                .isEqualTo("tradeschema: of " + other
                        + " no message was checked: every line was left out or has no contract\n");
        assertThat(run.exitCode()).isZero();
    }
}
