package io.tradeschema.gate.scan.java;

import io.tradeschema.gate.scan.Contract;
import io.tradeschema.gate.scan.facts.FieldValue;
import io.tradeschema.gate.scan.facts.ObjectFacts;
import io.tradeschema.gate.scan.facts.ReadField;
import io.tradeschema.gate.scan.facts.Reader;
import io.tradeschema.gate.scan.facts.ValueKind;
import io.tradeschema.gate.scan.facts.WireForm;
import io.tradeschema.gate.scan.facts.Write;
import io.tradeschema.gate.scan.facts.WrittenField;
import io.tradeschema.gate.scan.syntax.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks one Java method from top to bottom; branches are walked one after the other. */
final class JavaMethod {

    private static final Set<String> TO_JSON =
            Set.of("write", "toJson", "writeValueAsString", "stringify", "serialize", "encode", "json", "toJSONString");
    private static final Set<String> FROM_JSON =
            Set.of("read", "readTree", "parse", "fromJson", "readValue", "decode", "parseString", "parseObject");
    private static final Set<String> TAKES = Set.of(
            "get",
            "getOrDefault",
            "path",
            "has",
            "hasNonNull",
            "containsKey",
            "required",
            "getString",
            "getDouble",
            "getInt",
            "getLong",
            "getBoolean",
            "getBigDecimal",
            "optString",
            "optDouble",
            "getAsJsonObject",
            "getAsJsonPrimitive");

    private final JavaScan scan;
    private final String file;
    private final String title;
    private final Map<String, JavaValue> variables = new HashMap<>();

    JavaMethod(JavaScan scan, String file, String title) {
        this.scan = scan;
        this.file = file;
        this.title = title;
    }

    void walk(Node node) {
        switch (node.type()) {
            case "variable_declarator" ->
                node.child("value")
                        .ifPresent(value ->
                                variables.put(node.child("name").map(Node::text).orElse(""), eval(value)));
            case "assignment_expression" ->
                node.child("right")
                        .ifPresent(value ->
                                variables.put(node.child("left").map(Node::text).orElse(""), eval(value)));
            case "enhanced_for_statement" -> {
                node.child("value")
                        .ifPresent(value ->
                                variables.put(node.child("name").map(Node::text).orElse(""), eval(value)));
                node.child("body").ifPresent(this::walk);
            }
            case "method_invocation",
                    "object_creation_expression",
                    "binary_expression",
                    "cast_expression",
                    "ternary_expression" -> eval(node);
            default -> node.children().forEach(this::walk);
        }
    }

    private JavaValue eval(Node node) {
        var constant = scan.constant(node);
        if (!constant.isEmpty()) {
            return new JavaValue.Literal(constant);
        }
        return switch (node.type()) {
            case "string_literal" -> new JavaValue.Literal("");
            case "decimal_integer_literal", "decimal_floating_point_literal" -> number(node.text());
            case "true", "false" -> new JavaValue.Literal(node.is("true"));
            case "null_literal" -> new JavaValue.Kind(ValueKind.NONE);
            case "identifier" -> variables.getOrDefault(node.text(), JavaValue.UNKNOWN);
            case "parenthesized_expression" -> node.size() == 0 ? JavaValue.UNKNOWN : eval(node.get(0));
            case "cast_expression" -> node.child("value").map(this::eval).orElse(JavaValue.UNKNOWN);
            case "method_invocation" -> invocation(node);
            case "object_creation_expression" -> created(node);
            case "lambda_expression" -> {
                node.child("body").ifPresent(this::walk);
                yield JavaValue.UNKNOWN;
            }
            default -> {
                node.children().forEach(child -> eval(child));
                yield JavaValue.UNKNOWN;
            }
        };
    }

    private static JavaValue number(String text) {
        try {
            return new JavaValue.Literal(new BigDecimal(text.replaceAll("[_dDfFlL]", "")));
        } catch (NumberFormatException e) {
            return new JavaValue.Kind(ValueKind.NUMBER);
        }
    }

