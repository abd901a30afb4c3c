package io.tradeschema.scan.java;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Code.Pattern;
import io.tradeschema.scan.machine.FallThrough;
import io.tradeschema.scan.machine.FallThrough.Group;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Both kinds of switches: with arrows, and with groups that fall through. */
final class JavaSwitch {

    private final JavaFile file;
    private final JavaScope scope;
    private final boolean value;
    private final JavaTerms terms;

    /** A switch; one that gives a value leaves its function with it. */
    JavaSwitch(JavaFile file, JavaScope scope, boolean value) {
        this.file = file;
        this.scope = scope;
        this.value = value;
        this.terms = new JavaTerms(file, scope);
    }

    Code of(Node node) {
        var subject = node.child("condition").map(terms::of).orElseGet(() -> terms.unknown(node));
        var groups = new ArrayList<Group>();
        node.child("body")
                .ifPresent(body -> body.children().forEach(child -> {
                    if (child.is("switch_rule")) {
                        groups.add(rule(child, subject));
                    } else if (child.is("switch_block_statement_group")) {
                        groups.add(group(child, subject));
                    }
                }));
        return FallThrough.match(node.place(), subject, groups);
    }

    private Group rule(Node node, Code subject) {
        var inside = scope.ofBlock();
        var before = new ArrayList<Code>();
        var label = label(node.first("switch_label").stream().toList(), subject, inside, before);
        var body = new ArrayList<Code>();
        for (var child : node.children()) {
            if (child.is("switch_label")) {
                continue;
            }
            if (value && child.is("expression_statement")) {
                body.add(
                        new Code.Leave(child.place(), Exit.RETURN, Optional.of(new JavaTerms(file, inside).of(child))));
            } else {
                body.addAll(new JavaCode(file, inside, value).statements(child));
            }
        }
        if (!FallThrough.ends(body)) {
            body.add(new Code.Leave(node.place(), Exit.BREAK, Optional.empty()));
        }
        return new Group(label.pattern(), label.guard(), before, body);
    }

    private Group group(Node node, Code subject) {
        var before = new ArrayList<Code>();
        var labels = node.children().stream()
                .filter(child -> child.is("switch_label"))
                .toList();
        var label = label(labels, subject, scope, before);
        var code = new JavaCode(file, scope, value);
        var body = new ArrayList<Code>();
        node.children().stream()
                .filter(child -> !child.is("switch_label"))
                .forEach(child -> body.addAll(code.statements(child)));
        return new Group(label.pattern(), label.guard(), before, body);
    }

    private record Label(Pattern pattern, Optional<Code> guard) {}

    private Label label(List<Node> labels, Code subject, JavaScope inside, List<Code> before) {
        var options = new ArrayList<Pattern>();
        var guard = Optional.<Code>empty();
        for (var label : labels) {
            if (label.size() == 0) {
                options.add(new Pattern.Any());
            }
            for (var child : label.children()) {
                if (child.is("guard")) {
                    guard = child.size() == 0
                            ? Optional.empty()
                            : Optional.of(new JavaTerms(file, inside).of(child.get(0)));
                } else {
                    options.add(pattern(child, subject, inside, before));
                }
            }
        }
        return new Label(options.size() == 1 ? options.get(0) : new Pattern.Either(options), guard);
    }

    private Pattern pattern(Node node, Code subject, JavaScope inside, List<Code> before) {
        var pattern = node.is("pattern") && node.size() > 0 ? node.get(0) : node;
        var terms = new JavaTerms(file, inside);
        if (pattern.is("type_pattern") && pattern.size() > 1) {
            var name = pattern.get(pattern.size() - 1).text();
            inside.declare(name);
            return new Pattern.Bind(
                    name, new Pattern.Of(terms.typeOf(pattern.get(pattern.size() - 2)), List.of(), List.of()));
        }
        if (pattern.is("record_pattern") && pattern.size() > 0) {
            before.add(new Code.Set(pattern.place(), terms.parts(pattern), Optional.of(subject), Optional.empty()));
            return new Pattern.Of(terms.typeOf(pattern.get(0)), List.of(), List.of());
        }
        return new Pattern.Is(constant(pattern, subject, terms));
    }

    /** A plain name is a member of the subject's enumeration, unless a constant here has it. */
    private Code constant(Node node, Code subject, JavaTerms terms) {
        var code = terms.qualifier(node);
        return node.is("identifier") && code instanceof Code.Name name
                ? new Code.Attr(name.at(), subject, name.name())
                : code;
    }
}
