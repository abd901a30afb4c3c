package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import java.math.BigDecimal;
import java.util.Optional;

/** What is left of the text of a moment when it is cut, split, or a part of it replaced: its zone may be gone. */
final class CutTimes {

    /** How many signs a moment has up to its fraction of a second and its zone, at the most. */
    private static final int BEFORE_ZONE = 26;

    private CutTimes() {}

    /** Whether it is the text of a moment. */
    static boolean isTime(One one) {
        return one instanceof One.Kind kind
                && (kind.kind() == ValueKind.ISO_TIME || kind.kind() == ValueKind.LOCAL_TIME);
    }

    /** What lies between two places; counted from the end where a number is below zero. */
    static Value between(One time, Optional<Value> from, Optional<Value> to) {
        if (from.isPresent() && number(from.get()).filter(at -> at == 0).isEmpty()) {
            return Value.kind(ValueKind.TEXT);
        }
        if (to.isEmpty()) {
            return Value.of(time);
        }
        return number(to.get())
                .map(end -> end > BEFORE_ZONE ? Value.of(time) : Times.text(false))
                .orElseGet(() -> Value.kind(ValueKind.TEXT));
    }

    /** The first of the parts that a text splits it into. */
    static Value firstBefore(String by) {
        return by.matches("[.+Z]") ? Times.text(false) : Value.kind(ValueKind.TEXT);
    }

    /** The text with one part, or what fits a pattern, replaced. */
    static Value replaced(One time, String from, String to) {
        var blank = from.equals("T") && !to.equals("T");
        var zone = (from.contains("Z") || from.contains("+00")) && !to.matches(".*(Z|[+-]\\d{2}:\\d{2})");
        var iso = time.equals(new One.Kind(ValueKind.ISO_TIME));
        return blank || zone
                ? Times.text(false)
                : iso || to.isEmpty() && !from.isBlank() ? Value.of(time) : Value.kind(ValueKind.TEXT);
    }

    private static Optional<Integer> number(Value value) {
        return value.only()
                .filter(one -> one instanceof One.Lit lit && lit.value() instanceof BigDecimal)
                .map(one -> ((BigDecimal) ((One.Lit) one).value()).intValue());
    }
}
