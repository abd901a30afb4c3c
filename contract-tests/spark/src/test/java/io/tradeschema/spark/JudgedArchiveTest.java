package io.tradeschema.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.gate.Main;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.spark.ArchiveFiles.MessageColumns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgedArchiveTest {

    private static final MessageColumns PAYLOADS = new MessageColumns("payload", Optional.empty());
    private static final String BAD = "{\"event\": \"trade.intent\", \"payload\": {\"side\": \"BUY\"}}";

    @TempDir
    private Path folder = Path.of("");

    private SparkSession spark = session();

    private static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
    }

    @BeforeAll
    void starts() {
        spark = session();
    }

    @AfterAll
    void ends() {
        spark.stop();
    }

    private String command(String... arguments) {
        var out = new StringWriter();
        Main.run(new PrintWriter(out), new PrintWriter(new StringWriter()), arguments);
        return out.toString();
    }

    private List<String> samples(int count) {
        return command("samples", "trade.intent", "--count", Integer.toString(count))
                .lines()
                .toList();
    }

    private JudgedArchive judged(Path... files) throws IOException {
        var names = Arrays.stream(files).map(Path::toString).toList();
        return JudgedArchive.of(ArchiveFiles.read(spark, names, PAYLOADS), "");
    }

    private static List<String> texts(JudgedArchive judged) {
        return judged.findings().select(Columns.TEXT).as(Encoders.STRING()).collectAsList().stream()
                .sorted()
                .toList();
    }

    private static Map<String, Long> verdicts(JudgedArchive judged) {
        return judged.verdicts().collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    }

    private List<String> validated(Path file) {
        return command("validate", file.toString())
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.replaceFirst("^(\\Q" + file + "\\E):\\d+", "$1"))
                .sorted()
                .toList();
    }

    private Path odd(String name) throws IOException {
        var lines = String.join("\n", samples(20)) + "\n" + BAD + "\r\n\n  \r\nnot json\n"
                + BAD.replace(", ", ",\r") + "\n"
                + "{\"event\": \"trade.intend\", \"payload\": {}}\n"
                + "{\"stream\": \"quantum:stream:trade.intent\", \"id\": \"1-0\", \"fields\": {\"data\": \"{}\"}}\n"
                + "x".repeat(300 * 1024) + "\n";
        var bytes = lines.getBytes(StandardCharsets.UTF_8);
        var whole = Arrays.copyOf(bytes, bytes.length + 2);
        whole[bytes.length] = (byte) 0xff;
        whole[bytes.length + 1] = (byte) 0xfe;
        return Files.write(folder.resolve(name), whole);
    }

    @Test
    void plain_text_gets_the_findings_of_the_command() throws IOException {
        var file = odd("odd name [1] 100%.jsonl");

        var judged = judged(file);

        assertThat(texts(judged)).hasSizeGreaterThan(8).isEqualTo(validated(file));
        assertThat(verdicts(judged)).isEqualTo(Map.of("accepted", 20L, "refused", 3L, "not_checked", 4L));
    }

    @Test
    void a_packed_file_gets_the_findings_of_the_command() throws IOException {
        var plain = odd("packed.jsonl");
        var file = folder.resolve("packed.jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(Files.readAllBytes(plain));
        }

        assertThat(texts(judged(file))).hasSizeGreaterThan(8).isEqualTo(validated(file));
    }

    @Test
    void a_file_that_is_cut_off_is_told_and_what_stands_before_is_judged() throws IOException {
        var whole = folder.resolve("whole.jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            for (var line : samples(2000)) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        var bytes = Files.readAllBytes(whole);
        var cut = Files.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(bytes, bytes.length / 2));

        var judged = judged(cut);

        assertThat(judged.unread().collectAsList())
                .singleElement()
                .extracting(row -> row.getString(0), row -> row.getString(1).isEmpty())
                .containsExactly(cut.toString(), false);
        assertThat(verdicts(judged).get("accepted")).isBetween(500L, 1999L);
    }

    @Test
    void a_folder_calls_its_files_as_the_user_did() throws IOException {
        var day = Files.createDirectories(folder.resolve("year/month"));
        Files.writeString(day.resolve("one.jsonl"), BAD);
        Files.writeString(day.resolve("_SUCCESS"), "no message");

        var files =
                judged(folder.resolve("year")).findings().select(Columns.FILE).distinct();

        assertThat(files.as(Encoders.STRING()).collectAsList())
                .containsExactly(folder.resolve("year/month/one.jsonl").toString());
    }

    private Path table(List<Row> rows, String... columns) {
        var type = new StructType();
        for (var column : columns) {
            type = type.add(column, DataTypes.StringType);
        }
        var path = folder.resolve("table-" + System.nanoTime() + ".parquet");
        spark.createDataFrame(rows, type).coalesce(1).write().parquet(path.toString());
        return path;
    }

    @Test
    void a_table_names_the_event_of_its_payloads() throws IOException {
        var payload = "{\"side\": \"BUY\"}";
        var table = table(
                List.of(RowFactory.create("trade.intent", payload), RowFactory.create("trade.closed", null)),
                "kind",
                "body");
        var columns = new MessageColumns("body", Optional.of("kind"));

        var judged = JudgedArchive.of(ArchiveFiles.read(spark, List.of(table.toString()), columns), "");

        assertThat(verdicts(judged)).isEqualTo(Map.of("refused", 2L));
        assertThat(judged.findings().filter("rule = 'RETIRED_FIELD'").count()).isOne();
        assertThat(judged.findings()
                        .filter("event LIKE 'trade.closed%' AND rule = 'MISSING_FIELD'")
                        .count())
                .as("nothing is no empty object")
                .isZero();
    }

    @Test
    void a_table_without_the_column_is_refused_with_those_it_has() {
        var table = table(List.of(RowFactory.create(BAD)), "body");

        assertThatThrownBy(() -> judged(table))
                .isInstanceOf(NotCheckedException.class)
                .hasMessageContaining("payload")
                .hasMessageContaining("body");
    }

    @Test
    void what_is_not_there_is_refused() {
        assertThatThrownBy(() -> judged(folder.resolve("nothing")))
                .isInstanceOf(NotCheckedException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void sql_asks_the_judge() {
        TradeschemaFunctions.register(spark, "trade.intent");
        var rules = spark.sql("SELECT transform(tradeschema_findings('{\"side\": \"BUY\"}'), f -> f.rule) AS rules")
                .head()
                .<String>getList(0);
        var of = spark.sql("SELECT size(tradeschema_findings_of('trade.intend', '{}')) AS count")
                .head();

        assertThat(rules).contains("RETIRED_FIELD", "MISSING_FIELD");
        assertThat(of.getInt(0)).isOne();
    }
}
