package io.tradeschema.scan.java;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names under which a class's values stand in JSON, as Jackson and Gson give them. */
final class JavaProperties {

    private static final List<String> LOMBOK = List.of("Data", "Value", "Getter");
    private static final Set<String> PLAIN = Set.of("getClass", "getInstance");

    private final JavaProject project;

    JavaProperties(JavaProject project) {
        this.project = project;
    }

    /**
     * A value of a class that goes into JSON.
     *
     * @param wire the name in JSON
     * @param java the field's name
     * @param optional whether it may be left out
     * @param aliases other names that are read as this one
     */
    record Property(
            String wire,
            String java,
            String type,
            Node place,
            JavaClass owner,
            boolean optional,
            List<String> aliases) {}

    /** The values of the class, in order. */
    List<Property> of(JavaClass type) {
        var found = new LinkedHashMap<String, Property>();
        for (var owner : project.lineage(type)) {
            var lombok = LOMBOK.stream()
                    .anyMatch(name -> JavaNames.annotation(owner.node(), name).isPresent());
            var all = lombok || gson(owner);
            for (var field : owner.fields().values()) {
                if (visible(owner, field, all)) {
                    property(type, owner, field).ifPresent(made -> found.putIfAbsent(made.java(), made));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /** Gson writes every field, with or without accessors. */
    private static boolean gson(JavaClass owner) {
        return owner.fields().values().stream()
                .anyMatch(field ->
                        JavaNames.annotation(field.node(), "SerializedName").isPresent());
    }

    private static boolean visible(JavaClass owner, JavaClass.Field field, boolean all) {
        var modifiers = field.node().first("modifiers").map(Node::text).orElse("");
        if (field.constant() || modifiers.contains("transient")) {
            return false;
        }
        return owner.isRecord()
                || all
                || modifiers.contains("public")
                || modifiers.contains("JsonProperty")
                || modifiers.contains("@Getter")
                || getter(owner, field.name()).isPresent();
    }

    private static Optional<JavaMethod> getter(JavaClass owner, String field) {
        var capital = Character.toUpperCase(field.charAt(0)) + field.substring(1);
        return owner.methods().stream()
                .filter(method -> method.name().equals("get" + capital)
                        || method.name().equals("is" + capital)
                        || method.name().equals("set" + capital))
                .filter(method ->
                        JavaNames.annotation(method.node(), "JsonIgnore").isEmpty())
                .findFirst();
    }

    private static Optional<Property> property(JavaClass type, JavaClass owner, JavaClass.Field field) {
        if (JavaNames.annotation(field.node(), "JsonIgnore").isPresent()) {
            return Optional.empty();
        }
        var named = JavaNames.annotated(field.node(), "JsonProperty")
                .or(() -> JavaNames.annotated(field.node(), "SerializedName"))
                .or(() -> getter(owner, field.name()).flatMap(get -> JavaNames.annotated(get.node(), "JsonProperty")));
        var aliases = JavaNames.annotation(field.node(), "JsonAlias")
                .map(JavaProperties::texts)
                .or(() -> JavaNames.annotation(field.node(), "SerializedName").map(JavaProperties::alternates))
                .orElse(List.of());
        var optional = JavaNames.annotation(field.node(), "JsonInclude").isPresent()
                || JavaNames.annotation(type.node(), "JsonInclude").isPresent();
        return Optional.of(new Property(
                named.orElseGet(() -> strategy(type, field.name())),
                field.name(),
                field.type(),
                field.node(),
                owner,
                optional,
                aliases));
    }

    private static String strategy(JavaClass type, String name) {
        var snake = JavaNames.annotation(type.node(), "JsonNaming")
                .map(Node::text)
                .filter(text -> text.contains("Snake"))
                .isPresent();
        return snake ? JavaNames.snake(name) : name;
    }

    private static List<String> alternates(Node annotation) {
        var texts = texts(annotation);
        return texts.subList(Math.min(1, texts.size()), texts.size());
    }

    private static List<String> texts(Node node) {
        var texts = new ArrayList<String>();
        if (node.is("string_literal")) {
            texts.add(JavaNames.literal(node));
        }
        node.children().forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    /** The property that an accessor gives. */
    Optional<Property> accessed(JavaClass type, String method) {
        return of(type).stream()
                .filter(property -> property.java().equals(method)
                        || method.equals(getter("get", property.java()))
                        || method.equals(getter("is", property.java())))
                .filter(property -> !PLAIN.contains(method))
                .findFirst();
    }

    private static String getter(String prefix, String field) {
        return prefix + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    /** Why further names may stand in the JSON; empty when these are all. */
    String open(JavaClass type) {
        for (var owner : project.lineage(type)) {
            var above = owner.superclass();
            if (above.isPresent() && project.find(above.get(), owner).isEmpty()) {
                return owner.name() + " extends " + above.get() + ", which is not in the tree";
            }
            var any = owner.methods().stream()
                    .anyMatch(method -> JavaNames.annotation(method.node(), "JsonAnyGetter")
                                    .isPresent()
                            || JavaNames.annotation(method.node(), "JsonValue").isPresent());
            if (any) {
                return owner.name() + " decides at run time what stands in its JSON";
            }
        }
        var strange = JavaNames.annotation(type.node(), "JsonNaming")
                .or(() -> JavaNames.annotation(type.node(), "JsonSerialize"))
                .map(Node::text)
                .filter(text -> !text.contains("Snake"));
        return strange.map(text -> type.name() + " has names of its own in JSON: " + text)
                .orElse("");
    }

    /** The fields of an object by their names in JSON. */
    Map<String, JavaValue.Put> wire(JavaValue.Built object) {
        var fields = new LinkedHashMap<String, JavaValue.Put>();
        for (var property : of(object.type)) {
            var put = object.fields.get(property.java());
            var value = put == null
                    ? new JavaValue.Put(
                            new JavaValue.Typed(property.type(), property.owner()), property.place(), true, "")
                    : put;
            fields.put(property.wire(), property.optional() ? value.maybe() : value);
        }
        return fields;
    }
}
