package io.tradeschema.scan.machine;

import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.ReadField.Level;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The messages that a value is or holds somewhere inside, not deeper than four objects. An object that is held in many ways
 * is looked into once, or again where it lies less deep: the objects of a large tree hold each other.
 */
final class Holding {

    private static final int DEEPEST = 4;

    private final State state;
    private final Set<One.View> views = new LinkedHashSet<>();
    /** How deep each object could be looked into until now. */
    private final Map<One.Ref, Integer> looked = new HashMap<>();

    Holding(State state) {
        this.state = state;
    }

    List<One.View> views() {
        return List.copyOf(views);
    }

    /** What is given to a call, all of it. */
    void look(Given given) {
        look(given, DEEPEST);
    }

    void look(Value value) {
        look(value, DEEPEST);
    }

    /** Whether names of a message may be asked for in the value: it is no text alone. */
    boolean isOpen(Value value) {
        return isOpen(value, DEEPEST);
    }

    private void look(Given given, int deep) {
        given.places().forEach(arg -> look(arg.value(), deep));
        given.names().values().forEach(arg -> look(arg.value(), deep));
        if (given.view() != null) {
            views.add(given.view());
        }
    }

    private void look(Value value, int deep) {
        for (var one : value.ones()) {
            if (one instanceof One.Taken taken) {
                ofTaken(taken).ifPresent(views::add);
            } else if (one instanceof One.Walked walked && !walked.key()) {
                views.add(walked.view());
            } else if (one instanceof One.Json json) {
                look(json.of(), deep);
            } else if (one instanceof One.Made made && deep > 0) {
                made.given().values().forEach(inner -> look(inner, deep - 1));
            } else if (one instanceof One.Partial partial && deep > 0) {
                look(partial.given(), deep - 1);
            } else if (one instanceof One.Ref ref && isNew(ref, deep)) {
                state.object(ref).ifPresent(object -> ofObject(object, deep - 1));
            }
        }
    }

    private boolean isNew(One.Ref ref, int deep) {
        if (deep <= looked.getOrDefault(ref, 0)) {
            return false;
        }
        looked.put(ref, deep);
        return true;
    }

    private void ofObject(Obj object, int deep) {
        if (object.view() != null) {
            views.add(object.view());
        }
        object.slots().values().forEach(slot -> look(slot.value(), deep));
        object.items().forEach(item -> look(item, deep));
        look(object.tail(), deep);
        look(object.open(), deep);
    }

    /** An envelope's field beside the payload holds nothing of the message. */
    private static Optional<One.View> ofTaken(One.Taken taken) {
        var read = taken.read();
        if (read.level() != Level.ENTRY) {
            return Optional.of(new One.View(taken.source(), read.level(), read.path()));
        }
        var beside =
                ContractTerms.envelope().contains(read.name()) && !read.name().equals(ContractTerms.payloadKey());
        return beside ? Optional.empty() : Optional.of(new One.View(taken.source(), Level.MESSAGE, List.of()));
    }

    private boolean isOpen(Value value, int deep) {
        return value.any(one -> one instanceof One.Ref ref
                && isNew(ref, deep)
                && state.object(ref)
                        .filter(object -> object.view() != null
                                || object.slots().values().stream().anyMatch(slot -> isOpen(slot.value(), deep - 1))
                                || object.items().stream().anyMatch(item -> isOpen(item, deep - 1))
                                || isOpen(object.tail(), deep - 1))
                        .isPresent());
    }
}
