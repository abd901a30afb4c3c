package io.tradeschema.generator;

import io.tradeschema.model.Contract;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Messages of an event a single edit away from valid ones, made from its shape alone: what a strict reader has to face.
 * The same seed gives the same messages, in any order and on any platform. Immutable.
 */
public final class Mutations {

    /** Bounds have their turn twice: every field has its own, and a message tries one. */
    private static final List<MutationFamily> TURNS = Stream.concat(
                    Arrays.stream(MutationFamily.values()), Stream.of(MutationFamily.OUT_OF_RANGE))
            .toList();

    private final SampleMessages samples;

    private Mutations(SampleMessages samples) {
        this.samples = samples;
    }

    /** The edits of an event's random messages, with the standard seed. */
    public static Mutations of(Contract<?> type) {
        return of(SampleMessages.of(type));
    }

    /** The edits of random messages, with their seed. */
    public static Mutations of(SampleMessages samples) {
        return new Mutations(samples);
    }

    /** Messages without end, the families taking turns: limit it. */
    public Stream<Mutant> stream() {
        return LongStream.iterate(0, index -> index + 1).mapToObj(this::mutant);
    }

    /** Messages of one family without end: limit it. */
    public Stream<Mutant> stream(MutationFamily family) {
        return LongStream.iterate(0, index -> index + 1).mapToObj(index -> mutant(family, index));
    }

    /** The message of that number. */
    public Mutant mutant(long index) {
        return mutant(TURNS.get((int) Math.floorMod(index, (long) TURNS.size())), index);
    }

    private Mutant mutant(MutationFamily family, long index) {
        var random = samples.generator(~index);
        var message = samples.message(random);
        return family.mutation()
                .of(message, random)
                .map(edited -> new Mutant(family, edited.shows(), edited.bytes()))
                .orElseGet(() -> truncated(message, random));
    }

    /** What is left when a message has nothing that the family could edit: every message can be cut off. */
    private static Mutant truncated(MessageText message, Random random) {
        var edited = WholeMutations.truncated(message, random).orElseThrow();
        return new Mutant(MutationFamily.TRUNCATED, edited.shows(), edited.bytes());
    }
}
