package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Argument;
import io.tradeschema.scan.code.Code.Block;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Code.Giving;
import io.tradeschema.scan.code.Code.Parameter;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings functions and classes to code. */
final class TypeScriptFunctions {

    private static final String SELF = "this";
    private static final Pattern ITSELF = Pattern.compile("\\bthis\\b");
    private static final Pattern BESIDE = Pattern.compile("\\basync\\b");

    private final TypeScriptCode statements;
    private final TypeScriptExpressions expressions;
    private final TypeScriptTypes types;

    TypeScriptFunctions(TypeScriptFile file, TypeScriptCode statements, TypeScriptExpressions expressions) {
        this.statements = statements;
        this.expressions = expressions;
        this.types = new TypeScriptTypes(file);
    }

    /** Whether one of the words before a member's name is this one. */
    static boolean says(Node node, String word) {
        var name = node.child("name");
        return name.isPresent()
                && Pattern.compile("(?<![\\w@'\"])" + word + "(?![\\w(])")
                        .matcher(node.text(node.start(), name.get().start()))
                        .find();
    }

    /** A function under this name; empty where it has none. */
    Code.Func of(Node node, String name) {
        return function(node, name, Optional.empty(), List.of(), List.of());
    }

    private Code.Func function(Node node, String name, Optional<Parameter> self, List<Code> marks, List<Code> first) {
        var parameters = new ArrayList<Parameter>();
        self.ifPresent(parameters::add);
        var body = new ArrayList<Code>();
        var outer = TypeScriptNames.outer(node);
        if (!outer.isEmpty()) {
            body.add(new Code.Outer(node.place(), outer));
        }
        node.child("parameter").ifPresent(only -> parameters.add(plain(only, only.text(), Optional.empty())));
        node.child("parameters").ifPresent(list -> list.children().forEach(one -> parameter(one, parameters, body)));
        body.addAll(first);
        node.child("body").ifPresent(code -> body(code, body));
        return new Code.Func(
                node.place(),
                name,
                parameters,
                new Block(node.place(), body),
                yields(node),
                isBeside(node),
                marks,
                types.at(node, "return_type"));
    }

    private void body(Node code, List<Code> out) {
        if (code.is("statement_block")) {
            out.addAll(statements.block(code).statements());
        } else {
            out.add(new Code.Leave(code.place(), Exit.RETURN, Optional.of(expressions.of(code))));
        }
    }

    private static boolean isBeside(Node function) {
        return function.child("parameters")
                .or(() -> function.child("parameter"))
                .filter(first -> BESIDE.matcher(function.text(function.start(), first.start()))
                        .find())
                .isPresent();
    }

    /** Whether the function gives its values one by one; what functions inside it do is theirs. */
    private static boolean yields(Node function) {
        return function.children().stream().anyMatch(TypeScriptFunctions::holdsYield);
    }

    private static boolean holdsYield(Node node) {
        return node.is("yield_expression")
                || !TypeScriptNames.FUNCTIONS.contains(node.type())
                        && node.children().stream().anyMatch(TypeScriptFunctions::holdsYield);
    }

    // ---- parameters ----

    private void parameter(Node node, List<Parameter> out, List<Code> body) {
        var pattern = node.child("pattern");
        if (pattern.isEmpty() || pattern.get().is("this")) {
            return;
        }
        var type = types.at(node, "type");
        var fallback = node.child("value").map(expressions::of);
        if (pattern.get().is("rest_pattern")) {
            var name = pattern.get().size() == 0 ? "" : pattern.get().get(0).text();
            out.add(new Parameter(node.place(), name, Taking.REST_OF_PLACES, Optional.empty(), Optional.empty()));
        } else if (TypeScriptPatterns.isPattern(pattern.get())) {
            var name = TypeScriptFile.unnamed(node);
            out.add(new Parameter(node.place(), name, Taking.PLACE_OR_NAME, type, absent(node, fallback)));
            new TypeScriptPatterns(expressions)
                    .set(pattern.get(), new Code.Name(node.place(), name), Optional.empty(), body);
        } else {
            out.add(new Parameter(
                    node.place(), pattern.get().text(), Taking.PLACE_OR_NAME, type, absent(node, fallback)));
        }
    }

