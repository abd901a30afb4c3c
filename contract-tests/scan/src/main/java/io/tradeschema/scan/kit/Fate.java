package io.tradeschema.scan.kit;

import io.tradeschema.scan.syntax.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Follows an expression of the kit to where it is run, ended, handed on, or dropped. */
final class Fate {

    /** What looks away from what it is given, or gives it back. */
    private static final Set<String> PASSING_ON =
            Set.of("requireNonNull", "assertNotNull", "assertDoesNotThrow", "println", "print");

    /** Whose methods hold together what they are given. */
    private static final Set<String> GATHERING = Set.of("Stream", "List", "Set", "Arrays", "Optional");

    /** What takes code and no result of it. */
    private static final Set<String> TAKING_NO_RESULT = Set.of(
            "forEach",
            "forEachOrdered",
            "peek",
            "ifPresent",
            "assertAll",
            "assertDoesNotThrow",
            "assertThatCode",
            "assertThatNoException",
            "dynamicTest",
            "execute",
            "run",
            "running",
            "then",
            "satisfies",
            "allSatisfy");

    /** Annotations by which nothing calls a method for its result. */
    private static final Set<String> INERT = Set.of(
            "Test",
            "ParameterizedTest",
            "RepeatedTest",
            "Override",
            "SuppressWarnings",
            "Disabled",
            "DisplayName",
            "Tag",
            "Order",
            "Timeout",
            "BeforeEach",
            "AfterEach",
            "BeforeAll",
            "AfterAll");

    /** What gives on what code gives it. */
    private static final Set<String> MAPPING = Set.of("map", "flatMap", "mapToObj", "mapMulti");

    private static final Set<String> KEEPING = Set.of("add", "addAll", "put");

    private static final Set<String> OURS = Set.of("ConsumerTest", "ProducerTest");

    private final TestFile file;
    private final BiPredicate<TestFile, String> namedElsewhere;
    private final Map<String, Pending> giving = new HashMap<>();
    private final Set<Node> seen = new HashSet<>();

    /** Fates in this file; the predicate tells whether another file of the tree calls a method or names a field. */
    Fate(TestFile file, BiPredicate<TestFile, String> namedElsewhere) {
        this.file = file;
        this.namedElsewhere = namedElsewhere;
    }

    /** The methods of this file that return what is pending still, each with what. */
    Map<String, Pending> giving() {
        return giving;
    }

    /** As what the expression is dropped; empty when somebody runs or ends it, or may. */
    Optional<Pending> dropped(Node expression, Pending pending) {
        var outer = file.parent(expression);
        return outer.isEmpty() ? Optional.empty() : dropped(expression, pending, outer.get());
    }

    private Optional<Pending> dropped(Node expression, Pending pending, Node outer) {
        if (pending == Pending.COUNTED) {
            return Optional.of(pending);
        }
        return switch (outer.type()) {
            case "method_invocation" ->
                expression.field().equals("object")
                        ? pending.after(name(outer), outer).flatMap(after -> dropped(outer, after))
                        : Optional.empty();
            case "argument_list" -> handed(pending, outer);
            case "parenthesized_expression", "cast_expression" -> dropped(outer, pending);
            case "ternary_expression" ->
                expression.field().equals("condition") ? Optional.empty() : dropped(outer, pending);
            case "expression_statement" -> Optional.of(pending);
            case "lambda_expression" -> ofCode(pending, outer);
            case "variable_declarator" -> declared(pending, outer);
            case "resource" -> variable(name(outer), pending, scope(outer), outer);
            case "assignment_expression" -> assigned(pending, outer);
            case "return_statement" -> returned(pending, outer);
            default -> Optional.empty();
        };
    }

    private static String name(Node node) {
        return node.child("name").map(Node::text).orElse("");
    }

    private Optional<Pending> handed(Pending pending, Node arguments) {
        var call = file.parent(arguments).orElseThrow();
        if (!call.is("method_invocation")) {
            return Optional.empty();
        }
        if (name(call).equals("assertThat")) {
            return switch (pending) {
                case CONTRACT, TESTS -> dropped(call, Pending.ASSERTED_TESTS);
                case FINDINGS -> dropped(call, Pending.ASSERTION);
                default -> Optional.empty();
            };
        }
        if (KEEPING.contains(name(call))) {
            return kept(pending, call);
        }
        var on = call.child("object").map(Node::text).orElse("");
        return PASSING_ON.contains(name(call)) || GATHERING.contains(on) ? dropped(call, pending) : Optional.empty();
    }

    /** Put into a collection that this method alone knows. */
    private Optional<Pending> kept(Pending pending, Node call) {
        var name = call.child("object").map(Node::text).orElse("");
        return isLocal(name, scope(call)) ? variable(name, pending, scope(call), call) : Optional.empty();
    }

    /** The result of a lambda. */
    private Optional<Pending> ofCode(Pending pending, Node lambda) {
        if (takesNoResult(lambda)) {
            return Optional.of(pending);
        }
        var outer = file.parent(lambda).orElseThrow();
        if (outer.is("variable_declarator")) {
            return declared(pending, outer);
        }
        return file.parent(outer)
                .filter(call -> outer.is("argument_list") && MAPPING.contains(name(call)))
                .flatMap(call -> dropped(call, pending));
    }

