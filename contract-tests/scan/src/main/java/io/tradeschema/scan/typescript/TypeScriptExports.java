package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;

/** What a file gives to others: all names at its top are to be had, those that differ are set beside. */
final class TypeScriptExports {

    /** The one thing that a file gives as a whole. */
    static final String WHOLE = "module.exports";

    private final TypeScriptCode statements;
    private final TypeScriptExpressions expressions;

    TypeScriptExports(TypeScriptCode statements, TypeScriptExpressions expressions) {
        this.statements = statements;
        this.expressions = expressions;
    }

    void of(Node node, List<Code> out) {
        var source = node.child("source").map(TypeScriptImports::module);
        var clause = node.first("export_clause");
        var declaration = node.child("declaration");
        if (declaration.isPresent()) {
            declared(node, declaration.get(), out);
        } else if (clause.isPresent()) {
            clause.get().children().forEach(one -> named(one, source, out));
        } else if (source.isPresent()) {
            var space = node.first("namespace_export").filter(found -> found.size() > 0);
            out.add(
                    space.isPresent()
                            ? TypeScriptImports.taken(
                                    node, source.get(), "", space.get().get(0).text())
                            : TypeScriptImports.taken(node, source.get(), "*", "*"));
        } else {
            var value = node.child("value").or(() -> node.size() == 0 ? Optional.empty() : Optional.of(node.get(0)));
            value.ifPresent(code -> set(node, TypeScriptImports.DEFAULT, code, out));
        }
    }

    private void declared(Node node, Node declaration, List<Code> out) {
        var before = node.text(node.start(), declaration.start());
        var name = TypeScriptCode.name(declaration);
        if (!before.contains("default")) {
            statements.statement(declaration, out);
        } else if (name.isEmpty()) {
            set(node, TypeScriptImports.DEFAULT, declaration, out);
        } else {
            statements.statement(declaration, out);
            out.add(alias(node, TypeScriptImports.DEFAULT, name));
        }
    }

    private static Code alias(Node node, String as, String name) {
        return new Code.Set(
                node.place(),
                new Code.Name(node.place(), as),
                Optional.of(new Code.Name(node.place(), name)),
                Optional.empty());
    }

    private void set(Node node, String name, Node value, List<Code> out) {
        statements.set(node, name, value, Optional.empty(), out);
    }

    private static void named(Node one, Optional<String> source, List<Code> out) {
        if (source.isPresent()) {
            TypeScriptImports.specifier(one, source.get(), out);
            return;
        }
        var name = one.child("name").map(Node::text).orElse("");
        one.child("alias")
                .map(Node::text)
                .filter(as -> !as.equals(name))
                .ifPresent(as -> out.add(alias(one, as, name)));
    }

    /** {@code module.exports = …} and {@code exports.name = …}; false where it is another assignment. */
    boolean assigned(Node node, List<Code> out) {
        var left = node.child("left").orElse(node);
        var right = node.child("right");
        if (!left.is("member_expression") || right.isEmpty()) {
            return false;
        }
        var of = left.child("object").orElse(left);
        var name = left.child("property").map(Node::text).orElse("");
        var exports = isExports(of) || of.is("identifier") && of.text().equals("exports");
        if (exports) {
            var same = right.get().is("identifier") && right.get().text().equals(name);
            if (!same) {
                set(left, name, right.get(), out);
            }
            return true;
        }
        if (!isExports(left)) {
            return false;
        }
        if (right.get().is("object")) {
            right.get().children().forEach(entry -> entry(entry, out));
        } else {
            set(left, WHOLE, right.get(), out);
        }
        return true;
    }

    private static boolean isExports(Node node) {
        return node.is("member_expression")
                && node.child("object").map(Node::text).filter("module"::equals).isPresent()
                && node.child("property")
                        .map(Node::text)
                        .filter("exports"::equals)
                        .isPresent();
    }

    private void entry(Node entry, List<Code> out) {
        if (entry.is("spread_element") && entry.size() > 0) {
            TypeScriptImports.requiredModule(entry.get(0))
                    .ifPresent(module -> out.add(TypeScriptImports.taken(entry, module, "*", "*")));
            return;
        }
        var key = entry.child(entry.is("pair") ? "key" : "name");
        if (key.isEmpty()) {
            return; // a name that stands for itself
        }
        if (expressions.key(key.get()) instanceof Code.Lit lit && lit.value() instanceof String name) {
            var value = entry.is("pair") ? entry.child("value").orElse(entry) : entry;
            if (!value.is("identifier") || !value.text().equals(name)) {
                set(entry, name, value, out);
            }
        }
    }
}
