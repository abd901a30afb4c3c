package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks statements: what they bind, where paths part and meet again. */
final class Statements {

    private static final int UNROLLED = 24;

    private final Interpreter machine;
    private final Set<String> wildcardsOpen = new HashSet<>();

    Statements(Interpreter machine) {
        this.machine = machine;
    }

    void block(Node block, Frame frame) {
        for (var node : block.children()) {
            if (frame.state().dead() || !machine.step()) {
                return;
            }
            statement(node, frame);
        }
    }

    private void statement(Node node, Frame frame) {
        switch (node.type()) {
            case "expression_statement" -> node.children().forEach(child -> simple(child, frame));
            case "return_statement" -> frame.leave(node.size() == 0 ? Value.NONE : eval(node.get(0), frame));
            case "if_statement" -> conditional(node, frame);
            case "for_statement" -> loop(node, frame);
            case "while_statement" -> whileLoop(node, frame);
            case "try_statement" -> attempt(node, frame);
            case "with_statement" -> with(node, frame);
            case "match_statement" -> match(node, frame);
            case "function_definition", "class_definition", "decorated_definition" -> define(node, frame);
            case "import_statement", "import_from_statement" -> {
                if (frame.function().isPresent() || !frame.module().bindsOnDemand(node)) {
                    imports(node, frame);
                }
            }
            case "raise_statement" -> {
                node.children().forEach(child -> eval(child, frame));
                frame.state().die();
            }
            case "break_statement", "continue_statement" -> frame.state().die();
            case "delete_statement" -> node.children().forEach(child -> delete(child, frame));
            case "global_statement" -> node.children().forEach(child -> frame.global(child.text()));
            case "assert_statement" -> {
                node.children().forEach(child -> eval(child, frame));
                if (node.size() > 0) {
                    machine.expressions().refine(node.get(0), true, frame);
                }
            }
            default -> {}
        }
    }

    private Value eval(Node node, Frame frame) {
        return machine.expressions().eval(node, frame);
    }

    private void simple(Node node, Frame frame) {
        switch (node.type()) {
            case "assignment" -> assignment(node, frame);
            case "augmented_assignment" -> augmented(node, frame);
            default -> eval(node, frame);
        }
    }

    private void assignment(Node node, Frame frame) {
        var right = node.child("right");
        var left = node.child("left");
        if (left.isEmpty()) {
            return;
        }
        if (right.isEmpty()) {
            node.child("type")
                    .map(type -> machine.annotated(type, frame))
                    .filter(value -> !value.equals(Value.UNKNOWN))
                    .ifPresent(value -> frame.state().set(left.get().text(), value));
            return;
        }
        var value = chained(right.get(), frame);
        assign(left.get(), value, Expressions.origin(right.get()), frame);
    }

    /** In {@code a = b = value} the right side is an assignment itself. */
    private Value chained(Node right, Frame frame) {
        if (!right.is("assignment")) {
            return eval(right, frame);
        }
        assignment(right, frame);
        return right.child("left").map(left -> eval(left, frame)).orElse(Value.UNKNOWN);
    }

    /** Binds a value to a name, attribute, key or pattern. */
    void assign(Node target, Value value, String origin, Frame frame) {
        switch (target.type()) {
            case "identifier" -> bindName(target.text(), value, frame);
            case "attribute" -> setAttribute(target, value, origin, frame);
            case "subscript" -> setItem(target, value, origin, frame);
            case "pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list" ->
                unpack(target, value, frame);
            case "list_splat_pattern", "parenthesized_expression", "as_pattern_target" -> {
                if (target.size() > 0) {
                    assign(target.get(0), target.is("list_splat_pattern") ? Value.UNKNOWN : value, origin, frame);
                }
            }
            default -> {}
        }
    }

    private void bindName(String name, Value value, Frame frame) {
        frame.state().set(name, value);
        if (frame.isGlobal(name) && frame.function().isPresent()) {
            frame.module().frame().ifPresent(global -> {
                var before = global.state().variable(name);
                global.state()
                        .set(name, before == null || before.equals(Value.NONE) ? value : Value.either(before, value));
            });
        }
    }

