package io.tradeschema.gate.removal;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Shape;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.ReadField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The field that somebody wants to take out.
 *
 * @param contract the contract that has it
 * @param path the names from the message down to it; the elements of a list go by the list's own name
 */
record Asked(Contract<?> contract, List<String> path) {

    /** Copies the path. */
    Asked {
        path = List.copyOf(path);
    }

    /**
     * What {@code EVENT.FIELD} names; a field inside of an object is {@code EVENT.OBJECT.FIELD}, one of a list's elements
     * {@code EVENT.LIST[].FIELD}.
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
        return new Asked(contract, bare(path));
    }

    /** The names of a path in which the elements of a list go by the list's own name. */
    static List<String> bare(List<String> path) {
        return path.stream()
                .map(name -> ReadField.ofElements(name).orElse(name))
                .toList();
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
            var elements = ReadField.ofElements(path.get(i));
            var name = elements.orElse(path.get(i));
            var field = at.field(name);
            if (field.isEmpty()) {
                throw noField(contract, path, Advice.on(at, name, Advice.Use.READ));
            }
            var type = field.get().type();
            if (elements.isPresent() && type.asList().isEmpty()) {
                throw noField(contract, path, Excerpt.quoted(name) + " is no list; leave [] out");
            }
            var object = type.single().asObject();
            if (object.isEmpty() && i < path.size() - 1) {
                throw noField(contract, path, Excerpt.quoted(name) + " holds no object");
            }
            if (object.isPresent()) {
                at = object.get().shape();
            }
        }
    }

    private static NotCheckedException noField(Contract<?> contract, List<String> path, String advice) {
        return new NotCheckedException(
                contract + " has no field " + Excerpt.quoted(String.join(".", path)) + "; " + advice);
    }

    private static String names(Shape<?> shape) {
        return shape.fields().stream().map(Field::name).collect(Collectors.joining(", "));
    }

    /** The field's own name. */
    String leaf() {
        return path.get(path.size() - 1);
    }

    /** Whether the path is the field's, or leads to it or on from it. */
    boolean covers(List<String> path) {
        var other = bare(path);
        var size = Math.min(this.path.size(), other.size());
        return this.path.subList(0, size).equals(other.subList(0, size));
    }

    /** Whether the path is the field's. */
    boolean isAt(List<String> path) {
        return bare(path).equals(this.path);
    }

    /** Whether the field lies inside of what the path names. */
    boolean isInside(List<String> path) {
        var object = bare(path);
        return object.size() < this.path.size()
                        && this.path.subList(0, object.size()).equals(object)
                || this.path.equals(object) && isObject();
    }

    private boolean isObject() {
        return ContractTerms.below(contract.shape(), shown()).isPresent();
    }

    /** The names of the path, those of lists with a mark where the elements are meant. */
    private List<String> shown() {
        var names = new ArrayList<String>();
        Optional<Shape<?>> at = Optional.of(contract.shape());
        for (var i = 0; i < path.size(); i++) {
            var name = path.get(i);
            var field = at.flatMap(shape -> shape.field(name));
            var isList = field.filter(one -> one.type().asList().isPresent()).isPresent();
            names.add(isList && i < path.size() - 1 ? ReadField.elementsOf(name) : name);
            at = field.flatMap(one -> one.type().single().asObject()).map(ObjectType::shape);
        }
        return names;
    }

    /** The field as it is asked for, without the event. */
    String field() {
        return String.join(".", shown());
    }

    @Override
    public String toString() {
        return contract.name() + "." + field();
    }
}
