package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.facts.ValueKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What writers of JSON make of moments: a number, or a text with or without a zone. */
final class WrittenTimes {

    /** How moments are marked that a library wrote before it knew those of the language. */
    private static final String OLD = "old-moment";

    private final Machine machine;

    WrittenTimes(Machine machine) {
        this.machine = machine;
    }

    /** What the writer makes of it where nothing at the field says otherwise. */
    Value of(One one, Use use) {
        var ofOld = use.row().text("dates");
        if (!isMoment(one)
                || ofOld.isEmpty()
                || Members.setting(use, Fluent.MADE).isEmpty()) {
            return Value.of(one);
        }
        if (Members.setting(use, "own-forms").isPresent()) {
            return Value.input("");
        }
        var asText = Members.isOff(Members.setting(use, "times-as-numbers"));
        if (isOld(one)) {
            return ofOld.get().equals("number") && !asText ? Value.kind(ValueKind.EPOCH) : Times.text(asText);
        }
        if (asText) {
            return Times.text(isZoned(one));
        }
        return Members.setting(use, "knows-times").isPresent() ? number(one, use) : Value.of(one);
    }

    /** What the writer makes of it by what is marked at the field. */
    Value marked(Value value, Map<String, Value> marks, Use use) {
        var pattern = Optional.ofNullable(marks.get("pattern"));
        var shape = Optional.ofNullable(marks.get("shape"));
        return value.each(one -> {
            if (!isMoment(one)) {
                return Value.of(one);
            }
            if (pattern.isPresent()) {
                return machine.words().times().formatted(pattern.get());
            }
            return Members.endsWith(shape, "STRING")
                    ? Times.text(isZoned(one))
                    : Members.endsWith(shape, "NUMBER") ? number(one, use) : Value.of(one);
        });
    }

    /** Seconds or milliseconds; a list of numbers where there is no zone. */
    private Value number(One one, Use use) {
        return isZoned(one)
                ? Value.kind(ValueKind.EPOCH)
                : machine.made(
                        Obj.sequence(SeqKind.LIST, List.of(), Value.kind(ValueKind.NUMBER), use.at()), use.state());
    }

    private boolean isMoment(One one) {
        return one instanceof One.Made made && made.type().equals(Texts.MOMENT) || isOld(one);
    }

    private boolean isOld(One one) {
        return one instanceof One.Made made
                && machine.tables().kind(made.type()).filter(OLD::equals).isPresent();
    }

    private boolean isZoned(One one) {
        return isOld(one) || one instanceof One.Made made && made.given().containsKey("zone");
    }
}
