package io.tradeschema.generator;

import io.tradeschema.model.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Valid messages of an event, made from its shape alone: for docs and first tries, for the tests of handlers, and as a
 * corpus to measure with. The same seed gives the same messages, in any order and on any platform. Immutable.
 */
public final class SampleMessages {

    /** The seed unless another is asked for. */
    public static final long STANDARD_SEED = 20_260_121L;

    private final Contract<?> type;
    private final ShapeSamples shape;
    private final long seed;

    private SampleMessages(Contract<?> type, ShapeSamples shape, long seed) {
        this.type = type;
        this.shape = shape;
        this.seed = seed;
    }

    /** The messages of an event, with the standard seed. */
    public static SampleMessages of(Contract<?> type) {
        return new SampleMessages(type, new ShapeSamples(type.shape()), STANDARD_SEED);
    }

    /** The messages that another seed gives. */
    public SampleMessages seed(long other) {
        return new SampleMessages(type, shape, other);
    }

    /** The event whose messages these are. */
    public Contract<?> type() {
        return type;
    }

    /** First every message worth seeing, then random ones without end: limit it. */
    public Stream<Sample> stream() {
        return Stream.concat(showcase().stream(), random());
    }

    /**
     * Messages that differ in one thing each, realistic ones first: only the required fields, every field, each value of
     * each choice, each optional field alone and null, each bound, each form of numbers, times and texts, each order and
     * layout. Does not depend on the seed.
     */
    public List<Sample> showcase() {
        var samples = new ArrayList<Sample>();
        var shown = shape.showcase();
        shown.forEach(one -> samples.add(new Sample(one.shows(), Layout.PYTHON.write(one.message()))));
        var full = shown.get(1).message();
        samples.add(new Sample("every field, without blanks", Layout.COMPACT.write(full)));
        samples.add(new Sample("every field, on lines of its own", Layout.INDENTED.write(full)));
        samples.add(new Sample("every field, in reverse order", Layout.PYTHON.write(full.reversed())));
        samples.add(new Sample("every field, sorted by name", Layout.PYTHON.write(full.sorted())));
        samples.add(new Sample("blanks around the message", " \r\n\t" + Layout.PYTHON.write(full) + "\n"));
        return samples;
    }

    /** Random messages without end: limit it. */
    public Stream<Sample> random() {
        return LongStream.iterate(0, index -> index + 1).mapToObj(this::random);
    }

    /** The random message of that number. */
    public Sample random(long index) {
        var random = generator(index);
        var message = message(random);
        var layout = Layout.values()[random.nextInt(Layout.values().length)];
        return new Sample(
                "random " + index + ", " + message.members().size() + " of "
                        + type.shape().fields().size() + " fields",
                layout.write(message));
    }

    /** Neighbouring numbers must not give neighbouring messages. */
    Random generator(long index) {
        return new Random(seed * 0x9E3779B97F4A7C15L + index * 0xD1342543DE82EF95L);
    }

    MessageText message(Random random) {
        var message = shape.random(random.nextInt(1 << 20), random);
        return switch (random.nextInt(4)) {
            case 0 -> message.shuffled(random);
            case 1 -> message.sorted();
            default -> message;
        };
    }
}
