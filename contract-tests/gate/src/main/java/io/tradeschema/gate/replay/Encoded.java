package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Gives texts as UTF-8 without a mark, whether they begin with the mark of UTF-8 or of UTF-16. */
final class Encoded {

    private static final int MARK = 3;
    private static final int TOLD_BY = 4;

    private Encoded() {}

    /**
     * A text as UTF-8.
     *
     * @param what its encoding, when that is worth a word
     * @param bytes the text; stands at its beginning and can be marked
     */
    record Text(Optional<String> what, BufferedInputStream bytes) {}

    /**
     * Opens a text.
     *
     * @param then what a command goes on with that writes as UTF-8 what is not read
     */
    static Text open(String name, InputStream in, String then) throws IOException {
        var buffered = new BufferedInputStream(in);
        buffered.mark(TOLD_BY);
        var first = buffered.readNBytes(TOLD_BY);
        buffered.reset();
        unread(first).ifPresent(encoding -> {
            throw new NotCheckedException(name + " is " + encoding + " text, which is not read; write iconv -f "
                    + encoding + " -t UTF-8 " + Shell.input(name) + then);
        });
        if (first.length >= MARK && first[0] == (byte) 0xef && first[1] == (byte) 0xbb && first[2] == (byte) 0xbf) {
            buffered.skipNBytes(MARK);
            return new Text(Optional.of("begins with a byte order mark"), buffered);
        }
        if (first.length >= 2 && first[0] == (byte) 0xff && first[1] == (byte) 0xfe) {
            return utf16(buffered, StandardCharsets.UTF_16LE);
        }
        return first.length >= 2 && first[0] == (byte) 0xfe && first[1] == (byte) 0xff
                ? utf16(buffered, StandardCharsets.UTF_16BE)
                : new Text(Optional.empty(), buffered);
    }

    /** Texts of which every second byte, or three of four, are nothing: without a mark nobody is sure to mean that. */
    private static Optional<String> unread(byte[] first) {
        if (first.length < TOLD_BY) {
            return Optional.empty();
        }
        var bytes = new StringBuilder();
        for (var one : first) {
            bytes.append(one == 0 ? '0' : 'x');
        }
        var marked = first[0] == (byte) 0xff && first[1] == (byte) 0xfe;
        return switch (bytes.toString()) {
            case "x000" -> Optional.of("UTF-32LE");
            case "xx00" -> marked ? Optional.of("UTF-32") : Optional.empty();
            case "000x" -> Optional.of("UTF-32BE");
            case "00xx" ->
                first[2] == (byte) 0xfe && first[3] == (byte) 0xff ? Optional.of("UTF-32") : Optional.empty();
            case "x0x0" -> Optional.of("UTF-16LE");
            case "0x0x" -> Optional.of("UTF-16BE");
            default -> Optional.empty();
        };
    }

    private static Text utf16(InputStream in, Charset charset) throws IOException {
        in.skipNBytes(2);
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var utf8 = new Utf8Bytes(charset.name(), new InputStreamReader(in, decoder), in);
        return new Text(Optional.of("is " + charset.name() + " text"), new BufferedInputStream(utf8));
    }

    /** The characters of a reader as UTF-8. */
    private static final class Utf8Bytes extends InputStream {

        private final String encoding;
        private final Reader reader;
        private final InputStream behind;
        private final char[] characters = new char[8 * 1024];
        /** 1 when the first character is a surrogate whose other half is still to come. */
        private int kept;

        private byte[] bytes = new byte[0];
        private int at;

        private Utf8Bytes(String encoding, Reader reader, InputStream behind) {
            this.encoding = encoding;
            this.reader = reader;
            this.behind = behind;
        }

        @Override
        public int read() throws IOException {
            return isFilled() ? bytes[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            if (length == 0 || !isFilled()) {
                return length == 0 ? 0 : -1;
            }
            var read = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, start, read);
            at += read;
            return read;
        }

        @Override
        public int available() throws IOException {
            return bytes.length - at + (reader.ready() ? 1 : 0);
        }

        private boolean isFilled() throws IOException {
            while (at == bytes.length) {
                var read = decoded();
                if (read < 0 && kept > 0) {
                    throw broken();
                }
                if (read < 0) {
                    return false;
                }
                var end = kept + read;
                var whole = Character.isHighSurrogate(characters[end - 1]) ? end - 1 : end;
                bytes = new String(characters, 0, whole).getBytes(StandardCharsets.UTF_8);
                at = 0;
                characters[0] = characters[end - 1];
                kept = end - whole;
            }
            return true;
        }

        private int decoded() throws IOException {
            try {
                return reader.read(characters, kept, characters.length - kept);
            } catch (CharacterCodingException e) {
                throw broken();
            }
        }

        private IOException broken() {
            return new IOException("its " + encoding
                    + " text is broken: half a character, or half of a pair of them; write it anew as UTF-8");
        }

        @Override
        public void close() throws IOException {
            behind.close();
        }
    }
}
