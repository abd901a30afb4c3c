package io.tradeschema.scan.java;

import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What well-known library calls give: maps, JSON, text, time, and the parts of a stream record. */
final class JavaLibrary {

    private static final Set<String> TO_JSON = Set.of(
            "write",
            "toJson",
            "writeValueAsString",
            "writeValueAsBytes",
            "stringify",
            "serialize",
            "encode",
            "json",
            "toJSONString");
    private static final Set<String> FROM_JSON = Set.of(
            "read",
            "readTree",
            "parse",
            "fromJson",
            "readValue",
            "decode",
            "parseString",
            "parseObject",
            "deserialize",
            "parseReader");
    private static final Set<String> BINDS = Set.of("treeToValue", "convertValue", "fromJson", "readValue");
    /** Methods that give what they are called on, or given. */
    static final Set<String> SAME = Set.of(
            "toString",
            "getBytes",
            "trim",
            "strip",
            "intern",
            "block",
            "get",
            "join",
            "orElseThrow",
            "copyOf",
            "unmodifiableMap",
            "synchronizedMap",
            "build",
            "requireNonNull",
            "of",
            "ofNullable",
            "buildOrThrow");

    private static final Set<String> MAPS = Set.of("Map", "ImmutableMap", "JSONObject", "JsonNodeFactory");
    private static final Set<String> LISTS =
            Set.of("List", "Set", "Arrays", "ImmutableList", "ImmutableSet", "EnumSet");
    private static final Set<String> FALLS_BACK = Set.of(
            "orElse",
            "getOrDefault",
            "asText",
            "asDouble",
            "asInt",
            "asLong",
            "asBoolean",
            "optString",
            "optDouble",
            "optInt",
            "optLong",
            "optBoolean",
            "requireNonNullElse");

    private final JavaInterpreter machine;
    private final JavaMaps maps;

    JavaLibrary(JavaInterpreter machine) {
        this.machine = machine;
        this.maps = new JavaMaps(machine);
    }

    JavaMaps maps() {
        return maps;
    }

    // ---- static methods ----

    Optional<JavaValue> statically(String type, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        var first = arguments.isEmpty() ? JavaValue.UNKNOWN : arguments.get(0);
        if (MAPS.contains(type)) {
            return maps.statically(name, arguments, node, frame);
        }
        if (LISTS.contains(type) && (name.equals("of") || name.equals("asList"))) {
            return Optional.of(new JavaValue.Items(List.copyOf(arguments)));
        }
        return switch (type) {
            case "StreamOffset" -> Optional.of(new JavaValue.Named(first));
            case "StreamRecords" -> record(name, first);
            case "MapRecord", "ObjectRecord", "StringRecord" ->
                arguments.size() == 2
                        ? Optional.of(new JavaValue.Record(first, arguments.get(1)))
                        : Optional.of(new JavaValue.Record(JavaValue.UNKNOWN, first));
            case "StreamAddArgs" -> JavaMaps.added(name, arguments, node);
            case "Objects" ->
                name.startsWith("requireNonNull") ? Optional.of(falling(name, arguments)) : Optional.empty();
            case "Optional", "Collections", "Mono", "Flux" -> Optional.of(first);
            case "System" -> Optional.of(system(name, arguments));
            case "Instant", "OffsetDateTime", "ZonedDateTime" ->
                name.equals("now") ? Optional.of(JavaValue.Typed.outside("Instant")) : Optional.empty();
            case "String", "Double", "Integer", "Long", "Boolean", "BigDecimal" ->
                Optional.of(parsed(type, name, first));
            default -> Optional.empty();
        };
    }

    private static Optional<JavaValue> record(String name, JavaValue first) {
        return switch (name) {
            case "newRecord" -> Optional.of(new JavaValue.Record(JavaValue.UNKNOWN, JavaValue.UNKNOWN));
            case "mapBacked", "objectBacked", "string", "rawBytes" ->
                Optional.of(new JavaValue.Record(JavaValue.UNKNOWN, first));
            default -> Optional.empty();
        };
    }

    private static JavaValue system(String name, List<JavaValue> arguments) {
        return switch (name) {
            case "currentTimeMillis", "nanoTime" -> new JavaValue.Kind(ValueKind.EPOCH);
            case "getenv" -> arguments.isEmpty() ? JavaValue.Typed.outside("Environment") : JavaValue.UNKNOWN;
            case "getProperty" -> arguments.size() == 2 ? arguments.get(1) : JavaValue.UNKNOWN;
            default -> JavaValue.UNKNOWN;
        };
    }

