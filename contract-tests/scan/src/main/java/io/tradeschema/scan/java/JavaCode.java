package io.tradeschema.scan.java;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Block;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Code.Parameter;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings the statements of a Java file to code. */
final class JavaCode {

    /** The kinds of classes. */
    static final Set<String> TYPES = Set.of(
            "class_declaration",
            "record_declaration",
            "enum_declaration",
            "interface_declaration",
            "annotation_type_declaration");
    /** The name of the function that makes an object, and of the one that runs when a record is made. */
    static final String MAKING = "<init>";

    static final String MADE = "__post_init__";
    /** Names that no program can have, for what the language says without one. */
    static final String PARENT = "<parent>";

    static final String IS = "<is>";
    static final String ANY_OBJECT = "<object>";

    private final JavaFile file;
    private final JavaScope scope;
    private final JavaTerms terms;
    private final boolean yields;

    JavaCode(JavaFile file, JavaScope scope) {
        this(file, scope, false);
    }

    /** The statements of a function, or of a switch that gives a value. */
    JavaCode(JavaFile file, JavaScope scope, boolean yields) {
        this.file = file;
        this.scope = scope;
        this.yields = yields;
        this.terms = new JavaTerms(file, scope);
    }

    /** The file's code. */
    static Block of(Node program) {
        var file = new JavaFile(program);
        var types = new JavaTypes(file, JavaScope.file());
        var statements = new ArrayList<Code>();
        for (var child : program.children()) {
            if (child.is("import_declaration")) {
                taken(child).ifPresent(statements::add);
            } else if (TYPES.contains(child.type())) {
                statements.add(types.of(child));
            } else if (!child.is("package_declaration")) {
                statements.addAll(new JavaCode(file, JavaScope.file()).statements(child));
            }
        }
        return new Block(program.place(), statements);
    }

    /** An import of one name; what all of a package may be is asked where a name is met. */
    private static Optional<Code> taken(Node node) {
        if (node.size() != 1) {
            return Optional.empty();
        }
        var path = node.get(0).text().replaceAll("\\s", "");
        var dot = path.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(new Code.Import(
                        node.place(), path.substring(0, dot), 0, path.substring(dot + 1), path.substring(dot + 1)));
    }

    // ---- statements ----

    /** The statements of a block. */
    Block block(Node node) {
        var inside = new JavaCode(file, scope.ofBlock(), yields);
        var statements = new ArrayList<Code>();
        node.children().forEach(child -> inside.statement(child, statements));
        return new Block(node.place(), statements);
    }

    private Block block(Node at, Optional<Node> node) {
        return node.map(found -> found.is("block") ? block(found) : one(found))
                .orElseGet(() -> new Block(at.place(), List.of()));
    }

    private Block one(Node node) {
        return new Block(node.place(), new JavaCode(file, scope.ofBlock(), yields).statements(node));
    }

    List<Code> statements(Node node) {
        var statements = new ArrayList<Code>();
        statement(node, statements);
        return statements;
    }

    private void statement(Node node, List<Code> out) {
        switch (node.type()) {
            case "block" -> out.add(block(node));
            case "expression_statement" -> node.children().forEach(child -> expression(child, out));
            case "local_variable_declaration" -> variables(node, out);
            case "if_statement" -> out.add(branch(node));
            case "while_statement" -> out.add(repeat(node));
            case "do_statement" -> out.add(afterwards(node));
            case "for_statement" -> out.add(counted(node));
            case "enhanced_for_statement" -> out.add(each(node));
            case "try_statement", "try_with_resources_statement" -> out.add(attempt(node));
            case "switch_expression", "switch_statement" ->
                out.add(new JavaSwitch(file, scope.ofBlock(), false).of(node));
            case "return_statement" -> out.add(leave(node, Exit.RETURN));
            case "throw_statement" -> out.add(leave(node, Exit.RAISE));
            case "yield_statement" -> out.add(leave(node, Exit.RETURN));
            case "break_statement" -> out.add(new Code.Leave(node.place(), Exit.BREAK, Optional.empty()));
            case "continue_statement" -> out.add(new Code.Leave(node.place(), Exit.CONTINUE, Optional.empty()));
            case "labeled_statement" -> node.children().stream().skip(1).forEach(child -> statement(child, out));
            case "synchronized_statement" -> synchronously(node, out);
            case "assert_statement" -> out.add(assertion(node));
            case "explicit_constructor_invocation" -> out.add(made(node));
            default -> other(node, out);
        }
    }

