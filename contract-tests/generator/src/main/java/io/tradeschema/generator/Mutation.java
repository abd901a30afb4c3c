package io.tradeschema.generator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;

/** One kind of edit. */
@FunctionalInterface
interface Mutation {

    /** The edited message; empty when it has nothing that this edit could take hold of. */
    Optional<Edited> of(MessageText message, Random random);

    /** A message after an edit, and what was edited. */
    record Edited(String shows, byte[] bytes) {

        static Optional<Edited> of(String shows, String text) {
            return Optional.of(new Edited(shows, text.getBytes(StandardCharsets.UTF_8)));
        }

        static Optional<Edited> of(String shows, MessageText message) {
            return of(shows, Layout.PYTHON.write(message));
        }
    }

    /** One of the choices. */
    static <T> T any(T[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }
}
