package io.tradeschema.gate.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people have them, in the shapes that redis-cli 7.0.15 and others print. */
class FormsOfPeopleTest {

    private static final String FIELDS = "[\"event_type\",\"trade.intent\",\"payload\",\"{\\\"symbol\\\":"
            + " \\\"BTCUSDT\\\", \\\"action\\\": \\\"SELL\\\", \\\"position_size_usd\\\": 150.0, \\\"leverage\\\": 1,"
            + " \\\"entry_price\\\": 91000.5, \\\"reason\\\": \\\"é\\\"}\",\"timestamp\",\"2026-01-22T20:00:00Z\","
            + "\"source\",\"exit_monitor\"]";
    private static final String ENTRIES =
            "[[\"1769112000001-0\"," + FIELDS + "],[\"1769112000002-0\"," + FIELDS.replace("action", "side") + "]]";
    private static final String LINE = "{\"event\": \"trade.intent\", \"payload\": {\"symbol\": \"BTCUSDT\","
            + " \"action\": \"SELL\", \"position_size_usd\": 150.0, \"leverage\": 1, \"entry_price\": 91000.5,"
            + " \"reason\": \"é😀\"}}\n";

    @TempDir
    Path folder;

    @Test
    void what_redis_cli_prints_as_json_of_xrange_and_xread_is_read_entry_by_entry() throws IOException {
        for (var text : List.of(
                ENTRIES + "\n",
                "{\"quantum:stream:trade.intent\":" + ENTRIES + "}\n",
                "[[\"quantum:stream:trade.intent\"," + ENTRIES + "]]\n")) {
            var run = validate(text.getBytes(UTF_8));

            assertThat(run.findings())
                    .containsExactly(
                            folder.resolve("file") + "/1769112000002-0: " + TradeIntent.TYPE + " $.side: \"side\" is"
                                    + " retired, found the text \"SELL\"; send \"action\": \"SELL\" instead, one of BUY, SELL or CLOSE;"
                                    + " LONG becomes BUY, SHORT becomes SELL [RETIRED_FIELD]");
            assertThat(run.out()).contains("accepted: 1\n  refused: 1\n");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void an_entry_that_names_neither_stream_nor_event_is_told_and_read_when_the_event_is_named() throws IOException {
        var text = ENTRIES.replace("event_type", "kind").getBytes(UTF_8);

        assertThat(validate(text).findings())
                .contains(folder.resolve("file") + "/1769112000001-0: line: the entry names neither its stream nor its"
                        + " event; say --event NAME [LINE_FORM]");
        assertThat(validate(text, "--event", "trade.intent").out()).contains("ENVELOPE_FIELD_MISSING");
    }

    @Test
    void a_list_that_breaks_off_or_goes_on_otherwise_is_never_clean() throws IOException {
        var cut = validate(ENTRIES.substring(0, ENTRIES.length() - 20).getBytes(UTF_8));
        var other = validate((ENTRIES.substring(0, ENTRIES.length() - 1) + ",{\"a\":1}]").getBytes(UTF_8));
        var objects = validate(("[" + LINE.strip() + "]").getBytes(UTF_8));

        assertThat(cut.err()).containsPattern("cannot be read to its end: no JSON any more at character [1-9]");
        assertThat(other.err()).contains("is a list, and behind entry 1769112000002-0 not as redis-cli --json prints");
        assertThat(objects.err()).contains("write jq -c '.[]' " + folder.resolve("file") + " | tradeschema validate -");
        assertThat(List.of(cut, other, objects))
                .extracting(CommandLineRun::exitCode)
                .containsOnly(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1769112000001-0~event_type~trade.intent~ | is what redis-cli prints without --json",
                "quantum:stream:trade.intent~1769112000001-0~event_type~ | is what redis-cli prints without --json",
                "1) 1) \"1769112000001-0\"~   2) 1) \"event_type\"~ | is what redis-cli shows on a terminal",
                "1# \"quantum:stream:trade.intent\" => ~   1) 1) \"1769112000001-0\"~ | is what redis-cli shows on a terminal",
                "OK~1795913862.678024 [0 127.0.0.1:50616] \"XADD\" \"s\" \"*\"~ | is what redis-cli MONITOR prints",
                "1795913862.678024 [0 127.0.0.1:50616] \"XADD\" \"s\" \"*\"~ | is what redis-cli MONITOR prints",
                "\"1769112000001-0\",\"event_type\",\"trade.intent\"~ | is what redis-cli --csv prints",
                "error:\"ERR Invalid stream ID\"~ | holds an error of redis-cli",
                "null~ | holds redis-cli's word for nothing",
                "event_type,payload,timestamp,source~trade.intent,\"{}\",2026,x~ | is CSV; write python3 -c",
                "symbol,action,leverage~BTCUSDT,BUY,1~ | is CSV; write python3 -c",
                "symbol;action;leverage~BTCUSDT;BUY;1~ | is CSV with semicolons; write python3 -c",
                "symbol\taction\tleverage~BTCUSDT\tBUY\t1~ | is TSV; write python3 -c",
                "event_type\tpayload~trade.intent\t{}~ | is TSV; write python3 -c",
                "[('1-0', {'payload': '{}'})]~ | is the text of Python objects; write in Python",
                "[(b'1-0', {b'payload': b'{}'})]~ | is the text of Python objects; write in Python",
                "('1-0', {'payload': '{}'})~ | is the text of Python objects; write in Python",
                "[['s', [('1-0', {'payload': '{}'})]]]~ | is the text of Python objects; write in Python",
                "[{'symbol': 'BTCUSDT'}]~ | is the text of Python objects; write in Python",
                "CreateTime:1769112000000\tBTC\t{\"symbol\": \"BTCUSDT\"}~ | is a dump of a Kafka consumer",
            })
    void other_forms_are_named_with_what_to_write(String text, String complaint) throws IOException {
        var run = validate(text.replace('~', '\n').getBytes(UTF_8));

        assertThat(run.err()).startsWith("tradeschema: " + folder.resolve("file") + " " + complaint);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void the_commands_that_are_named_for_csv_and_kafka_make_what_is_read() throws IOException, InterruptedException {
        var entries =
                "event_type,payload,timestamp,source\ntrade.intent,\"{\"\"symbol\"\": \"\"BTCUSDT\"\", \"\"action\"\": \"\"SELL\"\","
                        + " \"\"position_size_usd\"\": 150.0, \"\"leverage\"\": 1, \"\"entry_price\"\": 91000.5}\",2026-01-22T20:00:00Z,x\n";
        var payloads = "symbol,action,position_size_usd,leverage,entry_price,reason\nBTCUSDT,SELL,150.0,1,91000.5,\n";
        var kafka = "CreateTime:1769112000000\tBTC\t{\"symbol\": \"BTCUSDT\", \"action\": \"SELL\","
                + " \"position_size_usd\": 150.0, \"leverage\": 1, \"entry_price\": 91000.5}\n";
        for (var text : List.of(entries, payloads, payloads.replace(',', ';'), payloads.replace(',', '\t'), kafka)) {
            var command =
                    validate(text.getBytes(UTF_8)).err().replaceFirst("(?s).*; write (.*) \\| tradeschema.*", "$1");
            var process = new ProcessBuilder("sh", "-c", command.replace("]' STREAM", "]' quantum:stream:trade.intent"))
                    .start();
            var converted = process.getInputStream().readAllBytes();

            assertThat(process.waitFor()).as(command).isZero();
            var run = text.equals(entries) ? validate(converted) : validate(converted, "--event", "trade.intent");
            assertThat(run.out()).contains("accepted: 1\n", "no findings");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf_16_with_its_mark_is_read_with_a_notice(String encoding) throws IOException {
        var run = validate(("\ufeff" + LINE.repeat(5_000)).getBytes(Charset.forName(encoding)));

        assertThat(run.out()).contains("accepted: 5000\n");
        assertThat(run.err())
                .isEqualTo("tradeschema: " + folder.resolve("file") + " is " + encoding
                        + " text: read, but write files as plain UTF-8\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void utf_16_that_is_damaged_is_never_clean() throws IOException {
        var halfAPair = ("\ufeff" + LINE + "??\n").getBytes(StandardCharsets.UTF_16LE);
        halfAPair[halfAPair.length - 6] = 0x3d;
        halfAPair[halfAPair.length - 5] = (byte) 0xd8;
        var half = validate(halfAPair);
        var odd = validate(java.util.Arrays.copyOf(("\ufeff" + LINE).getBytes(StandardCharsets.UTF_16LE), 101));

        for (var run : List.of(half, odd)) {
            assertThat(run.err())
                    .endsWith(
                            " cannot be read to its end: its UTF-16LE text is broken: half a character, or half of a pair"
                                    + " of them; write it anew as UTF-8\n");
        }
        assertThat(half.exitCode()).isEqualTo(2);
        assertThat(odd.exitCode()).isEqualTo(2);
    }

    @Test
    void utf_8_with_its_mark_is_read_with_a_notice() throws IOException {
        var run = validate(("\ufeff" + LINE).getBytes(UTF_8));

        assertThat(run.out()).contains("accepted: 1\n");
        assertThat(run.err()).contains(" begins with a byte order mark: read, but write files as plain UTF-8\n");
    }

    private CommandLineRun validate(byte[] content, String... options) throws IOException {
        var file = Files.write(folder.resolve("file"), content);
        var arguments = new java.util.ArrayList<>(List.of("validate", file.toString()));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void wide_characters_without_a_mark_are_named_with_the_command(String encoding) throws IOException {
        var run = validate(LINE.getBytes(Charset.forName(encoding)));

        assertThat(run.err())
                .isEqualTo("tradeschema: " + folder.resolve("file") + " is " + encoding
                        + " text, which is not read; write iconv -f " + encoding + " -t UTF-8 " + folder.resolve("file")
                        + " | tradeschema validate -\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE"})
    void utf_32_with_its_mark_is_named_and_not_called_utf_16(String encoding) throws IOException {
        var run = validate(("\ufeff" + LINE).getBytes(Charset.forName(encoding)));

        assertThat(run.err())
                .isEqualTo(
                        "tradeschema: " + folder.resolve("file") + " is UTF-32 text, which is not read; write iconv -f"
                                + " UTF-32 -t UTF-8 " + folder.resolve("file") + " | tradeschema validate -\n");
    }

    @Test
    void a_form_that_is_told_by_more_than_its_first_words_is_named() throws IOException {
        var entries = "{\n  \"event\": \"trade.intent\",\n  \"payload\": {}\n}\n";
        var tar = "messages.jsonl" + "\0".repeat(243) + "ustar  \0" + "\0".repeat(247) + LINE;

        assertThat(validate((entries + entries).getBytes(UTF_8)).err())
                .isEqualTo("tradeschema: " + folder.resolve("file")
                        + " holds several JSON documents of several lines each; write jq -c . " + folder.resolve("file")
                        + " | tradeschema validate -\n");
        assertThat(validate(LINE.repeat(2).replace('\n', '\r').getBytes(UTF_8)).err())
                .isEqualTo(
                        "tradeschema: " + folder.resolve("file") + " has line ends of CR alone; write tr '\\r' '\\n' < "
                                + folder.resolve("file") + " | tradeschema validate -\n");
        assertThat(validate(tar.getBytes(UTF_8)).err())
                .isEqualTo("tradeschema: " + folder.resolve("file") + " is a tar archive; write tar -xOf "
                        + folder.resolve("file") + " | tradeschema validate -\n");
    }
}
