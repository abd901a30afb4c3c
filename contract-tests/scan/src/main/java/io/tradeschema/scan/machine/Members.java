package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a writer or reader of messages takes for the names of an object: its fields, or what functions give that are named so. */
final class Members {

    private static final Pattern GETTER = Pattern.compile("(?:get|is)(\\p{Lu}.*)");
    private static final Pattern SETTER = Pattern.compile("set(\\p{Lu}.*)");
    private static final int DEEPEST = 5;

    private final Machine machine;

    Members(Machine machine) {
        this.machine = machine;
    }

    /** One name of an object, the field and function behind it, and what marks say of it. */
    private record Member(
            String name, Klass.@Nullable Field field, One.@Nullable Fn getter, Map<String, Value> marks, boolean seen) {
        Member with(Map<String, Value> more, One.@Nullable Fn function, boolean visible) {
            var all = new LinkedHashMap<>(marks);
            all.putAll(more);
            return new Member(name, field, function == null ? getter : function, all, seen || visible);
        }
    }

    // ---- which there are ----

    private Map<String, Member> of(Klass klass, boolean byFields, State state, Frame frame) {
        var all = new LinkedHashMap<String, Member>();
        var open = klass.style().filter(style -> style.shape().equals("fields")).isPresent();
        klass.allFields().forEach((name, field) -> {
            var marks = field.marks();
            var seen = open || byFields || marks.containsKey("public") || marks.containsKey("alias");
            if (!marks.containsKey("transient")) {
                all.put(name, new Member(name, field, null, marks, seen));
            }
        });
        if (!byFields) {
            functions(klass, all, state, frame);
        }
        all.values().removeIf(member -> !member.seen());
        return all;
    }

    private void functions(Klass klass, Map<String, Member> all, State state, Frame frame) {
        for (var type : klass.line()) {
            type.attributes()
                    .values()
                    .forEach(value -> value.ones().forEach(one -> {
                        if (one instanceof One.Fn fn
                                && fn.owner() == type
                                && !machine.classes().marks().isMarked(fn, "static")) {
                            function(fn, all, state, frame);
                        }
                    }));
        }
    }

    private void function(One.Fn fn, Map<String, Member> all, State state, Frame frame) {
        var name = fn.code().name();
        var gives = fn.code().parameters().size() == 1 && fn.code().type().isPresent();
        var getter = GETTER.matcher(name);
        var setter = SETTER.matcher(name);
        var marks = fn.code().marks().isEmpty() ? Map.<String, Value>of() : marks(fn, state, frame);
        if (gives && (getter.matches() || marks.containsKey("alias"))) {
            var plain = getter.matches() ? small(getter.group(1)) : name;
            var before = all.getOrDefault(plain, new Member(plain, null, null, Map.of(), false));
            all.put(plain, before.with(marks, fn, true));
        } else if (gives && marks.containsKey("rest")) {
            all.put(name, new Member(name, null, fn, marks, true));
        } else if (setter.matches()) {
            all.computeIfPresent(small(setter.group(1)), (plain, member) -> member.with(marks, null, true));
        }
    }

    private Map<String, Value> marks(One.Fn fn, State state, Frame frame) {
        var inside = new Frame(fn.scope(), frame, fn.code().at(), null, null, null, state);
        return machine.classes().marks().of(fn.code().marks(), state, inside);
    }

    private static String small(String name) {
        return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /** The value that stands for a whole object, where its class says so. */
    Optional<Value> whole(Klass klass, One self, Place at, State state, Frame frame) {
        for (var field : klass.allFields().values()) {
            if (field.marks().containsKey("whole")) {
                return Optional.of(machine.evaluation().attribute(Value.of(self), field.name(), at, state, frame));
            }
        }
        for (var type : klass.line()) {
            for (var value : type.attributes().values()) {
                for (var one : value.ones()) {
                    if (one instanceof One.Fn fn
                            && fn.owner() == type
                            && !fn.code().marks().isEmpty()
                            && marks(fn, state, frame).containsKey("whole")) {
                        return Optional.of(machine.calls().function(fn.boundTo(self), Given.none(at), state, frame));
                    }
                }
            }
        }
        return Optional.empty();
    }

    // ---- names ----

    private String wire(Klass klass, Member member, Use use) {
        return Optional.ofNullable(member.marks().get("alias"))
                .flatMap(Value::onlyText)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> klass.setting("rename")
                        .or(() -> setting(use, "rename"))
                        .map(way -> renamed(member.name(), way))
                        .orElse(member.name()));
    }

