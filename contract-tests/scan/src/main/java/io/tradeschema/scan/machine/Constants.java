package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;

/** What constants tell that values are held against: the same or not, within a bound, one of several. */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
final class Constants {

    private final Machine machine;

    Constants(Machine machine) {
        this.machine = machine;
    }

    static boolean mayBe(ValueKind kind, One one) {
        return switch (kind) {
            case TEXT -> one.text().isPresent();
            case NUMBER, EPOCH -> one instanceof One.Lit lit && lit.value() instanceof BigDecimal;
            case FLAG -> one instanceof One.Lit lit && lit.value() instanceof Boolean;
            default -> true;
        };
    }

    static boolean isConstant(One one) {
        return one instanceof One.Lit || one instanceof One.Member;
    }

    /** Whether two are the same; empty when nobody knows. */
    Optional<Boolean> same(One one, One other) {
        if (one.text().isPresent() && other.text().isPresent()) {
            return Optional.of(one.text().get().equals(other.text().get()));
        }
        if (one instanceof One.Member member && other instanceof One.Member more) {
            return Optional.of(member.klass() == more.klass() && member.name().equals(more.name()));
        }
        if (isNothing(one) && isNothing(other)) {
            return Optional.of(true); // one kind of nothing passes for the other
        }
        if (one instanceof One.Lit lit && other instanceof One.Lit more) {
            if (lit.value() instanceof BigDecimal number && more.value() instanceof BigDecimal second) {
                return Optional.of(number.compareTo(second) == 0);
            }
            return Optional.of(plain(lit.value()).equals(plain(more.value())));
        }
        if (isConstant(one) && isConstant(other)) {
            return Optional.of(false);
        }
        if (one instanceof One.Taken taken && other.text().isPresent()) {
            return taken.known().map(known -> known.equals(other.text().get()));
        }
        var nothing = other instanceof One.Lit lit && lit.isNothing();
        if (machine.tests().presumes()
                && one instanceof One.Input
                && other.text().filter(String::isEmpty).isPresent()) {
            return Optional.of(false);
        }
        if (nothing
                && one instanceof One.Input input
                && (machine.tests().presumes() || input.name().equals(Elements.PRESENT))) {
            return Optional.of(false);
        }
        if (nothing
                && !one.isRest()
                && !(one instanceof One.Taken)
                && !(one instanceof One.Walked)
                && !(one instanceof One.Answer)) {
            return Optional.of(false);
        }
        if (one instanceof One.Kind kind && other instanceof One.Lit) {
            return mayBe(kind.kind(), other) ? Optional.empty() : Optional.of(false);
        }
        return Optional.empty();
    }

    private static Object plain(Object value) {
        return value instanceof Bytes bytes ? bytes.text() : value;
    }

    /** The constants among which something is looked for; empty when they are not all known. */
    Optional<Value> options(Value with, State state) {
        if (with.ones().size() != 1) {
            return Optional.empty();
        }
        var one = with.ones().get(0);
        if (one instanceof One.Type type && machine.classes().enumerations().isEnumeration(type.klass())) {
            return Optional.of(machine.classes().enumerations().members(type.klass()));
        }
        var object = state.object(one);
        if (object.isEmpty() || !object.get().tail().isNone()) {
            return Optional.empty();
        }
        if (object.get().isRecord()) {
            if (!object.get().closed()
                    || object.get().isInstance()
                    || object.get().slots().isEmpty()) {
                return Optional.empty();
            }
            var keys = new ArrayList<One>();
            object.get().slots().forEach((name, slot) -> keys.add(new One.Lit(name, slot.at(), false)));
            return keys.size() > 12 ? Optional.empty() : Optional.of(Value.ofAll(keys));
        }
        var items = new ArrayList<One>();
        for (var item : object.get().items()) {
            if (!item.all(Constants::isConstant)) {
                return Optional.empty();
            }
            items.addAll(item.ones());
        }
        return items.size() > 12 ? Optional.empty() : Optional.of(Value.ofAll(items));
    }

    static boolean within(One one, Operator operator, Value with) {
        if (!(one instanceof One.Lit lit) || !(lit.value() instanceof BigDecimal number)) {
            return !(one instanceof One.Lit nothing && nothing.isNothing());
        }
        var bound = with.only()
                .filter(other -> other instanceof One.Lit more && more.value() instanceof BigDecimal)
                .map(other -> (BigDecimal) ((One.Lit) other).value());
        if (bound.isEmpty()) {
            return true;
        }
        var sign = number.compareTo(bound.get());
        return switch (operator) {
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case MORE -> sign > 0;
            default -> sign >= 0;
        };
    }

    static boolean isNothing(One one) {
        return one instanceof One.Lit lit && lit.isNothing();
    }
}
