package io.tradeschema.scan.java;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages were held against the contract: by the product's own codec, which writes nothing that the contract
 * refuses, or by a function that the bus file names.
 */
final class JavaValidations {

    private final JavaProject project;
    private final Set<String> configured;
    /** What was validated, by its fields, with the arms of conditions in which that happened. */
    private final IdentityHashMap<Map<String, JavaValue.Put>, List<Object>> valid = new IdentityHashMap<>();

    JavaValidations(JavaProject project, Set<String> configured) {
        this.project = project;
        this.configured = configured;
    }

    // ---- the product's own codec ----

    /** The codec's class, where this simple name means it in the code of that class. */
    Optional<Class<?>> codec(String simple, JavaClass from) {
        return List.<Class<?>>of(EntryCodec.class, EventCodec.class).stream()
                .filter(type -> type.getSimpleName().equals(simple))
                .filter(type -> project.means(simple, from, type.getName()))
                .findFirst();
    }

    // ---- functions that the bus file names ----

    /** A method of this class was called. */
    void called(String type, String method, List<JavaValue> arguments, JavaFrame frame) {
        for (var name : configured) {
            var dot = name.lastIndexOf('.');
            if (name.substring(dot + 1).equals(method) && project.means(type, frame.owner(), name.substring(0, dot))) {
                arguments.forEach(argument -> mark(argument, frame));
            }
        }
    }

    /** A method was called by its name alone: one of the class's own, or imported. */
    void called(String method, List<JavaValue> arguments, JavaFrame frame) {
        called(frame.owner().name(), method, arguments, frame);
        if (configured.stream().anyMatch(name -> name.endsWith("." + method) && project.imports(frame.owner(), name))) {
            arguments.forEach(argument -> mark(argument, frame));
        }
    }

    private void mark(JavaValue argument, JavaFrame frame) {
        for (var one : argument.each()) {
            fields(one).ifPresent(fields -> valid.put(fields, List.copyOf(frame.branch)));
        }
    }

    private static Optional<Map<String, JavaValue.Put>> fields(JavaValue value) {
        if (value instanceof JavaValue.Json json) {
            return fields(json.of());
        }
        if (value instanceof JavaValue.Filled map) {
            return Optional.of(map.entries);
        }
        return value instanceof JavaValue.Built object ? Optional.of(object.fields) : Optional.empty();
    }

    /** What is changed is not validated any more. */
    void changed(Map<String, JavaValue.Put> fields) {
        valid.remove(fields);
    }

    /** Whether the value was validated on every path that leads here. */
    boolean validated(JavaValue value, JavaFrame frame) {
        return value instanceof JavaValue.Encoded
                || fields(value)
                        .map(valid::get)
                        .filter(arms -> frame.branch.containsAll(arms))
                        .isPresent();
    }

    /** What is validated now, with the arms in which that happened. */
    Map<Map<String, JavaValue.Put>, List<Object>> now() {
        return new IdentityHashMap<>(valid);
    }

    /** An arm has come to its end, from where it began with these; one that ends the path leaves nothing behind. */
    Set<Map<String, JavaValue.Put>> endOfArm(Map<Map<String, JavaValue.Put>, List<Object>> before, JavaFrame frame) {
        Set<Map<String, JavaValue.Put>> here = Collections.newSetFromMap(new IdentityHashMap<>());
        if (frame.ended) {
            valid.clear();
            valid.putAll(before);
        } else {
            valid.forEach((fields, arms) -> {
                if (frame.branch.containsAll(arms)) {
                    here.add(fields);
                }
            });
        }
        return here;
    }

    /** Every arm validated them. */
    void everywhere(Set<Map<String, JavaValue.Put>> fields, JavaFrame frame) {
        fields.forEach(one -> valid.computeIfPresent(one, (key, arms) -> List.copyOf(frame.branch)));
    }

    /** Only what was validated then is validated still. */
    void only(Map<Map<String, JavaValue.Put>, List<Object>> then) {
        valid.keySet().retainAll(then.keySet());
    }
}