    private void setAttribute(Node target, Value value, String origin, Frame frame) {
        var object = target.child("object").map(node -> eval(node, frame)).orElse(Value.UNKNOWN);
        var name = target.child("attribute").map(Node::text).orElse("");
        for (var option : object.options()) {
            if (option instanceof Value.Ref ref) {
                machine.objects()
                        .put(ref, name, value, target, origin, object.options().size() == 1, frame.state());
            }
        }
    }

    private void setItem(Node target, Value value, String origin, Frame frame) {
        var object = target.child("value").map(node -> eval(node, frame)).orElse(Value.UNKNOWN);
        var key = target.child("subscript").map(node -> eval(node, frame)).orElse(Value.UNKNOWN);
        machine.objects().setItem(object, key, value, target, origin, frame.state());
    }

    private void unpack(Node target, Value value, Frame frame) {
        var size = target.size();
        for (var i = 0; i < size; i++) {
            var index = i;
            var starred = target.children().stream().limit(i).anyMatch(child -> child.is("list_splat_pattern"));
            var part = starred
                    ? Value.UNKNOWN
                    : value.each(option -> machine.messages().part(option, index, size, frame));
            assign(target.get(i), part, "", frame);
        }
    }

    private void augmented(Node node, Frame frame) {
        var left = node.child("left");
        var right = node.child("right").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        if (left.isEmpty()) {
            return;
        }
        var before = eval(left.get(), frame);
        var operator = node.child("operator").map(Node::text).orElse("");
        if (operator.equals("|=")) {
            before.options().forEach(option -> machine.objects().update(option, right, node, frame.state()));
            return;
        }
        assign(left.get(), machine.expressions().combine(operator.replace("=", ""), before, right), "", frame);
    }

    private void conditional(Node node, Frame frame) {
        var condition = node.child("condition");
        if (condition.isEmpty()) {
            return;
        }
        machine.messages().chain(node, frame);
        eval(condition.get(), frame);
        var fixed = machine.truth().of(condition.get(), frame);
        var before = frame.state();
        var otherwise = before.fork();
        machine.expressions().refine(condition.get(), true, frame);
        if (fixed.equals(Optional.of(false))) {
            frame.state().die();
        }
        node.child("consequence").ifPresent(block -> block(block, frame));
        var taken = frame.state();
        frame.state(otherwise);
        machine.expressions().refine(condition.get(), false, frame);
        if (fixed.equals(Optional.of(true))) {
            frame.state().die();
        }
        alternatives(node.all("alternative"), 0, frame);
        frame.state(State.join(taken, frame.state()));
    }

    private void alternatives(List<Node> clauses, int index, Frame frame) {
        if (index >= clauses.size() || frame.state().dead()) {
            return;
        }
        var clause = clauses.get(index);
        if (clause.is("else_clause")) {
            clause.child("body").ifPresent(body -> block(body, frame));
            return;
        }
        var condition = clause.child("condition");
        condition.ifPresent(node -> eval(node, frame));
        var otherwise = frame.state().fork();
        var fixed = condition.flatMap(node -> machine.truth().of(node, frame));
        condition.ifPresent(node -> machine.expressions().refine(node, true, frame));
        if (fixed.equals(Optional.of(false))) {
            frame.state().die();
        }
        clause.child("consequence").ifPresent(body -> block(body, frame));
        var taken = frame.state();
        frame.state(otherwise);
        condition.ifPresent(node -> machine.expressions().refine(node, false, frame));
        if (fixed.equals(Optional.of(true))) {
            frame.state().die();
        }
        alternatives(clauses, index + 1, frame);
        frame.state(State.join(taken, frame.state()));
    }

    private void loop(Node node, Frame frame) {
        var left = node.child("left");
        var body = node.child("body");
        var iterable = node.child("right").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        if (left.isEmpty() || body.isEmpty()) {
            return;
        }
        if (iterable instanceof Value.Items items && items.values().size() <= UNROLLED) {
            for (var value : items.values()) {
                iteration(left.get(), value, body.get(), frame);
            }
        } else {
            var before = frame.state().fork();
            iteration(
                    left.get(), iterable.each(option -> machine.messages().element(option, frame)), body.get(), frame);
            frame.state(State.join(frame.state(), before));
        }
        node.child("alternative").flatMap(clause -> clause.child("body")).ifPresent(more -> block(more, frame));
    }

