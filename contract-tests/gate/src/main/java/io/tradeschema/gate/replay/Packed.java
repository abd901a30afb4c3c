package io.tradeschema.gate.replay;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.scan.syntax.RunFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Opens inputs that gzip or zstd have packed, told by their first bytes and not by their name. */
final class Packed {

    private static final int LONGEST_MAGIC = 4;

    private static final String NATIVE_PLACE = "ZstdTempFolder";

    private Packed() {}

    /**
     * What the input holds, unpacked where it is packed. What is damaged, cut off or followed by something else ends with
     * an exception that says so, and never just ends.
     *
     * @param then what a command goes on with that unpacks what is not read
     * @throws NotCheckedException when it is packed in a way that is not read
     */
    static InputStream open(String name, InputStream in, String then) throws IOException {
        var buffered = new BufferedInputStream(in);
        buffered.mark(LONGEST_MAGIC);
        var first = buffered.readNBytes(LONGEST_MAGIC);
        buffered.reset();
        if (begins(first, 0x1f, 0x8b)) {
            return new GzipMembers(buffered);
        }
        if (ZstdFrames.begin(first)) {
            return zstd(name, new ZstdFrames(buffered), then);
        }
        for (var other : Other.values()) {
            if (begins(first, other.magic)) {
                throw new NotCheckedException(name + " is packed by " + other.program + ", which is not read; write "
                        + other.unpack + " " + Shell.quoted(name) + then);
            }
        }
        return buffered;
    }

    /** Its native library goes into the folder of this run, which is removed even if this run is killed. */
    private static InputStream zstd(String name, InputStream in, String then) throws IOException {
        if (System.getProperty(NATIVE_PLACE) == null) {
            System.setProperty(NATIVE_PLACE, RunFolder.path().toString());
        }
        return new ZstdInputStream(in) {
            @Override
            public int read(byte[] into, int start, int length) throws IOException {
                try {
                    return super.read(into, start, length);
                } catch (ZstdIOException e) {
                    throw e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge() ? tooLong(name, then) : e;
                }
            }
        };
    }

    private static IOException tooLong(String name, String then) {
        return new IOException("it is packed by zstd --long, which takes more memory than is given here; write"
                + " zstd -dc --long=31 " + Shell.input(name) + then);
    }

    private static boolean begins(byte[] first, int... magic) {
        var expected = new byte[magic.length];
        for (var i = 0; i < magic.length; i++) {
            expected[i] = (byte) magic[i];
        }
        return Arrays.equals(Arrays.copyOf(first, Math.min(first.length, magic.length)), expected);
    }

    /** Packers whose files are told and not read. */
    private enum Other {
        BZIP2("bzip2", "bzip2 -dc", 'B', 'Z', 'h'),
        XZ("xz", "xz -dc", 0xfd, '7', 'z', 'X'),
        LZ4("lz4", "lz4 -dc", 0x04, 0x22, 0x4d, 0x18),
        ZIP("zip", "unzip -p", 'P', 'K', 3, 4);

        private final String program;
        private final String unpack;
        private final int[] magic;

        Other(String program, String unpack, int... magic) {
            this.program = program;
            this.unpack = unpack;
            this.magic = magic;
        }
    }
}
