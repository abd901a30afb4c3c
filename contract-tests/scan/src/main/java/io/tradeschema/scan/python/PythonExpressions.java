package io.tradeschema.scan.python;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Argument;
import io.tradeschema.scan.code.Code.Block;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.syntax.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings the expressions of a Python file to code. */
final class PythonExpressions {

    private final PythonCode statements;

    PythonExpressions(PythonCode statements) {
        this.statements = statements;
    }

    Code of(Node node) {
        return switch (node.type()) {
            case "identifier" -> new Code.Name(node.place(), node.text());
            case "string" -> PythonTexts.of(node, this);
            case "concatenated_string" -> PythonTexts.joined(node, this);
            case "integer", "float" -> number(node);
            case "true" -> new Code.Lit(node.place(), true);
            case "false" -> new Code.Lit(node.place(), false);
            case "none" -> new Code.Lit(node.place(), Nothing.NOTHING);
            case "ellipsis" -> new Code.Name(node.place(), "...");
            case "attribute" -> attribute(node);
            case "subscript" -> subscript(node);
            case "call" -> call(node);
            case "parenthesized_expression", "type", "list_splat_pattern", "as_pattern_target" -> inner(node);
            case "dotted_name" -> dotted(node);
            case "dictionary" -> record(node);
            case "list", "list_pattern" -> sequence(node, SeqKind.LIST);
            case "tuple", "expression_list", "pattern_list", "tuple_pattern" -> sequence(node, SeqKind.TUPLE);
            case "set" -> sequence(node, SeqKind.SET);
            case "list_splat", "dictionary_splat" -> new Code.Spread(node.place(), inner(node));
            case "list_comprehension" -> gather(node, SeqKind.LIST);
            case "set_comprehension" -> gather(node, SeqKind.SET);
            case "generator_expression" -> gather(node, SeqKind.STREAM);
            case "dictionary_comprehension" -> gather(node, SeqKind.RECORD);
            default -> operation(node);
        };
    }