    private static JavaValue parsed(String type, String name, JavaValue first) {
        if (type.equals("String") && first instanceof JavaValue.Encoded) {
            return first;
        }
        if (name.startsWith("parse") || (name.equals("valueOf") && !type.equals("String"))) {
            var read = !JavaMessages.reads(first).isEmpty();
            var kind = type.equals("Boolean") ? ValueKind.FLAG : ValueKind.NUMBER;
            return read ? first : new JavaValue.Kind(kind);
        }
        return type.equals("String")
                ? name.equals("valueOf")
                                && (!first.texts().isEmpty()
                                        || !JavaMessages.reads(first).isEmpty())
                        ? first
                        : new JavaValue.Kind(ValueKind.TEXT)
                : JavaValue.UNKNOWN;
    }

    // ---- methods of values ----

    JavaValue called(JavaValue target, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        var first = arguments.isEmpty() ? JavaValue.UNKNOWN : arguments.get(0);
        if (target instanceof JavaValue.Filled map) {
            var done = maps.called(map, name, arguments, node, frame);
            if (done.isPresent()) {
                return done.get();
            }
        }
        if (target instanceof JavaValue.Builder builder) {
            return built(builder, name, arguments, node);
        }
        if (target instanceof JavaValue.Record record) {
            return recorded(record, name, first);
        }
        if (target instanceof JavaValue.Built object) {
            var property = machine.properties().accessed(object.type, name);
            if (property.isPresent()) {
                var put = object.fields.get(property.get().java());
                return put == null ? new JavaValue.Typed(property.get().type(), object.type) : put.value();
            }
            setter(object, name, arguments, node, frame);
        }
        var json = json(target, name, arguments, node, frame);
        return json.isPresent() ? json.get() : read(target, name, arguments, node);
    }

    /** Setters that an annotation writes. */
    private void setter(JavaValue.Built object, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (name.startsWith("set") && name.length() > 3 && arguments.size() == 1) {
            var field = Character.toLowerCase(name.charAt(3)) + name.substring(4);
            if (object.type.fields().containsKey(field)) {
                var at = node.child("arguments")
                        .filter(list -> list.size() > 0)
                        .map(list -> list.get(0))
                        .orElse(node);
                machine.put(
                        object.fields,
                        field,
                        new JavaValue.Put(arguments.get(0), at, true, JavaNames.last(at)),
                        List.of(),
                        frame);
            }
        }
    }

    private static JavaValue built(JavaValue.Builder builder, String name, List<JavaValue> arguments, Node node) {
        if (name.equals("build")) {
            return builder.of();
        }
        if (arguments.size() == 1 && builder.of().type.fields().containsKey(name)) {
            var at = node.child("arguments")
                    .filter(list -> list.size() > 0)
                    .map(list -> list.get(0))
                    .orElse(node);
            builder.of().fields.put(name, new JavaValue.Put(arguments.get(0), at, true, JavaNames.last(at)));
        }
        return builder;
    }

    private static JavaValue recorded(JavaValue.Record record, String name, JavaValue first) {
        return switch (name) {
            case "in", "withStreamKey" -> new JavaValue.Record(first, record.fields());
            case "ofMap", "ofStrings", "ofObject", "ofBytes" -> new JavaValue.Record(record.stream(), first);
            default -> record;
        };
    }

    private Optional<JavaValue> json(
            JavaValue target, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        var first = arguments.isEmpty() ? JavaValue.UNKNOWN : arguments.get(0);
        var object = first.each().stream()
                .allMatch(one -> one instanceof JavaValue.Filled || one instanceof JavaValue.Built);
        if (TO_JSON.contains(name) && object) {
            return Optional.of(new JavaValue.Json(first, name.equals("toJson")));
        }
        if (name.equals("createObjectNode")) {
            return Optional.of(new JavaValue.Filled(node, frame.branch));
        }
        if (FROM_JSON.contains(name) || BINDS.contains(name)) {
            var type = arguments.stream()
                    .filter(JavaValue.ClassName.class::isInstance)
                    .map(argument -> ((JavaValue.ClassName) argument).name())
                    .findFirst()
                    .flatMap(named -> machine.project().find(named, frame.owner()));
            for (var argument : arguments) {
                if (argument instanceof JavaValue.EntryText text) {
                    return Optional.of(machine.messages().decoded(text, type));
                }
                if (argument instanceof JavaValue.Message message) {
                    return Optional.of(machine.messages().bound(message, type));
                }
            }
        }
        var text = !first.texts().isEmpty() && TO_JSON.contains(name);
        return target instanceof JavaValue.Json || !text ? Optional.empty() : Optional.of(first);
    }

