package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Nothing;
import java.util.Optional;

/** Whether what a value may be counts as true. */
final class Truth {

    private final Machine machine;

    Truth(Machine machine) {
        this.machine = machine;
    }

    Optional<Boolean> of(One one, State state) {
        if (one instanceof One.Lit lit) {
            return truth(lit.value());
        }
        if (one instanceof One.Ref ref) {
            return machine.isShared(one) ? Optional.empty() : state.object(ref).flatMap(Truth::truth);
        }
        if (one instanceof One.Fn fn) {
            return Optional.of(true);
        }
        if (one instanceof One.Type type) {
            return Optional.of(true);
        }
        if (one instanceof One.Member member) {
            return Optional.of(true);
        }
        if (one instanceof One.Json json) {
            return Optional.of(true);
        }
        if (one instanceof One.Template template) {
            return Optional.of(true);
        }
        if (one instanceof One.Input input
                && (machine.tests().presumes() || input.name().equals(Elements.PRESENT))) {
            return Optional.of(true);
        }
        return Optional.empty();
    }

    private static Optional<Boolean> truth(Object value) {
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        if (value instanceof String text) {
            return Optional.of(!text.isEmpty());
        }
        if (value instanceof io.tradeschema.scan.code.Bytes bytes) {
            return Optional.of(!bytes.text().isEmpty());
        }
        if (value instanceof java.math.BigDecimal number) {
            return Optional.of(number.signum() != 0);
        }
        if (value instanceof Nothing nothing) {
            return Optional.of(false);
        }
        return Optional.empty();
    }

    private static Optional<Boolean> truth(Obj object) {
        if (object.isInstance() && object.items().isEmpty()) {
            return Optional.of(true);
        }
        if (object.isRecord()) {
            return object.slots().values().stream().anyMatch(Obj.Slot::sure)
                    ? Optional.of(true)
                    : object.closed() && object.slots().isEmpty() ? Optional.of(false) : Optional.empty();
        }
        return !object.items().isEmpty()
                ? Optional.of(true)
                : object.tail().isNone() ? Optional.of(false) : Optional.empty();
    }
}
