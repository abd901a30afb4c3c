package io.tradeschema.model;

import java.util.List;
import java.util.Optional;

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

    private static boolean isError(Finding finding) {
        return finding.severity() == Severity.ERROR;
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
            findings = List.copyOf(findings);
            if (!findings.isEmpty() && findings.stream().anyMatch(Outcome::isError)) {
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
            if (findings.stream().noneMatch(Outcome::isError)) {
                throw new IllegalArgumentException("a refusal has at least one error");
            }
        }

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }
}
