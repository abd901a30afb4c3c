package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A function, method or lambda of the tree: what its header says. */
final class FunctionDef {

    /** How a parameter takes its value. */
    enum Taking {
        PLACE_OR_NAME,
        NAME_ONLY,
        ALL_PLACES,
        ALL_NAMES
    }

    /** One parameter. */
    record Parameter(String name, Taking taking, Optional<Node> fallback, Optional<Node> annotation) {
        /** Whether a call must give it. */
        boolean needed() {
            return fallback.isEmpty() && (taking == Taking.PLACE_OR_NAME || taking == Taking.NAME_ONLY);
        }
    }

    private final String name;
    private final Module module;
    private final @Nullable ClassDef owner;
    private final Node node;
    private final List<Parameter> parameters;
    private final List<String> decorators;
    private final List<Node> decoratorNodes;
    private final @Nullable Frame enclosing;

    FunctionDef(Node node, Module module, @Nullable ClassDef owner, List<Node> decorators, @Nullable Frame enclosing) {
        this.node = node;
        this.module = module;
        this.owner = owner;
        this.enclosing = enclosing;
        this.name = node.child("name").map(Node::text).orElse("<lambda>");
        this.decoratorNodes = List.copyOf(decorators);
        this.decorators = decorators.stream().map(FunctionDef::decoratorName).toList();
        this.parameters = node.child("parameters").map(FunctionDef::parameters).orElse(List.of());
    }

    static String decoratorName(Node decorator) {
        var expression = decorator.size() == 0 ? decorator : decorator.get(0);
        var target = expression.is("call") ? expression.child("function").orElse(expression) : expression;
        return target.text();
    }

    private static List<Parameter> parameters(Node list) {
        var found = new ArrayList<Parameter>();
        var taking = Taking.PLACE_OR_NAME;
        for (var node : list.children()) {
            switch (node.type()) {
                case "identifier" -> found.add(new Parameter(node.text(), taking, Optional.empty(), Optional.empty()));
                case "default_parameter", "typed_default_parameter" ->
                    found.add(new Parameter(
                            node.child("name").map(Node::text).orElse(""),
                            taking,
                            node.child("value"),
                            node.child("type")));
                case "typed_parameter" -> found.add(typed(node, taking));
                case "list_splat_pattern" -> found.add(splat(node, Taking.ALL_PLACES));
                case "dictionary_splat_pattern" -> found.add(splat(node, Taking.ALL_NAMES));
                default -> {}
            }
            if (node.is("keyword_separator") || last(found, Taking.ALL_PLACES)) {
                taking = Taking.NAME_ONLY;
            }
        }
        return List.copyOf(found);
    }

    private static boolean last(List<Parameter> found, Taking taking) {
        return !found.isEmpty() && found.get(found.size() - 1).taking() == taking;
    }

    private static Parameter typed(Node node, Taking taking) {
        var target = node.get(0);
        if (target.is("list_splat_pattern")) {
            return splat(target, Taking.ALL_PLACES);
        }
        if (target.is("dictionary_splat_pattern")) {
            return splat(target, Taking.ALL_NAMES);
        }
        return new Parameter(target.text(), taking, Optional.empty(), node.child("type"));
    }

    private static Parameter splat(Node node, Taking taking) {
        var name = node.size() == 0 ? "" : node.get(0).text();
        return new Parameter(name, taking, Optional.empty(), Optional.empty());
    }

    String name() {
        return name;
    }

    /** {@code Class.method} or {@code function}. */
    String title() {
        return owner == null ? name : owner.name() + "." + name;
    }

    Module module() {
        return module;
    }

    Optional<ClassDef> owner() {
        return Optional.ofNullable(owner);
    }

    Optional<Frame> enclosing() {
        return Optional.ofNullable(enclosing);
    }

    Node node() {
        return node;
    }

    /** The annotation of what it returns. */
    Optional<Node> returns() {
        return node.child("return_type");
    }

    Optional<Node> body() {
        return node.child("body");
    }

    /** The calls among its decorators, such as {@code @bus.on("trade.intent")}. */
    List<Node> decoratorCalls() {
        return decoratorNodes.stream()
                .filter(node -> node.size() > 0 && node.get(0).is("call"))
                .map(node -> node.get(0))
                .toList();
    }

    boolean isLambda() {
        return node.is("lambda");
    }

    List<Parameter> parameters() {
        return parameters;
    }

    boolean decorated(String decorator) {
        return decorators.stream().anyMatch(name -> name.equals(decorator) || name.endsWith("." + decorator));
    }

    boolean isStatic() {
        return decorated("staticmethod") || name.equals("__new__");
    }

    boolean isProperty() {
        return decorated("property") || decorated("cached_property") || decorated("computed_field");
    }

    /** Whether decorators may have changed the signature in a way the scan does not know. */
    boolean plainlyDecorated() {
        return decorators.stream().allMatch(FunctionDef::keepsSignature);
    }

    private static boolean keepsSignature(String decorator) {
        var last = decorator.substring(decorator.lastIndexOf('.') + 1);
        return switch (last) {
            case "staticmethod",
                    "classmethod",
                    "property",
                    "abstractmethod",
                    "cached_property",
                    "lru_cache",
                    "cache",
                    "override",
                    "final",
                    "retry",
                    "wraps",
                    "validator",
                    "field_validator",
                    "model_validator",
                    "root_validator",
                    "asynccontextmanager",
                    "contextmanager" -> true;
            default -> false;
        };
    }

    /** Whether the body says nothing: {@code ...}, {@code pass}, a docstring or a refusal. */
    boolean hollow() {
        var body = body().orElse(node);
        return body.children().stream()
                .allMatch(statement -> statement.is("pass_statement")
                        || statement.is("raise_statement")
                        || (statement.is("expression_statement")
                                && statement.size() == 1
                                && (statement.get(0).is("string")
                                        || statement.get(0).is("ellipsis"))));
    }

    @Override
    public String toString() {
        return title() + " at " + node.where();
    }
}
