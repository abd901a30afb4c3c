package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A class of the tree: what its header and body say. */
final class ClassDef {

    /** What makes the class's constructor. */
    enum Style {
        PLAIN,
        DATACLASS,
        PYDANTIC,
        NAMED_TUPLE,
        TYPED_DICT,
        ENUM,
        /** A base from outside the tree that the scan does not know. */
        FOREIGN
    }

    /** A field declared in the body with an annotation. */
    record Field(
            String name, String key, Optional<Node> fallback, Optional<Node> annotation, Node node, Module module) {
        boolean required() {
            return fallback.isEmpty();
        }
    }

    private final String name;
    private final Node node;
    private final Module module;
    private final List<String> decorators;
    private final Map<String, FunctionDef> methods = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Node> constants = new LinkedHashMap<>();
    private final Map<String, List<Node>> selfAssignments = new LinkedHashMap<>();
    private final List<ClassDef> bases = new ArrayList<>();
    private final Set<String> foreignBases = new LinkedHashSet<>();
    private Style style = Style.PLAIN;
    private boolean extrasAllowed;

    ClassDef(Node node, Module module, List<Node> decorators) {
        this.name = node.child("name").map(Node::text).orElse("");
        this.node = node;
        this.module = module;
        this.decorators = decorators.stream().map(FunctionDef::decoratorName).toList();
    }

    String name() {
        return name;
    }

    Node node() {
        return node;
    }

    Module module() {
        return module;
    }

    List<ClassDef> bases() {
        return bases;
    }

    Set<String> foreignBases() {
        return foreignBases;
    }

    void base(ClassDef base) {
        if (!base.isA(this)) {
            bases.add(base);
        }
    }

    void foreignBase(String base) {
        foreignBases.add(base);
    }

    void method(FunctionDef method) {
        if (!method.decorated("setter") && !method.decorated("overload")) {
            methods.put(method.name(), method);
        }
    }

    void field(Field field) {
        fields.put(field.name(), field);
    }

    void constant(String constant, Node value) {
        constants.put(constant, value);
    }

    void selfAssignment(String attribute, Node value) {
        selfAssignments.computeIfAbsent(attribute, key -> new ArrayList<>()).add(value);
    }

    void allowExtras() {
        extrasAllowed = true;
    }

    /** Decides the style once the bases are known. */
    void settle() {
        style = ownStyle();
    }

    private Style ownStyle() {
        if (decorators.stream().anyMatch(ClassDef::isDataclassDecorator)) {
            return Style.DATACLASS;
        }
        for (var base : bases) {
            if (base.style != Style.PLAIN) {
                return base.style;
            }
        }
        for (var base : foreignBases) {
            var foreign = foreignStyle(base.substring(base.lastIndexOf('.') + 1));
            if (foreign != Style.PLAIN) {
                return foreign;
            }
        }
        return Style.PLAIN;
    }

    /** What a base from outside the tree makes of the class; plain for one that adds nothing. */
    private static Style foreignStyle(String base) {
        return switch (base) {
            case "BaseModel", "BaseSettings", "RootModel", "SQLModel" -> Style.PYDANTIC;
            case "NamedTuple" -> Style.NAMED_TUPLE;
            case "TypedDict" -> Style.TYPED_DICT;
            case "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag" -> Style.ENUM;
            case "object", "ABC", "Protocol", "Generic", "Exception", "str", "int" -> Style.PLAIN;
            default -> Style.FOREIGN;
        };
    }

    private static boolean isDataclassDecorator(String decorator) {
        return switch (decorator.substring(decorator.lastIndexOf('.') + 1)) {
            case "dataclass", "define", "frozen", "attrs", "mutable" -> true;
            case "s" -> decorator.equals("attr.s");
            default -> false;
        };
    }

    Style style() {
        return style;
    }

    /** Whether its constructor takes its fields. */
    boolean isRecord() {
        return style == Style.DATACLASS
                || style == Style.PYDANTIC
                || style == Style.NAMED_TUPLE
                || style == Style.TYPED_DICT;
    }

    boolean extrasAllowed() {
        return extrasAllowed || bases.stream().anyMatch(ClassDef::extrasAllowed);
    }

    /** Whether any name it has is seen: no foreign base, no decorator that may add members. */
    boolean fullyKnown() {
        return style != Style.FOREIGN
                && foreignBases.stream().allMatch(ClassDef::harmless)
                && decorators.stream().allMatch(ClassDef::isDataclassDecorator)
                && bases.stream().allMatch(ClassDef::fullyKnown)
                && !methods.containsKey("__getattr__")
                && !methods.containsKey("__getattribute__")
                && !methods.containsKey("__new__");
    }

    private static boolean harmless(String base) {
        return switch (base.substring(base.lastIndexOf('.') + 1)) {
            case "object", "ABC", "Protocol", "Generic", "BaseModel", "NamedTuple", "TypedDict" -> true;
            default -> false;
        };
    }

    /** All fields, those of base classes first. */
    Map<String, Field> allFields() {
        var all = new LinkedHashMap<String, Field>();
        bases.forEach(base -> all.putAll(base.allFields()));
        all.putAll(fields);
        return all;
    }

    Map<String, Field> fields() {
        return Collections.unmodifiableMap(fields);
    }

    Optional<FunctionDef> method(String method) {
        var own = methods.get(method);
        if (own != null) {
            return Optional.of(own);
        }
        return bases.stream()
                .map(base -> base.method(method))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The methods that it takes over from bases of the tree as they are. */
    List<FunctionDef> takenOver() {
        var found = new LinkedHashMap<String, FunctionDef>();
        bases.forEach(base -> base.reach(found));
        found.keySet().removeAll(methods.keySet());
        return found.values().stream()
                .filter(method -> !method.isStatic()
                        && !method.decorated("classmethod")
                        && !method.isProperty()
                        && !method.hollow()
                        && !method.name().startsWith("__"))
                .toList();
    }

    private void reach(Map<String, FunctionDef> found) {
        methods.forEach(found::putIfAbsent);
        bases.forEach(base -> base.reach(found));
    }

    Map<String, FunctionDef> methods() {
        return methods;
    }

    /** The class attribute of this name and the class that holds it. */
    Optional<Map.Entry<ClassDef, Node>> constant(String constant) {
        var own = constants.get(constant);
        if (own != null) {
            return Optional.of(Map.entry(this, own));
        }
        return bases.stream()
                .map(base -> base.constant(constant))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Map<String, Node> constants() {
        return constants;
    }

    List<Node> selfAssignments(String attribute) {
        var own = selfAssignments.get(attribute);
        if (own != null) {
            return own;
        }
        return bases.stream()
                .map(base -> base.selfAssignments(attribute))
                .filter(nodes -> !nodes.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    boolean hasAttribute(String attribute) {
        return allFields().containsKey(attribute)
                || method(attribute).isPresent()
                || constant(attribute).isPresent()
                || !selfAssignments(attribute).isEmpty();
    }

    boolean isA(ClassDef other) {
        return this == other || bases.stream().anyMatch(base -> base.isA(other));
    }

    @Override
    public String toString() {
        return name + " at " + node.where();
    }
}