    private JavaValue created(Node node) {
        var type = node.child("type").map(Node::text).orElse("");
        var arguments = arguments(node);
        if (type.contains("Map")) {
            var map = JavaValue.Filled.at(node);
            arguments.stream()
                    .filter(JavaValue.Filled.class::isInstance)
                    .map(JavaValue.Filled.class::cast)
                    .forEach(other -> map.entries().putAll(other.entries()));
            return map;
        }
        return JavaValue.UNKNOWN;
    }

    private List<JavaValue> arguments(Node call) {
        return call.child("arguments")
                .map(list -> list.children().stream().map(this::eval).toList())
                .orElse(List.of());
    }

    private JavaValue invocation(Node node) {
        var name = node.child("name").map(Node::text).orElse("");
        var object = node.child("object");
        var target = object.map(this::eval).orElse(JavaValue.UNKNOWN);
        if (object.map(Node::text).orElse("").equals("Map")) {
            return mapOf(node, name);
        }
        var arguments = arguments(node);
        switch (name) {
            case "xadd", "xAdd" -> {
                return xadd(node, arguments);
            }
            case "xread", "xreadGroup", "xreadgroup", "xrange", "xrevrange", "xautoclaim", "xclaim" -> {
                return entries(node, arguments);
            }
            case "put", "putIfAbsent" -> {
                return put(target, arguments, node);
            }
            case "in", "withStreamKey" -> {
                return text(arguments, 0)
                        .<JavaValue>map(stream -> new JavaValue.Record(stream, JavaValue.UNKNOWN))
                        .orElse(JavaValue.UNKNOWN);
            }
            case "ofMap", "ofStrings" -> {
                return target instanceof JavaValue.Record record && !arguments.isEmpty()
                        ? new JavaValue.Record(record.stream(), arguments.get(0))
                        : JavaValue.UNKNOWN;
            }
            case "add" -> {
                if (!arguments.isEmpty() && arguments.get(0) instanceof JavaValue.Record record) {
                    written(record.stream(), record.fields(), node);
                }
                return target;
            }
            default -> {
                return other(node, name, target, arguments);
            }
        }
    }

    private JavaValue other(Node node, String name, JavaValue target, List<JavaValue> arguments) {
        var first = arguments.isEmpty() ? JavaValue.UNKNOWN : arguments.get(0);
        if (TO_JSON.contains(name) && first instanceof JavaValue.Filled) {
            return new JavaValue.Json(first);
        }
        if (FROM_JSON.contains(name)) {
            for (var argument : arguments) {
                if (argument instanceof JavaValue.EntryText text) {
                    text.read().decodes();
                    return new JavaValue.Message(text.read().reader(), List.of(), List.of());
                }
            }
        }
        if (name.equals("equals") || name.equals("equalsIgnoreCase")) {
            compared(target, first, node);
            compared(first, target, node);
            return new JavaValue.Kind(ValueKind.FLAG);
        }
        if (target instanceof JavaValue.Entries entries) {
            return TAKES.contains(name) && text(arguments, 0).isPresent()
                    ? entryField(entries, name, arguments, node)
                    : target;
        }
        if (target instanceof JavaValue.Message message) {
            return TAKES.contains(name) && text(arguments, 0).isPresent()
                    ? messageField(message, name, arguments, node)
                    : target;
        }
        return target instanceof JavaValue.EntryText ? target : produced(node, name);
    }

    private static JavaValue produced(Node node, String name) {
        var text = node.text();
        if (name.equals("toString") && text.contains("Instant.now()")) {
            return new JavaValue.Kind(ValueKind.ISO_TIME);
        }
        if (name.equals("currentTimeMillis") || name.equals("toEpochMilli") || name.equals("getEpochSecond")) {
            return new JavaValue.Kind(ValueKind.EPOCH);
        }
        return name.equals("valueOf") && text.startsWith("String.") || name.equals("toString")
                ? new JavaValue.Kind(ValueKind.TEXT)
                : JavaValue.UNKNOWN;
    }

