package io.tradeschema.scan.java;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A class, record, enum or interface of the tree. */
final class JavaClass {

    /** A field or record component. */
    record Field(String name, String type, Node node, Optional<Node> value, boolean constant) {}

    private final String name;
    private final Node node;
    private final Optional<JavaClass> outer;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<String> components = new ArrayList<>();
    private final List<String> constants = new ArrayList<>();
    private final Map<String, List<JavaMethod>> methods = new LinkedHashMap<>();
    private final List<JavaMethod> constructors = new ArrayList<>();
    private final List<JavaClass> nested = new ArrayList<>();
    private final List<String> supertypes;

    private JavaClass(Node node, Optional<JavaClass> outer) {
        this.node = node;
        this.outer = outer;
        this.name = node.child("name").map(Node::text).orElse("");
        this.supertypes = supertypes(node);
    }

    /** Every class of a file, inner ones after their outer ones. */
    static List<JavaClass> all(Node root) {
        var all = new ArrayList<JavaClass>();
        collect(root, Optional.empty(), all);
        return all;
    }

    private static void collect(Node node, Optional<JavaClass> outer, List<JavaClass> all) {
        for (var child : node.children()) {
            if (declares(child)) {
                var type = new JavaClass(child, outer);
                outer.ifPresent(holder -> holder.nested.add(type));
                type.read();
                all.add(type);
                child.child("body").ifPresent(body -> collect(body, Optional.of(type), all));
            } else if (child.is("enum_body_declarations")) {
                collect(child, outer, all);
            }
        }
    }

    private static boolean declares(Node node) {
        return switch (node.type()) {
            case "class_declaration", "record_declaration", "interface_declaration", "enum_declaration" -> true;
            default -> false;
        };
    }

    private void read() {
        if (node.is("record_declaration")) {
            for (var parameter : JavaMethod.parameters(node)) {
                components.add(parameter.name());
                fields.put(
                        parameter.name(),
                        new Field(parameter.name(), parameter.type(), parameter.node(), Optional.empty(), false));
            }
        }
        node.child("body").ifPresent(this::members);
    }

    private void members(Node body) {
        for (var member : body.children()) {
            switch (member.type()) {
                case "field_declaration", "constant_declaration" -> field(member);
                case "enum_constant" ->
                    constants.add(member.child("name").map(Node::text).orElse(""));
                case "method_declaration" -> {
                    var method = JavaMethod.of(this, member);
                    methods.computeIfAbsent(method.name(), key -> new ArrayList<>())
                            .add(method);
                }
                case "constructor_declaration" -> constructors.add(JavaMethod.of(this, member));
                case "enum_body_declarations" -> members(member);
                default -> {}
            }
        }
    }

    private void field(Node member) {
        var constant = member.is("constant_declaration")
                || member.first("modifiers").map(Node::text).orElse("").contains("static");
        for (var declarator : member.all("declarator")) {
            var field = declarator.child("name").map(Node::text).orElse("");
            fields.put(field, new Field(field, JavaNames.type(member), member, declarator.child("value"), constant));
        }
    }

    /** The simple name. */
    String name() {
        return name;
    }

    /** The declaration. */
    Node node() {
        return node;
    }

    /** The class that encloses this one. */
    Optional<JavaClass> outer() {
        return outer;
    }

    boolean isRecord() {
        return node.is("record_declaration");
    }

    boolean isEnum() {
        return node.is("enum_declaration");
    }

    boolean isInterface() {
        return node.is("interface_declaration");
    }

    /** The constants of an enum. */
    List<String> constants() {
        return constants;
    }

    /** The components of a record, in order. */
    List<String> components() {
        return components;
    }

    /** Fields and components by name. */
    Map<String, Field> fields() {
        return fields;
    }

    /** All methods. */
    List<JavaMethod> methods() {
        return methods.values().stream().flatMap(List::stream).toList();
    }

    /** The methods of that name. */
    List<JavaMethod> methods(String method) {
        return methods.getOrDefault(method, List.of());
    }

    /** The constructors. */
    List<JavaMethod> constructors() {
        return constructors;
    }

    /** The class of that name directly inside this one. */
    Optional<JavaClass> nested(String simple) {
        return nested.stream().filter(type -> type.name.equals(simple)).findFirst();
    }

    /** The simple names of the class and interfaces it extends. */
    List<String> supertypes() {
        return supertypes;
    }

    private static List<String> supertypes(Node node) {
        var names = new ArrayList<String>();
        for (var part : node.children()) {
            if (part.is("superclass") || part.is("super_interfaces") || part.is("extends_interfaces")) {
                part.children()
                        .forEach(type -> (type.is("type_list") ? type.children() : List.of(type))
                                .forEach(one -> names.add(JavaNames.simple(one))));
            }
        }
        return List.copyOf(names);
    }

    /** Whether another class is extended, rather than interfaces only. */
    Optional<String> superclass() {
        return node.child("superclass").filter(part -> part.size() > 0).map(part -> JavaNames.simple(part.get(0)));
    }

    @Override
    public String toString() {
        return name + " in " + node.file();
    }
}
