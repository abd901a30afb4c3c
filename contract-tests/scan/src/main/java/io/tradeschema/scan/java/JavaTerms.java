package io.tradeschema.scan.java;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Argument;
import io.tradeschema.scan.code.Code.Block;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Code.Giving;
import io.tradeschema.scan.code.Code.Parameter;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings the expressions of a Java file to code. */
final class JavaTerms {

    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z]\\w*(?:\\.[a-z]\\w*)+");

    private final JavaFile file;
    private final JavaScope scope;

    JavaTerms(JavaFile file, JavaScope scope) {
        this.file = file;
        this.scope = scope;
    }

    Code of(Node node) {
        return switch (node.type()) {
            case "identifier" -> scope.name(node.text(), node.place(), file.mayImport(node.text()));
            case "string_literal" -> JavaTexts.text(node);
            case "character_literal" -> JavaTexts.letter(node);
            case "true" -> new Code.Lit(node.place(), true);
            case "false" -> new Code.Lit(node.place(), false);
            case "null_literal" -> new Code.Lit(node.place(), Nothing.NOTHING);
            case "this" -> new Code.Name(node.place(), scope.self());
            case "super" -> parent(node.place());
            case "parenthesized_expression", "expression_statement" -> inner(node);
            case "cast_expression" -> part(node, "value");
            case "field_access", "scoped_identifier" -> member(node);
            case "array_access" -> new Code.Index(node.place(), part(node, "array"), part(node, "index"));
            case "method_invocation" -> call(node);
            case "object_creation_expression" -> creation(node);
            case "method_reference" -> reference(node);
            case "lambda_expression" -> lambda(node);
            case "class_literal" -> node.size() == 0 ? unknown(node) : typeOf(node.get(0));
            default -> node.type().endsWith("_literal") ? JavaTexts.number(node) : operation(node);
        };
    }

    private Code operation(Node node) {
        return switch (node.type()) {
            case "binary_expression" -> binary(node);
            case "unary_expression" -> unary(node);
            case "update_expression" -> update(node);
            case "assignment_expression" -> assignment(node);
            case "ternary_expression" ->
                new Code.Pick(
                        node.place(), part(node, "condition"), part(node, "consequence"), part(node, "alternative"));
            case "instanceof_expression" -> isA(node);
            case "switch_expression" -> chosen(node);
            case "array_initializer", "element_value_array_initializer" -> items(node);
            case "array_creation_expression" -> array(node);
            case "annotation", "marker_annotation" -> annotation(node);
            case "type_identifier", "scoped_type_identifier", "generic_type", "array_type", "annotated_type" ->
                typeOf(node);
            default -> node.type().endsWith("_type") ? typeOf(node) : unknown(node);
        };
    }

    /** What this front end does not know. */
    Code unknown(Node node) {
        return new Code.Other(
                node.place(),
                node.type(),
                node.children().stream().map(this::of).toList());
    }

    private Code part(Node node, String field) {
        return node.child(field).map(this::of).orElseGet(() -> unknown(node));
    }

    private Code inner(Node node) {
        return node.size() == 0 ? unknown(node) : of(node.get(0));
    }

    private static Code parent(Place at) {
        return new Code.Call(at, new Code.Name(at, JavaCode.PARENT), List.of());
    }

    // ---- names ----

    /** {@code a.b}, or {@code Outer.this}, or the name of a class with its package. */
    private Code member(Node node) {
        var last = node.child("field").or(() -> node.child("name"));
        if (node.size() < 2 || last.isEmpty()) {
            return unknown(node);
        }
        var of = node.get(0);
        if (last.get().is("this")) {
            return scope.self(of.text(), last.get().place());
        }
        if (of.is("super") || node.size() > 2) {
            return new Code.Attr(
                    last.get().place(),
                    new Code.Name(of.place(), scope.self()),
                    last.get().text());
        }
        var whole = isQualified(of, last.get().text()) ? typeOf(of) : qualifier(of);
        return new Code.Attr(last.get().place(), whole, last.get().text());
    }

    /** A type by its full name, as in {@code java.time.Instant}: of a package, whatever the class around inherits. */
    private boolean isQualified(Node of, String last) {
        return TYPE.matcher(last).matches()
                && PACKAGE.matcher(of.text()).matches()
                && !scope.declares(of.text().replaceFirst("\\..*", ""));
    }

    private Code call(Node node) {
        var name = node.child("name");
        var arguments = node.child("arguments").map(this::arguments).orElse(List.of());
        if (name.isEmpty()) {
            return unknown(node);
        }
        var at = name.get().place();
        var of = node.children().stream()
                .filter(child -> child.is("super"))
                .findFirst()
                .or(() -> node.child("object"));
        var callee = of.isPresent()
                ? new Code.Attr(
                        at,
                        of.get().is("super") ? parent(at) : qualifier(of.get()),
                        name.get().text())
                : scope.method(name.get().text(), at, file.imported());
        return new Code.Call(node.place(), callee, arguments);
    }

    List<Argument> arguments(Node list) {
        return list.children().stream()
                .map(child -> new Argument(child.place(), Giving.PLACE, "", of(child)))
                .toList();
    }

    private Code reference(Node node) {
        if (node.size() == 0) {
            return unknown(node);
        }
        var of = node.get(0);
        if (node.size() == 1 || !node.get(node.size() - 1).is("identifier")) {
            return of(of);
        }
        var name = node.get(node.size() - 1);
        return new Code.Attr(name.place(), qualifier(of), name.text());
    }

    /** What stands before a dot: a name with a capital letter may be a class there. */
    Code qualifier(Node node) {
        return node.is("identifier") ? scope.qualifier(node.text(), node.place()) : of(node);
    }

    /** An annotation as a call of its name. */
    Code annotation(Node node) {
        var name = node.child("name").map(this::typeOf).orElseGet(() -> unknown(node));
        var arguments = new ArrayList<Argument>();
        node.child("arguments")
                .ifPresent(list -> list.children().forEach(child -> {
                    if (child.is("element_value_pair")) {
                        arguments.add(new Argument(
                                child.place(),
                                Giving.NAME,
                                child.child("key").map(Node::text).orElse(""),
                                part(child, "value")));
                    } else {
                        arguments.add(new Argument(child.place(), Giving.PLACE, "", of(child)));
                    }
                }));
        return new Code.Call(node.place(), name, arguments);
    }

    // ---- types ----

    /** A declared type; empty where it says nothing. */
    Optional<Code> type(Node declaration) {
        return declaration
                .child("type")
                .filter(type -> !type.is("void_type") && !type.text().equals("var"))
                .map(this::typeOf);
    }

    Code typeOf(Node node) {
        return switch (node.type()) {
            case "type_identifier", "identifier" -> scope.typeName(node.text(), node.place());
            case "scoped_type_identifier", "scoped_identifier", "field_access" -> dotted(node);
            case "generic_type" -> generic(node);
            case "array_type" -> new Code.Index(node.place(), new Code.Name(node.place(), "[]"), part(node, "element"));
            case "annotated_type" -> node.size() == 0 ? unknown(node) : typeOf(node.get(node.size() - 1));
            case "wildcard" -> new Code.Name(node.place(), "?");
            case "catch_type" ->
                new Code.Seq(
                        node.place(),
                        SeqKind.TUPLE,
                        node.children().stream().map(this::typeOf).toList());
            default -> new Code.Name(node.place(), node.text());
        };
    }

    private Code dotted(Node node) {
        var parts = node.children().stream()
                .filter(child -> !child.type().endsWith("annotation"))
                .toList();
        if (parts.size() < 2) {
            return new Code.Name(node.place(), node.text());
        }
        var last = parts.get(parts.size() - 1);
        return new Code.Attr(last.place(), typeOf(parts.get(0)), last.text());
    }

    private Code generic(Node node) {
        var of = typeOf(node.get(0));
        var arguments = node.first("type_arguments")
                .map(list -> list.children().stream().map(this::typeOf).toList())
                .orElse(List.of());
        if (arguments.isEmpty()) {
            return of;
        }
        return new Code.Index(
                node.place(),
                of,
                arguments.size() == 1 ? arguments.get(0) : new Code.Seq(node.place(), SeqKind.TUPLE, arguments));
    }

    // ---- new objects ----

    private Code creation(Node node) {
        var type = node.child("type");
        if (type.isEmpty()) {
            return unknown(node);
        }
        var arguments =
                new ArrayList<>(node.child("arguments").map(this::arguments).orElse(List.of()));
        var made = type.get().is("generic_type") && type.get().size() > 0
                ? typeOf(type.get().get(0))
                : typeOf(type.get());
        var body = node.first("class_body");
        if (body.isEmpty()) {
            return new Code.Call(node.place(), made, arguments);
        }
        if (body.get().size() == 0) {
            typeOf(type.get(), arguments);
            return new Code.Call(node.place(), made, arguments);
        }
        return new JavaTypes(file, scope).anonymous(node, made, arguments, body.get());
    }

    /** What a class is made for that has no members of its own: {@code new TypeReference<Foo>() {}}. */
    private void typeOf(Node type, List<Argument> arguments) {
        type.first("type_arguments")
                .filter(list -> list.size() > 0)
                .ifPresent(list -> arguments.add(new Argument(list.place(), Giving.NAME, "of", typeOf(list.get(0)))));
    }

    private Code items(Node node) {
        return new Code.Seq(
                node.place(),
                SeqKind.LIST,
                node.children().stream().map(this::of).toList());
    }

    private Code array(Node node) {
        var value = node.child("value");
        if (value.isPresent()) {
            return of(value.get());
        }
        var sizes = node.all("dimensions").stream()
                .filter(part -> part.is("dimensions_expr") && part.size() > 0)
                .map(part -> new Argument(part.place(), Giving.PLACE, "", of(part.get(part.size() - 1))))
                .toList();
        return new Code.Call(node.place(), new Code.Name(node.place(), "[]"), sizes);
    }

    // ---- operations ----

    private static Operator operator(String sign) {
        return switch (sign) {
            case "&&" -> Operator.AND;
            case "||" -> Operator.OR;
            case "==" -> Operator.EQUAL;
            case "!=" -> Operator.UNEQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.MORE;
            case ">=" -> Operator.MORE_OR_EQUAL;
            case "+", "+=" -> Operator.ADD;
            case "-", "-=" -> Operator.SUBTRACT;
            case "*", "*=" -> Operator.MULTIPLY;
            case "/", "/=" -> Operator.DIVIDE;
            case "%", "%=" -> Operator.REMAINDER;
            default -> Operator.OTHER;
        };
    }

    private Code binary(Node node) {
        var operator = operator(node.child("operator").map(Node::text).orElse(""));
        if (operator == Operator.ADD) {
            var parts = new ArrayList<Node>();
            summands(node, parts);
            if (parts.stream().anyMatch(part -> part.is("string_literal"))) {
                return new Code.Join(
                        node.place(),
                        parts.stream()
                                .map(this::of)
                                .map(part -> part instanceof Code.Lit lit && lit.value() instanceof String
                                        ? part
                                        : new Code.Shown(part.at(), part, ""))
                                .toList());
            }
        }
        return new Code.Op(node.place(), operator, List.of(part(node, "left"), part(node, "right")));
    }

    private static void summands(Node node, List<Node> parts) {
        var sum = node.is("binary_expression")
                && node.child("operator").map(Node::text).filter("+"::equals).isPresent();
        if (!sum) {
            parts.add(node);
            return;
        }
        node.child("left").ifPresent(left -> summands(left, parts));
        node.child("right").ifPresent(parts::add);
    }

    private Code unary(Node node) {
        var sign = node.child("operator").map(Node::text).orElse("");
        var of = part(node, "operand");
        if (sign.equals("-") && of instanceof Code.Lit lit && lit.value() instanceof BigDecimal number) {
            return new Code.Lit(lit.at(), number.negate());
        }
        return switch (sign) {
            case "-" -> new Code.Op(node.place(), Operator.NEGATE, List.of(of));
            case "!" -> new Code.Op(node.place(), Operator.NOT, List.of(of));
            case "+" -> of;
            default -> new Code.Op(node.place(), Operator.OTHER, List.of(of));
        };
    }

    /** One more, or one less: a number that nobody knows. */
    private Code update(Node node) {
        var of = node.children().stream()
                .filter(child -> !child.is("++") && !child.is("--"))
                .findFirst();
        if (of.isEmpty()) {
            return unknown(node);
        }
        noted(of.get());
        var target = of(of.get());
        return new Code.Change(node.place(), Operator.MULTIPLY, target, target);
    }

    private Code assignment(Node node) {
        var sign = node.child("operator").map(Node::text).orElse("=");
        node.child("left").ifPresent(this::noted);
        return sign.equals("=")
                ? new Code.Set(
                        node.place(), part(node, "left"), node.child("right").map(this::of), Optional.empty())
                : new Code.Change(node.place(), operator(sign), part(node, "left"), part(node, "right"));
    }

    private void noted(Node target) {
        if (target.is("identifier")) {
            scope.set(target.text());
        }
    }

    private Code isA(Node node) {
        var type = node.child("right").or(() -> node.child("pattern"));
        if (type.isEmpty() || node.child("left").isEmpty()) {
            return unknown(node);
        }
        var subject = part(node, "left");
        var name = node.child("name").map(Node::text);
        name.ifPresent(scope::declare);
        if (name.isPresent()) {
            subject = new Code.Set(
                    node.place(), new Code.Name(node.place(), name.get()), Optional.of(subject), Optional.empty());
        }
        if (type.get().is("record_pattern")) {
            subject = taken(type.get(), subject);
        }
        var is = type.get().is("record_pattern") && type.get().size() > 0
                ? type.get().get(0)
                : type.get();
        return new Code.Call(
                node.place(),
                new Code.Name(node.place(), JavaCode.IS),
                List.of(
                        new Argument(subject.at(), Giving.PLACE, "", subject),
                        new Argument(is.place(), Giving.PLACE, "", typeOf(is))));
    }

    /** The parts of a record, given the names that a pattern has for them. */
    private Code taken(Node pattern, Code subject) {
        return new Code.Set(subject.at(), parts(pattern), Optional.of(subject), Optional.empty());
    }

    /** The names that a pattern gives the parts of a record. */
    Code parts(Node pattern) {
        var names = new ArrayList<Code>();
        pattern.first("record_pattern_body")
                .ifPresent(body -> body.children().forEach(part -> {
                    if (part.is("record_pattern")) {
                        names.add(parts(part));
                    } else {
                        var name = part.size() == 0 ? part : part.get(part.size() - 1);
                        scope.declare(name.text());
                        names.add(new Code.Name(part.place(), name.text()));
                    }
                }));
        return new Code.Seq(pattern.place(), SeqKind.TUPLE, names);
    }

    // ---- functions ----

    private Code lambda(Node node) {
        var inside = scope.ofFunction();
        var code = new JavaCode(file, inside);
        var parameters = node.child("parameters")
                .map(list -> list.is("identifier") ? List.of(plain(list, inside)) : code.parameters(list))
                .orElse(List.of());
        var body = node.child("body");
        var block = body.isEmpty()
                ? new Block(node.place(), List.of())
                : body.get().is("block")
                        ? code.block(body.get())
                        : new Block(
                                body.get().place(),
                                List.of(new Code.Leave(
                                        body.get().place(),
                                        Exit.RETURN,
                                        Optional.of(new JavaTerms(file, inside).of(body.get())))));
        return function(node.place(), parameters, block);
    }

    static Parameter plain(Node name, JavaScope scope) {
        scope.declare(name.text());
        return new Parameter(name.place(), name.text(), Taking.PLACE_OR_NAME, Optional.empty(), Optional.empty());
    }

    static Code function(Place at, List<Parameter> parameters, Block body) {
        return new Code.Func(at, "", parameters, body, false, List.of(), Optional.empty());
    }

    /** A switch that gives a value: a function that is called where it stands. */
    private Code chosen(Node node) {
        var inside = scope.ofFunction();
        var match = new JavaSwitch(file, inside, true).of(node);
        var statements = new ArrayList<Code>();
        if (!inside.taken().isEmpty()) {
            statements.add(new Code.Outer(node.place(), inside.taken()));
        }
        statements.add(match);
        statements.add(new Code.Leave(node.place(), Exit.RAISE, Optional.empty())); // it has an arm for every value
        return new Code.Call(
                node.place(), function(node.place(), List.of(), new Block(node.place(), statements)), List.of());
    }
}
