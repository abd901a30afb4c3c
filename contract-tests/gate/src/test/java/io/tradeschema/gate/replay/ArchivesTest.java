package io.tradeschema.gate.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.tradeschema.gate.CommandLineRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as large as archives are, packed as archives are, and read in parts. */
class ArchivesTest {

    private static final int LINES = 20_000;

    @TempDir
    Path folder;

    @Test
    void findings_of_a_large_file_come_in_its_order_with_its_line_numbers() throws IOException {
        var run = validate(write("large.jsonl", corpus().getBytes(UTF_8)));

        assertThat(refusedLines(run)).isEqualTo(badLines());
        assertThat(run.out())
                .contains("messages: " + LINES + "\n", "refused: " + badLines().size() + "\n");
    }

    @Test
    void gzip_in_parts_and_zstd_are_read_as_they_are() throws IOException {
        var corpus = corpus().getBytes(UTF_8);
        var half = corpus.length / 2;
        var parts = new ByteArrayOutputStream();
        parts.write(gzip(Arrays.copyOf(corpus, half)));
        parts.write(gzip(Arrays.copyOfRange(corpus, half, corpus.length)));

        assertThat(refusedLines(validate(write("parts.gz", parts.toByteArray()))))
                .isEqualTo(badLines());
        assertThat(refusedLines(validate(write("no-name", Zstd.compress(corpus)))))
                .isEqualTo(badLines());
    }

    @Test
    void a_broken_archive_is_judged_as_far_as_it_goes_and_never_clean() throws IOException {
        var gzip = gzip(corpus().getBytes(UTF_8));
        var zstd = Zstd.compress(corpus().getBytes(UTF_8));

        for (var packed : List.of(gzip, zstd)) {
            var file = write("cut-" + packed.length, Arrays.copyOf(packed, packed.length * 9 / 10));
            var run = validate(file);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("tradeschema: " + file + " cannot be read to its end: ");
            assertThat(run.findings())
                    .filteredOn(line -> line.endsWith("[PART_NOT_CHECKED]"))
                    .hasSize(1);
            assertThat(refusedLines(run))
                    .isNotEmpty()
                    .isEqualTo(badLines().subList(0, refusedLines(run).size()));
        }
    }

    @Test
    void a_sample_is_the_same_in_every_run_and_about_as_large_as_asked_for() throws IOException {
        var file = write("sampled.jsonl", corpus().getBytes(UTF_8));

        var run = validate(file, "--sample", "10");

        assertThat(validate(file, "--sample", "10")).isEqualTo(run);
        assertThat(count(run, "accepted") + count(run, "refused")).isBetween(LINES / 10 * 8 / 10, LINES / 10 * 12 / 10);
        assertThat(run.out()).contains("messages: " + LINES + "\n");
    }

    @Test
    void only_messages_of_the_chosen_time_are_judged() throws IOException {
        var file = write(
                "times.jsonl",
                String.join("\n", entry(1), entry(2), entry(3), entry(4), payload(""), "")
                        .getBytes(UTF_8));

        assertThat(count(validate(file, "--since", "1970-01-01T00:00:02Z"), "left out"))
                .isEqualTo(1);
        assertThat(count(validate(file, "--until", "1970-01-01T00:00:02Z"), "left out"))
                .isEqualTo(3);
        assertThat(count(validate(file, "--since", "2026-01-01"), "accepted")).isEqualTo(1);
    }

    @Test
    void a_choice_without_sense_is_refused_before_anything_is_read() {
        assertThat(validate(folder, "--sample", "0").err()).contains("--sample is 0: say a whole number from 1");
        assertThat(validate(folder, "--since", "yesterday").err()).contains("--since \"yesterday\" is no time: write");
        assertThat(validate(folder, "--since", "2026-01-02", "--until", "2026-01-01")
                        .err())
                .contains("--since 2026-01-02 is not before --until 2026-01-01");
    }

    @Test
    void findings_beyond_the_number_asked_for_are_counted_and_not_printed() throws IOException {
        var run = validate(write("many.jsonl", corpus().getBytes(UTF_8)), "--max-findings", "3");

        assertThat(refusedLines(run)).isEqualTo(badLines().subList(0, 3));
        assertThat(run.out())
                .contains("findings not shown (--max-findings): " + (badLines().size() - 3) + "\n")
                .contains(badLines().size() + " errors");
    }

    private static CommandLineRun validate(Path file, String... options) {
        var arguments = new java.util.ArrayList<>(List.of("validate", file.toString()));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static List<Integer> refusedLines(CommandLineRun run) {
        return run.findings().stream()
                .filter(line -> !line.endsWith("[PART_NOT_CHECKED]"))
                .map(line -> Integer.valueOf(line.replaceFirst("^[^ ]*:(\\d+): .*", "$1")))
                .toList();
    }

    private static int count(CommandLineRun run, String what) {
        return run.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(what + ": "))
                .mapToInt(line -> Integer.parseInt(line.substring(what.length() + 2)))
                .sum();
    }

    private static List<Integer> badLines() {
        return IntStream.rangeClosed(1, LINES)
                .filter(ArchivesTest::isBad)
                .boxed()
                .toList();
    }

    private static boolean isBad(int line) {
        return line % 997 == 0;
    }

    private static String corpus() {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(line -> payload(isBad(line) ? ", \"size\": 1" : ", \"reason\": \"message " + line + "\""))
                .collect(Collectors.joining("\n"));
    }

    private static String payload(String more) {
        return "{\"event\": \"trade.intent\", \"payload\": {\"symbol\": \"BTCUSDT\", \"action\": \"SELL\","
                + " \"position_size_usd\": 150.0, \"leverage\": 1, \"entry_price\": 91000.5" + more + "}}";
    }

    private static String entry(int second) {
        return "{\"stream\": \"quantum:stream:trade.intent\", \"id\": \"" + second + "000-0\", \"fields\": {}}";
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
