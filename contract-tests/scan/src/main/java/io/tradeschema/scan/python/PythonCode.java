package io.tradeschema.scan.python;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Argument;
import io.tradeschema.scan.code.Code.Block;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Code.Giving;
import io.tradeschema.scan.code.Code.Parameter;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings the statements of a Python file to code. */
final class PythonCode {

    private final PythonExpressions expressions = new PythonExpressions(this);

    /** The file's code. */
    static Block of(Node module) {
        return new PythonCode().block(module);
    }

    /** The statements under a node. */
    Block block(Node node) {
        var statements = new ArrayList<Code>();
        for (var child : node.children()) {
            statement(child, statements);
        }
        return new Block(node.place(), statements);
    }

    private Block block(Node at, Optional<Node> node) {
        return node.map(this::block).orElseGet(() -> new Block(at.place(), List.of()));
    }

    private Code eval(Node node) {
        return expressions.of(node);
    }

    private void statement(Node node, List<Code> out) {
        switch (node.type()) {
            case "pass_statement", "ellipsis" -> {}
            case "expression_statement" -> expression(node, out);
            case "if_statement" -> out.add(branch(node));
            case "for_statement" -> out.add(loop(node));
            case "while_statement" -> out.add(repeat(node));
            case "try_statement" -> out.add(attempt(node));
            case "with_statement" -> with(node, out);
            case "match_statement" -> out.add(match(node));
            case "return_statement" -> out.add(leave(node, Exit.RETURN));
            case "raise_statement" -> out.add(leave(node, Exit.RAISE));
            case "break_statement" -> out.add(leave(node, Exit.BREAK));
            case "continue_statement" -> out.add(leave(node, Exit.CONTINUE));
            case "assert_statement" -> out.add(assertion(node));
            case "delete_statement" -> node.children().forEach(child -> drop(child, out));
            case "function_definition" -> out.add(function(node, List.of()));
            case "class_definition" -> out.add(type(node, List.of()));
            case "decorated_definition" -> decorated(node, out);
            case "import_statement", "import_from_statement" -> PythonImports.of(node, out);
            case "future_import_statement", "type_alias_statement" -> {}
            case "global_statement", "nonlocal_statement" ->
                out.add(new Code.Outer(
                        node.place(), node.children().stream().map(Node::text).toList()));
            case "block" -> node.children().forEach(child -> statement(child, out));
            default -> out.add(eval(node));
        }
    }

    private void expression(Node node, List<Code> out) {
        for (var child : node.children()) {
            if (!child.is("ellipsis")) {
                var code = membersSet(child).orElseGet(() -> eval(child));
                out.add(
                        code instanceof Code.Set || code instanceof Code.Change || code instanceof Code.Loop
                                ? code
                                : new Code.Do(child.place(), code));
            }
        }
    }

    /** {@code x.__dict__.update(m)} sets members of x, name by name. */
    private Optional<Code> membersSet(Node node) {
        var method = node.child("function").filter(function -> isNamed(function, "update"));
        var members = method.flatMap(function -> function.child("object")).filter(of -> isNamed(of, "__dict__"));
        var given = node.child("arguments")
                .filter(list -> list.size() == 1 && !list.get(0).is("keyword_argument"));
        if (members.isEmpty()
                || given.isEmpty()
                || members.get().child("object").isEmpty()) {
            return Optional.empty();
        }
        var at = node.place();
        var name = new Code.Name(at, "name in __dict__");
        var value = new Code.Name(at, "value in __dict__");
        var of = eval(members.get().child("object").get());
        var set = new Code.Call(
                at,
                new Code.Name(at, "setattr"),
                Stream.of(of, name, value)
                        .map(argument -> new Argument(at, Giving.PLACE, "", argument))
                        .toList());
        return Optional.of(new Code.Loop(
                at,
                Optional.of(new Code.Seq(at, Code.SeqKind.TUPLE, List.of(name, value))),
                new Code.Call(at, new Code.Attr(at, eval(given.get().get(0)), "items"), List.of()),
                new Block(at, List.of(new Code.Do(at, set))),
                new Block(at, List.of())));
    }

    private static boolean isNamed(Node node, String name) {
        return node.is("attribute")
                && node.child("attribute").map(Node::text).filter(name::equals).isPresent();
    }

    private Code branch(Node node) {
        var alternatives = node.all("alternative");
        Block otherwise = new Block(node.place(), List.of());
        for (var i = alternatives.size() - 1; i >= 0; i--) {
            var clause = alternatives.get(i);
            otherwise = clause.is("else_clause")
                    ? block(clause, clause.child("body"))
                    : new Block(clause.place(), List.of(test(clause, otherwise)));
        }
        return test(node, otherwise);
    }

    private Code test(Node node, Block otherwise) {
        return new Code.If(
                node.place(),
                node.child("condition").map(this::eval).orElseGet(() -> expressions.unknown(node)),
                block(node, node.child("consequence")),
                otherwise);
    }