    private static Parameter plain(Node node, String name, Optional<Code> type) {
        return new Parameter(node.place(), name, Taking.PLACE_OR_NAME, type, absent(node, Optional.empty()));
    }

    /** What is not given is not there. */
    private static Optional<Code> absent(Node node, Optional<Code> fallback) {
        return Optional.of(fallback.orElseGet(() -> new Code.Lit(node.place(), Nothing.ABSENT)));
    }

    // ---- classes ----

    Code.ClassDef type(Node node, String name) {
        var bases = new ArrayList<Argument>();
        node.first("class_heritage").ifPresent(all -> all.children().forEach(clause -> bases(clause, bases)));
        var marks = marks(node);
        if (node.is("abstract_class_declaration")) {
            marks.add(new Code.Name(node.place(), "abstract"));
        }
        return new Code.ClassDef(node.place(), name, bases, members(node, name, !bases.isEmpty()), marks);
    }

    private List<Code> marks(Node node) {
        var marks = new ArrayList<Code>();
        node.children().stream()
                .filter(child -> child.is("decorator"))
                .forEach(mark -> marks.add(expressions.of(mark)));
        return marks;
    }

    private void bases(Node clause, List<Argument> out) {
        if (clause.is("extends_clause")) {
            clause.child("value").ifPresent(value -> out.add(base(value, expressions.of(value))));
        } else if (clause.is("implements_clause")) {
            clause.children().forEach(type -> types.of(type).ifPresent(code -> out.add(base(type, code))));
        } else {
            out.add(base(clause, expressions.of(clause)));
        }
    }

    private static Argument base(Node node, Code code) {
        return new Argument(node.place(), Giving.PLACE, "", code);
    }

    private Parameter self(Place at) {
        return new Parameter(at, SELF, Taking.PLACE_OR_NAME, Optional.empty(), Optional.empty());
    }

    private Block members(Node type, String name, boolean extended) {
        var out = new ArrayList<Code>();
        var first = new ArrayList<Code>();
        var makers = new ArrayList<Node>();
        var marks = new ArrayList<Code>();
        for (var member : type.child("body").map(Node::children).orElse(List.of())) {
            switch (member.type()) {
                case "decorator" -> marks.add(expressions.of(member));
                case "public_field_definition", "field_definition" -> field(member, name, marks, out, first);
                case "method_definition" -> {
                    if (isMaker(member)) {
                        makers.add(member);
                    } else {
                        method(member, name, marks).ifPresent(out::add);
                    }
                }
                case "class_static_block" ->
                    member.child("body")
                            .or(() -> member.first("statement_block"))
                            .ifPresent(code -> out.add(statements.block(code)));
                default -> {}
            }
            if (!member.is("decorator")) {
                marks.clear();
            }
        }
        makers.forEach(maker -> out.add(maker(maker, first, out)));
        if (makers.isEmpty() && !first.isEmpty()) {
            out.add(maker(type.place(), first, extended));
        }
        return new Block(type.place(), out);
    }

    private static boolean isMaker(Node member) {
        return member.child("name")
                .map(Node::text)
                .filter(TypeScriptExpressions.MAKING::equals)
                .isPresent();
    }

    private static Code own(Place at, String name) {
        return new Code.Attr(at, new Code.Name(at, SELF), name);
    }

    private void field(Node member, String ofClass, List<Code> marks, List<Code> out, List<Code> first) {
        var at = member.child("name").map(Node::place).orElse(member.place());
        var name = member.child("name").map(Node::text).orElse("");
        var type = types.at(member, "type");
        var value = member.child("value");
        if (says(member, "static")) {
            var all = List.<Code>of(new Code.Name(at, "static"));
            var held = value.map(code -> TypeScriptNames.FUNCTIONS.contains(code.type())
                    ? function(code, "", Optional.empty(), List.of(), self(code, ofClass))
                    : expressions.of(code));
            out.add(new Code.Set(at, new Code.Name(at, name), held, type, all));
        } else if (value.filter(code -> TypeScriptNames.FUNCTIONS.contains(code.type()))
                .isPresent()) {
            out.add(function(value.get(), name, Optional.of(self(at)), all(marks, member), List.of()));
        } else {
            type.ifPresent(
                    known -> out.add(new Code.Set(at, new Code.Name(at, name), Optional.empty(), Optional.of(known))));
            value.ifPresent(
                    code -> first.add(new Code.Set(at, own(at, name), Optional.of(expressions.of(code)), type)));
        }
    }

