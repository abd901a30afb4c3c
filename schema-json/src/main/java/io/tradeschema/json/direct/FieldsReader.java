package io.tradeschema.json.direct;

import io.tradeschema.model.Field;
import io.tradeschema.model.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an object, each at most once and in any order, guessing that they come in the last one's order. */
final class FieldsReader {

    /** Wrong guesses after which the other names of a message are looked up at once: its order is a new one. */
    private static final int MOST_MISSES = 2;

    private final QuotedWords names;
    private final Member[] members;
    /** Stands before the first one. */
    private final Member start;

    private final Object[] blank;
    private final long required;
    private final ConditionalFields demands;

    FieldsReader(Shape<?> shape, Room room) {
        var fields = shape.fields();
        this.names = new QuotedWords(fields.stream().map(Field::name).toList());
        this.members = IntStream.range(0, fields.size())
                .mapToObj(index -> new Member(fields.get(index), room, index))
                .toArray(Member[]::new);
        this.start = new Member(fields.get(0), room, 0);
        this.blank = new Object[members.length];
        Arrays.fill(blank, Optional.empty());
        this.required = Arrays.stream(members).mapToLong(Member::requiredBit).reduce(0, (all, bit) -> all | bit);
        this.demands = new ConditionalFields(fields);
    }

    /** The values of an object without fields. */
    Object[] blank() {
        return blank.clone();
    }

    /** Reads the fields of the object that begins at a place; gives where it ends, or doubt. */
    int read(byte[] in, int begin, Object[] values) {
        var at = Blanks.skip(in, begin + 1);
        var seen = 0L;
        var last = start;
        var misses = 0;
        while (in[at] == '"') {
            var member = misses < MOST_MISSES ? guessed(in, at + 1, last) : lookedUp(in, at + 1);
            if (member == null || (seen & member.bit()) != 0) {
                return ValueReader.DOUBT;
            }
            seen |= member.bit();
            misses += member == last.next() ? 0 : 1;
            last = member;
            at = member.read(in, at + 1, values);
            if (at == ValueReader.DOUBT) {
                return at;
            }
            at = Blanks.skipTo(',', in, at);
            if (in[at] != ',') {
                return in[at] == '}' && isComplete(seen, values) ? at + 1 : ValueReader.DOUBT;
            }
            at = Blanks.skip(in, at + 1);
        }
        return ValueReader.DOUBT;
    }

    /** The member whose name stands at a place. */
    private @Nullable Member guessed(byte[] in, int at, Member last) {
        var guess = last.next();
        if (guess.isAt(in, at)) {
            return guess;
        }
        var found = lookedUp(in, at);
        if (found != null && LearningOdds.isDue()) {
            last.expect(found);
        }
        return found;
    }

    private @Nullable Member lookedUp(byte[] in, int at) {
        var found = names.find(in, at);
        return found == QuotedWords.NONE ? null : members[found];
    }

    private boolean isComplete(long seen, Object[] values) {
        return (seen & required) == required && demands.areMet(values);
    }
}
