package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the classes, functions and imports of a module, without walking any code. */
final class Indexer {

    private final Module module;

    private Indexer(Module module) {
        this.module = module;
    }

    static Module index(String file, Node root) {
        var module = new Module(file, root);
        new Indexer(module).statements(root, true);
        return module;
    }

    private void statements(Node block, boolean top) {
        for (var node : block.children()) {
            switch (node.type()) {
                case "class_definition", "decorated_definition", "function_definition" -> definition(node, top);
                case "import_statement", "import_from_statement" -> imports(node);
                case "if_statement",
                        "try_statement",
                        "else_clause",
                        "elif_clause",
                        "except_clause",
                        "block",
                        "with_statement",
                        "finally_clause" -> statements(node, top);
                default -> {}
            }
        }
    }

    private void definition(Node node, boolean top) {
        var target = undecorated(node);
        var decorators = decorators(node);
        if (target.is("class_definition")) {
            var definition = classDef(target, module, decorators);
            if (top) {
                module.definitions().putIfAbsent(definition.name(), new Value.Cls(definition));
            }
        } else if (target.is("function_definition")) {
            var function = new FunctionDef(target, module, null, decorators, null);
            module.functions().add(function);
            if (top) {
                module.definitions().put(function.name(), new Value.Fn(function, Optional.empty()));
            }
        }
    }

    static Node undecorated(Node node) {
        return node.is("decorated_definition") ? node.child("definition").orElse(node) : node;
    }

    static List<Node> decorators(Node node) {
        return node.children().stream().filter(child -> child.is("decorator")).toList();
    }

    private void imports(Node node) {
        for (var imported : node.all("name")) {
            var name = imported.is("aliased_import")
                    ? imported.child("alias").map(Node::text).orElse("")
                    : firstPart(imported, node);
            module.imports().putIfAbsent(name, node);
        }
        if (node.first("wildcard_import").isPresent()) {
            module.imports().put("*" + module.imports().size(), node);
        }
    }

    private static String firstPart(Node imported, Node statement) {
        var text = imported.text();
        var dot = text.indexOf('.');
        return statement.is("import_statement") && dot > 0 ? text.substring(0, dot) : text;
    }

    /** A class with its members; it is added to the module's classes. */
    static ClassDef classDef(Node node, Module module, List<Node> decorators) {
        var definition = new ClassDef(node, module, decorators);
        module.classes().add(definition);
        node.child("body").ifPresent(body -> members(body, definition, module));
        return definition;
    }

    private static void members(Node body, ClassDef definition, Module module) {
        for (var node : body.children()) {
            var target = undecorated(node);
            switch (target.type()) {
                case "function_definition" -> {
                    var method = new FunctionDef(target, module, definition, decorators(node), null);
                    definition.method(method);
                    module.functions().add(method);
                    selfAssignments(target, definition);
                }
                case "class_definition" -> nested(target, definition, module, decorators(node));
                case "expression_statement" -> {
                    if (target.size() > 0 && target.get(0).is("assignment")) {
                        assignment(target.get(0), definition, module);
                    }
                }
                case "if_statement" -> target.child("consequence").ifPresent(more -> members(more, definition, module));
                default -> {}
            }
        }
    }

    private static void nested(Node node, ClassDef definition, Module module, List<Node> decorators) {
        var inner = classDef(node, module, decorators);
        definition.constant(inner.name(), node);
        if (inner.name().equals("Config") && node.text().contains("allow")) {
            definition.allowExtras();
        }
    }

    private static void assignment(Node node, ClassDef definition, Module module) {
        var left = node.child("left").filter(target -> target.is("identifier"));
        if (left.isEmpty()) {
            return;
        }
        var name = left.get().text();
        var right = node.child("right");
        var annotation = node.child("type");
        right.ifPresent(value -> definition.constant(name, value));
        var classVariable =
                annotation.map(type -> type.text().contains("ClassVar")).orElse(false);
        if (annotation.isPresent() && !classVariable && !name.startsWith("_")) {
            definition.field(
                    new ClassDef.Field(name, alias(right).orElse(name), fallback(right), annotation, node, module));
        }
        if (name.equals("model_config") && right.map(Node::text).orElse("").contains("allow")) {
            definition.allowExtras();
        }
    }

    /** The default of a field: a plain value, or what Field(...) and field(...) say. */
    private static Optional<Node> fallback(Optional<Node> right) {
        if (right.isEmpty() || !isFieldCall(right.get())) {
            return right.filter(value -> !value.is("ellipsis"));
        }
        for (var argument : argumentsOf(right.get())) {
            if (argument.is("keyword_argument")) {
                var keyword = argument.child("name").map(Node::text).orElse("");
                if (keyword.equals("default") || keyword.equals("default_factory") || keyword.equals("factory")) {
                    return argument.child("value").filter(value -> !value.is("ellipsis"));
                }
            } else {
                return Optional.of(argument).filter(value -> !value.is("ellipsis"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> alias(Optional<Node> right) {
        return right.filter(Indexer::isFieldCall).stream()
                .flatMap(call -> argumentsOf(call).stream())
                .filter(argument -> argument.is("keyword_argument"))
                .filter(argument ->
                        argument.child("name").map(Node::text).orElse("").equals("alias"))
                .map(argument -> argument.child("value").map(Node::text).orElse(""))
                .filter(text -> text.length() > 2)
                .map(text -> text.substring(1, text.length() - 1))
                .findFirst();
    }

    private static boolean isFieldCall(Node value) {
        var function =
                value.is("call") ? value.child("function").map(Node::text).orElse("") : "";
        return switch (function.substring(function.lastIndexOf('.') + 1)) {
            case "Field", "field", "ib", "attrib" -> true;
            default -> false;
        };
    }

    private static List<Node> argumentsOf(Node call) {
        return call.child("arguments").map(Node::children).orElse(List.of());
    }

    /** Remembers every {@code self.name = value} of a method, for attributes that __init__ does not set. */
    private static void selfAssignments(Node node, ClassDef definition) {
        var pending = new ArrayList<Node>();
        @Nullable Node next = node;
        while (next != null) {
            if (next.is("assignment")) {
                remember(next, definition);
            }
            pending.addAll(next.children());
            next = pending.isEmpty() ? null : pending.remove(pending.size() - 1);
        }
    }

    private static void remember(Node assignment, ClassDef definition) {
        var left = assignment.child("left").filter(target -> target.is("attribute"));
        var right = assignment.child("right");
        if (left.isPresent()
                && right.isPresent()
                && left.get().child("object").map(Node::text).orElse("").equals("self")) {
            definition.selfAssignment(
                    left.get().child("attribute").map(Node::text).orElse(""), right.get());
        }
    }
}