    private List<Code> all(List<Code> marks, Node member) {
        var all = new ArrayList<>(marks);
        all.addAll(marks(member));
        return all;
    }

    private Optional<Code> method(Node member, String ofClass, List<Code> before) {
        var name = member.child("name").map(Node::text).orElse("");
        if (member.child("body").isEmpty()) {
            return Optional.empty();
        }
        var marks = all(before, member);
        for (var word : List.of("static", "get")) {
            if (says(member, word)) {
                marks.add(new Code.Name(member.place(), word));
            }
        }
        var isStatic = says(member, "static");
        var self = isStatic ? Optional.<Parameter>empty() : Optional.of(self(member.place()));
        var plain = says(member, "set") ? "set " + name : name; // what is set is not what is got
        return Optional.of(function(member, plain, self, marks, isStatic ? self(member, ofClass) : List.of()));
    }

    /** What a static member asks itself of is its class. */
    private static List<Code> self(Node member, String ofClass) {
        var at = member.place();
        return ITSELF.matcher(member.text()).find()
                ? List.of(new Code.Set(
                        at, new Code.Name(at, SELF), Optional.of(new Code.Name(at, ofClass)), Optional.empty()))
                : List.of();
    }

    /** What makes an object: its parameters that are fields, the fields' first values, then its own code. */
    private Code maker(Node node, List<Code> fields, List<Code> out) {
        var first = new ArrayList<Code>();
        for (var one : node.child("parameters").map(Node::children).orElse(List.of())) {
            var pattern = one.child("pattern").filter(found -> found.is("identifier"));
            if (pattern.isEmpty() || !isField(one, pattern.get())) {
                continue;
            }
            var at = pattern.get().place();
            var name = pattern.get().text();
            types.at(one, "type")
                    .ifPresent(type ->
                            out.add(new Code.Set(at, new Code.Name(at, name), Optional.empty(), Optional.of(type))));
            first.add(new Code.Set(at, own(at, name), Optional.of(new Code.Name(at, name)), Optional.empty()));
        }
        first.addAll(fields);
        return function(node, TypeScriptExpressions.MAKING, Optional.of(self(node.place())), List.of(), first);
    }

    private static boolean isField(Node parameter, Node pattern) {
        return Pattern.compile("\\b(?:public|private|protected|readonly)\\b")
                .matcher(parameter.text(parameter.start(), pattern.start()))
                .find();
    }

    private Code maker(Place at, List<Code> fields, boolean extended) {
        var parameters = new ArrayList<>(List.of(self(at)));
        var body = new ArrayList<Code>();
        if (extended) {
            var rest = "<given>";
            parameters.add(new Parameter(at, rest, Taking.REST_OF_PLACES, Optional.empty(), Optional.empty()));
            var callee = new Code.Attr(at, TypeScriptExpressions.parent(at), TypeScriptExpressions.MAKING);
            var all = List.of(new Argument(at, Giving.ALL_PLACES, "", new Code.Name(at, rest)));
            body.add(new Code.Do(at, new Code.Call(at, callee, all)));
        }
        body.addAll(fields);
        return new Code.Func(
                at, TypeScriptExpressions.MAKING, parameters, new Block(at, body), false, List.of(), Optional.empty());
    }

    /** A class that stands where a value does. */
    Code classValue(Node node) {
        var at = node.place();
        var name = node.child("name").map(Node::text).orElse(TypeScriptFile.unnamed(node));
        var leave = new Code.Leave(at, Exit.RETURN, Optional.of(new Code.Name(at, name)));
        var body = new Block(at, List.of(type(node, name), leave));
        return new Code.Call(at, new Code.Func(at, "", List.of(), body, false, List.of(), Optional.empty()), List.of());
    }
}
