package io.tradeschema.gate.replay;

import com.github.luben.zstd.ZstdInputStream;
import io.tradeschema.scan.syntax.RunFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Opens inputs that gzip or zstd have packed, told by their first bytes and not by their name. */
final class Packed {

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private static final String NATIVE_PLACE = "ZstdTempFolder";

    private Packed() {}

    /** What the input holds, unpacked where it is packed. */
    static InputStream open(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in);
        if (beginsWith(buffered, GZIP)) {
            return new GZIPInputStream(new Patient(buffered), BlockReader.SIZE);
        }
        return beginsWith(buffered, ZSTD) ? zstd(buffered) : buffered;
    }

    /** Its native library goes into the folder of this run, which is removed even if this run is killed. */
    private static InputStream zstd(InputStream in) throws IOException {
        if (System.getProperty(NATIVE_PLACE) == null) {
            System.setProperty(NATIVE_PLACE, RunFolder.path().toString());
        }
        return new ZstdInputStream(in);
    }

    private static boolean beginsWith(InputStream in, byte[] magic) throws IOException {
        in.mark(magic.length);
        var first = in.readNBytes(magic.length);
        in.reset();
        return Arrays.equals(first, magic);
    }

    /**
     * Says that more is to come until the end is really there. The JDK's gzip reader takes "nothing has arrived yet"
     * for "this was the last part" and would leave out the rest of a file that was packed in parts.
     */
    private static final class Patient extends java.io.FilterInputStream {

        private Patient(BufferedInputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            if (in.available() > 0) {
                return in.available();
            }
            in.mark(1);
            var next = in.read();
            in.reset();
            return next < 0 ? 0 : 1;
        }
    }
}
