package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts whose signs, such as {@code %s} or {@code %2$d}, are filled with values. */
final class Filling {

    /** The place of the value, how it is shown, and as what. */
    private static final Pattern SIGN = Pattern.compile("%(?:([0-9]+)\\$)?([-#+ 0,]*[0-9]*(?:[.][0-9]+)?)([a-zA-Z%])");

    private static final String AS_IT_IS = "sdib";

    private final Machine machine;
    private final State state;
    private final Frame frame;
    private final List<Value> values;
    private final Place at;
    private final List<Value> parts = new ArrayList<>();
    private int next;

    private Filling(Machine machine, State state, Frame frame, List<Value> values, Place at) {
        this.frame = frame;
        this.machine = machine;
        this.state = state;
        this.values = values;
        this.at = at;
    }

    /** The text with these values in it. */
    static Value of(Value text, List<Value> with, Place at, Machine machine, State state, Frame frame) {
        return text.only()
                .filter(One.Lit.class::isInstance)
                .map(One.Lit.class::cast)
                .filter(form -> form.text().isPresent())
                .map(form -> new Filling(machine, state, frame, with, at).filled(form))
                .orElseGet(() -> Value.kind(ValueKind.TEXT));
    }

    private Value filled(One.Lit of) {
        var form = of.text().orElseThrow();
        var signs = SIGN.matcher(form);
        var end = 0;
        while (signs.find()) {
            add(Stretch.part(of, form, end, signs.start()));
            end = signs.end();
            switch (signs.group(3)) {
                case "%" -> add(new One.Lit("%", of.at(), false));
                case "n" -> add(new One.Lit("\n", of.at(), false));
                default -> parts.add(value(signs));
            }
        }
        add(Stretch.part(of, form, end, form.length()));
        if (parts.isEmpty() || SIGN.matcher(form).replaceAll("").contains("%")) {
            return Value.kind(ValueKind.TEXT);
        }
        return Texts.ways(parts) > Texts.MOST
                ? Texts.joined(parts.stream().map(Filling::one).toList(), at)
                : Texts.joined(parts, at);
    }

    private void add(One.Lit text) {
        if (!text.value().equals("")) {
            parts.add(Value.of(text));
        }
    }

    private Value value(Matcher sign) {
        var place = sign.group(1) == null ? next++ : Integer.parseInt(sign.group(1)) - 1;
        if (place >= values.size() || !sign.group(2).isEmpty() || !AS_IT_IS.contains(sign.group(3))) {
            return Value.kind(ValueKind.TEXT);
        }
        var shown = Texts.shown(values.get(place), "", at, machine, state, frame);
        return shown.isNone() ? Value.kind(ValueKind.TEXT) : shown;
    }

    /** What may be several things is one that is not known. */
    private static Value one(Value part) {
        return part.only().isPresent() ? part : Value.kind(ValueKind.TEXT);
    }
}
