package io.tradeschema.scan.java;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Maps and JSON trees that the source makes and fills. */
final class JavaMaps {

    private final JavaInterpreter machine;

    JavaMaps(JavaInterpreter machine) {
        this.machine = machine;
    }

    // ---- made whole ----

    /** A static method of a class of maps. */
    Optional<JavaValue> statically(String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        var map = new JavaValue.Filled(node, frame.branch);
        var list = node.child("arguments").map(Node::children).orElse(List.of());
        switch (name) {
            case "of" -> {
                for (var i = 0; i + 1 < arguments.size(); i += 2) {
                    put(map, arguments.get(i), arguments.get(i + 1), list.get(i), list.get(i + 1), frame);
                }
            }
            case "ofEntries" -> entries(map, arguments, list, frame);
            case "entry" -> {
                return Optional.of(new JavaValue.Pair(
                        arguments.isEmpty() ? JavaValue.UNKNOWN : arguments.get(0),
                        arguments.size() < 2 ? JavaValue.UNKNOWN : arguments.get(1)));
            }
            case "copyOf" -> copied(map, arguments);
            case "builder", "builderWithExpectedSize" -> {}
            default -> map.open = "the map is made where the scan cannot follow";
        }
        return Optional.of(map);
    }

    private void entries(JavaValue.Filled map, List<JavaValue> arguments, List<Node> list, JavaFrame frame) {
        for (var i = 0; i < arguments.size(); i++) {
            var parts = list.get(i).child("arguments").map(Node::children).orElse(List.of());
            if (arguments.get(i) instanceof JavaValue.Pair pair && parts.size() == 2) {
                put(map, pair.left(), pair.right(), parts.get(0), parts.get(1), frame);
            } else {
                map.open = "an entry of the map is made where the scan cannot follow";
            }
        }
    }

    static void copied(JavaValue.Filled map, List<JavaValue> arguments) {
        if (arguments.size() == 1 && arguments.get(0) instanceof JavaValue.Filled other) {
            map.take(other);
        } else if (!arguments.isEmpty() && !(arguments.get(0) instanceof JavaValue.Literal)) {
            map.open = "the map is a copy of one that the scan cannot follow";
        }
    }

    /** The arguments of Redisson's add. */
    static Optional<JavaValue> added(String name, List<JavaValue> arguments, Node node) {
        if (name.equals("entries") && arguments.size() == 1) {
            return Optional.of(arguments.get(0));
        }
        var map = new JavaValue.Filled(node, List.of());
        for (var i = 0; i + 1 < arguments.size(); i += 2) {
            var value = arguments.get(i + 1);
            arguments.get(i).texts().forEach(key -> map.entries.put(key, new JavaValue.Put(value, node, true, "")));
        }
        return Optional.of(map);
    }

    // ---- filled ----

    /** A method of a map or JSON tree that the source fills. */
    Optional<JavaValue> called(
            JavaValue.Filled map, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        var list = node.child("arguments").map(Node::children).orElse(List.of());
        switch (name) {
            case "put", "putIfAbsent", "set", "addProperty", "add", "replace" -> {
                if (arguments.size() == 2) {
                    put(map, arguments.get(0), arguments.get(1), list.get(0), list.get(1), frame);
                }
                return Optional.of(map);
            }
            case "putObject", "withObject" -> {
                var inner = new JavaValue.Filled(node, frame.branch);
                if (!arguments.isEmpty()) {
                    put(map, arguments.get(0), inner, list.get(0), list.get(0), frame);
                }
                return Optional.of(inner);
            }
            case "putAll", "setAll" -> {
                all(map, arguments, frame);
                return Optional.of(map);
            }
            case "clear" -> {
                machine.validations().changed(map.entries);
                map.entries.clear();
                return Optional.of(JavaValue.UNKNOWN);
            }
            case "remove" -> {
                machine.validations().changed(map.entries);
                arguments.stream().limit(1).flatMap(key -> key.texts().stream()).forEach(map.entries::remove);
                return Optional.of(JavaValue.UNKNOWN);
            }
            case "toString", "toJSONString" -> {
                return Optional.of(new JavaValue.Json(map, false));
            }
            case "get", "getOrDefault" -> {
                return arguments.stream()
                        .limit(1)
                        .flatMap(key -> key.texts().stream())
                        .flatMap(key -> Optional.ofNullable(map.entries.get(key)).stream())
                        .map(JavaValue.Put::value)
                        .findFirst();
            }
            default -> {
                return JavaLibrary.SAME.contains(name) ? Optional.of(map) : Optional.empty();
            }
        }
    }

    private void all(JavaValue.Filled map, List<JavaValue> arguments, JavaFrame frame) {
        if (arguments.size() == 1 && arguments.get(0) instanceof JavaValue.Filled other) {
            new ArrayList<>(other.entries.entrySet())
                    .forEach(put -> machine.put(map.entries, put.getKey(), put.getValue(), map.branch, frame));
            map.open = map.open.isEmpty() ? other.open : map.open;
        } else {
            machine.validations().changed(map.entries);
            map.open = "everything of a map is taken over that the scan cannot follow";
        }
    }

    private void put(JavaValue.Filled map, JavaValue key, JavaValue value, Node where, Node given, JavaFrame frame) {
        if (key.texts().size() == 1) {
            machine.put(
                    map.entries,
                    key.texts().get(0),
                    new JavaValue.Put(value, where, true, JavaNames.last(given)),
                    map.branch,
                    frame);
        } else if (key.texts().isEmpty()) {
            machine.validations().changed(map.entries);
            map.open = "a key is not constant";
        } else {
            machine.validations().changed(map.entries);
            key.texts().forEach(text -> map.entries.put(text, new JavaValue.Put(value, where, false, "")));
        }
    }
}
