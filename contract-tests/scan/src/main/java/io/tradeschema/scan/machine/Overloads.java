package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.facts.ValueKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Functions of one name that stand beside each other: which of them a call may mean. */
final class Overloads {

    private final Machine machine;

    Overloads(Machine machine) {
        this.machine = machine;
    }

    /** Those that fit what is given; all where none does. */
    Value fitting(Value callee, Given given, State state, Frame frame) {
        if (callee.ones().size() < 2 || !callee.any(this::isSeveral)) {
            return callee;
        }
        return some(some(callee, one -> counts(one, given)), one -> kinds(one, given, state, frame));
    }

    private static Value some(Value all, Predicate<One> test) {
        var fitting = all.keep(test);
        return fitting.isNone() ? all : fitting;
    }

    private boolean isSeveral(One one) {
        return one instanceof One.Fn fn && machine.classes().marks().isMarked(fn, "several");
    }

    private List<Code.Parameter> parameters(One.Fn fn) {
        var all = fn.code().parameters();
        return machine.calls().takesSelf(fn) ? all.subList(Math.min(1, all.size()), all.size()) : all;
    }

    private boolean counts(One one, Given given) {
        if (!(one instanceof One.Fn fn) || given.unknownCount()) {
            return true;
        }
        var parameters = parameters(fn);
        var rest = parameters.stream().anyMatch(parameter -> parameter.taking() == Taking.REST_OF_PLACES);
        var count = given.places().size();
        return rest ? count >= parameters.size() - 1 : count == parameters.size();
    }

    private boolean kinds(One one, Given given, State state, Frame frame) {
        if (!(one instanceof One.Fn fn)) {
            return true;
        }
        var parameters = parameters(fn);
        for (var i = 0; i < Math.min(parameters.size(), given.places().size()); i++) {
            var type = parameters.get(i).type();
            if (type.isPresent() && parameters.get(i).taking() != Taking.REST_OF_PLACES) {
                var value = given.places().get(i).value();
                var declared = declared(type.get(), fn, state, frame);
                if (declared.isPresent() && value.all(it -> differs(it, declared.get(), state))) {
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<One> declared(Code type, One.Fn fn, State state, Frame frame) {
        var plain = type instanceof Code.Index index ? index.of() : type;
        return machine.calls().evaluated(plain, fn.scope(), state, frame).only();
    }

    private boolean differs(One one, One type, State state) {
        var object = state.object(one);
        if (type instanceof One.Type tree) {
            var klass = object.map(Obj::klass);
            return klass.isPresent() ? !klass.get().isA(tree.klass()) : object.isPresent() || isPlain(one);
        }
        if (!(type instanceof One.Outside outside)) {
            return false;
        }
        var kind = machine.tables().kind(outside.path()).orElse("");
        return switch (kind) {
            case "text" -> object.isPresent() || isNumber(one);
            case "number", "decimal", "flag" -> object.isPresent() || Texts.isText(one);
            case "record" -> object.filter(it -> !it.isRecord()).isPresent() || isPlain(one);
            case "list" -> object.filter(Obj::isRecord).isPresent() || isPlain(one);
            default -> false;
        };
    }

    private static boolean isPlain(One one) {
        return Texts.isText(one) || isNumber(one);
    }

    private static boolean isNumber(One one) {
        return one instanceof One.Lit lit && lit.value() instanceof BigDecimal
                || one.equals(new One.Kind(ValueKind.NUMBER))
                || one.equals(new One.Kind(ValueKind.EPOCH));
    }
}