    /** One pass of a loop's body; break and continue end the pass, not what follows. */
    private void iteration(Node target, Value value, Node body, Frame frame) {
        if (frame.state().dead()) {
            return;
        }
        var before = frame.state().fork();
        assign(target, value, "", frame);
        block(body, frame);
        if (frame.state().dead()) {
            frame.state(State.join(frame.state(), before));
        }
    }

    private void whileLoop(Node node, Frame frame) {
        node.child("condition").ifPresent(condition -> eval(condition, frame));
        var before = frame.state().fork();
        node.child("body").ifPresent(body -> block(body, frame));
        frame.state(State.join(frame.state(), before));
        node.child("alternative").flatMap(clause -> clause.child("body")).ifPresent(more -> block(more, frame));
    }

    private void attempt(Node node, Frame frame) {
        var before = frame.state().fork();
        node.child("body").ifPresent(body -> block(body, frame));
        var after = frame.state();
        for (var clause : node.children()) {
            if (clause.is("except_clause") || clause.is("except_group_clause")) {
                after = State.join(after.fork(), handler(clause, before, after, frame));
            }
        }
        frame.state(after);
        for (var clause : node.children()) {
            if (clause.is("else_clause")) {
                clause.child("body").ifPresent(body -> block(body, frame));
            } else if (clause.is("finally_clause")) {
                clause.first("block").ifPresent(body -> finish(body, before, frame));
            }
        }
    }

    private State handler(Node clause, State before, State after, Frame frame) {
        frame.state(after.dead() ? before.fork() : State.join(before.fork(), after.fork()));
        clause.first("block").ifPresent(body -> block(body, frame));
        return frame.state();
    }

    /** A finally block runs although the path has ended. */
    private void finish(Node body, State before, Frame frame) {
        var ended = frame.state();
        if (ended.dead()) {
            frame.state(before.fork());
        }
        block(body, frame);
        if (ended.dead()) {
            frame.state(ended);
        }
    }

    private void with(Node node, Frame frame) {
        node.first("with_clause").ifPresent(clause -> clause.children().forEach(item -> withItem(item, frame)));
        node.child("body").ifPresent(body -> block(body, frame));
    }

    private void withItem(Node item, Frame frame) {
        var value = item.child("value");
        if (value.isEmpty()) {
            return;
        }
        if (value.get().is("as_pattern") && value.get().size() > 1) {
            var manager = eval(value.get().get(0), frame);
            var entered = manager instanceof Value.Many many ? many.element() : manager;
            assign(value.get().get(1), entered, "", frame);
        } else {
            eval(value.get(), frame);
        }
    }

    private void match(Node node, Frame frame) {
        var subject = node.child("subject").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        var clauses = node.child("body").map(Node::children).orElse(List.of());
        machine.messages().matched(subject, node, clauses, frame);
        var before = frame.state();
        State after = null;
        for (var clause : clauses) {
            frame.state(before.fork());
            clause.child("consequence").ifPresent(body -> block(body, frame));
            after = after == null ? frame.state() : State.join(after, frame.state());
        }
        frame.state(after == null ? before : State.join(after, before));
    }

    private void delete(Node target, Frame frame) {
        if (target.is("expression_list") || target.is("tuple")) {
            target.children().forEach(child -> delete(child, frame));
        } else if (target.is("identifier")) {
            frame.state().forget(target.text());
        } else if (target.is("subscript")) {
            var object = target.child("value").map(node -> eval(node, frame)).orElse(Value.UNKNOWN);
            var key = target.child("subscript").map(node -> eval(node, frame)).orElse(Value.UNKNOWN);
            object.options().forEach(option -> machine.objects().remove(option, key, frame.state()));
        }
    }

    private void define(Node node, Frame frame) {
        var target = Indexer.undecorated(node);
        var name = target.child("name").map(Node::text).orElse("");
        if (frame.function().isEmpty() && frame.module().definitions().containsKey(name)) {
            var known = frame.module().definitions().get(name);
            if (known instanceof Value.Cls cls) {
                machine.settle(cls.definition());
            }
            frame.state().set(name, known);
        } else if (target.is("class_definition")) {
            var definition = Indexer.classDef(target, frame.module(), Indexer.decorators(node));
            machine.settle(definition);
            frame.state().set(name, new Value.Cls(definition));
        } else {
            var function = new FunctionDef(target, frame.module(), null, Indexer.decorators(node), frame);
            frame.state().set(name, new Value.Fn(function, Optional.empty()));
            machine.bus().nested(function, frame);
        }
    }

