package io.tradeschema.json.direct;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether to learn from what was not foreseen: one time in eight, by chance. What one thread writes down, the others wait
 * for; of what comes again, an eighth is soon enough.
 */
final class LearningOdds {

    private static final int ONE_IN = 8;

    private LearningOdds() {}

    static boolean isDue() {
        return (ThreadLocalRandom.current().nextInt() & ONE_IN - 1) == 0;
    }
}