    private void other(Node node, List<Code> out) {
        if (TYPES.contains(node.type())) {
            out.add(new JavaTypes(file, scope).of(node));
        } else if (node.is("ERROR") || node.type().endsWith("declaration")) {
            node.children().forEach(child -> out.add(new Code.Do(child.place(), terms.of(child))));
        } else {
            out.add(new Code.Do(node.place(), terms.of(node)));
        }
    }

    private void expression(Node node, List<Code> out) {
        if (node.is("switch_expression")) {
            out.add(new JavaSwitch(file, scope.ofBlock(), false).of(node));
            return;
        }
        var code = terms.of(node);
        out.add(code instanceof Code.Set || code instanceof Code.Change ? code : new Code.Do(node.place(), code));
    }

    private void variables(Node node, List<Code> out) {
        var type = terms.type(node);
        var marks = JavaMarks.of(node, terms);
        for (var one : node.all("declarator")) {
            var value = one.child("value").map(terms::of);
            var name = one.child("name").map(Node::text).orElse("");
            scope.declare(name);
            out.add(new Code.Set(one.place(), new Code.Name(one.place(), name), value, type, marks));
        }
    }

    private Code condition(Node node) {
        return node.child("condition").map(terms::of).orElseGet(() -> new Code.Lit(node.place(), true));
    }

    private Code branch(Node node) {
        return new Code.If(
                node.place(),
                condition(node),
                block(node, node.child("consequence")),
                block(node, node.child("alternative")));
    }

    private Code repeat(Node node) {
        return new Code.Loop(
                node.place(),
                Optional.empty(),
                condition(node),
                block(node, node.child("body")),
                new Block(node.place(), List.of()));
    }

    /** A loop that asks at its end whether it goes on. */
    private Code afterwards(Node node) {
        var body = new ArrayList<Code>();
        body.add(block(node, node.child("body")));
        var leave = new Code.Leave(node.place(), Exit.BREAK, Optional.empty());
        body.add(new Code.If(
                node.place(),
                condition(node),
                new Block(node.place(), List.of()),
                new Block(node.place(), List.of(leave))));
        return new Code.Loop(
                node.place(),
                Optional.empty(),
                new Code.Lit(node.place(), true),
                new Block(node.place(), body),
                new Block(node.place(), List.of()));
    }

    private Code counted(Node node) {
        var inside = new JavaCode(file, scope.ofBlock(), yields);
        var all = new ArrayList<Code>();
        node.all("init").forEach(part -> inside.step(part, all));
        var condition = node.child("condition").map(inside.terms::of);
        var body = new ArrayList<Code>(inside.block(node, node.child("body")).statements());
        node.all("update").forEach(part -> inside.step(part, body));
        all.add(new Code.Loop(
                node.place(),
                Optional.empty(),
                condition.orElseGet(() -> new Code.Lit(node.place(), true)),
                new Block(node.place(), body),
                new Block(node.place(), List.of())));
        return new Block(node.place(), all);
    }

    private void step(Node node, List<Code> out) {
        if (node.is("local_variable_declaration")) {
            variables(node, out);
        } else {
            expression(node, out);
        }
    }

    private Code each(Node node) {
        var over = node.child("value").map(terms::of).orElseGet(() -> terms.unknown(node));
        var inside = new JavaCode(file, scope.ofBlock(), yields);
        var name = node.child("name").map(Node::text).orElse("");
        inside.scope.declare(name);
        var body = new ArrayList<Code>();
        var at = node.child("name").map(Node::place).orElse(node.place());
        inside.terms
                .type(node)
                .ifPresent(type -> body.add(new Code.Set(
                        at, new Code.Name(at, name), Optional.of(new Code.Name(at, name)), Optional.of(type))));
        body.addAll(inside.block(node, node.child("body")).statements());
        return new Code.Loop(
                node.place(),
                Optional.of(new Code.Name(at, name)),
                over,
                new Block(node.place(), body),
                new Block(node.place(), List.of()));
    }

