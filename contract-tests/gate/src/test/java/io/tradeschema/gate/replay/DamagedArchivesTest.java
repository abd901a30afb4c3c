package io.tradeschema.gate.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import io.tradeschema.gate.CommandLineRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archives as they are after a full disk, a broken copy or a careless cat: each is read whole or told. */
class DamagedArchivesTest {

    private static final byte[] GOOD = ("{\"event\": \"trade.intent\", \"payload\": {\"symbol\": \"BTCUSDT\","
                    + " \"action\": \"SELL\", \"position_size_usd\": 150.0, \"leverage\": 1, \"entry_price\": 91000.5}}\n")
            .getBytes(UTF_8);
    private static final byte[] GZIP = gzip(GOOD);
    private static final byte[] HEADER = hex("1f8b081e000000000003" + "0300616263" + "6e00" + "6300");
    private static final byte[] ZSTD = Zstd.compress(GOOD);
    private static final byte[] CHECKED = checked(GOOD);

    @TempDir
    Path folder;

    private enum Archive {
        GZIP_WHOLE(GZIP, ""),
        GZIP_TWO_MEMBERS(join(GZIP, GZIP), ""),
        GZIP_WITH_AN_EMPTY_MEMBER(join(gzip(new byte[0]), GZIP), ""),
        GZIP_PADDED_WITH_ZEROS(join(GZIP, new byte[512]), ""),
        GZIP_WITH_ALL_HEADER_FIELDS(join(HEADER, checksum(HEADER), tail(GZIP, 10)), ""),
        GZIP_WRONG_HEADER_CHECKSUM(
                join(HEADER, changed(checksum(HEADER), 0), tail(GZIP, 10)), "the header of part 1 is damaged"),
        GZIP_MEMBER_WITH_A_BROKEN_METHOD(join(GZIP, hex("1f8b07"), tail(GZIP, 3)), "the header of part 2 is damaged"),
        GZIP_AND_A_LINE(join(GZIP, GOOD), "something else follows part 1"),
        GZIP_AND_ONE_BYTE(join(GZIP, hex("1f")), "cut off in part 2"),
        GZIP_ZEROS_AND_GARBAGE(join(GZIP, new byte[4], hex("41")), "something else follows part 1"),
        GZIP_ZEROS_AND_A_MEMBER(join(GZIP, new byte[4], GZIP), "something else follows part 1"),
        GZIP_CUT_IN_THE_HEADER(Arrays.copyOf(GZIP, 5), "cut off in part 1"),
        GZIP_CUT_IN_THE_CONTENT(Arrays.copyOf(GZIP, GZIP.length - 20), "cut off in part 1"),
        GZIP_CUT_IN_THE_TRAILER(Arrays.copyOf(GZIP, GZIP.length - 3), "cut off in part 1"),
        GZIP_SECOND_MEMBER_CUT(join(GZIP, Arrays.copyOf(GZIP, GZIP.length - 9)), "cut off in part 2"),
        GZIP_WRONG_CHECKSUM(changed(GZIP, GZIP.length - 8), "the checksum of part 1 is wrong"),
        GZIP_WRONG_LENGTH(changed(GZIP, GZIP.length - 4), "the length of part 1 is wrong"),
        ZSTD_WHOLE(ZSTD, ""),
        ZSTD_WITH_CHECKSUM(CHECKED, ""),
        ZSTD_TWO_FRAMES(join(ZSTD, CHECKED, ZSTD), ""),
        ZSTD_BEGINS_WITH_A_SKIPPABLE_FRAME(join(hex("502a4d1803000000010203"), ZSTD), ""),
        ZSTD_ENDS_WITH_AN_EMPTY_SKIPPABLE_FRAME(join(CHECKED, hex("5f2a4d1800000000")), ""),
        ZSTD_AND_TWO_BYTES(join(ZSTD, hex("0d0a")), "Unknown frame descriptor"),
        ZSTD_AND_PART_OF_A_MAGIC(join(ZSTD, hex("28b52f")), "something else follows frame 1"),
        ZSTD_AND_A_LINE(join(CHECKED, GOOD), "something else follows frame 1"),
        ZSTD_AND_ZEROS(join(ZSTD, new byte[8]), "something else follows frame 1"),
        ZSTD_CUT(Arrays.copyOf(ZSTD, ZSTD.length - 8), "cut off in frame 1"),
        ZSTD_CUT_IN_THE_CHECKSUM(Arrays.copyOf(CHECKED, CHECKED.length - 2), "cut off in frame 1"),
        ZSTD_SKIPPABLE_FRAME_CUT(join(ZSTD, hex("502a4d180800000001")), "cut off in frame 2"),
        ZSTD_WRONG_CHECKSUM(changed(CHECKED, CHECKED.length - 1), "checksum");

        private final byte[] bytes;
        private final String complaint;

        Archive(byte[] bytes, String complaint) {
            this.bytes = bytes;
            this.complaint = complaint;
        }

        String tool() {
            return name().startsWith("GZIP") ? "gzip" : "zstd";
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_archive_is_read_whole_or_told(Archive archive) throws IOException {
        var file = Files.write(folder.resolve("archive"), archive.bytes);

        var run = CommandLineRun.of("validate", file.toString());

        if (archive.complaint.isEmpty()) {
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
        } else {
            assertThat(run.err()).startsWith("tradeschema: " + file + " cannot be read to its end: ");
            assertThat(run.err()).contains(archive.complaint);
            assertThat(run.out()).contains("not read to the end: 1 of 1\n");
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_packer_itself_judges_alike(Archive archive) throws IOException, InterruptedException {
        var file = Files.write(
                folder.resolve(archive.tool().equals("gzip") ? "archive.gz" : "archive.zst"), archive.bytes);
        assumeThat(Path.of("/usr/bin", archive.tool())).exists();

        var process = new ProcessBuilder(archive.tool(), "-t", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(process.waitFor() == 0).isEqualTo(archive.complaint.isEmpty());
    }

    @Test
    void other_packers_are_named_with_the_command_that_unpacks() throws IOException {
        var beginnings =
                Map.of("425a6839", "bzip2 -dc", "fd377a58", "xz -dc", "04224d18", "lz4 -dc", "504b0304", "unzip -p");
        for (var beginning : beginnings.entrySet()) {
            var file = Files.write(folder.resolve("packed"), join(hex(beginning.getKey()), GOOD));

            var run = CommandLineRun.of("validate", file.toString());

            assertThat(run.err())
                    .endsWith("write " + beginning.getValue() + " " + file + " | tradeschema validate -\n");
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** As a gzip header ends, when it says so. */
    private static byte[] checksum(byte[] header) {
        var crc = new CRC32();
        crc.update(header);
        return new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    }

    private static byte[] checked(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(bytes)) {
            zstd.setChecksum(true);
            zstd.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] changed(byte[] bytes, int place) {
        var changed = bytes.clone();
        changed[place] ^= 1;
        return changed;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void a_window_longer_than_is_read_is_named_with_the_command() throws IOException {
        // A frame of one empty block, with the window of zstd --long=31.
        var frame = new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xa8, 1, 0, 0};
        var file = Files.write(folder.resolve("long.zst"), frame);

        var run = CommandLineRun.of("validate", file.toString());

        assertThat(run.err())
                .isEqualTo(
                        "tradeschema: " + file + " cannot be read to its end: it is packed by zstd --long, which takes"
                                + " more memory than is given here; write zstd -dc --long=31 " + file
                                + " | tradeschema validate -\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
