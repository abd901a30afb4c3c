package io.tradeschema.json;

import io.tradeschema.generator.Conformance;
import io.tradeschema.generator.ConformanceCase;
import io.tradeschema.generator.SampleMessages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages to edit: valid ones and the conformance cases at first, then also every message that got an answer which none
 * before it got. Half of the edits are made to messages that were read directly, or little would be. One thread's own.
 */
final class GrowingSeeds {

    private static final int LONGEST = 20_000;
    private static final int MOST = 50_000;
    private static final List<BothPaths<?>> PATHS = BothPaths.all();

    private final long seed;
    private final Random random;
    private final List<Seed> seeds = new ArrayList<>();
    private final List<Seed> plain = new ArrayList<>();
    private final Set<Object> answers = new HashSet<>();
    private final int planted;
    private long asked;
    private long direct;

    GrowingSeeds(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        PATHS.forEach(paths -> messages(paths).forEach(message -> seeds.add(new Seed(paths, message))));
        this.planted = seeds.size();
    }

    /** A message, and whom to ask about it. */
    record Seed(BothPaths<?> paths, byte[] message) {}

    /** What answers are told apart by; the names and values in them are not looked at. */
    private record Kind(BothPaths<?> paths, boolean direct, Set<String> rules, int magnitude) {}

    private static Stream<byte[]> messages(BothPaths<?> paths) {
        var conformance = Conformance.standard().cases().stream()
                .filter(each -> !each.isEntry()
                        && each.type().name().equals(paths.type().name()))
                .map(ConformanceCase::message);
        var samples = SampleMessages.of(paths.type()).stream().limit(500).map(sample -> sample.bytes());
        return Stream.concat(conformance, samples);
    }

    /** The first seeds as they are, then messages that were never asked about, most likely. */
    Seed next() {
        if (asked < planted) {
            return seeds.get((int) asked);
        }
        var parent = any();
        var edited = ByteMutations.of(random.nextInt(8) == 0 ? crossed(parent.message()) : parent.message(), random);
        var paths = random.nextInt(16) == 0 ? PATHS.get(random.nextInt(PATHS.size())) : parent.paths();
        return new Seed(paths, edited.length > LONGEST ? Arrays.copyOf(edited, LONGEST) : edited);
    }

    private Seed any() {
        var among = random.nextBoolean() ? plain : seeds;
        return among.get(random.nextInt(among.size()));
    }

    /** The beginning of one message and the end of another. */
    private byte[] crossed(byte[] message) {
        var other = any().message();
        var end = Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
        var both = Arrays.copyOf(message, random.nextInt(message.length + 1) + end.length);
        System.arraycopy(end, 0, both, both.length - end.length, end.length);
        return both;
    }

    /** Keeps the message when its answer is new. */
    void learn(Seed seed, BothPaths.Answer answer) {
        var isNew = answers.add(kind(seed, answer));
        var isPlanted = asked < planted;
        var isKept = isPlanted || isNew && seeds.size() < MOST;
        if (isKept && !isPlanted) {
            seeds.add(seed);
        }
        if (isKept && answer.direct()) {
            plain.add(seed);
        }
        asked++;
        direct += answer.direct() ? 1 : 0;
    }

    private static Kind kind(Seed seed, BothPaths.Answer answer) {
        var rules = answer.reference().findings().stream()
                .map(finding -> finding.rule().name())
                .collect(Collectors.toSet());
        var magnitude = 32 - Integer.numberOfLeadingZeros(seed.message().length);
        return new Kind(seed.paths(), answer.direct(), rules, magnitude);
    }

    long asked() {
        return asked;
    }

    long direct() {
        return direct;
    }

    /** How many seeds there were at first. */
    int planted() {
        return planted;
    }

    /** How many there are now. */
    int kept() {
        return seeds.size();
    }

    @Override
    public String toString() {
        return "agreement: both paths about bytes, seed %d: %,d messages, %,d of them read directly; %,d seeds became %,d"
                .formatted(seed, asked, direct, planted, seeds.size());
    }
}
