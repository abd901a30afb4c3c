package io.tradeschema.gate.publish;

import io.tradeschema.gate.cli.Literal;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.Contract;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Field;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Perishable;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** The Java sources of a contract that no record declares: a record for each object, a class for each type of its own. */
final class JavaSources {

    private final String packageName;
    private final Map<String, String> sources = new LinkedHashMap<>();

    /** The classes that the processor makes beside the records. */
    private final Set<String> generated = new HashSet<>();

    JavaSources(String packageName) {
        this.packageName = packageName;
    }

    /** The sources by the simple names of their classes. */
    Map<String, String> of(Contract<?> contract) {
        var shape = contract.shape();
        var declared = """

                    /** The typed handle of the event. */
                    public static final EventType<%s> TYPE = EventType.of(%s.class)
                            .named(%s)
                            .on(%s)
                            .schemasAt(%s)
                            .version(%s)%s
                            .build();
                """.formatted(
                        shape.name(),
                        shape.name(),
                        Literal.of(contract.name()),
                        Literal.of(contract.declaredStream()),
                        Literal.of(contract.schemas()),
                        Literal.of(contract.version().toString()),
                        contract.perishable().map(JavaSources::perishing).orElse(""));
        record(shape, declared, "Event, ");
        sources.keySet().stream().filter(generated::contains).forEach(JavaSources::refuse);
        return sources;
    }

    private static String perishing(Perishable messages) {
        var values = messages.values().stream().map(Literal::of).collect(Collectors.joining(", "));
        return "\n            .perishing(new Perishable(%s, %s, List.of(%s), %s))"
                .formatted(
                        Literal.of(messages.time()),
                        Literal.of(messages.field()),
                        values,
                        Literal.of(messages.unless()));
    }

    private void record(Shape<?> shape, String declared, String event) {
        var name = shape.name();
        generated.add(name + "Builder");
        generated.add(name + "Copies");
        var names = new HashSet<String>();
        var retired = retired(shape);
        var components = shape.fields().stream()
                .map(field -> "        " + marks(field, retired.getOrDefault(field.name(), List.of()))
                        + component(field, names))
                .collect(Collectors.joining(",\n\n"));
        add(name, """
                /** %s. */
                @StrictBuilder
                @Doc(%s)
                public record %s(
                %s)
                        implements %s%sCopies {
                %s
                    /** For the builder, drafts and codecs alone, which check every field: a constructor would take nulls. */
                    public %s {
                        TYPE.onlyByBuilder();
                    }

                    /** A strict builder that asks for the required fields first. */
                    public static %sBuilder.Start builder() {
                        return %sBuilder.start();
                    }
                }
                """.formatted(
                        comment(shape.doc()),
                        Literal.of(shape.doc()),
                        name,
                        components,
                        event,
                        name,
                        declared,
                        name,
                        name,
                        name));
    }

    /** What a source may import by its name. */
    private static final Set<String> IMPORTED = Set.of("BigDecimal", "Instant", "List", "Optional");

    private void add(String name, String body) {
        demandOwn(name);
        var imports = body.contains("BigDecimal") ? "import java.math.BigDecimal;\n" : "";
        imports += body.contains("Instant ") || body.contains("<Instant>") ? "import java.time.Instant;\n" : "";
        imports += body.contains("List<") || body.contains("List.of(") ? "import java.util.List;\n" : "";
        imports += body.contains("Optional<") ? "import java.util.Optional;\n" : "";
        var source = "package " + packageName + ";\n\nimport io.tradeschema.model.*;\n" + imports + "\n" + body;
        var other = sources.put(name, source);
        if (other != null && !other.equals(source)) {
            throw new NotCheckedException(
                    "two types are named " + name + ": give one of them another name by \"title\" in the schema");
        }
    }

    /** A class of the package hides what every class of Java, and each of these sources, knows by that name. */
    private static void demandOwn(String name) {
        if (IMPORTED.contains(name) || exists("java.lang." + name) || exists("io.tradeschema.model." + name)) {
            refuse(name);
        }
    }

