package io.tradeschema.generator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How inputs are written down in text files: {@code <FF 00>} for bytes, {@code <a*65>} for repeated text. */
final class Notation {

    private static final Pattern REPEATED = Pattern.compile("<([^<>]+)\\*(\\d+)>");
    private static final Pattern BYTES = Pattern.compile("<([0-9A-F]{2}(?: [0-9A-F]{2})*)>");

    private Notation() {}

    /** The lines of a file that lies beside the tests. */
    static List<String> lines(String resource) {
        try (var stream = Notation.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String repeated(String text) {
        return REPEATED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
    }

    static byte[] bytes(String written) {
        var text = repeated(written);
        var out = new ByteArrayOutputStream();
        var matcher = BYTES.matcher(text);
        var end = 0;
        while (matcher.find()) {
            out.writeBytes(text.substring(end, matcher.start()).getBytes(StandardCharsets.UTF_8));
            for (var hex : matcher.group(1).split(" ", -1)) {
                out.write(Integer.parseInt(hex, 16));
            }
            end = matcher.end();
        }
        out.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