    /** Whether the lambda or method reference is given to a method that wants no result of it. */
    boolean takesNoResult(Node code) {
        return file.parent(code)
                .filter(arguments -> arguments.is("argument_list"))
                .flatMap(file::parent)
                .filter(call -> TAKING_NO_RESULT.contains(name(call)))
                .isPresent();
    }

    private Optional<Pending> declared(Pending pending, Node declarator) {
        var declaration = file.parent(declarator).orElseThrow();
        if (!declaration.is("field_declaration")) {
            return variable(name(declarator), pending, scope(declarator), declarator);
        }
        var elsewhere =
                !TestFile.is(declaration, "private") && (!file.isTest() || namedElsewhere.test(file, name(declarator)));
        return elsewhere || TestFile.annotations(declaration).stream().anyMatch(name -> !INERT.contains(name))
                ? Optional.empty()
                : variable(name(declarator), pending, file.nodes().get(0), declarator);
    }

    private Node scope(Node node) {
        return file.around(
                        node,
                        outer -> outer.is("method_declaration")
                                || outer.is("constructor_declaration")
                                || outer.is("compact_constructor_declaration"))
                .orElse(file.nodes().get(0));
    }

    private Optional<Pending> assigned(Pending pending, Node assignment) {
        var left = assignment.child("left").map(Node::text).orElse("");
        var name = TestFile.simple(left);
        var method = scope(assignment);
        var local = !left.startsWith("this.") && isLocal(name, method);
        return variable(name, pending, local ? method : file.nodes().get(0), assignment);
    }

    private boolean isLocal(String name, Node method) {
        return file.nodes().stream()
                .anyMatch(node -> node.is("variable_declarator")
                        && name(node).equals(name)
                        && file.isWithin(node, method)
                        && file.parent(node)
                                .filter(outer -> outer.is("local_variable_declaration"))
                                .isPresent());
    }

    /** What is stored is dropped when every use of the name drops it. */
    private Optional<Pending> variable(String name, Pending pending, Node scope, Node storing) {
        if (!seen.add(storing)) {
            return Optional.of(pending);
        }
        for (var node : file.nodes()) {
            if (isUse(node, name) && file.isWithin(node, scope)) {
                if (dropped(whole(node), pending).isEmpty()) {
                    seen.remove(storing);
                    return Optional.empty();
                }
            }
        }
        seen.remove(storing);
        return Optional.of(pending);
    }

    private boolean isUse(Node node, String name) {
        return node.is("identifier")
                && node.text().equals(name)
                && !Set.of("name", "left").contains(node.field())
                && !Set.of("name", "left").contains(whole(node).field())
                && file.parent(node).filter(outer -> !isOtherName(node, outer)).isPresent();
    }

    private static boolean isOtherName(Node node, Node outer) {
        return outer.is("method_reference") && outer.get(outer.size() - 1) == node && outer.size() > 1;
    }

    /** {@code this.contract} for {@code contract}. */
    private Node whole(Node identifier) {
        return file.parent(identifier)
                .filter(outer -> outer.is("field_access") && identifier.field().equals("field"))
                .orElse(identifier);
    }

    private Optional<Pending> returned(Pending pending, Node statement) {
        var method = file.around(statement, outer -> outer.is("method_declaration") || outer.is("lambda_expression"));
        if (method.isEmpty() || method.get().is("lambda_expression")) {
            return Optional.empty();
        }
        giving.put(name(method.get()), pending);
        return isAskedFor(method.get()) ? Optional.empty() : Optional.of(pending);
    }

    /** Whether JUnit, a supertype or other code calls the method for what it returns, or may. */
    private boolean isAskedFor(Node method) {
        var annotations = TestFile.annotations(method);
        var closed = TestFile.is(method, "private") || TestFile.is(method, "static");
        if (annotations.contains("Test") || (annotations.contains("TestFactory") && closed)) {
            return false;
        }
        return annotations.stream().anyMatch(name -> !INERT.contains(name))
                || annotations.contains("Override")
                || isInherited(method)
                || (!file.isTest() && TestFile.is(method, "public"))
                || file.calls(name(method))
                || file.sharesNameWithItsSource(method)
                || namedElsewhere.test(file, name(method));
    }

    private boolean isInherited(Node method) {
        var type = file.typeAround(method);
        if (type.isEmpty() || TestFile.is(method, "private") || TestFile.is(method, "static")) {
            return false;
        }
        var above = supertypes(type.get());
        return type.get().is("object_creation_expression")
                || type.get().is("interface_declaration")
                || TestFile.is(type.get(), "abstract")
                || above.stream().anyMatch(name -> !OURS.contains(name))
                || (!above.isEmpty() && Set.of("consumer", "producer").contains(name(method)));
    }

    private static Set<String> supertypes(Node type) {
        var names = new HashSet<String>();
        type.children().stream()
                .filter(part -> Set.of("superclass", "super_interfaces", "extends_interfaces")
                        .contains(part.type()))
                .forEach(part -> named(part, names));
        return names;
    }

    private static void named(Node node, Set<String> names) {
        if (node.is("type_arguments")) {
            return;
        }
        if (node.is("type_identifier")) {
            names.add(node.text());
        }
        node.children().forEach(child -> named(child, names));
    }
}