    private String renamed(String name, Value way) {
        var kind = way.only()
                .filter(One.Outside.class::isInstance)
                .flatMap(one -> machine.tables().kind(((One.Outside) one).path()))
                .orElse("");
        var snake = name.replaceAll("(\\p{Ll}|[0-9])(\\p{Lu})", "$1_$2").toLowerCase(java.util.Locale.ROOT);
        return switch (kind) {
            case "snake" -> snake;
            case "kebab" -> snake.replace('_', '-');
            case "capital" -> name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
            default -> name;
        };
    }

    /** What a writer or reader was told when it was made. */
    private static Optional<Value> setting(Use use, String name) {
        return use.on() instanceof One.Made made
                ? Optional.ofNullable(made.given().get(name))
                : Optional.empty();
    }

    private static boolean endsWith(Optional<Value> value, String... words) {
        return value.filter(found -> found.any(one -> one instanceof One.Outside outside
                        && List.of(words).stream().anyMatch(outside.path()::endsWith)))
                .isPresent();
    }

    // ---- writing ----

    /** The record that a writer makes of an object; the value as a whole where the class says so. */
    Value written(One self, Use use, int depth) {
        var object = use.state().object(self);
        var klass = object.map(Obj::klass).orElse(null);
        if (klass == null || depth > DEEPEST) {
            return Value.of(self);
        }
        var whole = whole(klass, self, use.at(), use.state(), use.frame());
        if (whole.isPresent()) {
            return whole.get();
        }
        var byFields = use.row().text("by").filter("fields"::equals).isPresent();
        var record = Obj.record(object.get().at());
        for (var member : of(klass, byFields, use.state(), use.frame()).values()) {
            record = added(record, klass, member, self, object.get(), use, depth);
        }
        var label = Entries.OF_CLASS + machine.bus().entries().classNumber(klass);
        if (use.row().text("beside").isPresent()) {
            var name = use.row().text("beside").get();
            record = record.with(name, new Obj.Slot(Value.kind(ValueKind.TEXT), true, use.at(), "", null));
        }
        return machine.made(record.labelled(label), use.state());
    }

    private Obj added(Obj record, Klass klass, Member member, One self, Obj object, Use use, int depth) {
        var marks = member.marks();
        var wire = wire(klass, member, use);
        if (marks.containsKey("ignored")
                || endsWith(Optional.ofNullable(marks.get("access")), "WRITE_ONLY")
                || without(klass, use).contains(wire)) {
            return record;
        }
        var slot = slot(member, self, object, use);
        var value = slot.value().each(one -> machine.words().models().asRecord(one, use, depth + 1));
        if (marks.containsKey("merged") || marks.containsKey("rest")) {
            return machine.records().merged(record, value, true, use.state());
        }
        if (endsWith(Optional.ofNullable(marks.get("shape")), "STRING")) {
            value = value.each(one -> Constants.isNothing(one) ? Value.of(one) : Value.kind(ValueKind.TEXT));
        }
        var left = leavesNothingOut(klass, member, use) ? value : value.keep(one -> !Constants.isNothing(one));
        if (left.isNone()) {
            return record;
        }
        var sure = slot.sure() && left.ones().size() == value.ones().size();
        return record.with(wire, new Obj.Slot(left, sure, slot.at(), slot.origin(), slot.code()));
    }

    private boolean leavesNothingOut(Klass klass, Member member, Use use) {
        var rule = Optional.ofNullable(member.marks().get("inclusion"))
                .or(() -> klass.setting("inclusion"))
                .or(() -> setting(use, "inclusion"));
        if (rule.isPresent()) {
            return !endsWith(rule, "NON_NULL", "NON_ABSENT", "NON_EMPTY", "NON_DEFAULT");
        }
        return !use.row().flags().contains("without-nothing")
                || setting(use, "nothing").isPresent();
    }

