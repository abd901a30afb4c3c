package io.tradeschema.generator;

import io.tradeschema.generator.Mutation.Edited;
import io.tradeschema.model.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** Edits of the message as a whole, whatever it says. */
final class WholeMutations {

    private static final String[] TAILS = {
        "}", "]", "{}", ",", " ", "\n", "\r\n\t ", "\u0000", "x", "null", "1", "\"\"", "//", "/**/", ";", "\ufeff",
        "\u00a0", "\u2028", "\f", "\u001a"
    };
    private static final String[] HEADS = {
        "\ufeff", " ", "\n", "//\n", "[", "{", "null", ")]}',\n", "payload=", "\u0000", "\u00a0"
    };
    private static final String CHARACTERS = "{}[]:,\"'\\/0123456789.eE+-ntfb_ \t\nAz\u0000\u001f\u007f\u00e9";
    private static final byte[][] NOT_UTF8 = {
        {(byte) 0xFF},
        {(byte) 0x80},
        {(byte) 0xC0, (byte) 0xAF},
        {(byte) 0xE0, (byte) 0x80, (byte) 0xAF},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xC3},
        {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
        {(byte) 0xE9},
        {(byte) 0xFE, (byte) 0xFF}
    };
    private static final String[] ENCODINGS = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "windows-1252"
    };

    private WholeMutations() {}

    static Optional<Edited> trailing(MessageText message, Random random) {
        var text = Layout.PYTHON.write(message);
        return switch (random.nextInt(4)) {
            case 0 -> {
                var head = Mutation.any(HEADS, random);
                yield Edited.of("before it " + JsonQuotes.ascii(head), head + text);
            }
            case 1 -> Edited.of("two messages", text + text);
            default -> {
                var tail = Mutation.any(TAILS, random);
                yield Edited.of("behind it " + JsonQuotes.ascii(tail), text + tail);
            }
        };
    }

    static Optional<Edited> truncated(MessageText message, Random random) {
        var text = Layout.PYTHON.write(message);
        var length = random.nextInt(text.length());
        return Edited.of("cut after " + length, text.substring(0, length));
    }

    static Optional<Edited> syntax(MessageText message, Random random) {
        var text = Layout.PYTHON.write(message);
        var at = random.nextInt(text.length());
        var other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        var head = text.substring(0, at);
        return switch (random.nextInt(6)) {
            case 0 -> Edited.of("character " + at + " taken away", head + text.substring(at + 1));
            case 1 -> Edited.of("a character at " + at, head + other + text.substring(at));
            case 2 -> Edited.of("single quotes", text.replace('"', '\''));
            case 3 -> Edited.of("a trailing comma", text.substring(0, text.length() - 1) + ",}");
            case 4 -> Edited.of("a comment", head + "/* */" + text.substring(at));
            default -> Edited.of("another character at " + at, head + other + text.substring(at + 1));
        };
    }

    static Optional<Edited> encoding(MessageText message, Random random) {
        var text = Layout.PYTHON.write(message);
        if (random.nextInt(4) == 0) {
            var name = Mutation.any(ENCODINGS, random);
            return Optional.of(new Edited(name, text.getBytes(Charset.forName(name))));
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var foreign = Mutation.any(NOT_UTF8, random);
        var at = random.nextInt(bytes.length + 1);
        var changed = Arrays.copyOf(bytes, bytes.length + foreign.length);
        System.arraycopy(bytes, at, changed, at + foreign.length, bytes.length - at);
        System.arraycopy(foreign, 0, changed, at, foreign.length);
        return Optional.of(new Edited("foreign bytes at " + at, changed));
    }

    static Optional<Edited> size(MessageText message, Random random) {
        var text = Layout.COMPACT.write(message);
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        var blanks = Math.max(0, Limits.STANDARD.bytes() - bytes - 1 + random.nextInt(4));
        var at = random.nextBoolean() ? 1 : text.length() - 1;
        return Edited.of(bytes + blanks + " bytes", text.substring(0, at) + " ".repeat(blanks) + text.substring(at));
    }
}
