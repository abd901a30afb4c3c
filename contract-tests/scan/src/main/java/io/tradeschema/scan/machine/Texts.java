package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text that is put together, and what becomes of values when they are made text. */
final class Texts {

    /** Numbers that keep their digits and have no form of their own in JSON. */
    static final String DECIMAL = "decimal";
    /** A moment of time. */
    static final String MOMENT = "moment";

    private Texts() {}

    static Value join(Code.Join join, Machine machine, State state, Frame frame) {
        var parts = join.parts().stream()
                .map(part -> machine.eval(part, state, frame))
                .toList();
        var most = parts.stream()
                .mapToInt(part -> part.ones().size())
                .reduce(1, (a, b) -> Math.min(100, a * Math.max(1, b)));
        if (most > 8) {
            return Value.kind(ValueKind.TEXT);
        }
        List<List<One>> rows = List.of(List.of());
        for (var part : parts) {
            var longer = new ArrayList<List<One>>();
            for (var row : rows) {
                for (var one : part.ones()) {
                    var more = new ArrayList<>(row);
                    more.add(one);
                    longer.add(more);
                }
            }
            rows = longer;
        }
        return Value.either(
                rows.stream().map(row -> concatenated(row, join.at())).toList());
    }

    /** A text whose signs, such as %s, are filled with values. */
    static Value filled(Value text, Value with, Place at, Machine machine, State state, Frame frame) {
        var form = text.onlyText();
        if (form.isEmpty()) {
            return Value.kind(ValueKind.TEXT);
        }
        var object = with.only().flatMap(state::object).filter(it -> !it.isRecord());
        var values = object.map(Obj::items).orElse(List.of(with));
        var parts = new ArrayList<One>();
        var pieces = form.get().split("%[sdif]", -1);
        for (var i = 0; i < pieces.length; i++) {
            if (!pieces[i].isEmpty()) {
                parts.add(new One.Lit(pieces[i].replace("%%", "%"), at, false));
            }
            if (i < pieces.length - 1) {
                var value = i < values.size() ? shown(values.get(i), "", machine, state) : Value.kind(ValueKind.TEXT);
                parts.add(value.only().orElse(new One.Kind(ValueKind.TEXT)));
            }
        }
        return parts.isEmpty() || form.get().matches(".*%[^sdif%].*")
                ? Value.kind(ValueKind.TEXT)
                : concatenated(parts, at);
    }

    static boolean isText(One one) {
        return one.text().isPresent()
                || one instanceof One.Template
                || one instanceof One.Json
                || one instanceof One.Kind kind
                        && (kind.kind() == ValueKind.TEXT
                                || kind.kind() == ValueKind.ISO_TIME
                                || kind.kind() == ValueKind.LOCAL_TIME);
    }

    static Value concatenated(List<One> parts, Place at) {
        if (parts.size() == 1) {
            return Value.of(parts.get(0));
        }
        var times = parts.stream().filter(Texts::isTime).count();
        var zone = parts.stream()
                .anyMatch(one ->
                        one.text().filter(text -> text.matches("Z|\\+00:?00")).isPresent());
        if (times > 0) {
            return Value.kind(zone ? ValueKind.ISO_TIME : ValueKind.TEXT);
        }
        var texts = new ArrayList<@Nullable String>();
        for (var one : parts) {
            if (one instanceof One.Template template) {
                texts.addAll(template.parts());
            } else {
                texts.add(one.text().orElse(null));
            }
        }
        var joined = new ArrayList<@Nullable String>();
        for (var text : texts) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (text != null && last != null) {
                joined.set(joined.size() - 1, last + text);
            } else if (text != null || joined.isEmpty() || last != null) {
                joined.add(text);
            }
        }
        if (joined.size() == 1 && joined.get(0) != null) {
            return Value.lit(joined.get(0), at);
        }
        return joined.stream().allMatch(java.util.Objects::isNull)
                ? Value.kind(ValueKind.TEXT)
                : Value.of(new One.Template(java.util.Collections.unmodifiableList(joined)));
    }

    private static boolean isTime(One one) {
        return one.equals(new One.Kind(ValueKind.ISO_TIME)) || one.equals(new One.Kind(ValueKind.LOCAL_TIME));
    }

    /** A value inside a text. */
    static Value shown(Value value, String form, Machine machine, State state) {
        return value.each(one -> {
            if (one instanceof One.Lit lit) {
                return form.isEmpty() ? shown(lit, machine) : Value.kind(ValueKind.TEXT);
            }
            if (one instanceof One.Member member) {
                return form.isEmpty() ? ofMember(member, machine) : Value.kind(ValueKind.TEXT);
            }
            if (one instanceof One.Made made && made.type().equals(MOMENT)) {
                return Value.kind(form.isEmpty() ? ValueKind.LOCAL_TIME : ValueKind.TEXT);
            }
            if (one instanceof One.Taken || one instanceof One.Template || one instanceof One.Json || isText(one)) {
                return Value.of(one);
            }
            return Value.kind(ValueKind.TEXT);
        });
    }

    private static Value shown(One.Lit lit, Machine machine) {
        if (lit.value() instanceof BigDecimal number) {
            return Value.lit(number.toPlainString(), lit.at());
        }
        if (lit.value() instanceof String || lit.value() instanceof Bytes) {
            return Value.of(lit);
        }
        var flag = lit.value() instanceof Boolean;
        return lit.isNothing() || flag
                ? Value.lit(machine.tables().word(flag ? String.valueOf(lit.value()) : "nothing", "null"), lit.at())
                : Value.kind(ValueKind.TEXT);
    }

    /** The text of a member is its own where the enumeration says so, else its class's name and its own. */
    static Value ofMember(One.Member member, Machine machine) {
        var style = member.klass().style();
        if (style.filter(found -> found.has("shown-as-value")).isPresent()) {
            return member.value();
        }
        if (style.filter(found -> found.has("shown-as-name")).isPresent()) {
            return machine.classes().making().special(member.klass(), "as-text").isPresent()
                    ? Value.kind(ValueKind.TEXT)
                    : Value.lit(member.name(), member.klass().code().at());
        }
        return machine.classes().making().special(member.klass(), "as-text").isPresent()
                ? member.value()
                : Value.lit(
                        member.klass().name() + "." + member.name(),
                        member.klass().code().at());
    }

    /** A value made text. */
    static Value text(Value value, Machine machine, State state) {
        return value.each(one -> {
            if (one instanceof One.Lit lit) {
                return shown(lit, machine);
            }
            if (one instanceof One.Member member) {
                return ofMember(member, machine);
            }
            if (one instanceof One.Made made && made.type().equals(MOMENT)) {
                return Value.kind(ValueKind.LOCAL_TIME);
            }
            if (one instanceof One.Ref ref && state.object(ref).isPresent()) {
                return Value.of(new One.Made(REPRESENTED, Map.of("of", Value.of(ref))));
            }
            if (one.equals(new One.Kind(ValueKind.EPOCH))) {
                return Value.kind(ValueKind.LOCAL_TIME);
            }
            if (one instanceof One.Taken || isText(one) || one instanceof One.Walked) {
                return Value.of(one);
            }
            return Value.kind(ValueKind.TEXT);
        });
    }

    /** The text of an object for people, which no reader of messages understands. */
    static final String REPRESENTED = "represented";
}
