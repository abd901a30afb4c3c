package io.tradeschema.gate.redis;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads replies in version 2 of Redis's protocol, which every server speaks. */
final class RespReader {

    /** No reply to what we ask is larger; a stream with larger entries is no stream of ours. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final int MOST_ELEMENTS = 1_000_000;

    private final InputStream in;

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

    /**
     * One reply: a {@link String} (status), {@link Long}, {@code byte[]}, {@link List} of replies, {@link Problem}, or {@link
     * Nil}.
     */
    Object read() throws IOException {
        var kind = in.read();
        return switch (kind) {
            case '+' -> line();
            case '-' -> new Problem(line());
            case ':' -> number();
            case '$' -> bulk(size(LONGEST));
            case '*' -> array(size(MOST_ELEMENTS));
            case -1 -> throw new EOFException("the server closed the connection");
            default -> throw new NotRedis("its answer begins with byte " + kind);
        };
    }

    /** The server refused. */
    record Problem(String text) {}

    /** Nothing is there. */
    enum Nil {
        NIL
    }

    private long number() throws IOException {
        var line = line();
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new NotRedis("a number is expected in its answer");
        }
    }

    private int size(int most) throws IOException {
        var size = number();
        if (size > most) {
            throw new IOException("an answer of " + size + " parts is more than is read here");
        }
        return (int) size;
    }

    private Object bulk(int length) throws IOException {
        if (length < 0) {
            return Nil.NIL;
        }
        var bytes = in.readNBytes(length + 2);
        if (bytes.length < length + 2) {
            throw new EOFException("the server closed the connection");
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private Object array(int length) throws IOException {
        if (length < 0) {
            return Nil.NIL;
        }
        var replies = new ArrayList<Object>();
        for (var i = 0; i < length; i++) {
            replies.add(read());
        }
        return List.copyOf(replies);
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (var c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0 || text.length() > 4096) {
                throw new NotRedis("its answer has no end of line");
            }
            text.append((char) c);
        }
        in.read();
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
