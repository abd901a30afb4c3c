package io.tradeschema.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What reading or building gives: the value, perhaps with warnings, or the findings that refuse it.
 *
 * @param <T> what was asked for
 */
public sealed interface Outcome<T> {

    /** Every finding, in a fixed order: none or warnings only when accepted, at least one error when refused. */
    List<Finding> findings();

    /** The value, when it was accepted. */
    Optional<T> value();

    /** Whether the value was accepted. */
    default boolean accepted() {
        return value().isPresent();
    }

    /**
     * The value.
     *
     * @throws FindingsException carrying every finding, when it was refused
     */
    default T orThrow() {
        return value().orElseThrow(() -> new FindingsException(findings()));
    }

    /**
     * What follows from either: a value of one kind, whichever it was.
     *
     * @param accepted what follows from the value
     * @param refused what follows from the findings that refuse it
     * @param <R> the kind
     */
    default <R> R fold(
            Function<? super T, ? extends R> accepted, Function<? super List<Finding>, ? extends R> refused) {
        Objects.requireNonNull(accepted, "accepted is null: say what follows from the value");
        Objects.requireNonNull(refused, "refused is null: say what follows from the findings");
        var value = value();
        return value.isPresent() ? accepted.apply(value.get()) : refused.apply(findings());
    }

    /**
     * The same outcome of another value, warnings and all; a refusal stays what it is.
     *
     * @param mapper makes the other value; it is not called for a refusal
     * @param <R> the kind of the other value
     */
    default <R> Outcome<R> map(Function<? super T, ? extends R> mapper) {
        Objects.requireNonNull(mapper, "mapper is null: say what to make of the value");
        return fold(value -> new Accepted<>(mapper.apply(value), findings()), Refused::new);
    }

    /** The value, or another one where it was refused: never for a trading decision, which has no default. */
    default T orElse(T other) {
        Objects.requireNonNull(other, "other is null: value() says whether there is a value");
        return value().orElse(other);
    }

    /** The value, or what the findings that refuse it are turned into. */
    default T orElseGet(Function<? super List<Finding>, ? extends T> other) {
        return fold(value -> value, other);
    }

    private static boolean haveError(List<Finding> findings) {
        for (var finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /**
     * The value was accepted.
     *
     * @param event the value itself
     * @param findings warnings only
     */
    record Accepted<T>(T event, List<Finding> findings) implements Outcome<T> {

        /** Copies the findings, none of which is an error. */
        public Accepted {
            Objects.requireNonNull(event, "event is null: an accepted value is there");
            findings = List.copyOf(findings);
            if (haveError(findings)) {
                throw new IllegalArgumentException("what has an error is not accepted");
            }
        }

        @Override
        public Optional<T> value() {
            return Optional.of(event);
        }
    }

    /**
     * The value was refused.
     *
     * @param findings at least one error
     */
    record Refused<T>(List<Finding> findings) implements Outcome<T> {

        /** Copies the findings, of which at least one is an error. */
        public Refused {
            findings = List.copyOf(findings);
            if (!haveError(findings)) {
                throw new IllegalArgumentException("a refusal has at least one error");
            }
        }

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }
}
