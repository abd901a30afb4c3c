package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Block;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings the statements of a TypeScript or JavaScript file to code. */
final class TypeScriptCode {

    private static final Set<String> FUNCTIONS = Set.of("function_declaration", "generator_function_declaration");
    private static final Set<String> CLAIMS =
            Set.of("as_expression", "satisfies_expression", "parenthesized_expression");

    private final TypeScriptFile file = new TypeScriptFile();
    private final TypeScriptExpressions expressions = new TypeScriptExpressions(file, this);
    private final TypeScriptPatterns patterns = new TypeScriptPatterns(expressions);
    private final TypeScriptTypes types = new TypeScriptTypes(file);
    private final TypeScriptExports exports = new TypeScriptExports(this, expressions);

    /** The file's code. */
    static Block of(Node program) {
        return new TypeScriptCode().file(program);
    }

    private Block file(Node program) {
        program.children().forEach(this::named);
        var code = block(program);
        var all = new ArrayList<>(file.taken());
        all.addAll(code.statements());
        return new Block(program.place(), all);
    }

    /** Types have their names before anything is read. */
    private void named(Node node) {
        if (node.is("export_statement")) {
            node.child("declaration").ifPresent(this::named);
        } else if (node.is("type_alias_declaration") || node.is("interface_declaration")) {
            var type = node.child("value").or(() -> node.child("body")).flatMap(types::of);
            node.child("name").ifPresent(name -> type.ifPresent(code -> file.named(name.text(), code)));
        } else if (node.is("enum_declaration")) {
            var values = new TypeScriptEnums(expressions).values(node);
            node.child("name")
                    .filter(name -> !values.isEmpty())
                    .ifPresent(name -> file.named(name.text(), TypeScriptTypes.oneOf(node.place(), values)));
        }
    }

    /** The statements under a node; functions are there before all else. */
    Block block(Node node) {
        var first = new ArrayList<Code>();
        var rest = new ArrayList<Code>();
        for (var child : node.children()) {
            var declared =
                    child.is("export_statement") ? child.child("declaration").orElse(child) : child;
            var early = FUNCTIONS.contains(declared.type()) || child.is("import_statement");
            statement(child, early ? first : rest);
        }
        first.addAll(rest);
        return new Block(node.place(), first);
    }

    /** The body of a statement: a block, or one statement. */
    Block body(Node at, Optional<Node> node) {
        if (node.isEmpty()) {
            return new Block(at.place(), List.of());
        }
        if (node.get().is("statement_block")) {
            return block(node.get());
        }
        var out = new ArrayList<Code>();
        statement(node.get(), out);
        return new Block(node.get().place(), out);
    }

    private Code part(Node node, String field) {
        return expressions.part(node, field);
    }

    void statement(Node node, List<Code> out) {
        switch (node.type()) {
            case "expression_statement" -> node.children().forEach(child -> expression(child, out));
            case "lexical_declaration", "variable_declaration" ->
                node.children().stream()
                        .filter(child -> child.is("variable_declarator"))
                        .forEach(one -> variable(one, out));
            case "statement_block" -> out.add(block(node));
            case "if_statement" ->
                out.add(new Code.If(
                        node.place(),
                        part(node, "condition"),
                        body(node, node.child("consequence")),
                        node.child("alternative")
                                .filter(clause -> clause.size() > 0)
                                .map(clause -> body(clause, Optional.of(clause.get(0))))
                                .orElse(new Block(node.place(), List.of()))));
            case "for_statement" -> out.add(counted(node));
            case "for_in_statement" -> out.add(each(node));
            case "while_statement" -> out.add(repeat(node));
            case "do_statement" -> out.add(afterwards(node));
            case "try_statement" -> out.add(attempt(node));
            case "switch_statement" -> out.add(new TypeScriptSwitch(this, expressions).of(node));
            case "return_statement" -> out.add(leave(node, Exit.RETURN));
            case "throw_statement" -> out.add(leave(node, Exit.RAISE));
            case "break_statement" -> out.add(new Code.Leave(node.place(), Exit.BREAK, Optional.empty()));
            case "continue_statement" -> out.add(new Code.Leave(node.place(), Exit.CONTINUE, Optional.empty()));
            case "labeled_statement" -> node.child("body").ifPresent(body -> statement(body, out));
            default -> declaration(node, out);
        }
    }

    private void declaration(Node node, List<Code> out) {
        switch (node.type()) {
            case "function_declaration", "generator_function_declaration" -> out.add(function(node, name(node)));
            case "class_declaration", "abstract_class_declaration" ->
                out.add(expressions.functions().type(node, name(node)));
            case "enum_declaration" -> out.add(new TypeScriptEnums(expressions).of(node));
            case "import_statement" -> TypeScriptImports.of(node, out);
            case "export_statement" -> exports.of(node, out);
            case "internal_module", "module" -> node.child("body").ifPresent(body -> out.add(block(body)));
            case "interface_declaration",
                    "type_alias_declaration",
                    "ambient_declaration",
                    "function_signature",
                    "empty_statement",
                    "debugger_statement",
                    "hash_bang_line" -> {}
            default -> out.add(new Code.Do(node.place(), expressions.of(node)));
        }
    }

    static String name(Node node) {
        return node.child("name").map(Node::text).orElse("");
    }

    Code function(Node node, String name) {
        return expressions.functions().of(node, name);
    }

    // ---- values under names ----