    private JavaValue read(JavaValue target, String name, List<JavaValue> arguments, Node node) {
        var named = !arguments.isEmpty() && !arguments.get(0).texts().isEmpty();
        if (target instanceof JavaValue.Entries entries) {
            return named && JavaMessages.takes(name)
                    ? machine.messages().ofEntry(entries, name, arguments, node)
                    : target;
        }
        if (target instanceof JavaValue.Message message) {
            var accessed = machine.messages().accessed(message, name, node);
            if (accessed.isPresent() || (named && JavaMessages.takes(name))) {
                return accessed.orElseGet(() -> machine.messages().ofMessage(message, name, arguments, node));
            }
        }
        if (name.equals("toUpperCase") || name.equals("toLowerCase")) {
            JavaMessages.reads(target).forEach(read -> read.foldsCase());
        }
        if (FALLS_BACK.contains(name) && arguments.size() == 1) {
            machine.messages().fallback(JavaMessages.reads(target), arguments.get(0));
            return JavaMessages.reads(target).isEmpty() && target instanceof JavaValue.Unknown
                    ? arguments.get(0)
                    : target;
        }
        if (target instanceof JavaValue.Message || target instanceof JavaValue.EntryText) {
            return target;
        }
        return simple(target, name, arguments);
    }

    private static JavaValue simple(JavaValue target, String name, List<JavaValue> arguments) {
        if (target instanceof JavaValue.Typed typed) {
            var known = typed(typed.type(), name, arguments);
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (name.equals("opsForStream")) {
            return JavaValue.Typed.outside("StreamOperations");
        }
        if (name.equals("getStream") && arguments.size() == 1) {
            return new JavaValue.Named(arguments.get(0));
        }
        if (name.equals("toEpochMilli") || name.equals("getEpochSecond")) {
            return new JavaValue.Kind(ValueKind.EPOCH);
        }
        if (SAME.contains(name) && !(target instanceof JavaValue.Unknown) && !(target instanceof JavaValue.Typed)) {
            return target;
        }
        if (target instanceof JavaValue.Pair pair) {
            return name.equals("getKey") ? pair.left() : pair.right();
        }
        var offset =
                arguments.stream().filter(JavaValue.Named.class::isInstance).findFirst();
        return offset.orElseGet(() -> name.equals("toString") || name.equals("name")
                ? new JavaValue.Kind(ValueKind.TEXT)
                : JavaValue.UNKNOWN);
    }

    private static Optional<JavaValue> typed(String type, String name, List<JavaValue> arguments) {
        return switch (type) {
            case "Instant" ->
                switch (name) {
                    case "toString", "toInstant", "format" ->
                        Optional.of(
                                name.equals("toInstant")
                                        ? JavaValue.Typed.outside("Instant")
                                        : new JavaValue.Kind(ValueKind.ISO_TIME));
                    default -> Optional.empty();
                };
            case "Environment" ->
                name.equals("getOrDefault") && arguments.size() == 2 ? Optional.of(arguments.get(1)) : Optional.empty();
            case "String" ->
                Set.of("trim", "toString", "toUpperCase", "toLowerCase", "strip")
                                .contains(name)
                        ? Optional.of(new JavaValue.Kind(ValueKind.TEXT))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private JavaValue falling(String name, List<JavaValue> arguments) {
        if (name.equals("requireNonNullElse") && arguments.size() == 2) {
            machine.messages().fallback(JavaMessages.reads(arguments.get(0)), arguments.get(1));
        }
        return arguments.isEmpty() ? JavaValue.UNKNOWN : arguments.get(0);
    }

    // ---- new objects ----

    JavaValue created(String type, List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (type.endsWith("Map")
                || Set.of("JSONObject", "JsonObject", "ObjectNode").contains(type)) {
            var read = arguments.stream()
                    .filter(argument -> !JavaMessages.reads(argument).isEmpty())
                    .findFirst();
            if (read.isPresent()) {
                return read.get() instanceof JavaValue.EntryText text
                        ? machine.messages().decoded(text, Optional.empty())
                        : read.get();
            }
            var map = new JavaValue.Filled(node, frame.branch);
            JavaMaps.copied(map, arguments);
            filledInside(map, node, frame);
            return map;
        }
        if (type.equals("SimpleEntry") || type.equals("SimpleImmutableEntry")) {
            return arguments.size() == 2 ? new JavaValue.Pair(arguments.get(0), arguments.get(1)) : JavaValue.UNKNOWN;
        }
        if (type.equals("BigDecimal") || type.equals("String")) {
            return arguments.isEmpty() ? JavaValue.UNKNOWN : parsed(type, "valueOf", arguments.get(0));
        }
        return arguments.stream()
                .filter(argument -> !JavaMessages.reads(argument).isEmpty())
                .findFirst()
                .orElse(JavaValue.Typed.outside(type));
    }

    /** {@code new HashMap<>() {{ put(…); }}}. */
    private void filledInside(JavaValue.Filled map, Node node, JavaFrame frame) {
        node.first("class_body").ifPresent(body -> {
            var inside = JavaFrame.called(frame.method, map, frame, node);
            inside.variables = frame.variables;
            body.children().forEach(block -> machine.statements().walk(block, inside));
        });
    }
}