    private static Set<String> without(Klass klass, Use use) {
        var names = new LinkedHashSet<String>();
        klass.setting("without").ifPresent(value -> {
            names.addAll(value.texts());
            value.ones()
                    .forEach(one -> use.state()
                            .object(one)
                            .ifPresent(object -> object.items().forEach(item -> names.addAll(item.texts()))));
        });
        return names;
    }

    private Obj.Slot slot(Member member, One self, Obj object, Use use) {
        var held = object.slot(member.name());
        var getter = member.getter();
        if (getter != null) {
            var value = machine.calls().function(getter.boundTo(self), Given.none(use.at()), use.state(), use.frame());
            if (held.isPresent() && held.get().value().sameAs(value)) {
                return held.get();
            }
            var plain = value.any(one -> one instanceof One.Lost) ? Value.input(member.name()) : value;
            return new Obj.Slot(plain, true, getter.code().at(), "", null);
        }
        return held.orElseGet(() -> unset(member, object, use));
    }

    /** A field that nobody set: nothing, or a number or flag where its type has none. */
    private Obj.Slot unset(Member member, Obj object, Use use) {
        var field = member.field();
        var at = field == null ? object.at() : field.at();
        var never = field != null
                && field.type()
                        .filter(code -> List.of(machine.tables()
                                        .word("never-nothing", "")
                                        .split(" ", -1))
                                .contains(Origins.of(code)))
                        .isPresent();
        var value = never
                ? typed(field, use).orElseGet(() -> Value.input(member.name()))
                : machine.isShared(use.on()) ? Value.input(member.name()) : Value.nothing(at);
        return new Obj.Slot(value, true, at, "", null);
    }

    /** What the type of a field says. */
    private Optional<Value> typed(Klass.@Nullable Field field, Use use) {
        return field == null
                ? Optional.empty()
                : field.type()
                        .flatMap(
                                code -> machine.classes().types().typed(code, field.scope(), use.state(), use.frame()));
    }

    // ---- reading ----

    /** An object that a reader makes of a message, or of a part of one. */
    Value bound(Klass klass, Value from, Use use) {
        return from.each(one -> bound(klass, one, use, 0));
    }

    private Value bound(Klass klass, One from, Use use, int depth) {
        var object = use.state().object(from);
        var view = from instanceof One.Taken taken
                ? machine.reads().within(taken)
                : object.map(Obj::view).orElse(null);
        var byFields = use.row().text("by").filter("fields"::equals).isPresent();
        var slots = new LinkedHashMap<String, Obj.Slot>();
        var names = new LinkedHashSet<String>();
        for (var member : of(klass, byFields, use.state(), use.frame()).values()) {
            if (member.marks().containsKey("ignored") || member.marks().containsKey("rest")) {
                continue;
            }
            var all = new ArrayList<String>();
            all.add(wire(klass, member, use));
            also(member, use.state(), all);
            names.addAll(all);
            var value = view != null
                    ? taken(member, klass, all, view, use, depth)
                    : held(member, all, object.orElse(null), use);
            slots.put(member.name(), new Obj.Slot(value, true, at(member, klass), "", null));
        }
        if (view != null) {
            strict(klass, names, view, use);
            machine.classes().fields().model(klass, view.source().reader().streams());
        }
        return machine.made(Obj.instance(klass, use.at()).with(slots), use.state());
    }

    private static Place at(Member member, Klass klass) {
        var field = member.field();
        var getter = member.getter();
        return field != null
                ? field.at()
                : getter != null ? getter.code().at() : klass.code().at();
    }

    private static void also(Member member, State state, List<String> names) {
        var also = member.marks().get("also");
        if (also != null) {
            names.addAll(also.texts());
            also.ones()
                    .forEach(one -> state.object(one)
                            .ifPresent(object -> object.items().forEach(item -> names.addAll(item.texts()))));
        }
    }

