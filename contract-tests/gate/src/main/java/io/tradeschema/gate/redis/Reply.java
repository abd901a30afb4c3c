package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Looks into replies. A server may send any kind of value anywhere; what is not expected there is told, not thrown. */
final class Reply {

    private Reply() {}

    /** The text of a status or a value. */
    static String text(Object reply, String command) {
        if (reply instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (reply instanceof String status) {
            return status;
        }
        throw unexpected(command, reply, "a text");
    }

    static List<?> list(Object reply, String command) {
        if (reply instanceof List<?> list) {
            return list;
        }
        throw unexpected(command, reply, "a list");
    }

    /** The value that follows a name in a list of names and values. */
    static Optional<Object> named(List<?> reply, String name) {
        for (var i = 0; i + 1 < reply.size(); i += 2) {
            if (reply.get(i) instanceof byte[] bytes && name.equals(new String(bytes, StandardCharsets.UTF_8))) {
                return Optional.of(reply.get(i + 1));
            }
        }
        return Optional.empty();
    }

    static NotCheckedException unexpected(String command, Object reply, String expected) {
        return new NotCheckedException("the server's answer to " + command + " has " + kind(reply) + " where "
                + expected + " is expected; is there a proxy before it that changes answers?");
    }

    private static String kind(Object reply) {
        if (reply instanceof RespReader.Problem) {
            return "an error";
        }
        if (reply instanceof RespReader.TooLarge) {
            return "more than " + RespReader.LARGEST_TEXT;
        }
        if (reply instanceof Long) {
            return "a number";
        }
        if (reply instanceof List<?>) {
            return "a list";
        }
        return reply instanceof RespReader.Nil ? "nothing" : "a text";
    }
}
