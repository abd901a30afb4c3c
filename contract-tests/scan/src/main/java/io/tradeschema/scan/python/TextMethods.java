package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ValueKind;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/** Methods of text, bytes and times. */
final class TextMethods {

    private static final Value TEXT = new Value.Kind(ValueKind.TEXT);

    private TextMethods() {}

    /** What a method of text, bytes or a time gives; empty when the value is none of them. */
    static Optional<Value> call(Value object, String name, Args args) {
        return switch (name) {
            case "decode", "encode", "strip", "rstrip", "lstrip" ->
                Optional.of(object).filter(TextMethods::staysItself);
            case "upper", "lower", "title", "capitalize" -> cased(object, name);
            case "format" -> object.literalText().map(text -> formatted(text, args));
            case "replace", "join" ->
                object.literalText().isPresent() ? Optional.of(replaced(object, name, args)) : Optional.empty();
            case "isoformat" -> Optional.of(new Value.Kind(ValueKind.ISO_TIME));
            case "strftime" -> Optional.of(TEXT);
            case "timestamp" ->
                args.positional().isEmpty() && args.keywords().isEmpty()
                        ? Optional.of(new Value.Kind(ValueKind.EPOCH))
                        : Optional.empty();
            case "split", "rsplit" -> Optional.of(object).filter(Value.StreamName.class::isInstance);
            case "items" -> object instanceof Value.Reply ? Optional.of(new Value.Pairs(object)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean staysItself(Value object) {
        return object instanceof Value.Const
                || object instanceof Value.JsonText
                || object instanceof Value.Pattern
                || object instanceof Value.Walked
                || object instanceof Value.StreamName
                || object instanceof Value.Kind;
    }

    private static Optional<Value> cased(Value object, String name) {
        if (object.equals(TEXT)) {
            return Optional.of(TEXT);
        }
        return object.literalText()
                .map(text -> Value.text(
                        switch (name) {
                            case "upper" -> text.toUpperCase(Locale.ROOT);
                            case "lower" -> text.toLowerCase(Locale.ROOT);
                            default -> text;
                        }));
    }

    private static Value formatted(String text, Args args) {
        var result = text;
        for (var keyword : args.keywords().entrySet()) {
            if (keyword.getValue().literalText().isPresent()) {
                result = result.replace(
                        "{" + keyword.getKey() + "}",
                        keyword.getValue().literalText().get());
            }
        }
        for (var value : args.positional()) {
            if (value.literalText().isPresent()) {
                result = result.replaceFirst(
                        "\\{}", Matcher.quoteReplacement(value.literalText().get()));
            }
        }
        var hole = result.indexOf('{');
        return hole < 0
                ? Value.text(result)
                : new Value.Pattern(result.substring(0, hole), result.substring(result.lastIndexOf('}') + 1));
    }

    private static Value replaced(Value object, String name, Args args) {
        var from = args.get(0).flatMap(Value::literalText);
        var to = args.get(1).flatMap(Value::literalText);
        if (name.equals("replace") && from.isPresent() && to.isPresent()) {
            return Value.text(object.literalText().orElse("").replace(from.get(), to.get()));
        }
        if (name.equals("join") && args.get(0).orElse(Value.UNKNOWN) instanceof Value.Items items) {
            var parts = new ArrayList<Value>();
            for (var i = 0; i < items.values().size(); i++) {
                if (i > 0) {
                    parts.add(object);
                }
                parts.add(items.values().get(i));
            }
            return Texts.joined(parts);
        }
        return TEXT;
    }
}
