package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text that is put together: string literals, f-strings, format and what is known of their parts. */
final class Texts {

    private static final Value TEXT = new Value.Kind(ValueKind.TEXT);

    private final Interpreter machine;

    Texts(Interpreter machine) {
        this.machine = machine;
    }

    Value string(Node node, Frame frame) {
        var parts = new ArrayList<Value>();
        var raw = node.first("string_start")
                .map(Node::text)
                .orElse("")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("r");
        for (var child : node.children()) {
            if (child.is("string_content")) {
                parts.add(Value.text(raw ? child.text() : unescaped(child)));
            } else if (child.is("interpolation")) {
                var value = child.size() == 0
                        ? Value.UNKNOWN
                        : machine.expressions().eval(child.get(0), frame);
                parts.add(child.first("format_specifier").isPresent() ? TEXT : value);
            }
        }
        return joined(parts);
    }

    private static String unescaped(Node content) {
        var text = content.text();
        if (text.indexOf('\\') < 0) {
            return text;
        }
        return text.replace("\\\n", "")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\\"", "\"")
                .replace("\\'", "'")
                .replace("\\\\", "\\");
    }

    Value concatenated(Node node, Frame frame) {
        var parts = new ArrayList<Value>();
        node.children().forEach(child -> parts.add(machine.expressions().eval(child, frame)));
        return joined(parts);
    }

    /** Text made of these parts one behind the other: a constant if all are, else what is known of its ends. */
    static Value joined(List<Value> parts) {
        if (parts.isEmpty()) {
            return Value.text("");
        }
        for (var i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Value.Choice choice
                    && choice.options().stream().allMatch(option -> printed(option) != null)) {
                var alternatives = new ArrayList<Value>();
                for (var option : choice.options()) {
                    var copy = new ArrayList<>(parts);
                    copy.set(i, option);
                    alternatives.add(joined(copy));
                }
                return Value.either(alternatives);
            }
        }
        var prefix = new StringBuilder();
        var assumed = false;
        for (var i = 0; i < parts.size(); i++) {
            var text = printed(parts.get(i));
            if (text == null) {
                var open = parts.get(i) instanceof Value.Pattern pattern ? pattern.prefix() : "";
                return pattern(prefix + open, parts, i);
            }
            assumed |= parts.get(i) instanceof Value.Const constant && constant.assumed();
            prefix.append(text);
        }
        return new Value.Const(prefix.toString(), assumed);
    }

    private static Value pattern(String prefix, List<Value> parts, int hole) {
        var suffix = new StringBuilder();
        for (var i = parts.size() - 1; i >= hole; i--) {
            var text = printed(parts.get(i));
            if (text == null) {
                suffix.insert(0, parts.get(i) instanceof Value.Pattern pattern ? pattern.suffix() : "");
                break;
            }
            suffix.insert(0, text);
        }
        return new Value.Pattern(prefix, suffix.toString());
    }

    private static @Nullable String printed(Value value) {
        if (value instanceof Value.Const constant) {
            return constant.value() instanceof String text
                    ? text
                    : constant.value() instanceof BigDecimal number ? number.toPlainString() : null;
        }
        return value instanceof Value.Member member ? printed(member.value()) : null;
    }

    static Value formatted(String format, Value argument) {
        var parts = format.split("%[sd]", -1);
        var values = argument instanceof Value.Items items ? items.values() : List.of(argument);
        if (parts.length != values.size() + 1) {
            return TEXT;
        }
        var pieces = new ArrayList<Value>();
        for (var i = 0; i < parts.length; i++) {
            pieces.add(Value.text(parts[i]));
            if (i < values.size()) {
                pieces.add(values.get(i));
            }
        }
        return joined(pieces);
    }
}
