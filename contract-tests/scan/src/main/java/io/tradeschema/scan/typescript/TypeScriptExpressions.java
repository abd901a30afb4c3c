package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Argument;
import io.tradeschema.scan.code.Code.Giving;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings the expressions of a TypeScript or JavaScript file to code. */
final class TypeScriptExpressions {

    /** Names that no program can have, for what the language says without one. */
    static final String OR_ELSE = "<or else>";

    static final String ENVIRONMENT = "<environment>";
    static final String PARENT = "<parent>";
    static final String PATTERN = "<pattern>";
    static final String MAKING = "constructor";

    /** What vanishes: a type that is claimed for a value. */
    private static final Set<String> CLAIMS = Set.of(
            "as_expression",
            "satisfies_expression",
            "non_null_expression",
            "parenthesized_expression",
            "instantiation_expression",
            "expression_statement",
            "template_substitution",
            "jsx_expression");

    private final TypeScriptFile file;
    private final TypeScriptFunctions functions;
    private final TypeScriptOperators operators;

    TypeScriptExpressions(TypeScriptFile file, TypeScriptCode statements) {
        this.file = file;
        this.functions = new TypeScriptFunctions(file, statements, this);
        this.operators = new TypeScriptOperators(this);
    }

    TypeScriptFunctions functions() {
        return functions;
    }

    Code of(Node node) {
        if (CLAIMS.contains(node.type())) {
            return inner(node);
        }
        return switch (node.type()) {
            case "identifier", "shorthand_property_identifier", "type_identifier" ->
                new Code.Name(node.place(), node.text());
            case "this" -> new Code.Name(node.place(), "this");
            case "super" -> parent(node.place());
            case "string" -> TypeScriptTexts.text(node);
            case "template_string" -> TypeScriptTexts.template(node, this::of);
            case "number" -> TypeScriptTexts.number(node);
            case "true" -> new Code.Lit(node.place(), true);
            case "false" -> new Code.Lit(node.place(), false);
            case "null" -> new Code.Lit(node.place(), Nothing.NOTHING);
            case "undefined" -> new Code.Lit(node.place(), Nothing.ABSENT);
            case "regex" -> pattern(node);
            case "object" -> record(node);
            case "array" -> new Code.Seq(node.place(), SeqKind.LIST, items(node));
            case "spread_element" -> new Code.Spread(node.place(), inner(node));
            case "member_expression" -> maybe(node, this::member);
            case "subscript_expression" -> maybe(node, this::index);
            case "call_expression" -> maybe(node, this::call);
            case "new_expression" ->
                new Code.Call(node.place(), part(node, "constructor"), arguments(node.child("arguments")));
            case "type_assertion" -> node.size() < 2 ? unknown(node) : of(node.get(1));
            default -> TypeScriptNames.FUNCTIONS.contains(node.type()) ? functions.of(node, "") : other(node);
        };
    }

    private Code other(Node node) {
        return switch (node.type()) {
            case "await_expression" -> new Code.Await(node.place(), inner(node));
            case "yield_expression" ->
                new Code.Yield(
                        node.place(),
                        node.size() == 0 ? Optional.empty() : Optional.of(of(node.get(0))),
                        node.size() > 0
                                && node.text(node.start(), node.get(0).start()).contains("*"));
            case "ternary_expression" ->
                new Code.Pick(
                        node.place(), part(node, "condition"), part(node, "consequence"), part(node, "alternative"));
            case "class" -> functions.classValue(node);
            case "decorator" -> inner(node);
            default -> operators.of(node).orElseGet(() -> unknown(node));
        };
    }

    /** What this front end does not know. */
    Code unknown(Node node) {
        return new Code.Other(
                node.place(),
                node.type(),
                node.children().stream().map(this::of).toList());
    }

    Code part(Node node, String field) {
        return node.child(field).map(this::of).orElseGet(() -> unknown(node));
    }

    Code inner(Node node) {
        return node.size() == 0 ? unknown(node) : of(node.get(0));
    }

    static Code parent(Place at) {
        return new Code.Call(at, new Code.Name(at, PARENT), List.of());
    }

    // ---- members ----

    /** A pattern; its text is told where it stands for every part of a text that it fits. */
    private static Code pattern(Node node) {
        var flags = node.child("flags").map(Node::text).orElse("");
        var of = new Code.Name(node.place(), PATTERN);
        if (!flags.contains("g")) {
            return new Code.Call(node.place(), of, List.of());
        }
        var text = node.child("pattern").map(Node::text).orElse("");
        var folded = flags.contains("i") ? "(?i)" + text : text;
        var argument = new Code.Argument(node.place(), Code.Giving.PLACE, "", new Code.Lit(node.place(), folded));
        return new Code.Call(node.place(), of, List.of(argument));
    }

    private interface Lowering {
        Code of(Node node, Code inner);
    }

    /** What hangs on something that may not be there: that, or nothing. */
    private Code maybe(Node node, Lowering lowering) {
        var of = node.child("object").or(() -> node.child("function"));
        if (of.isEmpty()) {
            return unknown(node);
        }
        var method = node.is("call_expression") && of.get().is("member_expression");
        var optional = method ? of.get() : node;
        var inner = method ? of.get().child("object").orElse(of.get()) : of.get();
        var code = of(inner);
        var whole = lowering.of(node, code);
        if (optional.first("optional_chain").isEmpty()) {
            return whole;
        }
        var nothing = new Code.Lit(node.place(), Nothing.ABSENT);
        return new Code.Pick(node.place(), TypeScriptOperators.isThere(node.place(), code), whole, nothing);
    }