    private Code operation(Node node) {
        return switch (node.type()) {
            case "binary_operator", "boolean_operator" -> binary(node);
            case "comparison_operator" -> comparison(node);
            case "not_operator" -> new Code.Op(node.place(), Operator.NOT, List.of(part(node, "argument")));
            case "unary_operator" -> unary(node);
            case "conditional_expression" -> pick(node);
            case "lambda" -> lambda(node);
            case "await" -> new Code.Await(node.place(), inner(node));
            case "yield" -> yielded(node);
            case "named_expression" ->
                new Code.Set(
                        node.place(), part(node, "name"), node.child("value").map(this::of), Optional.empty());
            case "assignment" -> assignment(node);
            case "augmented_assignment" ->
                new Code.Change(
                        node.place(),
                        PythonCode.operator(
                                node.child("operator").map(Node::text).orElse("")),
                        part(node, "left"),
                        part(node, "right"));
            case "as_pattern" -> inner(node);
            case "keyword_argument", "pair" -> part(node, "value");
            case "generic_type", "union_type", "member_type", "constrained_type", "splat_type", "type_parameter" ->
                typed(node);
            default -> unknown(node);
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
        return node.size() == 0 ? new Code.Name(node.place(), node.text()) : of(node.get(0));
    }

    Code dotted(Node node) {
        if (node.size() == 0) {
            return new Code.Name(node.place(), node.text());
        }
        Code code = new Code.Name(node.place(), node.get(0).text());
        for (var i = 1; i < node.size(); i++) {
            code = new Code.Attr(node.get(i).place(), code, node.get(i).text());
        }
        return code;
    }

    private static Code number(Node node) {
        var text = node.text().replace("_", "").toLowerCase(Locale.ROOT);
        try {
            if (text.startsWith("0x")) {
                return new Code.Lit(node.place(), new BigDecimal(new BigInteger(text.substring(2), 16)));
            }
            if (text.startsWith("0o")) {
                return new Code.Lit(node.place(), new BigDecimal(new BigInteger(text.substring(2), 8)));
            }
            if (text.startsWith("0b")) {
                return new Code.Lit(node.place(), new BigDecimal(new BigInteger(text.substring(2), 2)));
            }
            return new Code.Lit(node.place(), new BigDecimal(text.endsWith(".") ? text + "0" : text));
        } catch (NumberFormatException e) {
            return new Code.Other(node.place(), "complex number", List.of());
        }
    }

    private Code attribute(Node node) {
        if (node.child("attribute").map(Node::text).filter("__dict__"::equals).isPresent()) {
            var of = new Argument(node.place(), Code.Giving.PLACE, "", part(node, "object"));
            return new Code.Call(node.place(), new Code.Name(node.place(), "vars"), List.of(of));
        }
        return new Code.Attr(
                node.place(),
                part(node, "object"),
                node.child("attribute").map(Node::text).orElse(""));
    }

    private Code subscript(Node node) {
        var of = part(node, "value");
        var keys = node.all("subscript");
        if (keys.size() == 1 && keys.get(0).is("slice")) {
            return slice(node, of, keys.get(0));
        }
        var items = keys.stream().map(this::of).toList();
        return new Code.Index(
                node.place(), of, items.size() == 1 ? items.get(0) : new Code.Seq(node.place(), SeqKind.TUPLE, items));
    }

    /** The bounds of a slice are told by their side of the first colon, which is not among the nodes: by the text. */
    private Code slice(Node node, Code of, Node slice) {
        Optional<Code> from = Optional.empty();
        Optional<Code> to = Optional.empty();
        var colons = 0;
        var end = slice.start();
        for (var child : slice.children()) {
            colons += (int)
                    slice.text(end, child.start()).chars().filter(c -> c == ':').count();
            from = colons == 0 ? Optional.of(of(child)) : from;
            to = colons == 1 ? Optional.of(of(child)) : to;
            end = child.end();
        }
        return new Code.Slice(node.place(), of, from, to);
    }

    private Code call(Node node) {
        var list = node.child("arguments");
        List<Argument> arguments = list.isEmpty()
                ? List.of()
                : list.get().is("generator_expression")
                        ? List.of(new Argument(list.get().place(), Code.Giving.PLACE, "", of(list.get())))
                        : statements.arguments(list.get());
        return new Code.Call(node.place(), part(node, "function"), arguments);
    }

    private Code record(Node node) {
        var entries = new ArrayList<Code.Entry>();
        for (var child : node.children()) {
            if (child.is("pair")) {
                entries.add(new Code.Entry(Optional.of(part(child, "key")), part(child, "value")));
            } else if (child.is("dictionary_splat")) {
                entries.add(new Code.Entry(Optional.empty(), inner(child)));
            }
        }
        return new Code.Rec(node.place(), entries);
    }

    private Code sequence(Node node, SeqKind kind) {
        return new Code.Seq(
                node.place(), kind, node.children().stream().map(this::item).toList());
    }

    private Code item(Node node) {
        return node.is("list_splat_pattern") ? new Code.Spread(node.place(), inner(node)) : of(node);
    }

    private Code gather(Node node, SeqKind kind) {
        var clauses = new ArrayList<Code.Clause>();
        for (var child : node.children()) {
            if (child.is("for_in_clause")) {
                clauses.add(new Code.Clause(part(child, "left"), part(child, "right"), new ArrayList<>()));
            } else if (child.is("if_clause") && !clauses.isEmpty() && child.size() > 0) {
                clauses.get(clauses.size() - 1).tests().add(of(child.get(0)));
            }
        }
        var body = node.child("body").orElse(node);
        return body.is("pair")
                ? new Code.Gather(node.place(), kind, Optional.of(part(body, "key")), part(body, "value"), clauses)
                : new Code.Gather(node.place(), kind, Optional.empty(), of(body), clauses);
    }

    private Code binary(Node node) {
        var sign = node.child("operator").map(Node::text).orElse("");
        return new Code.Op(node.place(), PythonCode.operator(sign), List.of(part(node, "left"), part(node, "right")));
    }

    /** {@code a < b < c} is {@code a < b and b < c}. */
    private Code comparison(Node node) {
        var pairs = new ArrayList<Code>();
        var left = node.size() > 2 ? of(node.get(0)) : null;
        for (var i = 0; i + 2 < node.size() && left != null; i += 2) {
            var right = of(node.get(i + 2));
            var operator = PythonCode.operator(node.get(i + 1).text().replaceAll("\\s+", " "));
            pairs.add(new Code.Op(node.place(), operator, List.of(left, right)));
            left = right;
        }
        return pairs.size() == 1 ? pairs.get(0) : new Code.Op(node.place(), Operator.AND, pairs);
    }

    private Code unary(Node node) {
        var sign = node.child("operator").map(Node::text).orElse("");
        var of = part(node, "argument");
        if (sign.equals("-") && of instanceof Code.Lit lit && lit.value() instanceof BigDecimal number) {
            return new Code.Lit(node.place(), number.negate());
        }
        return sign.equals("-")
                ? new Code.Op(node.place(), Operator.NEGATE, List.of(of))
                : sign.equals("+") ? of : new Code.Op(node.place(), Operator.OTHER, List.of(of));
    }

    private Code pick(Node node) {
        return node.size() < 3
                ? unknown(node)
                : new Code.Pick(node.place(), of(node.get(1)), of(node.get(0)), of(node.get(2)));
    }

    private Code lambda(Node node) {
        var body = part(node, "body");
        var leave = new Code.Leave(body.at(), Exit.RETURN, Optional.of(body));
        return new Code.Func(
                node.place(),
                "",
                node.child("parameters").map(statements::parameters).orElse(List.of()),
                new Block(body.at(), List.of(leave)),
                false,
                List.of(),
                Optional.empty());
    }

    private Code yielded(Node node) {
        Optional<Code> value = node.size() == 0 ? Optional.empty() : Optional.of(of(node.get(0)));
        return new Code.Yield(node.place(), value, node.text().startsWith("yield from"));
    }

    private Code assignment(Node node) {
        return new Code.Set(
                node.place(),
                part(node, "left"),
                node.child("right").map(this::of),
                node.child("type").map(this::of));
    }

    /** {@code list[int]}, {@code int | None} as the grammar has them where a type stands. */
    private Code typed(Node node) {
        var parts = node.children().stream().map(this::of).toList();
        return switch (node.type()) {
            case "generic_type" ->
                parts.size() > 1
                        ? new Code.Index(node.place(), parts.get(0), parts.get(1))
                        : parts.isEmpty() ? unknown(node) : parts.get(0);
            case "union_type" -> new Code.Op(node.place(), Operator.UNION, parts);
            case "member_type" ->
                new Code.Attr(
                        node.place(), parts.get(0), node.get(node.size() - 1).text());
            case "type_parameter" ->
                parts.size() == 1 ? parts.get(0) : new Code.Seq(node.place(), SeqKind.TUPLE, parts);
            default -> parts.isEmpty() ? unknown(node) : parts.get(0);
        };
    }
}
