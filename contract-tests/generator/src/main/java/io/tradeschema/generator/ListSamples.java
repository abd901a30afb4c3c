package io.tradeschema.generator;

import io.tradeschema.model.Limits;
import io.tradeschema.model.ListType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Lists of values that the type of their elements accepts. */
record ListSamples(ListType<?> type, ValueSamples items) implements ValueSamples {

    /** What a list may take of a message whose other fields are not known here. */
    private static final int MOST_TOKENS = Limits.STANDARD.tokens() / 2;

    private static final int USUAL = 2;
    private static final int MOST_MORE = 4;

    @Override
    public List<SampleValue> notable() {
        var notable = items.notable();
        var typical = notable.get(0);
        var values = new ArrayList<SampleValue>();
        values.add(of(Math.max(type.least(), Math.min(type.most(), USUAL)), typical));
        values.add(of(type.least(), typical));
        if (tokens(of(type.most(), typical)) <= MOST_TOKENS) {
            values.add(of(type.most(), typical));
        }
        notable.subList(1, notable.size()).forEach(one -> values.add(with(one, typical)));
        return values;
    }

    private static SampleValue of(int count, SampleValue element) {
        return new SampleValue.Listed(
                Collections.nCopies(count, element), count == 0 ? "without elements" : "of " + count);
    }

    /** A list in which a value stands first, as short as it may be. */
    private SampleValue with(SampleValue first, SampleValue typical) {
        var elements = new ArrayList<>(Collections.nCopies(Math.max(1, type.least()), typical));
        elements.set(0, first);
        return new SampleValue.Listed(elements, "of one " + first.shows());
    }

    private static int tokens(SampleValue value) {
        if (value instanceof SampleValue.Nested nested) {
            return 2
                    + nested.message().members().stream()
                            .mapToInt(member -> 1 + tokens(member.value()))
                            .sum();
        }
        return value instanceof SampleValue.Listed list
                ? 2 + list.elements().stream().mapToInt(ListSamples::tokens).sum()
                : 1;
    }

    @Override
    public SampleValue random(int mood, Random random) {
        var count = type.least() + random.nextInt(Math.min(type.most() - type.least(), MOST_MORE) + 1);
        var elements = new ArrayList<SampleValue>();
        for (var i = 0; i < count; i++) {
            elements.add(items.random(mood, random));
        }
        return new SampleValue.Listed(elements, "");
    }
}
