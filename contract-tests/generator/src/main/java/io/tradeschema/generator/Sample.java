package io.tradeschema.generator;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A message that keeps its contract.
 *
 * @param shows what is worth seeing in it, such as {@code exit_reason tp_hit}
 * @param json the message
 */
public record Sample(String shows, String json) {

    /** Checks that no part is null. */
    public Sample {
        Objects.requireNonNull(shows, "shows");
        Objects.requireNonNull(json, "json");
    }

    /** The message in UTF-8. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
