package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.ValueKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls of a library that are tests. */
final class TestCalls {

    private final Machine machine;

    TestCalls(Machine machine) {
        this.machine = machine;
    }

    /** What a call of a library's test leaves; empty when it is none. */
    Optional<Boolean> ofCall(Code.Call call, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        var callee = seen.get(call.callee());
        if (callee == null) {
            return Optional.empty();
        }
        var length = machine.tests().lengths().ofCall(call, callee, truth, seen, state, frame);
        if (length.isPresent()) {
            return length;
        }
        if (callee.ones().size() != 1 || call.arguments().isEmpty()) {
            return Optional.empty();
        }
        var one = callee.ones().get(0);
        var first = call.arguments().get(0).value();
        var value = seen.get(first);
        if (value == null) {
            return Optional.empty();
        }
        if (one instanceof One.Outside outside) {
            return ofFunction(outside, call, value, truth, seen, state, frame);
        }
        return one instanceof One.Method method && call.callee() instanceof Code.Attr attr
                ? ofText(method, attr, value, truth, seen, state, frame)
                : Optional.empty();
    }

    private Optional<Boolean> ofFunction(
            One.Outside outside,
            Code.Call call,
            Value value,
            boolean truth,
            Map<Code, Value> seen,
            State state,
            Frame frame) {
        var row = machine.tables().function(outside.path());
        var first = call.arguments().get(0).value();
        if (row.filter(found -> found.word().equals("is-a")).isPresent()
                && call.arguments().size() > 1) {
            var type = seen.get(call.arguments().get(1).value());
            KindsOfUse.converted(value);
            return type == null
                    ? Optional.empty()
                    : keep(
                            first,
                            value,
                            it -> isA(it, type, state).map(is -> is == truth).orElse(true),
                            state,
                            frame);
        }
        return row.filter(found -> found.word().equals("number-test"))
                .map(found -> found.flags().contains("finite"))
                .flatMap(finite -> keep(
                        first,
                        value,
                        it -> (isNan(it) || finite && Constants.isNothing(it)) != (finite == truth),
                        state,
                        frame));
    }

    /** How a text begins or ends. */
    private Optional<Boolean> ofText(
            One.Method method,
            Code.Attr attr,
            Value value,
            boolean truth,
            Map<Code, Value> seen,
            State state,
            Frame frame) {
        var word = machine.tables()
                .method("text", method.name())
                .map(row -> row.flags())
                .orElse(List.of());
        var subject = seen.get(attr.of());
        return subject != null && (word.contains("start") || word.contains("end"))
                ? keep(attr.of(), subject, it -> matches(it, value, word.contains("start"), truth), state, frame)
                : Optional.empty();
    }

    private Optional<Boolean> keep(Code code, Value value, Predicate<One> fits, State state, Frame frame) {
        return Optional.of(machine.tests().narrowing().keep(code, value, fits, state, frame));
    }

    private boolean isNan(One one) {
        return one instanceof One.Made made && made.type().equals(NumberWords.NAN)
                || one instanceof One.Outside outside
                        && machine.tables().kind(outside.path()).orElse("").equals("not-a-number");
    }

    private static boolean matches(One one, Value part, boolean start, boolean truth) {
        var text = one.text();
        var parts = part.texts();
        if (text.isEmpty() || parts.isEmpty()) {
            return true;
        }
        var fits = parts.stream()
                .anyMatch(it -> start ? text.get().startsWith(it) : text.get().endsWith(it));
        return fits == truth;
    }

    /** Whether something is of a type, or of one of several; empty when nobody knows. */
    Optional<Boolean> isA(One one, Value type, State state) {
        var unknown = one.isRest() || one instanceof One.Taken;
        for (var option : types(type, state)) {
            var is = isOne(one, option, state);
            if (is.orElse(false)) {
                return is;
            }
            unknown |= is.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(false);
    }

    private Optional<Boolean> isOne(One one, One type, State state) {
        var object = state.object(one);
        if (type instanceof One.Outside outside) {
            return isMembers(outside)
                    ? isMember(one)
                    : one instanceof One.Member member ? isOf(member, kind(outside)) : fits(one, object, kind(outside));
        }
        if (!(type instanceof One.Type wanted)) {
            return Optional.empty();
        }
        return isPlain(one)
                ? Optional.of(one instanceof One.Member member && member.klass().isA(wanted.klass()))
                : object.map(Obj::klass).map(klass -> klass.isA(wanted.klass()));
    }

    /** The types that are meant; several of them may stand in a sequence. */
    private static List<One> types(Value type, State state) {
        return type.ones().stream()
                .flatMap(one -> state.object(one)
                        .filter(object -> !object.isRecord())
                        .map(object -> types(object.element(), state).stream())
                        .orElseGet(() -> Stream.of(one)))
                .toList();
    }

    /** Whether something is an object of a class of the tree only as a member of one. */
    private static boolean isPlain(One one) {
        return one instanceof One.Member
                || one instanceof One.Lit
                || one instanceof One.Made made && made.type().equals(Texts.DECIMAL);
    }

    private String kind(One.Outside type) {
        return machine.tables().kind(type.path()).orElse("");
    }

    private boolean isMembers(One.Outside type) {
        return machine.tables()
                .style(type.path())
                .filter(style -> style.shape().equals(Attributes.MEMBERS))
                .isPresent();
    }

    private static Optional<Boolean> isMember(One one) {
        return one.isRest() || one instanceof One.Taken || one instanceof One.Walked
                ? Optional.empty()
                : Optional.of(one instanceof One.Member);
    }

    /** A member of an enumeration is of no kind but text, where it is one. */
    private static Optional<Boolean> isOf(One.Member member, String kind) {
        return kind.isEmpty() ? Optional.empty() : Optional.of(kind.equals("text") && member.isText());
    }

    private static Optional<Boolean> fits(One one, Optional<Obj> object, String kind) {
        if (one instanceof One.Made made && (made.type().equals(Texts.DECIMAL) || kind.equals(Texts.DECIMAL))) {
            return kind.isEmpty() ? Optional.empty() : Optional.of(made.type().equals(kind));
        }
        if (one instanceof One.Kind known && (known.kind() == ValueKind.NUMBER || known.kind() == ValueKind.EPOCH)) {
            return kind.isEmpty() || kind.equals(Texts.DECIMAL) ? Optional.empty() : Optional.of(kind.equals("number"));
        }
        if (object.isEmpty() && Texts.isText(one) && !(one instanceof One.Lit)) {
            return Optional.of(kind.equals("text"));
        }
        if (object.isPresent()) {
            return switch (kind) {
                case "record" ->
                    Optional.of(object.get().isRecord() && !object.get().isInstance());
                case "list" -> Optional.of(!object.get().isRecord());
                case "text", "number", "flag" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        if (one instanceof One.Lit lit) {
            return switch (kind) {
                case "text" -> Optional.of(lit.value() instanceof String);
                case "number" -> Optional.of(lit.value() instanceof BigDecimal || lit.value() instanceof Boolean);
                case "flag" -> Optional.of(lit.value() instanceof Boolean);
                case "record", "list" -> Optional.of(false);
                case "bytes" -> Optional.of(lit.value() instanceof Bytes);
                default -> lit.isNothing() ? Optional.of(false) : Optional.empty();
            };
        }
        return Optional.empty();
    }
}
