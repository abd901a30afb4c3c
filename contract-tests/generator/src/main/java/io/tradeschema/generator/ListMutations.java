package io.tradeschema.generator;

import io.tradeschema.generator.Mutation.Edited;
import io.tradeschema.model.ListType;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;

/** Edits of lists. */
final class ListMutations {

    private ListMutations() {}

    /** A list as short or as long as it may be, or an element beyond. */
    static Optional<Edited> length(Place place, ListType<?> type, Random random) {
        var count = switch (random.nextInt(4)) {
            case 0 -> type.least();
            case 1 -> Math.max(0, type.least() - 1);
            case 2 -> type.most();
            default -> type.most() + 1;
        };
        var samples = ValueSamples.of(type.items());
        var mood = random.nextInt(1 << 20);
        var elements = new ArrayList<SampleValue>();
        for (var i = 0; i < count; i++) {
            elements.add(samples.random(mood, random));
        }
        return place.value("a list of " + count, new SampleValue.Listed(elements, ""));
    }
}
