package io.tradeschema.json.direct;

import io.tradeschema.model.Field;
import io.tradeschema.model.Limits;
import io.tradeschema.model.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an object, each at most once and in any order, guessing that they come in the last one's order. */
final class FieldsReader {

    private final Names names;
    private final Member[] members;
    /** Stands before the first one. */
    private final Member start;

    private final Object[] blank;
    private final long required;
    private final Demands demands;

    FieldsReader(Shape<?> shape, Limits limits) {
        var fields = shape.fields();
        this.names = new Names(fields.stream().map(Field::name).toList());
        this.members = IntStream.range(0, fields.size())
                .mapToObj(index -> new Member(fields.get(index), limits, index))
                .toArray(Member[]::new);
        this.start = new Member(fields.get(0), limits, 0);
        this.blank = new Object[members.length];
        Arrays.fill(blank, Optional.empty());
        this.required = Arrays.stream(members).mapToLong(Member::requiredBit).reduce(0, (all, bit) -> all | bit);
        this.demands = new Demands(fields);
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
        while (in[at] == '"') {
            var member = member(in, at + 1, last);
            if (member == null || (seen & member.bit()) != 0) {
                return ValueReader.DOUBT;
            }
            seen |= member.bit();
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
    private @Nullable Member member(byte[] in, int at, Member last) {
        var guess = last.next();
        if (guess.isAt(in, at)) {
            return guess;
        }
        var found = names.find(in, at);
        if (found == Names.NONE) {
            return null;
        }
        last.expect(members[found]);
        return members[found];
    }

    private boolean isComplete(long seen, Object[] values) {
        return (seen & required) == required && demands.areMet(values);
    }
}