    private Code member(Node node, Code of) {
        var name = node.child("property");
        return name.isEmpty()
                ? unknown(node)
                : member(of, name.get().text(), name.get().place());
    }

    /** A member by its name; the environment's are asked for by a call. */
    Code member(Code of, String name, Place at) {
        if (of instanceof Code.Attr attr
                && attr.name().equals("env")
                && attr.of() instanceof Code.Name process
                && process.name().equals("process")) {
            return environment(at, new Code.Lit(at, name));
        }
        if (name.equals("length")) {
            return new Code.Call(at, new Code.Attr(at, of, name), List.of());
        }
        return new Code.Attr(at, of, name);
    }

    private static Code environment(Place at, Code name) {
        return call(at, ENVIRONMENT, name);
    }

    private Code index(Node node, Code of) {
        var key = node.child("index");
        if (key.isEmpty()) {
            return unknown(node);
        }
        var code = of(key.get());
        if (code instanceof Code.Lit lit && lit.value() instanceof String name && !name.equals("length")) {
            return member(of, name, lit.at());
        }
        return new Code.Index(node.place(), of, code);
    }

    /** What is taken where there is none: of the environment that is said with the call. */
    Code orElse(Code value, Code otherwise) {
        if (value instanceof Code.Call asked
                && asked.callee() instanceof Code.Name name
                && name.name().equals(ENVIRONMENT)) {
            return call(value.at(), ENVIRONMENT, asked.arguments().get(0).value(), otherwise);
        }
        return call(value.at(), OR_ELSE, value, otherwise);
    }

    static Code call(Place at, String name, Code... given) {
        var arguments = new ArrayList<Argument>();
        for (var code : given) {
            arguments.add(new Argument(code.at(), Giving.PLACE, "", code));
        }
        return new Code.Call(at, new Code.Name(at, name), arguments);
    }

    // ---- calls ----

    private Code call(Node node, Code of) {
        var function = node.child("function").orElse(node);
        var list = node.child("arguments");
        if (function.is("import")
                || function.is("identifier") && function.text().equals("require")) {
            var module = list.filter(all -> all.size() > 0 && all.get(0).is("string"))
                    .map(all -> TypeScriptTexts.plain(all.get(0)));
            if (module.isPresent()) {
                return file.take(node.place(), module.get());
            }
        }
        if (list.filter(all -> all.is("template_string")).isPresent()) {
            return new Code.Other(node.place(), "a tagged template", List.of(of(list.get())));
        }
        var arguments = arguments(list);
        if (function.is("super")) {
            return new Code.Call(node.place(), new Code.Attr(node.place(), of, MAKING), arguments);
        }
        if (function.is("member_expression")) {
            var name = function.child("property").orElse(function);
            var callee = new Code.Attr(name.place(), of, name.text());
            return operators
                    .ownCall(node.place(), callee, arguments)
                    .orElseGet(() -> new Code.Call(node.place(), callee, arguments));
        }
        return new Code.Call(node.place(), of, arguments);
    }

    List<Argument> arguments(Optional<Node> list) {
        var arguments = new ArrayList<Argument>();
        list.ifPresent(all -> all.children()
                .forEach(child -> arguments.add(
                        child.is("spread_element")
                                ? new Argument(child.place(), Giving.ALL_PLACES, "", inner(child))
                                : new Argument(child.place(), Giving.PLACE, "", of(child)))));
        return arguments;
    }

    // ---- records and lists ----

    private List<Code> items(Node node) {
        return node.children().stream().map(this::of).toList();
    }

    private Code record(Node node) {
        var entries = new ArrayList<Code.Entry>();
        for (var child : node.children()) {
            entry(child, "").ifPresent(entries::add);
        }
        return new Code.Rec(node.place(), entries);
    }

    /** One entry of a record; a function in it has the name of the record before its own. */
    Optional<Code.Entry> entry(Node node, String outer) {
        return switch (node.type()) {
            case "pair" ->
                node.child("key").map(key -> {
                    var code = key(key);
                    var value = node.child("value").orElse(node);
                    var name = code instanceof Code.Lit lit ? outer + lit.value() : "";
                    return new Code.Entry(
                            Optional.of(code),
                            TypeScriptNames.FUNCTIONS.contains(value.type()) ? functions.of(value, name) : of(value));
                });
            case "shorthand_property_identifier" ->
                Optional.of(new Code.Entry(Optional.of(new Code.Lit(node.place(), node.text())), of(node)));
            case "spread_element" -> Optional.of(new Code.Entry(Optional.empty(), spread(inner(node))));
            case "method_definition" ->
                node.child("name").map(name -> {
                    var key = key(name);
                    var function = functions.of(node, key instanceof Code.Lit lit ? outer + lit.value() : "");
                    return new Code.Entry(
                            Optional.of(key),
                            TypeScriptFunctions.says(node, "get")
                                    ? new Code.Call(node.place(), function, List.of())
                                    : function);
                });
            default -> Optional.empty();
        };
    }

    /** {@code ...(test && names)} has the names where the test holds, and none else. */
    private static Code spread(Code code) {
        return code instanceof Code.Op op
                        && op.operator() == Operator.AND
                        && op.operands().size() == 2
                ? new Code.Pick(op.at(), op.operands().get(0), op.operands().get(1), new Code.Rec(op.at(), List.of()))
                : code;
    }

    /** The key of an entry or pattern. */
    Code key(Node node) {
        return switch (node.type()) {
            case "computed_property_name" -> inner(node);
            case "string" -> TypeScriptTexts.text(node);
            case "number" -> new Code.Lit(node.place(), node.text());
            default -> new Code.Lit(node.place(), node.text());
        };
    }
}