    private Value taken(Member member, Klass klass, List<String> names, One.View view, Use use, int depth) {
        var all = Value.none();
        for (var name : names) {
            var found = machine.reads().take(view, name, at(member, klass), false, false, use.state(), use.frame());
            if (!all.isNone()) {
                machine.reads().fallsBack(all, found);
            }
            all = Value.either(all, found);
        }
        var type = type(member, use);
        if (type == null || depth > DEEPEST) {
            return all;
        }
        if (machine.classes().enumerations().isEnumeration(type)) {
            var literals =
                    Enumerations.literals(machine.classes().enumerations().members(type));
            all.ones().forEach(one -> {
                machine.reads().accepts((One.Taken) one, at(member, klass), literals);
                ((One.Taken) one).read().leavesUnhandled(at(member, klass).where());
            });
            return all;
        }
        return type.isOnlyBase() ? all : all.each(one -> bound(type, one, use, depth + 1));
    }

    private @Nullable Klass type(Member member, Use use) {
        var field = member.field();
        if (field == null) {
            return null;
        }
        return field.type()
                .filter(code -> !(code instanceof Code.Index))
                .map(code -> machine.calls().evaluated(code, field.scope(), use.state(), use.frame()))
                .flatMap(Value::only)
                .map(one -> one instanceof One.Type tree ? tree.klass() : null)
                .orElse(null);
    }

    private Value held(Member member, List<String> names, @Nullable Obj object, Use use) {
        if (object != null && object.isRecord()) {
            for (var name : names) {
                var slot = object.slot(name);
                if (slot.isPresent()) {
                    return slot.get().value();
                }
            }
        }
        return typed(member.field(), use).orElseGet(() -> Value.input(member.name()));
    }

    /** A reader that refuses what it does not know fails on a message that has more names than the class. */
    private void strict(Klass klass, Set<String> names, One.View view, Use use) {
        var open = klass.setting("lenient").isPresent()
                || setting(use, "lenient").isPresent()
                || !use.row().flags().contains("strict")
                || setting(use, Fluent.MADE).isEmpty();
        if (open || !view.path().isEmpty() || view.level() != Level.MESSAGE) {
            return;
        }
        for (var stream : view.source().reader().streams()) {
            machine.terms()
                    .onStream(stream)
                    .ifPresent(event -> machine.calls().signatures().lacking(klass, event, names, use.at()));
        }
    }

    // ---- accessors that nobody wrote ----

    /** Whether an annotation gives a class functions that nobody wrote. */
    boolean hasAccessors(Klass klass) {
        return klass.style()
                .filter(style -> style.has("accessors") || style.has("builder"))
                .isPresent();
    }

    /** Calls a function that an annotation gives a class: one that gives a field, sets it, or builds an object. */
    Optional<Value> accessed(One self, Obj object, String name, Given given, State state) {
        var klass = object.klass();
        if (klass == null) {
            return Optional.empty();
        }
        var words = klass.style().map(style -> style.words()).orElse(Set.of());
        var builds = object.label().equals(BUILDER);
        var fields = klass.allFields();
        if (builds && name.equals("build")) {
            return Optional.of(machine.made(object.labelled("").madeAt(given.at()), state));
        }
        if (given.places().size() == 1) {
            var setter = SETTER.matcher(name);
            var field = builds ? name : setter.matches() ? small(setter.group(1)) : "";
            if (fields.containsKey(field) && (builds || words.contains("accessors"))) {
                set((One.Ref) self, object, field, given.places().get(0), state);
                return Optional.of(Value.of(self));
            }
        }
        if (given.places().isEmpty() && words.contains("accessors")) {
            var getter = GETTER.matcher(name);
            var field = getter.matches() ? small(getter.group(1)) : name;
            if (fields.containsKey(field)) {
                return Optional.of(object.slot(field).map(Obj.Slot::value).orElseGet(() -> Value.input(field)));
            }
        }
        return Optional.empty();
    }

    /** How objects are labelled that are being built. */
    private static final String BUILDER = "builder";

    private static void set(One.Ref self, Obj object, String field, Given.Arg arg, State state) {
        state.put(
                self,
                object.with(field, new Obj.Slot(arg.value(), true, arg.at(), Origins.of(arg.code()), arg.code())));
    }

    /** What builds an object of a class, where an annotation gives it that. */
    Optional<Value> builder(Klass klass, String name, Given given, State state) {
        var has = klass.style().filter(style -> style.has("builder")).isPresent();
        return has && name.equals("builder")
                ? Optional.of(machine.made(Obj.instance(klass, given.at()).labelled(BUILDER), state))
                : Optional.empty();
    }
}