    private Code loop(Node node) {
        return new Code.Loop(
                node.place(),
                node.child("left").map(this::eval),
                node.child("right").map(this::eval).orElseGet(() -> expressions.unknown(node)),
                block(node, node.child("body")),
                otherwise(node));
    }

    private Code repeat(Node node) {
        return new Code.Loop(
                node.place(),
                Optional.empty(),
                node.child("condition").map(this::eval).orElseGet(() -> expressions.unknown(node)),
                block(node, node.child("body")),
                otherwise(node));
    }

    private Block otherwise(Node node) {
        return block(node, node.child("alternative").flatMap(clause -> clause.child("body")));
    }

    private Code attempt(Node node) {
        var catches = new ArrayList<Code.Catch>();
        for (var child : node.children()) {
            if (child.is("except_clause") || child.is("except_group_clause")) {
                catches.add(caught(child));
            }
        }
        return new Code.Try(
                node.place(),
                block(node, node.child("body")),
                catches,
                block(node, node.first("else_clause").flatMap(clause -> clause.child("body"))),
                block(node, node.first("finally_clause").flatMap(clause -> clause.first("block"))));
    }

    private Code.Catch caught(Node clause) {
        var body = block(clause, clause.first("block"));
        for (var child : clause.children()) {
            if (child.is("as_pattern")) {
                var name = child.child("alias")
                        .flatMap(target -> target.first("identifier"))
                        .map(Node::text);
                return new Code.Catch(clause.place(), Optional.of(eval(child.get(0))), name.orElse(""), body);
            }
            if (!child.is("block") && !child.is("comment")) {
                var name = clause.child("alias").map(Node::text).orElse("");
                return new Code.Catch(clause.place(), Optional.of(eval(child)), name, body);
            }
        }
        return new Code.Catch(clause.place(), Optional.empty(), "", body);
    }

    /** What is opened is set, and closed in any case; that it is closed does not matter here. */
    private void with(Node node, List<Code> out) {
        node.first("with_clause")
                .ifPresent(clause -> clause.children().stream()
                        .filter(item -> item.is("with_item"))
                        .forEach(item -> opened(item.child("value").orElse(item), out)));
        node.child("body").ifPresent(body -> out.add(block(body)));
    }

    private void opened(Node value, List<Code> out) {
        if (value.is("as_pattern") && value.size() > 0) {
            var entered = new Code.Call(
                    value.place(), new Code.Attr(value.place(), eval(value.get(0)), "__enter__"), List.of());
            value.child("alias")
                    .filter(target -> target.size() > 0)
                    .ifPresent(target -> out.add(
                            new Code.Set(value.place(), eval(target.get(0)), Optional.of(entered), Optional.empty())));
        } else {
            out.add(new Code.Do(value.place(), eval(value)));
        }
    }

    private Code match(Node node) {
        var arms = new ArrayList<Code.Arm>();
        var clauses = node.child("body").map(Node::children).orElse(node.children());
        for (var clause : clauses) {
            if (clause.is("case_clause")) {
                arms.add(arm(clause));
            }
        }
        var subjects = node.all("subject").stream().map(this::eval).toList();
        var subject = subjects.size() == 1 ? subjects.get(0) : new Code.Seq(node.place(), Code.SeqKind.TUPLE, subjects);
        return new Code.Match(node.place(), subject, arms);
    }

    private Code.Arm arm(Node clause) {
        var patterns = clause.children().stream()
                .filter(child -> child.is("case_pattern"))
                .map(child -> PythonPatterns.of(child, expressions))
                .toList();
        var pattern = patterns.size() == 1 ? patterns.get(0) : new Code.Pattern.Items(patterns);
        var guard = clause.first("if_clause").filter(test -> test.size() > 0).map(test -> eval(test.get(0)));
        return new Code.Arm(pattern, guard, block(clause, clause.child("consequence")));
    }

    private Code leave(Node node, Exit exit) {
        return new Code.Leave(node.place(), exit, node.size() > 0 ? Optional.of(eval(node.get(0))) : Optional.empty());
    }

    /** An assertion is a test whose other way fails. */
    private Code assertion(Node node) {
        var said = node.size() > 1 ? Optional.of(eval(node.get(1))) : Optional.<Code>empty();
        var failed = new Code.Leave(node.place(), Exit.RAISE, said);
        return new Code.If(
                node.place(),
                node.size() > 0 ? eval(node.get(0)) : expressions.unknown(node),
                new Block(node.place(), List.of()),
                new Block(node.place(), List.of(failed)));
    }

    private void drop(Node node, List<Code> out) {
        if (node.is("expression_list") || node.is("tuple")) {
            node.children().forEach(child -> drop(child, out));
        } else {
            out.add(new Code.Drop(node.place(), eval(node)));
        }
    }

