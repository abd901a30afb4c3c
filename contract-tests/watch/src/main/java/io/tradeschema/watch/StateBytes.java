package io.tradeschema.watch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The bytes of a state, with a sum behind them by which damage is told; texts in it may be of any length. */
public final class StateBytes {

    private StateBytes() {}

    /** Writes a content. */
    public interface Content {

        /** Writes it; nothing but memory is written to. */
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads a content. */
    public interface Reading<T> {

        /** Reads it. */
        T read(DataInputStream in) throws IOException, StateRefused;
    }

    /** A content and its sum. */
    public static byte[] of(Content content) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            content.write(out);
            out.writeLong(sum(bytes.toByteArray(), bytes.size()));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written to it", e);
        }
    }

    /**
     * Reads what {@link #of} made.
     *
     * @throws StateRefused when it is damaged
     */
    public static <T> T read(byte[] state, Reading<T> reading) throws StateRefused {
        var length = state.length - Long.BYTES;
        if (length < 0
                || sum(state, length)
                        != ByteBuffer.wrap(state, length, Long.BYTES).getLong()) {
            throw new StateRefused("it is damaged");
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(state, 0, length))) {
            return reading.read(in);
        } catch (IOException | RuntimeException e) {
            throw new StateRefused("it is damaged");
        }
    }

    private static long sum(byte[] bytes, int length) {
        var sum = new CRC32();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    /** Writes a text, which {@link DataOutputStream#writeUTF} does of short ones alone. */
    public static void text(String text, DataOutputStream out) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    /** Reads a text. */
    public static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    /** Writes bytes, so that their end is known. */
    public static void bytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads bytes. */
    public static byte[] bytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }
}
