package io.tradeschema.watch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

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
            write(content, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written to it", e);
        }
    }

    /** Writes a content and its sum. */
    public static void write(Content content, OutputStream to) throws IOException {
        var summed = new CheckedOutputStream(to, new CRC32());
        var out = new DataOutputStream(summed);
        content.write(out);
        out.writeLong(summed.getChecksum().getValue());
    }

    /**
     * Reads what {@link #of} made.
     *
     * @throws StateRefused when it is damaged
     */
    public static <T> T read(byte[] state, Reading<T> reading) throws StateRefused {
        try {
            return read(() -> new ByteArrayInputStream(state), state.length, reading);
        } catch (IOException e) {
            throw new UncheckedIOException("memory gives whatever it holds", e);
        }
    }

    /** Where a state is read, each time from its begin. */
    public interface Place {

        /** Opens it. */
        InputStream open() throws IOException;
    }

    /**
     * Reads what {@link #write} wrote: first its sum, since what is damaged may say of itself that it is of any size.
     *
     * @throws StateRefused when it is damaged
     * @throws IOException when it cannot be read at all
     */
    public static <T> T read(Place place, long length, Reading<T> reading) throws IOException, StateRefused {
        try (var in = place.open()) {
            var sum = new CRC32();
            var piece = new byte[8192];
            for (var left = length - Long.BYTES; left > 0; ) {
                var read = in.readNBytes(piece, 0, (int) Math.min(left, piece.length));
                sum.update(piece, 0, read);
                left = read == 0 ? 0 : left - read;
            }
            var said = in.readNBytes(Long.BYTES);
            if (said.length < Long.BYTES || ByteBuffer.wrap(said).getLong() != sum.getValue()) {
                throw new StateRefused("it is damaged");
            }
        }
        try (var in = new DataInputStream(place.open())) {
            return reading.read(in);
        } catch (IOException | RuntimeException e) {
            throw new StateRefused("it is damaged");
        }
    }

    /** Writes a text, which {@link DataOutputStream#writeUTF} does of short ones alone. */
    public static void text(String text, DataOutputStream out) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Writes texts. */
    static void texts(Collection<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (var one : texts) {
            text(one, out);
        }
    }

    /** Reads texts. */
    static List<String> texts(DataInputStream in) throws IOException {
        var all = new ArrayList<String>();
        for (var left = in.readInt(); left > 0; left--) {
            all.add(text(in));
        }
        return all;
    }

    /** Writes one value of a map. */
    interface Writing<V> {

        void write(V value, DataOutputStream out) throws IOException;
    }

    /** Reads one value of a map. */
    interface ReadingOf<V> {

        V read(DataInputStream in) throws IOException;
    }

    /** Writes what is kept by keys, in its order. */
    static <V> void map(Map<Key, V> map, Writing<V> writing, DataOutputStream out) throws IOException {
        out.writeInt(map.size());
        for (var one : map.entrySet()) {
            one.getKey().save(out);
            writing.write(one.getValue(), out);
        }
    }

    /** Reads what is kept by keys. */
    static <V> void map(DataInputStream in, ReadingOf<V> reading, Map<Key, V> map) throws IOException {
        for (var left = in.readInt(); left > 0; left--) {
            map.put(Key.load(in), reading.read(in));
        }
    }

    /** Reads a text. */
    public static String text(DataInputStream in) throws IOException {
        var length = in.readInt();
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
