package io.tradeschema.scan.java;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks statements; the arms of a condition are walked side by side, and what they leave is put together. */
final class JavaStatements {

    private final JavaInterpreter machine;

    JavaStatements(JavaInterpreter machine) {
        this.machine = machine;
    }

    void walk(Node node, JavaFrame frame) {
        if (frame.ended || !machine.step()) {
            return;
        }
        switch (node.type()) {
            case "local_variable_declaration" -> declared(node, frame);
            case "expression_statement" -> node.children().forEach(child -> machine.eval(child, frame));
            case "return_statement", "yield_statement" -> returned(node, frame);
            case "throw_statement" -> {
                node.children().forEach(child -> machine.eval(child, frame));
                frame.ended = true;
            }
            case "break_statement", "continue_statement" -> frame.ended = true;
            case "if_statement" -> condition(node, frame);
            case "switch_expression" -> machine.eval(node, frame);
            case "enhanced_for_statement" -> forEach(node, frame);
            case "while_statement", "do_statement", "for_statement" -> loop(node, frame);
            case "try_statement", "try_with_resources_statement" -> attempt(node, frame);
            case "class_declaration", "record_declaration", "enum_declaration", "interface_declaration" -> {}
            default -> others(node, frame);
        }
    }

    private void others(Node node, JavaFrame frame) {
        if (node.type().endsWith("_statement")
                || node.is("block")
                || node.is("constructor_body")
                || node.is("switch_block_statement_group")) {
            node.children().forEach(child -> walk(child, frame));
        } else {
            machine.eval(node, frame);
        }
    }

    private void declared(Node node, JavaFrame frame) {
        for (var declarator : node.all("declarator")) {
            var name = declarator.child("name").map(Node::text).orElse("");
            var value = declarator
                    .child("value")
                    .map(given -> machine.eval(given, frame))
                    .orElse(JavaValue.UNKNOWN);
            frame.variables.put(name, typed(value, JavaNames.type(node), frame));
        }
    }

    /** What the declared type tells when the value tells nothing. */
    private static JavaValue typed(JavaValue value, String type, JavaFrame frame) {
        return value.equals(JavaValue.UNKNOWN) && !type.isEmpty() && !type.equals("var")
                ? new JavaValue.Typed(type, frame.owner())
                : value;
    }

    private void returned(Node node, JavaFrame frame) {
        node.children().forEach(child -> frame.returns.add(machine.eval(child, frame)));
        frame.ended = true;
    }

    private void condition(Node node, JavaFrame frame) {
        var chain = machine.messages().chain(node);
        node.child("condition").ifPresent(test -> {
            machine.eval(test, frame);
            machine.messages().tested(chain, test);
        });
        var arms = new ArrayList<Runnable>();
        node.child("consequence").ifPresent(arm -> arms.add(() -> walk(arm, frame)));
        var otherwise = node.child("alternative");
        otherwise.ifPresent(arm -> arms.add(() -> walk(arm, frame)));
        arms(arms, otherwise.isPresent(), node, frame);
        machine.messages().ended(chain, node);
    }

    /** Walks each arm from the same beginning. When one of them is surely taken, what all of them set is surely set. */
    void arms(List<Runnable> arms, boolean oneIsTaken, Node node, JavaFrame frame) {
        var before = frame.variables;
        var left = new ArrayList<Map<String, JavaValue>>();
        Set<JavaInterpreter.Touch> common = null;
        Set<Map<String, JavaValue.Put>> valid = null;
        for (var arm : arms) {
            frame.variables = new HashMap<>(before);
            frame.branch.add(List.of(node, arm));
            var validBefore = machine.validations().now();
            var touched = machine.watching(arm);
            var validHere = machine.validations().endOfArm(validBefore, frame);
            frame.branch.remove(frame.branch.size() - 1);
            if (!frame.ended) {
                left.add(frame.variables);
                common = common == null ? new HashSet<>(touched) : both(common, touched);
                valid = valid == null ? validHere : both(valid, validHere);
            }
            frame.ended = false;
        }
        if (!oneIsTaken) {
            left.add(before);
        } else if (common != null && valid != null) {
            common.forEach(touch -> machine.sure(touch, frame));
            machine.validations().everywhere(valid, frame);
        }
        frame.ended = left.isEmpty();
        frame.variables = left.isEmpty() ? before : joined(left);
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        one.retainAll(other);
        return one;
    }