    private Code attempt(Node node) {
        var inside = new JavaCode(file, scope.ofBlock(), yields);
        var body = new ArrayList<Code>();
        node.child("resources").ifPresent(list -> list.children().forEach(resource -> inside.resource(resource, body)));
        body.addAll(inside.block(node, node.child("body")).statements());
        var catches = new ArrayList<Code.Catch>();
        for (var child : node.children()) {
            if (child.is("catch_clause")) {
                catches.add(caught(child));
            }
        }
        return new Code.Try(
                node.place(),
                new Block(node.place(), body),
                catches,
                new Block(node.place(), List.of()),
                block(node, node.first("finally_clause").flatMap(clause -> clause.first("block"))));
    }

    private void resource(Node node, List<Code> out) {
        var name = node.child("name");
        if (name.isEmpty()) {
            node.children().forEach(child -> out.add(new Code.Do(child.place(), terms.of(child))));
            return;
        }
        var value = node.child("value").map(terms::of);
        scope.declare(name.get().text());
        out.add(new Code.Set(
                node.place(), new Code.Name(node.place(), name.get().text()), value, terms.type(node)));
    }

    private Code.Catch caught(Node clause) {
        var parameter = clause.first("catch_formal_parameter");
        var types = parameter.flatMap(found -> found.first("catch_type")).map(terms::typeOf);
        var name =
                parameter.flatMap(found -> found.child("name")).map(Node::text).orElse("");
        var inside = scope.ofBlock();
        inside.declare(name);
        return new Code.Catch(
                clause.place(), types, name, new JavaCode(file, inside, yields).block(clause, clause.child("body")));
    }

    private Code leave(Node node, Exit exit) {
        return new Code.Leave(
                node.place(), exit, node.size() > 0 ? Optional.of(terms.of(node.get(0))) : Optional.empty());
    }

    private void synchronously(Node node, List<Code> out) {
        for (var child : node.children()) {
            if (child.is("block")) {
                out.add(block(child));
            } else {
                out.add(new Code.Do(child.place(), terms.of(child)));
            }
        }
    }

    /** An assertion is a test whose other way fails. */
    private Code assertion(Node node) {
        var failed = new Code.Leave(
                node.place(), Exit.RAISE, node.size() > 1 ? Optional.of(terms.of(node.get(1))) : Optional.empty());
        return new Code.If(
                node.place(),
                node.size() > 0 ? terms.of(node.get(0)) : terms.unknown(node),
                new Block(node.place(), List.of()),
                new Block(node.place(), List.of(failed)));
    }

    /** {@code this(…)} and {@code super(…)}. */
    private Code made(Node node) {
        var at = node.place();
        var own = node.child("constructor").filter(which -> which.is("this")).isPresent();
        Code of = own ? new Code.Name(at, scope.self()) : new Code.Call(at, new Code.Name(at, PARENT), List.of());
        var arguments = node.child("arguments").map(terms::arguments).orElse(List.of());
        return new Code.Do(at, new Code.Call(at, new Code.Attr(at, of, MAKING), arguments));
    }

    // ---- parameters ----

    /** The parameters of a method or lambda, which its body may name. */
    List<Parameter> parameters(Node list) {
        var parameters = new ArrayList<Parameter>();
        for (var child : list.children()) {
            if (child.is("identifier")) {
                parameters.add(JavaTerms.plain(child, scope));
            } else if (child.is("formal_parameter") || child.is("spread_parameter")) {
                parameters.add(parameter(child));
            }
        }
        return parameters;
    }

    private Parameter parameter(Node node) {
        var rest = node.is("spread_parameter");
        var declarator = rest ? node.first("variable_declarator") : Optional.of(node);
        var name =
                declarator.flatMap(found -> found.child("name")).map(Node::text).orElse("");
        scope.declare(name);
        return new Parameter(
                node.place(),
                name,
                rest ? Taking.REST_OF_PLACES : Taking.PLACE_OR_NAME,
                terms.type(node),
                Optional.empty(),
                JavaMarks.of(node, terms));
    }
}
