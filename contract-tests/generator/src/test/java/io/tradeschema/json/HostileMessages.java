package io.tradeschema.json;

import io.tradeschema.model.Limits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Messages that cost as much as the limits let in, each in a way of its own. */
final class HostileMessages {

    private static final Limits LIMITS = Limits.STANDARD;

    private HostileMessages() {}

    /** By what makes them costly. */
    static Map<String, String> of(Published published) {
        var known = published.type().shape().fields();
        var messages = new LinkedHashMap<String, String>();
        messages.put("short unknown names", object(i -> "\"" + Integer.toString(i, 36) + "\":0"));
        messages.put("long unknown names", object(i -> "\"" + padded(i, "z", LIMITS.name()) + "\":0"));
        messages.put(
                "names near to known ones",
                object(i -> "\"" + known.get(i % known.size()).name() + Integer.toString(i, 36) + "\":0"));
        messages.put("one name again and again", object(i -> "\"" + known.get(0).name() + "\":0"));
        messages.put(
                "known names again and again",
                object(i -> "\"" + known.get(i % known.size()).name() + "\":null"));
        messages.put(
                "long texts",
                object(i -> "\"" + known.get(i % known.size()).name() + "\":\"" + "x".repeat(LIMITS.text()) + "\""));
        messages.put(
                "texts of escapes",
                object(i -> "\"" + known.get(i % known.size()).name() + "\":\"" + "\\u0000".repeat(300) + "\""));
        messages.put(
                "long numbers",
                object(i -> "\"" + known.get(i % known.size()).name() + "\":" + "9".repeat(LIMITS.number())));
        messages.put("nested", object(i -> "\"" + known.get(i % known.size()).name() + "\":[[[[[{}]]]]]"));
        messages.put("escaped names", object(i -> "\"" + "\\u0061".repeat(10) + i + "\":0"));
        messages.put("names of other letters", object(i -> "\"" + "é".repeat(20) + i + "\":0"));
        messages.put(
                "names and texts of other letters",
                object(i -> "\"" + "é".repeat(15) + i + "\":\"" + "é".repeat(15) + "\""));
        messages.put(
                "long names, long texts", object(i -> "\"" + padded(i, "z", 42) + "\":\"" + "x".repeat(42) + "\""));
        messages.put("names of quotes", object(i -> "\"" + "\\\"".repeat(20) + i + "\":\"" + "\\\"".repeat(10) + "\""));
        messages.put("unknown texts", object(i -> "\"n" + i + "\":\"" + "\\n".repeat(20) + "\""));
        messages.put("too large", "{\"" + known.get(0).name() + "\":\"" + "x".repeat(4 * LIMITS.bytes()) + "\"}");
        messages.put("one list", "{\"" + known.get(0).name() + "\":[" + "0,".repeat(LIMITS.tokens() * 2) + "0]}");
        messages.put("blanks", " ".repeat(LIMITS.bytes() - 2) + "{}");
        return messages;
    }

    /** An object with as many of these members as both limits let in. */
    private static String object(IntFunction<String> member) {
        var most = LIMITS.tokens() / 2 - 1;
        var size = 2;
        var count = 0;
        while (count < most && size + bytes(member.apply(count)) + 1 <= LIMITS.bytes()) {
            size += bytes(member.apply(count++)) + 1;
        }
        return IntStream.range(0, count).mapToObj(member).collect(Collectors.joining(",", "{", "}"));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String padded(int number, String with, int length) {
        var text = Integer.toString(number, 36);
        return with.repeat(length - text.length()) + text;
    }
}