    private static void compared(JavaValue value, JavaValue with, Node node) {
        if (with instanceof JavaValue.Literal literal && value instanceof JavaValue.Message message) {
            message.read().forEach(read -> {
                if (node.child("name").map(Node::text).orElse("").equals("equalsIgnoreCase")) {
                    read.foldsCase();
                }
                read.accepts(node.where(), List.of(literal.value()));
            });
        }
    }

    private JavaValue mapOf(Node node, String name) {
        var map = JavaValue.Filled.at(node);
        var list = node.child("arguments").map(Node::children).orElse(List.of());
        if (name.equals("of")) {
            for (var i = 0; i + 1 < list.size(); i += 2) {
                putOne(map, eval(list.get(i)), eval(list.get(i + 1)), list.get(i));
            }
        } else if (name.equals("ofEntries")) {
            for (var entry : list) {
                var parts = entry.child("arguments").map(Node::children).orElse(List.of());
                if (parts.size() == 2) {
                    putOne(map, eval(parts.get(0)), eval(parts.get(1)), parts.get(0));
                } else {
                    map.open()[0] = true;
                }
            }
        } else {
            arguments(node);
            map.open()[0] = true;
        }
        return map;
    }

    private JavaValue put(JavaValue target, List<JavaValue> arguments, Node node) {
        if (target instanceof JavaValue.Filled map && arguments.size() == 2) {
            var key = node.child("arguments")
                    .filter(list -> list.size() > 0)
                    .map(list -> list.get(0))
                    .orElse(node);
            putOne(map, arguments.get(0), arguments.get(1), key);
        }
        return target;
    }

    private static void putOne(JavaValue.Filled map, JavaValue key, JavaValue value, Node where) {
        if (key instanceof JavaValue.Literal literal) {
            map.entries().put(String.valueOf(literal.value()), new JavaValue.Put(value, where));
        } else {
            map.open()[0] = true;
        }
    }

