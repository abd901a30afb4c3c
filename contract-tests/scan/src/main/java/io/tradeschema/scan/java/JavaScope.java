package io.tradeschema.scan.java;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a name means where it stands: a variable of the method, or a member of one of the classes around it. */
final class JavaScope {

    /** The class's members, by their names. */
    private final Map<String, Boolean> fields = new HashMap<>();

    private final Map<String, Boolean> methods = new HashMap<>();
    private final Set<String> several = new HashSet<>();
    private final Set<String> types = new HashSet<>();

    private final @Nullable JavaScope outer;
    private final String type;
    private final boolean inMethod;
    private final boolean extending;
    private final Set<String> names = new HashSet<>();
    /** Variables of an outer function that are set here. */
    private final Set<String> taken = new LinkedHashSet<>();

    private final boolean function;

    private JavaScope(@Nullable JavaScope outer, String type, boolean inMethod, boolean extending, boolean function) {
        this.outer = outer;
        this.type = type;
        this.inMethod = inMethod;
        this.extending = extending;
        this.function = function;
    }

    /** Outside of all classes. */
    static JavaScope file() {
        return new JavaScope(null, "", false, false, false);
    }

    /** Inside a class whose members stand under this node. */
    JavaScope ofClass(String name, Node declaration, List<Node> members) {
        var above = declaration.child("superclass").isPresent()
                || declaration.child("interfaces").isPresent()
                || declaration.first("extends_interfaces").isPresent()
                || declaration.is("object_creation_expression");
        var scope = new JavaScope(this, name, isInMethod(), above, false);
        declaration
                .child("parameters")
                .filter(list -> declaration.is("record_declaration"))
                .ifPresent(scope::components);
        members.forEach(scope::member);
        return scope;
    }

    private boolean isInMethod() {
        return type.isEmpty() && outer != null;
    }

    private void components(Node parameters) {
        parameters
                .children()
                .forEach(part -> part.child("name").map(Node::text).ifPresent(name -> {
                    fields.put(name, false);
                    methods.put(name, false);
                }));
    }

    private void member(Node node) {
        switch (node.type()) {
            case "field_declaration", "constant_declaration" -> {
                var fixed = node.is("constant_declaration") || JavaMarks.has(node, "static");
                node.all("declarator")
                        .forEach(one -> one.child("name").ifPresent(name -> fields.put(name.text(), fixed)));
            }
            case "enum_constant" -> node.child("name").ifPresent(name -> fields.put(name.text(), true));
            case "method_declaration", "annotation_type_element_declaration" -> {
                var name = node.child("name").map(Node::text).orElse("");
                if (methods.put(name, JavaMarks.has(node, "static")) != null) {
                    several.add(name);
                }
            }
            case "constructor_declaration" -> {
                if (methods.put(JavaCode.MAKING, false) != null) {
                    several.add(JavaCode.MAKING);
                }
            }
            default -> {
                if (JavaCode.TYPES.contains(node.type())) {
                    node.child("name").ifPresent(name -> types.add(name.text()));
                }
            }
        }
    }

    /** Inside a function. */
    JavaScope ofFunction() {
        return new JavaScope(this, "", false, false, true);
    }

    /** Inside a block. */
    JavaScope ofBlock() {
        return new JavaScope(this, "", false, false, false);
    }

    /** Declares a variable. */
    void declare(String name) {
        names.add(name);
    }

    /** Declares a class, which is a name like others inside of a method. */
    void declareType(String name) {
        if (type.isEmpty() && outer != null) {
            names.add(name);
        }
    }

    /** A variable is set: one of an outer function is that function's. */
    void set(String name) {
        JavaScope inner = null;
        for (var scope = this; scope != null && scope.type.isEmpty(); scope = scope.outer) {
            if (scope.names.contains(name)) {
                if (inner != null) {
                    inner.taken.add(name);
                }
                return;
            }
            inner = scope.function ? scope : inner;
        }
    }

    /** The variables of outer functions that this function sets. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** Whether the method has one of several signatures. */
    boolean isSeveral(String method) {
        return several.contains(method);
    }

    /** Whether the class writes the method itself. */
    boolean writes(String method, List<Node> members) {
        return members.stream()
                .anyMatch(node -> node.is("method_declaration")
                        && node.child("name")
                                .map(Node::text)
                                .filter(method::equals)
                                .isPresent());
    }