    private static Map<String, JavaValue> joined(List<Map<String, JavaValue>> several) {
        var all = new HashMap<>(several.get(0));
        for (var other : several.subList(1, several.size())) {
            all.replaceAll((name, value) -> other.containsKey(name) ? JavaValue.either(value, other.get(name)) : value);
            other.forEach(all::putIfAbsent);
        }
        return all;
    }

    private void forEach(Node node, JavaFrame frame) {
        var value = node.child("value").map(given -> machine.eval(given, frame)).orElse(JavaValue.UNKNOWN);
        var name = node.child("name").map(Node::text).orElse("");
        arms(
                List.of(() -> {
                    frame.variables.put(name, typed(machine.element(value), JavaNames.type(node), frame));
                    node.child("body").ifPresent(body -> walk(body, frame));
                }),
                false,
                node,
                frame);
    }

    private void loop(Node node, JavaFrame frame) {
        node.child("init").ifPresent(init -> walk(init, frame));
        node.child("condition").ifPresent(test -> machine.eval(test, frame));
        arms(List.of(() -> node.child("body").ifPresent(body -> walk(body, frame))), false, node, frame);
        frame.ended = false;
    }

    private void attempt(Node node, JavaFrame frame) {
        node.child("resources").ifPresent(list -> list.children().forEach(resource -> resource(resource, frame)));
        var valid = machine.validations().now();
        node.child("body").ifPresent(body -> walk(body, frame));
        var ended = frame.ended;
        frame.ended = false;
        for (var clause : node.children()) {
            if (clause.is("catch_clause")) {
                arms(List.of(() -> swallowed(clause, valid, frame)), false, clause, frame);
            } else if (clause.is("finally_clause")) {
                clause.children().forEach(child -> walk(child, frame));
            }
        }
        frame.ended = ended && node.first("catch_clause").isEmpty();
    }

    /** Where the path goes on after a catch, what the body validated may have been refused. */
    private void swallowed(Node clause, Map<Map<String, JavaValue.Put>, List<Object>> validBefore, JavaFrame frame) {
        clause.child("body").ifPresent(body -> walk(body, frame));
        if (!frame.ended) {
            machine.validations().only(validBefore);
        }
    }

    private void resource(Node resource, JavaFrame frame) {
        var value =
                resource.child("value").map(given -> machine.eval(given, frame)).orElse(JavaValue.UNKNOWN);
        resource.child("name")
                .ifPresent(name -> frame.variables.put(name.text(), typed(value, JavaNames.type(resource), frame)));
    }

    /** A switch: its arms, and the values for which it has one. */
    JavaValue choose(Node node, JavaFrame frame) {
        var on = node.child("condition").map(test -> machine.eval(test, frame)).orElse(JavaValue.UNKNOWN);
        var arms = new ArrayList<Runnable>();
        var results = new ArrayList<JavaValue>();
        var otherwise = false;
        for (var arm : node.child("body").map(Node::children).orElse(List.of())) {
            var labels = arm.children().stream()
                    .filter(part -> part.is("switch_label"))
                    .toList();
            otherwise |= labels.stream()
                    .anyMatch(label -> label.size() == 0 || label.text().startsWith("default"));
            labels.forEach(label -> label.children()
                    .forEach(choice -> machine.messages().compared(on, label(choice, frame), choice, false)));
            arms.add(() -> arm.children().stream()
                    .filter(part -> !part.is("switch_label"))
                    .forEach(part -> result(part, frame, results)));
        }
        if (!otherwise) {
            machine.messages().unhandled(on, node);
        }
        arms(arms, otherwise, node, frame);
        return results.isEmpty()
                ? JavaValue.UNKNOWN
                : results.stream().reduce(JavaValue::either).orElse(JavaValue.UNKNOWN);
    }

    /** A constant of the enum that is switched on is named without its class. */
    private JavaValue label(Node choice, JavaFrame frame) {
        var value = machine.eval(choice, frame);
        return value.texts().isEmpty() && choice.is("identifier") ? new JavaValue.Literal(choice.text()) : value;
    }

    private void result(Node part, JavaFrame frame, List<JavaValue> results) {
        if (part.is("expression_statement") && part.size() == 1) {
            results.add(machine.eval(part.get(0), frame));
        } else {
            walk(part, frame);
            // A break ends its arm, not the method.
            frame.ended = frame.ended && !part.is("break_statement");
        }
    }
}