    private static Optional<String> text(List<JavaValue> arguments, int index) {
        return index < arguments.size()
                        && arguments.get(index) instanceof JavaValue.Literal literal
                        && literal.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    // ---- writing ----

    private JavaValue xadd(Node node, List<JavaValue> arguments) {
        var stream = text(arguments, 0);
        if (stream.isEmpty()) {
            scan.unresolved(node, "the stream of this xadd", "it is no constant of the tree");
            return JavaValue.UNKNOWN;
        }
        var fields = arguments.stream()
                .filter(JavaValue.Filled.class::isInstance)
                .findFirst()
                .orElse(JavaValue.UNKNOWN);
        written(stream.get(), fields, node);
        return JavaValue.UNKNOWN;
    }

    private void written(String name, JavaValue fields, Node node) {
        var stream = scan.stream(name);
        if (!(fields instanceof JavaValue.Filled map)) {
            scan.write(new Write(
                    stream,
                    node.where(),
                    node.where(),
                    file,
                    title,
                    WireForm.FLAT,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "the fields are built where the scan cannot follow",
                    false));
            return;
        }
        var entry = facts(map);
        for (var put : map.entries().entrySet()) {
            var unseen = put.getKey().equals(Contract.payloadKey())
                    && !(put.getValue().value() instanceof JavaValue.Literal);
            if (put.getValue().value() instanceof JavaValue.Json json
                    && json.of() instanceof JavaValue.Filled message) {
                scan.write(new Write(
                        stream,
                        node.where(),
                        node.where(),
                        file,
                        title,
                        WireForm.JSON_UNDER_KEY,
                        put.getKey(),
                        Optional.of(entry),
                        Optional.of(facts(message)),
                        "",
                        false));
                return;
            }
            if (unseen) {
                scan.write(new Write(
                        stream,
                        node.where(),
                        node.where(),
                        file,
                        title,
                        WireForm.JSON_UNDER_KEY,
                        put.getKey(),
                        Optional.of(entry),
                        Optional.empty(),
                        "the message is built where the scan cannot follow",
                        false));
                return;
            }
        }
        scan.write(new Write(
                stream,
                node.where(),
                node.where(),
                file,
                title,
                WireForm.FLAT,
                "",
                Optional.empty(),
                Optional.of(entry),
                "",
                false));
    }

    private static ObjectFacts facts(JavaValue.Filled map) {
        var fields = new LinkedHashMap<String, WrittenField>();
        map.entries()
                .forEach((name, put) -> fields.put(
                        name, new WrittenField(name, true, put.where().where(), value(put.value()))));
        return new ObjectFacts(map.made().where(), fields, map.open()[0] ? "a key is not constant" : "");
    }

    private static FieldValue value(JavaValue value) {
        if (value instanceof JavaValue.Literal literal) {
            var kind = literal.value() instanceof String
                    ? ValueKind.TEXT
                    : literal.value() instanceof Boolean ? ValueKind.FLAG : ValueKind.NUMBER;
            return new FieldValue(Set.of(kind), List.of(literal.value()), true, "", Optional.empty());
        }
        if (value instanceof JavaValue.Kind kind) {
            return new FieldValue(Set.of(kind.kind()), List.of(), false, "", Optional.empty());
        }
        if (value instanceof JavaValue.Filled map) {
            return new FieldValue(Set.of(ValueKind.OBJECT), List.of(), false, "", Optional.of(facts(map)));
        }
        return FieldValue.UNKNOWN;
    }

    // ---- reading ----

    private JavaValue entries(Node node, List<JavaValue> arguments) {
        var streams = new LinkedHashSet<String>();
        for (var argument : arguments) {
            if (argument instanceof JavaValue.Literal literal
                    && literal.value() instanceof String text
                    && text.indexOf(':') > 0) {
                streams.add(scan.stream(text));
            } else if (argument instanceof JavaValue.Filled map) {
                map.entries().keySet().forEach(key -> streams.add(scan.stream(key)));
            }
        }
        node.child("arguments").ifPresent(list -> nested(list, streams));
        if (streams.isEmpty()) {
            scan.unresolved(node, "the streams of this read", "they are no constants of the tree");
        }
        var reader = new Reader(streams, node.where(), node.where(), file, title, false, false);
        return new JavaValue.Entries(streams.isEmpty() ? reader : scan.reader(reader));
    }

    /** Streams inside wrappers, such as StreamOffset.from(STREAM, id) or Map.entry(STREAM, id). */
    private void nested(Node node, Set<String> streams) {
        var constant = scan.constant(node);
        if (constant.indexOf(':') > 0) {
            streams.add(scan.stream(constant));
        }
        node.children().forEach(child -> nested(child, streams));
    }

    private JavaValue entryField(JavaValue.Entries entries, String name, List<JavaValue> arguments, Node node) {
        var read = note(
                entries.reader(),
                ReadField.Level.ENTRY,
                List.of(text(arguments, 0).orElse("")),
                name,
                arguments,
                node);
        return new JavaValue.EntryText(read);
    }

    private JavaValue messageField(JavaValue.Message message, String name, List<JavaValue> arguments, Node node) {
        var path = new ArrayList<>(message.path());
        path.add(text(arguments, 0).orElse(""));
        message.read().forEach(ReadField::holdsMore);
        var read = note(message.reader(), ReadField.Level.MESSAGE, path, name, arguments, node);
        return new JavaValue.Message(message.reader(), path, List.of(read));
    }

    private ReadField note(
            Reader reader,
            ReadField.Level level,
            List<String> path,
            String name,
            List<JavaValue> arguments,
            Node node) {
        var place = node.child("arguments")
                .filter(list -> list.size() > 0)
                .map(list -> list.get(0))
                .orElse(node);
        var read = scan.read(new ReadField(
                reader, reader.streams(), level, path, place.where(), name.equals("get") || name.equals("required")));
        if (name.startsWith("has") || name.equals("containsKey")) {
            read.onlyTested();
        }
        if (arguments.size() > 1 && arguments.get(1) instanceof JavaValue.Literal literal) {
            read.fallsBackTo(literal.value());
        }
        return read;
    }
}
