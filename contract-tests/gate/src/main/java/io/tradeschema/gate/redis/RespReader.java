package io.tradeschema.gate.redis;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads replies in version 2 of Redis's protocol, which every server speaks. Of one reply no more than a few megabytes are
 * kept; what is beyond is read over and {@link TooLarge} stands in its place, so that the connection can be used further.
 */
final class RespReader {

    /** So much of one reply is kept, and so large may one entry be. */
    static final int LARGEST = 4 * 1024 * 1024;

    static final String LARGEST_TEXT = "4 MiB";

    /** What one part costs beside its bytes: a million empty texts are not for nothing. */
    private static final int COST = 32;

    private static final int DEEPEST = 8;
    private static final int LONGEST_LINE = 4096;
    /** What has as many digits fits into a {@code long}, or makes it negative. */
    private static final int MOST_DIGITS = 19;

    private final InputStream in;
    private long left;
    private long sent;
    /** The line that is read. */
    private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

    RespReader(InputStream in) {
        this.in = in;
    }

    /** What is on the other end speaks something else. */
    static final class NotRedis extends IOException {
        private static final long serialVersionUID = 1L;

        NotRedis(String message) {
            super(message);
        }
    }

    /** The server refused. */
    record Problem(String text) {}

    /** Nothing is there. */
    enum Nil {
        NIL
    }

    /** More was there than is kept. As the last part of a list it stands for any number of parts. */
    enum TooLarge {
        TOO_LARGE
    }

    /**
     * One reply: a {@link String} (status), {@link Long}, {@code byte[]}, {@link List} of replies, {@link Problem}, {@link Nil}
     * or {@link TooLarge}.
     */
    Object read() throws IOException {
        left = LARGEST;
        sent = 0;
        return read(0);
    }

    /** How many bytes of texts the last reply had, kept or read over. */
    long sent() {
        return sent;
    }

    private Object read(int depth) throws IOException {
        left = Math.max(0, left - COST);
        var kind = in.read();
        return switch (kind) {
            case '+' -> line();
            case '-' -> new Problem(line());
            case ':' -> number();
            case '$' -> bulk(size());
            case '*' -> array(size(), depth + 1);
            case -1 -> throw closed();
            default -> throw new NotRedis("its answer begins with byte " + kind);
        };
    }

    private static EOFException closed() {
        return new EOFException("the server closed the connection");
    }

    /** Read digit by digit: a stream has a dozen numbers for each entry. */
    private long number() throws IOException {
        var sign = 1;
        var c = in.read();
        if (c == '-') {
            sign = -1;
            c = in.read();
        }
        var number = 0L;
        var digits = 0;
        for (; c >= '0' && c <= '9' && digits < MOST_DIGITS; digits++) {
            number = number * 10 + (c - '0');
            c = in.read();
        }
        if (c < 0) {
            throw closed();
        }
        if (c != '\r' || digits == 0 || number < 0) {
            throw new NotRedis("a number is expected in its answer");
        }
        lineFeed();
        return sign * number;
    }

    private void lineFeed() throws IOException {
        if (in.read() != '\n') {
            throw new NotRedis("its answer has half an end of line");
        }
    }

    private long size() throws IOException {
        var size = number();
        if (size < -1) {
            throw new NotRedis("its answer has a size below nothing");
        }
        return size;
    }

    private Object bulk(long length) throws IOException {
        if (length < 0) {
            return Nil.NIL;
        }
        sent += length;
        if (length > left) {
            in.skipNBytes(length);
            endOfLine();
            return TooLarge.TOO_LARGE;
        }
        left -= length;
        var bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw closed();
        }
        endOfLine();
        return bytes;
    }

    private void endOfLine() throws IOException {
        var first = in.read();
        var second = first < 0 ? first : in.read();
        if (second < 0) {
            throw closed();
        }
        if (first != '\r' || second != '\n') {
            throw new NotRedis("a part of its answer is longer than it says");
        }
    }

    private Object array(long length, int depth) throws IOException {
        if (length < 0) {
            return Nil.NIL;
        }
        if (depth > DEEPEST) {
            throw new NotRedis("its answer is nested deeper than " + DEEPEST + " lists");
        }
        var replies = new ArrayList<Object>();
        for (var i = 0L; i < length; i++) {
            var roomBefore = left > COST;
            var reply = read(depth);
            if (roomBefore) {
                replies.add(reply);
            } else if (replies.isEmpty() || replies.get(replies.size() - 1) != TooLarge.TOO_LARGE) {
                replies.add(TooLarge.TOO_LARGE);
            }
        }
        return List.copyOf(replies);
    }

    private String line() throws IOException {
        line.reset();
        for (var c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw closed();
            }
            if (line.size() >= LONGEST_LINE) {
                throw new NotRedis("its answer has no end of line");
            }
            line.write(c);
        }
        lineFeed();
        left = Math.max(0, left - line.size());
        return line.toString(StandardCharsets.UTF_8);
    }
}
