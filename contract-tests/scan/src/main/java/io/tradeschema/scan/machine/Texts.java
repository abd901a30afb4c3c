package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text that is put together, and what becomes of values when they are made text. */
final class Texts {

    /** Numbers that keep their digits and have no form of their own in JSON. */
    static final String DECIMAL = "decimal";
    /** A moment of time. */
    static final String MOMENT = "moment";
    /** How many texts are told apart that parts make which may be several things each. */
    static final int MOST = 8;

    private Texts() {}

    static Value join(Code.Join join, Machine machine, State state, Frame frame) {
        var parts = join.parts().stream()
                .map(part -> machine.eval(part, state, frame))
                .toList();
        return ways(parts) > MOST ? Value.kind(ValueKind.TEXT) : joined(parts, join.at());
    }

    /** How many texts parts make that may be several things each. */
    static int ways(List<Value> parts) {
        return parts.stream()
                .mapToInt(part -> part.ones().size())
                .reduce(1, (a, b) -> Math.min(100, a * Math.max(1, b)));
    }

    /** The texts that parts make which may be several things each. */
    static Value joined(List<Value> parts, Place at) {
        List<List<One>> rows = List.of(List.of());
        for (var part : parts) {
            var longer = new ArrayList<List<One>>();
            for (var row : rows) {
                for (var one : Streams.told(part).ones()) {
                    var more = new ArrayList<>(row);
                    more.add(one);
                    longer.add(more);
                }
            }
            rows = longer;
        }
        return Value.either(rows.stream().map(row -> concatenated(row, at)).toList());
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
        if (times > 0 && zone) {
            return Value.kind(ValueKind.ISO_TIME);
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
        var stretches = parts.stream()
                .flatMap(one -> Stretch.of(one, at).stream())
                .filter(stretch -> stretch.length() > 0)
                .toList();
        if (joined.size() == 1 && joined.get(0) != null) {
            return Value.of(new One.Lit(joined.get(0), at, false, stretches));
        }
        return joined.stream().allMatch(java.util.Objects::isNull)
                ? Value.kind(ValueKind.TEXT)
                : Value.of(new One.Template(java.util.Collections.unmodifiableList(joined), stretches));
    }

    private static boolean isTime(One one) {
        return one.equals(new One.Kind(ValueKind.ISO_TIME)) || one.equals(new One.Kind(ValueKind.LOCAL_TIME));
    }

    /** A value inside a text. */
    static Value shown(Value value, String form, Place at, Machine machine, State state, Frame frame) {
        machine.whole().text(value, at, state);
        return Streams.told(value).each(one -> {
            if (one instanceof One.Lit lit) {
                return form.isEmpty() ? shown(lit, machine) : Value.kind(ValueKind.TEXT);
            }
            if (one instanceof One.Member member) {
                return form.isEmpty() ? ofMember(member, machine) : Value.kind(ValueKind.TEXT);
            }
            if (one instanceof One.Made made && made.type().equals(MOMENT)) {
                return form.isEmpty()
                        ? Times.shown(made, machine)
                        : machine.words().times().formatted(Value.lit(form.replaceFirst("^:", ""), at));
            }
            if (one instanceof One.Taken || one instanceof One.Template || one instanceof One.Json || isText(one)) {
                return Value.of(one);
            }
            return one instanceof One.Ref ref
                            && form.isEmpty()
                            && state.object(ref).isPresent()
                    ? ofObject(ref, at, machine, state, frame)
                    : Value.kind(ValueKind.TEXT);
        });
    }

    /** The text of an object: what its class says it is, else one for people. */
    private static Value ofObject(One.Ref ref, Place at, Machine machine, State state, Frame frame) {
        var klass = state.object(ref).map(Obj::klass).orElse(null);
        var own = klass == null
                ? Optional.<Value>empty()
                : machine.classes().making().special(klass, "as-text");
        if (own.isEmpty() || klass == null) {
            return Value.of(new One.Made(REPRESENTED, Map.of("of", Value.of(ref))));
        }
        var method = machine.classes().attributes().bound(own.get(), ref, klass, state, frame);
        return method.each(one -> one instanceof One.Fn fn
                ? machine.calls()
                        .function(fn, Given.none(at), state, frame)
                        .each(text -> isText(text) ? Value.of(text) : Value.kind(ValueKind.TEXT))
                : Value.kind(ValueKind.TEXT));
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
    static Value text(Value value, Place at, Machine machine, State state, Frame frame) {
        return value.each(one -> {
            if (one instanceof One.Lit lit) {
                return shown(lit, machine);
            }
            if (one instanceof One.Member member) {
                return ofMember(member, machine);
            }
            if (one instanceof One.Made made && made.type().equals(MOMENT)) {
                return Times.shown(made, machine);
            }
            if (one instanceof One.Ref ref && state.object(ref).isPresent()) {
                return ofObject(ref, at, machine, state, frame);
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

    /** The texts that a value names: itself, the items of a list, or the names of a record. */
    static Set<String> named(Value value, State state) {
        var all = new LinkedHashSet<>(value.texts());
        value.ones()
                .forEach(one -> state.object(one).ifPresent(object -> {
                    object.items().forEach(item -> all.addAll(item.texts()));
                    all.addAll(object.slots().keySet());
                }));
        return all;
    }

    /** The text of an object for people, which no reader of messages understands. */
    static final String REPRESENTED = "represented";
}