    private static void refuse(String name) {
        throw new NotCheckedException("a type is named " + name
                + ", as one that its record needs: give it another name by \"title\" in the schema");
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, JavaSources.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    // ---- a field ----

    private static String marks(Field field, List<String> retired) {
        var marks = new ArrayList<String>();
        marks.add("@Doc(" + Literal.of(field.doc()) + ")");
        if (field.since().minor() > 0) {
            marks.add("@Since(" + Literal.of(field.since().toString()) + ")");
        }
        if (field.mustUnderstand()) {
            marks.add("@MustUnderstand");
        }
        field.type()
                .asList()
                .ifPresent(list -> marks.add("@Count(least = " + list.least() + ", most = " + list.most() + ")"));
        field.requiredWhen()
                .ifPresent(when -> marks.add("@RequiredWhen(field = " + Literal.of(when.field()) + ", is = "
                        + Literal.of(when.value()) + ")"));
        field.deprecation()
                .ifPresent(going -> marks.add("@Sunset(since = "
                        + Literal.of(going.since().toString()) + ", on = "
                        + Literal.of(going.sunset().toString()) + ", because = " + Literal.of(going.because()) + ")"));
        marks.addAll(retired);
        return String.join("\n        ", marks) + "\n        ";
    }

    private String component(Field field, Set<String> names) {
        var name = camel(field.name());
        while (!SourceVersion.isName(name) || ACCESSORS.contains(name) || !names.add(name)) {
            name += "Value";
        }
        var snake = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        var wire = snake.equals(field.name()) ? "" : "@WireName(" + Literal.of(field.name()) + ")\n        ";
        var type = field.type().match(classes);
        return wire + (field.required() ? primitive(type) : "Optional<" + type + ">") + " " + name;
    }

    private static String primitive(String type) {
        return type.equals("Boolean") ? "boolean" : type;
    }

    /** Methods without arguments that every object has. */
    private static final Set<String> ACCESSORS =
            Set.of("hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "clone", "finalize", "builder");

    private static String camel(String wire) {
        var name = new StringBuilder();
        for (var part : wire.split("[^A-Za-z0-9]+", -1)) {
            name.append(
                    name.isEmpty() || part.isEmpty()
                            ? part
                            : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return name.isEmpty() ? "value" : name.toString();
    }

    // ---- retired names ----

    /** The marks of retired names, by the fields that they stand beside. */
    private static Map<String, List<String>> retired(Shape<?> shape) {
        var marks = new TreeMap<String, List<String>>();
        var bySuccessor = shape.retired().stream()
                .filter(name -> name.successor().isPresent())
                .collect(Collectors.groupingBy(
                        name -> name.successor().orElseThrow(), TreeMap::new, Collectors.toList()));
        bySuccessor.forEach((field, names) -> {
            if (names.stream().map(RetiredName::values).distinct().count() > 1) {
                throw new NotCheckedException("the retired names of " + field
                        + " map values differently, which one record cannot say: give them the same \"values\"");
            }
            var values = new TreeMap<>(names.get(0).values());
            marks.computeIfAbsent(field, none -> new ArrayList<>())
                    .add("@Formerly("
                            + (values.isEmpty()
                                    ? list(names)
                                    : "value = " + list(names) + ", values = {"
                                            + values.entrySet().stream()
                                                    .map(pair -> Literal.of(pair.getKey() + "=" + pair.getValue()))
                                                    .collect(Collectors.joining(", "))
                                            + "}")
                            + ")");
        });
        var reasons = shape.retired().stream()
                .filter(name -> name.successor().isEmpty())
                .collect(Collectors.groupingBy(RetiredName::because, LinkedHashMap::new, Collectors.toList()));
        if (reasons.size() > shape.fields().size()) {
            throw new NotCheckedException("more reasons for retired names than fields to say them beside");
        }
        var beside = shape.fields().iterator();
        reasons.forEach((because, names) -> marks.computeIfAbsent(beside.next().name(), none -> new ArrayList<>())
                .add("@Retired(value = " + list(names) + ", because = " + Literal.of(because) + ")"));
        return marks;
    }

    private static String list(List<RetiredName> names) {
        return "{" + names.stream().map(name -> Literal.of(name.name())).collect(Collectors.joining(", ")) + "}";
    }

    // ---- types ----

    /** The class of a type, whose source is written where it has one of its own. */
    private final ValueType.Cases<String> classes = new ValueType.Cases<>() {
        @Override
        public String decimal(DecimalType<?> type) {
            var said = new StringBuilder();
            type.unit()
                    .ifPresent(unit ->
                            said.append(".unit(").append(Literal.of(unit)).append(')'));
            type.least()
                    .ifPresent(least -> said.append(type.leastExcluded() ? ".above(" : ".atLeast(")
                            .append(Literal.of(least.toPlainString()))
                            .append(')'));
            type.most()
                    .ifPresent(most -> said.append(".atMost(")
                            .append(Literal.of(most.toPlainString()))
                            .append(')'));
            said.append(type.isWhole() ? ".whole()" : "");
            var examples = type.examples().stream().map(value -> ((BigDecimal) value).toPlainString());
            value(type, "Decimal", "BigDecimal", "canonical", said + examples(examples.toList()));
            return type.name();
        }

        @Override
        public String text(TextType<?> type) {
            var said = ".length(" + type.least() + ", " + type.most() + ")"
                    + type.characters()
                            .map(set -> ".characters(" + Literal.of(set) + ")")
                            .orElse("");
            value(
                    type,
                    "Text",
                    "String",
                    "checked",
                    said
                            + examples(type.examples().stream()
                                    .map(String::valueOf)
                                    .toList()));
            return type.name();
        }

        @Override
        public String choice(ChoiceType<?> type) {
            choices(type);
            return type.name();
        }

        @Override
        public String flag(FlagType type) {
            return "Boolean";
        }

        @Override
        public String time(TimeType type) {
            return "Instant";
        }

        @Override
        public String object(ObjectType<?> type) {
            var name = type.shape().name();
            record(type.shape(), """

                        /** The type of nested objects. */
                        public static final ObjectType<%s> TYPE = ValueType.object(%s.class);
                    """.formatted(name, name), "");
            return name;
        }

        @Override
        public String list(ListType<?> type) {
            return "List<" + type.items().match(this) + ">";
        }
    };

    private static String examples(List<String> examples) {
        return examples.isEmpty()
                ? ""
                : ".examples(" + examples.stream().map(Literal::of).collect(Collectors.joining(", ")) + ")";
    }

    private void value(ValueType<?> type, String kind, String java, String check, String said) {
        var name = type.name();
        add(name, """
                /** What is accepted: %s. */
                public record %s(%s value) implements %sValue<%s> {

                    /** What is accepted, and how it is described. */
                    public static final %sType<%s> TYPE =
                            ValueType.%s(%s.class, %s::new, %s::value)%s;

                    /** Throws a FindingsException when the value has another form. */
                    public %s {
                        value = TYPE.%s(value);
                    }
                }
                """.formatted(
                        comment(type.expectation()),
                        name,
                        java,
                        kind,
                        name,
                        kind,
                        name,
                        kind.toLowerCase(Locale.ROOT),
                        name,
                        name,
                        name,
                        said,
                        name,
                        check));
    }

    private void choices(ChoiceType<?> type) {
        var lower = type.values().stream().allMatch(value -> value.equals(value.toLowerCase(Locale.ROOT)));
        var constants = type.values().stream()
                .map(value -> lower ? value.toUpperCase(Locale.ROOT) : value)
                .toList();
        var odd = constants.stream()
                .filter(constant -> !SourceVersion.isName(constant) || constant.contains("."))
                .findFirst()
                .or(() -> Optional.of(constants.size())
                        .filter(count -> count != new HashSet<>(constants).size())
                        .map(count -> "one of them twice"));
        if (odd.isPresent()) {
            throw new NotCheckedException(type.name() + " has values that are no constants of an enum (" + odd.get()
                    + "): a record cannot say them, and the schema stays the contract");
        }
        add(type.name(), """
                /** One of %s. */
                %spublic enum %s {
                %s
                }
                """.formatted(
                        comment(String.join(", ", type.values())),
                        lower ? "@LowerCase\n" : "",
                        type.name(),
                        constants.stream()
                                .map(constant -> "    /** " + constant + ". */\n    " + constant)
                                .collect(Collectors.joining(",\n"))));
    }

    // ---- words ----

    private static String comment(String text) {
        return text.replace("*/", "* /")
                .replace("\\u", "\\ u")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("@", "&#64;");
    }
}
