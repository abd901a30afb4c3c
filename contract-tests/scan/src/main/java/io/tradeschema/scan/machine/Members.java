package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Place;
import java.util.LinkedHashMap;
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
    static final int DEEPEST = 5;

    /** How objects are labelled that are being built. */
    private static final String BUILDER = "builder";

    private final Machine machine;
    private final WrittenMembers written;
    private final ReadMembers read;

    Members(Machine machine) {
        this.machine = machine;
        this.written = new WrittenMembers(machine);
        this.read = new ReadMembers(machine);
    }

    WrittenMembers written() {
        return written;
    }

    ReadMembers read() {
        return read;
    }

    /** One name of an object, the field and function behind it, and what marks say of it. */
    record Member(
            String name, Klass.@Nullable Field field, One.@Nullable Fn getter, Map<String, Value> marks, boolean seen) {
        Member with(Map<String, Value> more, One.@Nullable Fn function, boolean visible) {
            var all = new LinkedHashMap<>(marks);
            all.putAll(more);
            return new Member(name, field, function == null ? getter : function, all, seen || visible);
        }
    }

    /** The names of an object of the class, as this writer or reader finds them: by its fields, by what functions give, or by both. */
    Map<String, Member> of(Klass klass, Use use) {
        var all = new LinkedHashMap<String, Member>();
        var byFields = use.row().text("by").filter("fields"::equals).isPresent();
        var seen = Seen.of(klass, use);
        var open = klass.style().filter(style -> style.shape().equals("fields")).isPresent();
        klass.allFields().forEach((name, field) -> {
            var marks = field.marks();
            var plain = open || byFields || marks.containsKey("public");
            if (!marks.containsKey("transient")) {
                all.put(name, new Member(name, field, null, marks, seen.field(plain, marks)));
            }
        });
        if (!byFields) {
            functions(klass, all, seen, use);
        }
        mixedIn(klass, use).ifPresent(other -> mixed(other, all, use));
        all.values().removeIf(member -> !member.seen());
        return all;
    }

    /** Under which key a writer or reader is told something of all objects of a class. */
    static String ofClass(Klass klass, Machine machine) {
        return Entries.OF_CLASS + machine.bus().entries().classNumber(klass);
    }

    /** The class of which the marks hold for another, where the writer or reader was told so. */
    private Optional<Klass> mixedIn(Klass klass, Use use) {
        return klass.line().stream()
                .flatMap(type -> setting(use, ofClass(type, machine)).stream())
                .flatMap(value -> value.ones().stream())
                .filter(One.Type.class::isInstance)
                .map(one -> ((One.Type) one).klass())
                .findFirst();
    }

    /** What the class says of its names, or another says for it. */
    Optional<Value> setting(Klass klass, String name, Use use) {
        return mixedIn(klass, use).flatMap(other -> other.setting(name)).or(() -> klass.setting(name));
    }

    /** Marks of a class that is mixed in, at the members of the same names. */
    private void mixed(Klass other, Map<String, Member> all, Use use) {
        other.allFields()
                .forEach((name, field) ->
                        all.computeIfPresent(name, (same, member) -> member.with(field.marks(), null, false)));
        for (var value : other.attributes().values()) {
            for (var one : value.ones()) {
                if (one instanceof One.Fn fn && !fn.code().marks().isEmpty()) {
                    var getter = GETTER.matcher(fn.code().name());
                    var name = getter.matches()
                            ? small(getter.group(1))
                            : fn.code().name();
                    var marks = marks(fn, use.state(), use.frame());
                    all.computeIfPresent(name, (same, member) -> member.with(marks, null, Seen.isNamed(marks)));
                }
            }
        }
    }

    private void functions(Klass klass, Map<String, Member> all, Seen seen, Use use) {
        for (var type : klass.line()) {
            type.attributes()
                    .values()
                    .forEach(value -> value.ones().forEach(one -> {
                        if (one instanceof One.Fn fn
                                && fn.owner() == type
                                && !machine.classes().marks().isMarked(fn, "static")) {
                            function(fn, all, seen, use);
                        }
                    }));
        }
    }

    private void function(One.Fn fn, Map<String, Member> all, Seen seen, Use use) {
        var name = fn.code().name();
        var gives = fn.code().parameters().size() == 1 && fn.code().type().isPresent();
        var getter = GETTER.matcher(name);
        var setter = SETTER.matcher(name);
        var marks = fn.code().marks().isEmpty() ? Map.<String, Value>of() : marks(fn, use.state(), use.frame());
        if (gives && (getter.matches() && seen.getter(name, marks) || Seen.isNamed(marks))) {
            var plain = getter.matches() ? small(getter.group(1)) : name;
            var before = all.getOrDefault(plain, new Member(plain, null, null, Map.of(), false));
            all.put(plain, before.with(marks, fn, true));
        } else if (gives && marks.containsKey("rest")) {
            all.put(name, new Member(name, null, fn, marks, true));
        } else if (gives && getter.matches() && !marks.isEmpty()) {
            all.computeIfPresent(small(getter.group(1)), (plain, member) -> member.with(marks, null, false));
        } else if (setter.matches()) {
            all.computeIfPresent(small(setter.group(1)), (plain, member) -> member.with(marks, null, true));
        }
    }

    /** Whether the class has the name written: it may say which are, and which are not. */
    boolean isAmong(Klass klass, String wire, Use use) {
        var only = named(klass, "only", use);
        return !named(klass, "without", use).contains(wire) && (only.isEmpty() || only.contains(wire));
    }

    private Set<String> named(Klass klass, String setting, Use use) {
        return Texts.named(setting(klass, setting, use).orElse(Value.none()), use.state());
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

    String wire(Klass klass, Member member, Use use) {
        return Optional.ofNullable(member.marks().get("alias"))
                .flatMap(Value::onlyText)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> setting(klass, "rename", use)
                        .or(() -> setting(use, "rename"))
                        .map(way -> machine.classes().settings().renamed(member.name(), way))
                        .orElse(member.name()));
    }

    /** What a writer or reader was told when it was made. */
    static Optional<Value> setting(Use use, String name) {
        return use.on() instanceof One.Made made
                ? Optional.ofNullable(made.given().get(name))
                : Optional.empty();
    }

    /** Whether a writer or reader was told not to do something. */
    static boolean isOff(Optional<Value> value) {
        return value.filter(found -> found.all(one -> one instanceof One.Lit lit
                        && (lit.value().equals(false) || lit.value().equals("no"))))
                .isPresent();
    }

    /** Whether it is a yes. */
    static boolean isOn(Value value) {
        return value.all(one -> one instanceof One.Lit lit
                && (lit.value().equals(true) || lit.value().equals("yes")));
    }

    static boolean endsWith(Optional<Value> value, String... words) {
        return value.filter(found -> found.any(one -> one instanceof One.Outside outside
                        && List.of(words).stream().anyMatch(outside.path()::endsWith)))
                .isPresent();
    }

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
        if (words.contains("builder")
                && machine.tables().names("builder-of-object").contains(name)) {
            return Optional.of(machine.made(object.labelled(BUILDER), state));
        }
        if (builds && machine.tables().names("builds").contains(name)) {
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
                return Optional.of(object.slot(field)
                        .map(Obj.Slot::value)
                        .map(Reads::asked)
                        .orElseGet(() -> Value.input(field)));
            }
        }
        return Optional.empty();
    }

    private static void set(One.Ref self, Obj object, String field, Given.Arg arg, State state) {
        state.put(
                self,
                object.with(field, new Obj.Slot(arg.value(), true, arg.at(), Origins.of(arg.code()), arg.code())));
    }

    /** What builds an object of a class, where an annotation gives it that. */
    Optional<Value> builder(Klass klass, String name, Given given, Code.Call call, State state, Frame frame) {
        var has = klass.style().filter(style -> style.has("builder")).isPresent();
        return has && machine.tables().names("builder-of-class").contains(name)
                ? Optional.of(
                        machine.made(preset(klass, given, call, state, frame).labelled(BUILDER), state))
                : Optional.empty();
    }

    /** What a builder has before it is told anything. */
    private Obj preset(Klass klass, Given given, Code.Call call, State state, Frame frame) {
        var empty = Obj.instance(klass, given.at());
        var names = klass.allFields().values().stream()
                .filter(field -> field.marks().containsKey("preset"))
                .map(Klass.Field::name)
                .toList();
        if (names.isEmpty()) {
            return empty;
        }
        var made = machine.classes().making().construct(klass, Given.none(given.at()), call, state, frame);
        var slots = new LinkedHashMap<String, Obj.Slot>();
        state.object(made.ones().get(0))
                .ifPresent(object -> names.forEach(name -> object.slot(name).ifPresent(slot -> slots.put(name, slot))));
        return empty.with(slots);
    }
}