    private void variable(Node node, List<Code> out) {
        var name = node.child("name").orElse(node);
        var value = node.child("value");
        if (TypeScriptImports.required(name, value, out)) {
            return;
        }
        if (value.isEmpty()) {
            if (name.is("identifier")) {
                var nothing = new Code.Lit(node.place(), io.tradeschema.scan.code.Nothing.ABSENT);
                out.add(new Code.Set(
                        node.place(),
                        new Code.Name(name.place(), name.text()),
                        Optional.of(nothing),
                        Optional.empty()));
            }
            return;
        }
        if (name.is("identifier")) {
            set(name, name.text(), value.get(), types.at(node, "type"), out);
        } else {
            patterns.set(name, expressions.of(value.get()), types.at(node, "type"), out);
        }
    }

    /** A name with its value; a function that is given a name is one of that name, and so are those of a record. */
    void set(Node at, String name, Node value, Optional<Code> type, List<Code> out) {
        var plain = plain(value);
        if (TypeScriptNames.FUNCTIONS.contains(plain.type())) {
            out.add(function(plain, name));
        } else if (plain.is("object")) {
            out.add(new Code.Set(
                    at.place(), new Code.Name(at.place(), name), Optional.of(record(plain, name, out)), type));
        } else if (TypeScriptNames.CLASSES.contains(plain.type())) {
            out.add(expressions.functions().type(plain, name));
        } else {
            out.add(new Code.Set(
                    at.place(), new Code.Name(at.place(), name), Optional.of(expressions.of(value)), type));
        }
    }

    /** A value without what is only claimed of it. */
    private static Node plain(Node value) {
        var plain = value;
        while (CLAIMS.contains(plain.type()) && plain.size() > 0) {
            plain = plain.get(0);
        }
        return plain;
    }

    /** A record whose functions stand before it, each under the record's name and its own. */
    private Code record(Node node, String name, List<Code> out) {
        var entries = new ArrayList<Code.Entry>();
        for (var child : node.children()) {
            expressions.entry(child, name + ".").ifPresent(entry -> {
                if (entry.value() instanceof Code.Func function
                        && !function.name().isEmpty()) {
                    out.add(function);
                    entries.add(new Code.Entry(entry.key(), new Code.Name(function.at(), function.name())));
                } else {
                    entries.add(entry);
                }
            });
        }
        return new Code.Rec(node.place(), entries);
    }

    private void expression(Node node, List<Code> out) {
        if (node.is("assignment_expression") && exports.assigned(node, out)) {
            return;
        }
        var target = node.child("left");
        if (node.is("assignment_expression")
                && target.filter(TypeScriptPatterns::isPattern).isPresent()) {
            patterns.set(target.get(), part(node, "right"), Optional.empty(), out);
        } else if (node.is("parenthesized_expression") && node.size() > 0) {
            expression(node.get(0), out);
        } else if (node.is("sequence_expression")) {
            node.children().forEach(child -> expression(child, out));
        } else if (node.is("unary_expression")
                && node.child("operator")
                        .map(Node::text)
                        .filter("delete"::equals)
                        .isPresent()) {
            out.add(new Code.Drop(node.place(), part(node, "argument")));
        } else {
            var code = expressions.of(node);
            out.add(code instanceof Code.Set || code instanceof Code.Change ? code : new Code.Do(node.place(), code));
        }
    }

    private Code leave(Node node, Exit exit) {
        return new Code.Leave(
                node.place(), exit, node.size() > 0 ? Optional.of(expressions.of(node.get(0))) : Optional.empty());
    }

    // ---- loops ----

    private Code repeat(Node node) {
        return loop(node, part(node, "condition"), body(node, node.child("body")));
    }

    private static Code loop(Node node, Code condition, Block body) {
        return new Code.Loop(node.place(), Optional.empty(), condition, body, new Block(node.place(), List.of()));
    }

    /** A loop that asks at its end whether it goes on. */
    private Code afterwards(Node node) {
        var body = new ArrayList<Code>();
        body.add(body(node, node.child("body")));
        var leave = new Code.Leave(node.place(), Exit.BREAK, Optional.empty());
        body.add(new Code.If(
                node.place(),
                part(node, "condition"),
                new Block(node.place(), List.of()),
                new Block(node.place(), List.of(leave))));
        return loop(node, new Code.Lit(node.place(), true), new Block(node.place(), body));
    }

    private Code counted(Node node) {
        var all = new ArrayList<Code>();
        node.child("initializer").ifPresent(first -> {
            if (first.type().endsWith("declaration")) {
                statement(first, all);
            } else {
                expression(first, all);
            }
        });
        var condition = node.child("condition")
                .filter(code -> !code.is(";") && !code.is("empty_statement"))
                .map(expressions::of)
                .orElseGet(() -> new Code.Lit(node.place(), true));
        var body = new ArrayList<>(body(node, node.child("body")).statements());
        node.child("increment").ifPresent(step -> expression(step, body));
        all.add(loop(node, condition, new Block(node.place(), body)));
        return new Block(node.place(), all);
    }

    private Code each(Node node) {
        var left = node.child("left").orElse(node);
        var body = new ArrayList<Code>();
        var name = left.is("identifier") ? left.text() : TypeScriptFile.unnamed(left);
        var item = new Code.Name(left.place(), name);
        if (!left.is("identifier")) {
            patterns.set(left, item, Optional.empty(), body);
        }
        body.addAll(body(node, node.child("body")).statements());
        return new Code.Loop(
                node.place(),
                Optional.of(item),
                part(node, "right"),
                new Block(node.place(), body),
                new Block(node.place(), List.of()));
    }

    private Code attempt(Node node) {
        var catches = node.child("handler")
                .map(clause -> List.of(new Code.Catch(
                        clause.place(),
                        Optional.empty(),
                        clause.child("parameter").map(Node::text).orElse(""),
                        body(clause, clause.child("body")))))
                .orElse(List.of());
        return new Code.Try(
                node.place(),
                body(node, node.child("body")),
                catches,
                new Block(node.place(), List.of()),
                body(node, node.child("finalizer").flatMap(clause -> clause.child("body"))));
    }
}
