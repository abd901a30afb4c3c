package io.tradeschema.gate.removal;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Shape;
import io.tradeschema.scan.contract.ContractTerms;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The field that somebody wants to take out.
 *
 * @param contract the contract that has it
 * @param path the names from the message down to it
 */
record Asked(Contract<?> contract, List<String> path) {

    /** Copies the path. */
    Asked {
        path = List.copyOf(path);
    }

    /**
     * What {@code EVENT.FIELD} names; a field inside of an object is {@code EVENT.OBJECT.FIELD}.
     *
     * @throws NotCheckedException when there is no such event or field, naming the nearest
     */
    static Asked of(String text, Contracts events) {
        var contract = events.all().stream()
                .filter(one -> text.equals(one.name()) || text.startsWith(one.name() + "."))
                .max(Comparator.comparing(one -> one.name().length()))
                .orElseThrow(() -> noEvent(text, events));
        if (text.equals(contract.name())) {
            throw new NotCheckedException("which field of " + contract.name() + "? name it as " + contract.name()
                    + ".FIELD; there are: " + names(contract.shape()));
        }
        var path = List.of(text.substring(contract.name().length() + 1).split("\\.", -1));
        demandField(contract, path);
        return new Asked(contract, path);
    }

    private static NotCheckedException noEvent(String text, Contracts events) {
        var names = events.all().stream().map(Contract::name).toList();
        var dot = text.lastIndexOf('.');
        var event = dot > 0 ? text.substring(0, dot) : text;
        return new NotCheckedException(
                "no event is named " + Excerpt.quoted(event) + "; " + Advice.among(event, names));
    }

    private static void demandField(Contract<?> contract, List<String> path) {
        Shape<?> at = contract.shape();
        for (var i = 0; i < path.size(); i++) {
            var name = path.get(i);
            var field = at.field(name);
            if (field.isEmpty()) {
                throw new NotCheckedException(contract + " has no field " + Excerpt.quoted(String.join(".", path))
                        + "; " + Advice.on(at, name, Advice.Use.READ));
            }
            var object = field.get().type().asObject();
            if (object.isEmpty() && i < path.size() - 1) {
                throw new NotCheckedException(contract + " has no field " + Excerpt.quoted(String.join(".", path))
                        + "; " + Excerpt.quoted(name) + " holds no object");
            }
            if (object.isPresent()) {
                at = object.get().shape();
            }
        }
    }

    private static String names(Shape<?> shape) {
        return shape.fields().stream().map(Field::name).collect(Collectors.joining(", "));
    }

    /** The field's own name. */
    String leaf() {
        return path.get(path.size() - 1);
    }

    /** Whether the path is the field's, or leads to it or on from it. */
    boolean covers(List<String> other) {
        var size = Math.min(path.size(), other.size());
        return path.subList(0, size).equals(other.subList(0, size));
    }

    /** Whether the field lies inside of what the path names. */
    boolean isInside(List<String> object) {
        return object.size() < path.size() && path.subList(0, object.size()).equals(object)
                || path.equals(object) && isObject();
    }

    private boolean isObject() {
        return ContractTerms.below(contract.shape(), path).isPresent();
    }

    @Override
    public String toString() {
        return contract.name() + "." + String.join(".", path);
    }
}
