package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What calls do with an object that they are given, as far as their names tell. */
final class Calls {

    /** What shows, counts or asks about it, and keeps nothing of it. */
    private static final Set<String> LOOKS = Set.of(
            "print",
            "println",
            "log",
            "debug",
            "info",
            "warn",
            "warning",
            "error",
            "exception",
            "len",
            "bool",
            "isinstance",
            // Within one process, by its type: whoever listens is a function of the tree that has a parameter of it.
            "publishEvent");

    /** What makes a text, a copy or another view of what it is given. */
    private static final Set<String> COPIES = Set.of(
            "dumps",
            "stringify",
            "encode",
            "replace",
            "_replace",
            "writeValueAsString",
            "writeValueAsBytes",
            "valueToTree",
            "convertValue",
            "toJson",
            "str",
            "String",
            "dict",
            "list",
            "tuple",
            "bytes",
            "vars",
            "asdict",
            "copy",
            "deepcopy",
            "structuredClone",
            "entries",
            "items",
            "keys",
            "values",
            "sorted",
            "fromEntries",
            "from",
            "assign",
            "freeze",
            "valueOf",
            "of",
            "entry",
            "ofEntries",
            "copyOf",
            "ofMap",
            "ofObject",
            "withPayload",
            "cast",
            "HashMap",
            "LinkedHashMap",
            "TreeMap",
            "ArrayList",
            "JSONObject",
            "ProducerRecord",
            "Map");

    /** What an object says when it is asked for all that it has. */
    private static final Set<String> WHOLE = Set.of(
            "toString",
            "getBytes",
            "encode",
            "decode",
            "copy",
            "items",
            "keys",
            "entries",
            "_asdict",
            "model_dump",
            "model_dump_json",
            "dict",
            "json",
            "to_dict",
            "to_json",
            "toJson",
            "toJSON",
            "put",
            "set",
            "addProperty",
            "build",
            "__dict__");

    /** What lays it into the object on which they are called, or into the first that they are given. */
    private static final Set<String> LAYS =
            Set.of("append", "push", "extend", "update", "setdefault", "putAll", "addProperty", "addAll", "insert");

    /** The same, where the object is a collection of the file: elsewhere these send and store. */
    private static final Set<String> MAY_LAY =
            Set.of("add", "put", "set", "offer", "putIfAbsent", "appendleft", "unshift");

    /** What takes it out of a collection again. */
    private static final Set<String> TAKES =
            Set.of("get", "pop", "popleft", "shift", "poll", "remove", "values", "items", "entries", "getFirst", "at");

    /** What asks an object for what lies under a name, or whether anything does. */
    private static final Set<String> ASKS =
            Set.of("get", "getOrDefault", "pop", "setdefault", "has", "path", "required", "remove", "containsKey");

    private static final String COLLECTION = "\\s*(?::[^=\\n]+)?=\\s*(?:\\[|\\{|\\(\\)|(?:new\\s+)?(?:[\\w.]+\\.)?"
            + "(?:\\w*(?:Map|Set|List|Queue|Deque|Object|ObjectNode|Node)|deque|list|dict|set|defaultdict|OrderedDict)\\b)";

    private Calls() {}

    static boolean is(Node node) {
        return Kinds.isCall(node) || node.is("new_expression") || node.is("object_creation_expression");
    }

    /** What is called, or made, as it is written. */
    static String called(Node call) {
        return Kinds.called(call)
                .or(() -> call.child("constructor").map(Node::text))
                .or(() -> call.child("type").map(type -> type.text().replaceFirst("<.*", "")))
                .orElse("");
    }

    /** What it is called on. */
    static Optional<Node> receiver(Node call) {
        return call.child("object").or(() -> call.child("function").flatMap(function -> function.child("object")));
    }

    static List<Node> arguments(Node call) {
        return call.child("arguments").map(Node::children).orElse(List.of());
    }

    static boolean looks(String name) {
        return LOOKS.contains(name);
    }

    static boolean copies(String name) {
        return COPIES.contains(name);
    }

    static boolean tellsAll(String name) {
        return WHOLE.contains(name);
    }

    static boolean takes(String name) {
        return TAKES.contains(name);
    }

    static boolean asks(String name) {
        return ASKS.contains(name);
    }

    /** What a chain of calls that put something is called on. */
    static Optional<Node> root(Node call) {
        return receiver(call).flatMap(on -> is(on) && puts(on) ? root(on) : Optional.of(on));
    }

    /** Whether the call puts names and values into the object on which it is called. */
    static boolean puts(Node call) {
        var name = Kinds.last(called(call));
        return receiver(call).isPresent() && (LAYS.contains(name) || MAY_LAY.contains(name));
    }

    /** Whether the call lays what it is given into the object on which it is called. */
    static boolean lays(Source source, Node call) {
        var name = Kinds.last(called(call));
        return receiver(call)
                .filter(on -> LAYS.contains(name) || MAY_LAY.contains(name) && isCollection(source, on.text()))
                .isPresent();
    }

    private static boolean isCollection(Source source, String name) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + COLLECTION)
                .matcher(source.text())
                .find();
    }
}
