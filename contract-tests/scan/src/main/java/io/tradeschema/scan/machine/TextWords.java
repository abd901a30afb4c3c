package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.facts.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words for what is done with texts: folded, cut, split, joined, filled. */
final class TextWords {

    private static final Pattern DOLLAR =
            Pattern.compile("\\$(?:\\$|([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)})");
    private static final Pattern BRACED = Pattern.compile("\\{(?:\\{|([A-Za-z_][A-Za-z0-9_]*)()[^{}]*})");

    /** Places that a value fills, by name or number, and in which form; and braces that are doubled. */
    private static final Pattern FILLED = Pattern.compile("\\{\\{|}}|\\{([^{}:]*)(:[^{}]*)?}");

    /** The longest text that is held against a pattern. */
    private static final int LONGEST = 80;

    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+{?]");

    private final Machine machine;

    TextWords(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "text" ->
                        Texts.text(
                                use.value("of").orElseGet(() -> Value.lit("", use.at())),
                                use.at(),
                                machine,
                                use.state(),
                                use.frame());
                    case "decoded" -> decoded(use);
                    case "encoded" -> encoded(use);
                    case "case" -> folded(use);
                    case "same-text" -> stripped(use.on(), use);
                    case "replaced-text" -> replaced(use);
                    case "split" -> split(use);
                    case "cut" -> cut(use);
                    case "formatted" -> formatted(use);
                    case "templated" -> templated(use);
                    case "joined" -> joined(use);
                    default -> null;
                });
    }

    /** The name of an entry that came as bytes, as text. */
    private static Value decoded(Use use) {
        if (use.self() instanceof One.Walked walked && walked.key()) {
            return Value.of(new One.Walked(walked.view().named(One.Names.TEXT), true));
        }
        if (use.self() instanceof One.Lit lit && lit.value() instanceof Bytes bytes) {
            return Value.of(new One.Lit(bytes.text(), lit.at(), lit.listed()));
        }
        return use.self() == null ? Value.input("") : Value.of(use.self());
    }

    /** Text that is written down, as the bytes that a client may give names in. */
    private static Value encoded(Use use) {
        if (use.self() instanceof One.Lit lit && lit.value() instanceof String text) {
            return Value.of(new One.Lit(new Bytes(text), lit.at(), lit.listed()));
        }
        return use.on() == null ? Value.input("") : Value.of(use.on());
    }

    private Value folded(Use use) {
        var self = use.on();
        var to = use.row().flags().get(0);
        if (self instanceof One.Taken taken) {
            taken.read().foldsCase();
            return Value.of(self);
        }
        var text = self.text();
        if (text.isEmpty()) {
            return self instanceof One.Template
                    ? Value.kind(ValueKind.TEXT)
                    : self.isRest() ? Value.of(self) : Value.kind(ValueKind.TEXT);
        }
        var folded = switch (to) {
            case "upper" -> text.get().toUpperCase(Locale.ROOT);
            case "lower" -> text.get().toLowerCase(Locale.ROOT);
            default ->
                text.get().isEmpty()
                        ? ""
                        : text.get().substring(0, 1).toUpperCase(Locale.ROOT)
                                + text.get().substring(1).toLowerCase(Locale.ROOT);
        };
        return Value.of(new One.Lit(folded, self instanceof One.Lit lit ? lit.at() : use.at(), Lookups.isListed(self)));
    }

    /** A text without what stands at its ends: blanks, or the signs that are given. */
    private static Value stripped(One self, Use use) {
        if (!(self instanceof One.Lit lit)) {
            return Value.of(self);
        }
        var given = use.value("of");
        var signs = given.flatMap(Value::onlyText);
        if (!(lit.value() instanceof String text) || given.isPresent() && signs.isEmpty()) {
            return Value.kind(ValueKind.TEXT);
        }
        var from = 0;
        var to = text.length();
        while (!use.row().flags().contains("right") && from < to && isStripped(text.charAt(from), signs)) {
            from++;
        }
        while (!use.row().flags().contains("left") && from < to && isStripped(text.charAt(to - 1), signs)) {
            to--;
        }
        return Value.of(new One.Lit(text.substring(from, to), lit.at(), lit.listed()));
    }

    private static boolean isStripped(char sign, Optional<String> signs) {
        return signs.map(some -> some.indexOf(sign) >= 0).orElseGet(() -> Character.isWhitespace(sign));
    }

    /** A part of a text, by where it begins and where it ends. */
    private static Value cut(Use use) {
        return CutTimes.isTime(use.on())
                ? CutTimes.between(use.on(), use.value("from"), use.value("to"))
                : Value.kind(ValueKind.TEXT);
    }

    private static Value parts(@Nullable One self) {
        return self instanceof One.Taken ? Value.input("") : Value.kind(ValueKind.TEXT);
    }

    private Value split(Use use) {
        var self = use.on();
        var by = use.value("of").flatMap(Value::onlyText);
        if (self instanceof One.Lit lit
                && lit.value() instanceof String text
                && by.isPresent()
                && !by.get().isEmpty()) {
            var items = new ArrayList<Value>();
            for (var part : pieces(text, by.get(), use)) {
                items.add(Value.of(new One.Lit(part, lit.at(), lit.listed())));
            }
            return machine.records().sequence(items, Value.none(), use.at(), use.state());
        }
        List<Value> first = CutTimes.isTime(self) ? List.of(CutTimes.firstBefore(by.orElse(""))) : List.of();
        return machine.records().sequence(first, parts(self), use.at(), use.state());
    }

    /** The pieces of a text, of which only the first or last are split off where a number says so. */
    private static List<String> pieces(String text, String by, Use use) {
        var all = List.of(text.split(java.util.regex.Pattern.quote(by), -1));
        var most = use.given()
                .value(1, "maxsplit")
                .flatMap(Value::only)
                .filter(one -> one instanceof One.Lit lit && lit.value() instanceof BigDecimal)
                .map(one -> ((BigDecimal) ((One.Lit) one).value()).intValue())
                .orElse(-1);
        if (most < 0 || all.size() <= most + 1) {
            return all;
        }
        var pieces = new ArrayList<String>();
        if (use.row().name().endsWith("rsplit")) {
            pieces.add(String.join(by, all.subList(0, all.size() - most)));
            pieces.addAll(all.subList(all.size() - most, all.size()));
        } else {
            pieces.addAll(all.subList(0, most));
            pieces.add(String.join(by, all.subList(most, all.size())));
        }
        return pieces;
    }

    private Value joined(Use use) {
        var items = machine.elements().of(use.value("of").orElse(Value.none()), use.call(), use.state(), use.frame());
        var said = use.value("by").flatMap(Value::onlyText);
        var by = said.isPresent() || use.self() == null ? said : use.self().text();
        if (by.isEmpty()
                || !items.rest().isNone()
                || items.known().stream()
                        .anyMatch(item -> Streams.told(item).onlyText().isEmpty())) {
            return Value.kind(ValueKind.TEXT);
        }
        return Value.lit(
                String.join(
                        by.get(),
                        items.known().stream()
                                .map(item -> Streams.told(item).onlyText().orElseThrow())
                                .toList()),
                use.at());
    }

    private Value replaced(Use use) {
        var self = use.on();
        var from = use.value("of").flatMap(Value::onlyText);
        var to = use.row().flags().contains("prefix")
                ? Optional.of("")
                : use.value("by").flatMap(Value::onlyText);
        if (self instanceof One.Taken taken && taken.known().isPresent() && from.isPresent() && to.isPresent()) {
            return Value.lit(taken.known().get().replace(from.get(), to.get()), use.at());
        }
        if (self instanceof One.Lit lit && lit.value() instanceof String text && from.isPresent() && to.isPresent()) {
            return Value.lit(text.replace(from.get(), to.get()), lit.at());
        }
        var byPattern = replacedByPattern(self, use);
        if (byPattern.isPresent()) {
            return byPattern.get();
        }
        if (CutTimes.isTime(self) && to.isPresent()) {
            return CutTimes.replaced(self, from.or(() -> pattern(use)).orElse(""), to.get());
        }
        return self instanceof One.Taken || self.isRest() ? Value.of(self) : Value.kind(ValueKind.TEXT);
    }

    /** A known text of which each part that fits a known pattern is replaced, by a text or by what a function makes of it. */
    private Optional<Value> replacedByPattern(One self, Use use) {
        var pattern = pattern(use);
        var by = use.value("by");
        if (!(self instanceof One.Lit lit)
                || !(lit.value() instanceof String text)
                || by.isEmpty()
                || pattern.filter(known -> isQuick(known, text)).isEmpty()) {
            return Optional.empty();
        }
        try {
            var parts = Pattern.compile(pattern.get()).matcher(text);
            var out = new StringBuilder();
            while (parts.find()) {
                var part = by.get().onlyText().or(() -> made(by.get(), parts, use));
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                parts.appendReplacement(out, part.get());
            }
            return Optional.of(Value.of(new One.Lit(parts.appendTail(out).toString(), lit.at(), lit.listed())));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // a pattern, or a text that stands in, of another kind than Java's
        }
    }

    private static Optional<String> pattern(Use use) {
        return use.value("of")
                .flatMap(Value::only)
                .filter(One.Made.class::isInstance)
                .flatMap(one -> Optional.ofNullable(((One.Made) one).given().get("kept")))
                .flatMap(Value::onlyText);
    }

    /** Whether a pattern of somebody's tree is sure to end soon: few repetitions, and none of a group. */
    private static boolean isQuick(String pattern, String text) {
        var repeats = pattern.chars().filter(sign -> "*+{".indexOf(sign) >= 0).count();
        return text.length() <= LONGEST
                && repeats <= 3
                && !REPEATED_GROUP.matcher(pattern).find();
    }

    /** What a function makes of a part of a text and of the groups in it. */
    private Optional<String> made(Value function, Matcher part, Use use) {
        var groups = new Value[part.groupCount() + 1];
        for (var i = 0; i < groups.length; i++) {
            var group = part.group(i);
            groups[i] = group == null ? Value.nothing(use.at()) : Value.lit(group, use.at());
        }
        return machine.calls()
                .invoke(function, Given.of(use.at(), groups), use.call(), use.state(), use.frame())
                .onlyText()
                .map(Matcher::quoteReplacement);
    }

    /** A text with names in it, which are taken from a record: {@code $name}, or {@code {name}}. */
    private Value templated(Use use) {
        var text = use.self() == null ? Optional.<String>empty() : use.self().text();
        text.ifPresent(form -> {
            machine.whole().filled(use);
            var names = (use.row().flags().contains("dollar") ? DOLLAR : BRACED).matcher(form);
            while (names.find()) {
                var name = Optional.ofNullable(names.group(1)).or(() -> Optional.ofNullable(names.group(2)));
                name.ifPresent(plain -> asked(plain, use));
            }
        });
        return Value.kind(ValueKind.TEXT);
    }

    private void asked(String name, Use use) {
        var from = use.value("from").orElse(Value.none());
        if (from.isNone()) {
            named(name, use);
        }
        var at = use.self() instanceof One.Lit lit ? lit.at() : use.at();
        from.each(one ->
                machine.lookups().take(one, Value.lit(name, at), use.call(), at, true, use.state(), use.frame()));
    }

    /** A name of a message whose names are all handed on to a template. */
    private Value named(String place, Use use) {
        var view = use.given().view();
        var name = place.replaceFirst("[.\\[!].*", "");
        if (view == null || name.isEmpty()) {
            return Value.kind(ValueKind.TEXT);
        }
        var at = use.self() instanceof One.Lit lit ? lit.at() : use.at();
        machine.reads().take(view, name, at, true, false, use.state(), use.frame());
        return Value.kind(ValueKind.TEXT);
    }

    private Value formatted(Use use) {
        if (!(use.self() instanceof One.Lit of) || of.text().isEmpty()) {
            return Value.kind(ValueKind.TEXT);
        }
        machine.whole().filled(use);
        var text = of.text().get();
        var parts = new ArrayList<One>();
        var signs = FILLED.matcher(text);
        var index = 0;
        var end = 0;
        while (signs.find()) {
            var name = signs.group(1);
            var to = name == null ? signs.start() + 1 : signs.start(); // a brace that is doubled is one
            if (to > end) {
                parts.add(Stretch.part(of, text, end, to));
            }
            end = signs.end();
            if (name != null) {
                var place = name.matches("[0-9]+") ? Integer.parseInt(name) : name.isEmpty() ? index++ : -1;
                parts.add(shown(place, name, signs.group(2), use));
            }
        }
        if (end < text.length()) {
            parts.add(Stretch.part(of, text, end, text.length()));
        }
        return parts.isEmpty() ? Value.kind(ValueKind.TEXT) : Texts.concatenated(parts, use.at());
    }

    private One shown(int place, String name, @Nullable String form, Use use) {
        var value = use.given().value(place, name).orElseGet(() -> named(name, use));
        return Texts.shown(value, form == null ? "" : form, use.at(), machine, use.state(), use.frame())
                .only()
                .orElse(new One.Kind(ValueKind.TEXT));
    }
}
