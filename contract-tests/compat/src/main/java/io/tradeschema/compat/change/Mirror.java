package io.tradeschema.compat.change;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tells of a change that is undone: the rule itself, another rule, or none for a reason. */
sealed interface Mirror permits Mirror.Same, Mirror.Pair, Mirror.OneWay, Mirror.Below, NoMirror {

    /** Undone, the change is one of the same kind. */
    Mirror ITSELF = new Same();

    /** Undone, the rule tells it that stands further down and names this one; constants can only name earlier ones. */
    Mirror UNDONE_BELOW = new Below();

    /** The other half of a pair; what else it undoes has it for a mirror, too. */
    static Mirror undoes(CompatRule pair, CompatRule... others) {
        return new Pair(pair, List.of(others));
    }

    /** Undone, the rule tells it, which has another mirror itself. */
    static Mirror undoneBy(CompatRule rule) {
        return new OneWay(rule);
    }

    /** The rule that fires when the change of this rule is undone, where there is one. */
    Optional<CompatRule> of(CompatRule rule);

    /** The same rule. */
    record Same() implements Mirror {

        @Override
        public Optional<CompatRule> of(CompatRule rule) {
            return Optional.of(rule);
        }
    }

    /**
     * An earlier rule, whose mirror is this one.
     *
     * @param first what tells of the change undone
     * @param others what this rule undoes, too
     */
    record Pair(CompatRule first, List<CompatRule> others) implements Mirror {

        /** Copies the list. */
        public Pair {
            others = List.copyOf(others);
        }

        @Override
        public Optional<CompatRule> of(CompatRule rule) {
            return Optional.of(first);
        }

        private boolean undoes(CompatRule rule) {
            return first == rule || others.contains(rule);
        }
    }

    /**
     * An earlier rule that does not know of this one.
     *
     * @param rule what tells of the change undone
     */
    record OneWay(CompatRule rule) implements Mirror {

        @Override
        public Optional<CompatRule> of(CompatRule undone) {
            return Optional.of(rule);
        }
    }

    /** A later rule that names this one. */
    record Below() implements Mirror {

        @Override
        public Optional<CompatRule> of(CompatRule rule) {
            return Stream.of(CompatRule.values())
                    .filter(other -> other.undone() instanceof Pair pair && pair.undoes(rule))
                    .findFirst();
        }
    }
}