    /** The name under which a method finds its object. */
    String self() {
        return nearest().type + ".this";
    }

    private JavaScope nearest() {
        var scope = this;
        while (scope.type.isEmpty() && scope.outer != null) {
            scope = scope.outer;
        }
        return scope;
    }

    /** The object of the class of that name around this place. */
    Code self(String name, Place at) {
        for (var scope = nearest(); scope != null && !scope.type.isEmpty(); scope = scope.around()) {
            if (scope.type.equals(name)) {
                return scope.object(at, this);
            }
        }
        return new Code.Name(at, name + ".this");
    }

    private @Nullable JavaScope around() {
        return outer == null ? null : outer.nearest();
    }

    /** What a plain name means where a value stands, which a class is not: what nobody here declares, and no import may, is inherited. */
    Code name(String name, Place at, boolean imported) {
        var plain = qualifier(name, at);
        var inherited = plain instanceof Code.Name && !imported && !isVariable(name)
                ? extending()
                : Optional.<JavaScope>empty();
        return inherited
                .<Code>map(scope -> new Code.Attr(at, scope.reference(at), name))
                .orElse(plain);
    }

    private boolean isVariable(String name) {
        for (var scope = this; scope != null; scope = scope.outer) {
            if (scope.names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** What a plain name means that may be a class's. */
    Code qualifier(String name, Place at) {
        for (var scope = this; scope != null; scope = scope.outer) {
            if (scope.names.contains(name)) {
                return new Code.Name(at, name);
            }
            var field = scope.fields.get(name);
            if (field != null) {
                return new Code.Attr(at, field ? scope.reference(at) : scope.object(at, this), name);
            }
            if (scope.types.contains(name)) {
                return new Code.Attr(at, scope.reference(at), name);
            }
        }
        return inherited(name)
                .<Code>map(scope -> new Code.Attr(at, scope.object(at, this), name))
                .orElseGet(() -> new Code.Name(at, name));
    }

    /** What a plain name means where a type stands: no field, and no package, is inherited. */
    Code typeName(String name, Place at) {
        for (var scope = this; scope != null && !scope.names.contains(name); scope = scope.outer) {
            if (scope.types.contains(name)) {
                return new Code.Attr(at, scope.reference(at), name);
            }
        }
        return new Code.Name(at, name);
    }

    /** Whether a name is declared here or in what stands around; one that is not may be inherited, or a package. */
    boolean declares(String name) {
        for (var scope = this; scope != null; scope = scope.outer) {
            if (scope.names.contains(name) || scope.fields.containsKey(name) || scope.types.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** A class whose bases may have a name that nobody here declares; names of classes begin with a capital letter. */
    private Optional<JavaScope> inherited(String name) {
        if (name.isEmpty() || Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        return extending();
    }

    /** The nearest class around that has bases. */
    private Optional<JavaScope> extending() {
        for (var scope = nearest(); scope != null && !scope.type.isEmpty(); scope = scope.around()) {
            if (scope.extending) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /** What a plain name means that is called. */
    Code method(String name, Place at, Set<String> imported) {
        for (var scope = this; scope != null; scope = scope.outer) {
            var method = scope.methods.get(name);
            if (method != null) {
                return new Code.Attr(at, method ? scope.reference(at) : scope.object(at, this), name);
            }
        }
        var nearest = nearest();
        if (imported.contains(name) || nearest.type.isEmpty()) {
            return new Code.Name(at, name);
        }
        return new Code.Attr(at, inherited(name).orElse(nearest).object(at, this), name);
    }

    /** The class itself, from wherever. */
    Code reference(Place at) {
        var around = inMethod ? null : around();
        return around == null || around.type.isEmpty()
                ? new Code.Name(at, type)
                : new Code.Attr(at, around.reference(at), type);
    }

    /** An object of this class, from a place inside it: that of the method, or any where the method is another class's. */
    private Code object(Place at, JavaScope from) {
        var scope = from.nearest();
        while (scope != null && scope != this) {
            if (!scope.inMethod) {
                return new Code.Call(
                        at,
                        new Code.Name(at, JavaCode.ANY_OBJECT),
                        List.of(new Code.Argument(at, Code.Giving.PLACE, "", reference(at))));
            }
            scope = scope.around();
        }
        return new Code.Name(at, type + ".this");
    }
}