    /** Binds what an import statement binds. */
    void imports(Node node, Frame frame) {
        if (node.is("import_statement")) {
            node.all("name").forEach(name -> plainImport(name, frame));
            return;
        }
        var from = node.child("module_name");
        if (from.isEmpty()) {
            return;
        }
        var relative = from.get().is("relative_import");
        var dots = relative
                ? from.get()
                        .first("import_prefix")
                        .map(prefix -> prefix.text().length())
                        .orElse(0)
                : 0;
        var dotted = relative
                ? from.get().first("dotted_name").map(Node::text).orElse("")
                : from.get().text();
        for (var name : node.all("name")) {
            var wanted = name.is("aliased_import")
                    ? name.child("name").map(Node::text).orElse("")
                    : name.text();
            var alias = name.is("aliased_import")
                    ? name.child("alias").map(Node::text).orElse(wanted)
                    : wanted;
            frame.state().set(alias, member(dotted, dots, wanted, frame.module()));
        }
    }

    private void plainImport(Node name, Frame frame) {
        if (name.is("aliased_import")) {
            var dotted = name.child("name").map(Node::text).orElse("");
            var alias = name.child("alias").map(Node::text).orElse("");
            frame.state()
                    .set(
                            alias,
                            module(dotted, 0, frame.module())
                                    .<Value>map(Value.Mod::new)
                                    .orElse(new Value.External(dotted)));
            return;
        }
        var first = name.text().split("\\.", -1)[0];
        frame.state().set(first, new Value.External(first));
        if (!name.text().contains(".")) {
            module(first, 0, frame.module()).ifPresent(found -> frame.state().set(first, new Value.Mod(found)));
        }
    }

    private Optional<Module> module(String dotted, int dots, Module importer) {
        var file = dots > 0
                ? machine.project().findRelative(dotted, dots, importer.file())
                : machine.project().find(dotted, importer.file());
        return file.filter(found -> dots > 0 || !found.equals(importer.file())).flatMap(machine.project()::module);
    }

    private Value member(String dotted, int dots, String name, Module importer) {
        var from = module(dotted, dots, importer);
        if (from.isPresent() && from.get() != importer) {
            var found = machine.find(name, from.get());
            if (found != null) {
                return found;
            }
        }
        var inside = dotted.isEmpty() ? name : dotted + "." + name;
        var submodule = module(inside, dots, importer);
        if (submodule.isPresent()) {
            return new Value.Mod(submodule.get());
        }
        return new Value.External((dots > 0 ? "." : "") + inside);
    }

    /** What {@code from x import *} brings under this name; null when nothing. */
    @Nullable
    Value fromWildcards(String name, Module module) {
        if (!wildcardsOpen.add(module.file() + "\0" + name)) {
            return null;
        }
        try {
            for (var entry : module.imports().entrySet()) {
                if (entry.getKey().startsWith("*")) {
                    var found = throughWildcard(name, entry.getValue(), module);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        } finally {
            wildcardsOpen.remove(module.file() + "\0" + name);
        }
    }

    private @Nullable Value throughWildcard(String name, Node node, Module module) {
        var from = node.child("module_name");
        if (from.isEmpty()) {
            return null;
        }
        var relative = from.get().is("relative_import");
        var dots = relative
                ? from.get()
                        .first("import_prefix")
                        .map(prefix -> prefix.text().length())
                        .orElse(0)
                : 0;
        var dotted = relative
                ? from.get().first("dotted_name").map(Node::text).orElse("")
                : from.get().text();
        return module(dotted, dots, module)
                .map(found -> machine.find(name, found))
                .orElse(null);
    }

    /** The names bound by a pattern, for comprehensions. */
    static List<String> names(Node pattern) {
        var names = new ArrayList<String>();
        if (pattern.is("identifier")) {
            names.add(pattern.text());
        }
        pattern.children().forEach(child -> names.addAll(names(child)));
        return names;
    }
}