    private void decorated(Node node, List<Code> out) {
        var marks = node.children().stream()
                .filter(child -> child.is("decorator") && child.size() > 0)
                .map(child -> eval(child.get(0)))
                .toList();
        node.child("definition")
                .ifPresent(definition -> out.add(
                        definition.is("class_definition") ? type(definition, marks) : function(definition, marks)));
    }

    private Code function(Node node, List<Code> marks) {
        var body = node.child("body");
        return new Code.Func(
                node.place(),
                node.child("name").map(Node::text).orElse(""),
                node.child("parameters").map(this::parameters).orElse(List.of()),
                block(node, body),
                body.map(PythonCode::yields).orElse(false),
                isBeside(node),
                marks,
                node.child("return_type").map(this::eval));
    }

    private static boolean isBeside(Node function) {
        return function.child("name")
                .filter(name -> function.text(function.start(), name.start()).startsWith("async"))
                .isPresent();
    }

    /** Whether the function gives its values one by one; what functions inside it do is theirs. */
    private static boolean yields(Node node) {
        if (node.is("yield")) {
            return true;
        }
        return !node.is("function_definition")
                && !node.is("class_definition")
                && !node.is("lambda")
                && node.children().stream().anyMatch(PythonCode::yields);
    }

    private Code type(Node node, List<Code> marks) {
        var bases = node.child("superclasses").map(this::arguments).orElse(List.of());
        return new Code.ClassDef(
                node.place(),
                node.child("name").map(Node::text).orElse(""),
                bases,
                block(node, node.child("body")),
                marks);
    }

    /** The arguments of a call or a class. */
    List<Argument> arguments(Node list) {
        var arguments = new ArrayList<Argument>();
        for (var child : list.children()) {
            switch (child.type()) {
                case "keyword_argument" ->
                    arguments.add(new Argument(
                            child.place(),
                            Giving.NAME,
                            child.child("name").map(Node::text).orElse(""),
                            child.child("value").map(this::eval).orElseGet(() -> expressions.unknown(child))));
                case "list_splat" ->
                    arguments.add(new Argument(child.place(), Giving.ALL_PLACES, "", eval(child.get(0))));
                case "dictionary_splat" ->
                    arguments.add(new Argument(child.place(), Giving.ALL_NAMES, "", eval(child.get(0))));
                default -> arguments.add(new Argument(child.place(), Giving.PLACE, "", eval(child)));
            }
        }
        return arguments;
    }

    /** The parameters of a function or lambda. */
    List<Parameter> parameters(Node list) {
        var parameters = new ArrayList<Parameter>();
        var taking = Taking.PLACE_OR_NAME;
        for (var child : list.children()) {
            switch (child.type()) {
                case "keyword_separator" -> taking = Taking.NAME;
                case "positional_separator" ->
                    parameters.replaceAll(earlier -> new Parameter(
                            earlier.at(), earlier.name(), Taking.PLACE, earlier.type(), earlier.fallback()));
                default -> {
                    var parameter = parameter(child, taking);
                    parameters.add(parameter);
                    if (parameter.taking() == Taking.REST_OF_PLACES) {
                        taking = Taking.NAME;
                    }
                }
            }
        }
        return parameters;
    }

    private Parameter parameter(Node node, Taking taking) {
        var type = node.child("type").map(this::eval);
        var fallback = node.child("value").map(this::eval);
        var named = node.child("name").orElse(node.is("typed_parameter") && node.size() > 0 ? node.get(0) : node);
        return switch (named.type()) {
            case "list_splat_pattern" ->
                new Parameter(node.place(), named.get(0).text(), Taking.REST_OF_PLACES, type, fallback);
            case "dictionary_splat_pattern" ->
                new Parameter(node.place(), named.get(0).text(), Taking.REST_OF_NAMES, type, fallback);
            default -> new Parameter(node.place(), named.text(), taking, type, fallback);
        };
    }

    /** The operator that a sign stands for. */
    static Operator operator(String sign) {
        return switch (sign) {
            case "and" -> Operator.AND;
            case "or" -> Operator.OR;
            case "==" -> Operator.EQUAL;
            case "!=", "<>" -> Operator.UNEQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.MORE;
            case ">=" -> Operator.MORE_OR_EQUAL;
            case "in" -> Operator.IN;
            case "not in" -> Operator.NOT_IN;
            case "is" -> Operator.SAME;
            case "is not" -> Operator.NOT_SAME;
            case "+", "+=" -> Operator.ADD;
            case "-", "-=" -> Operator.SUBTRACT;
            case "*", "*=" -> Operator.MULTIPLY;
            case "/", "/=", "//", "//=" -> Operator.DIVIDE;
            case "%", "%=" -> Operator.REMAINDER;
            case "|", "|=" -> Operator.UNION;
            default -> Operator.OTHER;
        };
    }
}
