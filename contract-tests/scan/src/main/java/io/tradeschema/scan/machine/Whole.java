package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.HandedOn;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages that go on as a whole: to code that the tree does not show, into texts, through loops over all their names. */
final class Whole {

    /** What a row may do with a message that it gives nothing of back: names are taken, or it stays where it is followed. */
    private static final Set<String> FOLLOWED = Set.of(
            "take",
            "put",
            "put-new",
            "add-new",
            "append",
            "merge",
            "nothing",
            "is-a",
            "text-test",
            "number-test",
            "number",
            "acknowledges",
            "checks",
            "write",
            "read",
            "received",
            "subscribe",
            "handler",
            "answer",
            "emptied",
            "compares",
            "ends",
            "call");

    /** Words for what goes through items, and may ask a function of each. */
    private static final Set<String> GO_THROUGH = Set.of("sequence", "number", "same", "self", "item", "first");

    /** Words for a function that is called with each item. */
    private static final Set<String> EACH = Set.of("each", "mapped", "filtered", "folded");

    private final Machine machine;

    private final Set<Code> filled = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    Whole(Machine machine) {
        this.machine = machine;
    }

    /** What a call of something that the tree does not show is given. */
    void given(Given given, Code.Call call, State state, String name) {
        if (isLog(call) || isFailure(name)) {
            shown(call);
            return;
        }
        if (machine.tables().names("keeping").contains(name) && isText(given, state)) {
            held(given, state)
                    .forEach(view -> machine.recorder()
                            .handedOn(handed(
                                    view, given.at(), "it is kept by " + name + " as it is", Optional.empty(), true)));
            return;
        }
        var title = name.isEmpty() ? BusNames.lastName(call.callee()) : name;
        var what = "it is given to " + (title.isEmpty() ? "a function" : title)
                + ", of which the tree does not show what it does";
        for (var view : held(given, state)) {
            note(view, given.at(), what, Optional.empty());
        }
    }

    /** A method of a message itself, or of what was taken from one, that is not known. */
    void asked(One of, String name, Place at, State state) {
        if (machine.tables().names("acknowledging").contains(name)) {
            return;
        }
        held(Value.of(of), state)
                .forEach(view ->
                        note(view, at, name + " is called on it, which the scan does not know", Optional.empty()));
    }

    /** What something of a library makes of what it is given. */
    void performed(Use use, Value result) {
        var word = use.row().word();
        if (word.equals("nothing")) {
            shown(use.call());
        }
        counted(use);
        if (GO_THROUGH.contains(word)) {
            goesThrough(use);
        }
        if (FOLLOWED.contains(word)
                || filled.contains(use.call())
                || !held(result, use.state()).isEmpty()) {
            return;
        }
        held(use.given(), use.state())
                .forEach(view -> note(
                        view,
                        use.at(),
                        BusNames.lastName(use.call().callee()) + " makes something of it that has no names of its own",
                        Optional.empty()));
    }

    /** A template that is written down says which names it takes. */
    void filled(Use use) {
        filled.add(use.call());
    }

    /** Messages that are held against something as a whole. */
    void compared(List<Value> values, Place at, State state) {
        if (values.stream().noneMatch(value -> value.all(Constants::isConstant))) {
            values.forEach(value -> alone(value, at, "it is compared as a whole", state));
        }
    }

    /** Names that are counted, or gone through by a function. */
    private void counted(Use use) {
        var all = new ArrayList<Value>();
        if (use.self() != null) {
            all.add(Value.of(use.self()));
        }
        use.given().places().forEach(arg -> all.add(arg.value()));
        var word = use.row().word();
        for (var value : all) {
            if (word.equals("number")) {
                alone(value, use.at(), "its names are counted", use.state());
            } else if (word.equals("compares")
                    || word.equals("answer") && use.row().flags().contains("equal")) {
                alone(value, use.at(), "it is compared as a whole", use.state());
            } else if (EACH.contains(word)) {
                if (use.self() != null && value.equals(Value.of(use.self())) && word.equals("each")) {
                    alone(value, use.at(), "all its names are gone through", use.state());
                }
                value.ones()
                        .forEach(one -> use.state()
                                .object(one)
                                .filter(object -> !object.isRecord())
                                .ifPresent(object -> walked(object.element(), use.at(), use.state())));
            }
        }
    }

    /** The message itself, not what holds one. */
    private void alone(Value value, Place at, String what, State state) {
        for (var one : value.ones()) {
            if (one instanceof One.Json) {
                lost(Value.of(one), at, what, state);
            }
            state.object(one)
                    .map(Obj::view)
                    .filter(view -> view.level() != Level.ENTRY)
                    .ifPresent(view -> note(view, at, what, Optional.empty()));
        }
    }

    /** A function that is given beside messages is asked of each of them: by what they are sorted. */
    private void goesThrough(Use use) {
        var of = new ArrayList<Value>();
        if (use.self() != null) {
            of.add(Value.of(use.self()));
        }
        use.given().places().forEach(arg -> of.add(arg.value()));
        var items = Value.either(of.stream()
                .filter(value -> !held(value, use.state()).isEmpty())
                .map(value -> machine.elements()
                        .of(value, use.call(), use.state(), use.frame())
                        .any())
                .toList());
        var arguments = new ArrayList<>(use.given().places());
        arguments.addAll(use.given().names().values());
        for (var argument : arguments) {
            for (var one : argument.value().ones()) {
                if (!items.isNone() && isAsked(one)) {
                    var count =
                            one instanceof One.Fn fn ? fn.code().parameters().size() : 1;
                    var given = new Value[Math.max(1, count)];
                    java.util.Arrays.fill(given, items);
                    use.state()
                            .perhaps(way -> machine.calls()
                                    .invoke(Value.of(one), Given.of(use.at(), given), use.call(), way, use.frame()));
                }
            }
        }
    }

    private boolean isAsked(One one) {
        return one instanceof One.Fn fn && !machine.roots().wasEntered(fn.code())
                || one instanceof One.Made made && made.type().equals("getter");
    }

    /** A value of which the walk loses sight. */
    void lost(Value value, Place at, String what, State state) {
        held(value, state).forEach(view -> note(view, at, what, Optional.empty()));
    }

    /** What is written to a stream. */
    void written(Value value, String stream, Place at, State state) {
        held(value, state)
                .forEach(view -> note(view, at, "it is written to " + stream + " as it is", Optional.of(stream)));
    }

    /** A message that is made a part of a text. */
    void text(Value value, Place at, State state) {
        held(value, state)
                .forEach(view -> machine.recorder()
                        .shown(handed(view, at, "it is made a part of a text", Optional.empty(), false)));
    }

    /** Names of a message that are gone through one by one. */
    void walked(Value item, Place at, State state) {
        for (var one : parts(item, state)) {
            if (one instanceof One.Walked walked && walked.view().level() != Level.ENTRY) {
                note(walked.view(), at, "all its names are gone through", Optional.empty());
            }
        }
    }

    /** Names or values of a message that are taken in their order: which they are is told by their places alone. */
    void unnamed(Value record, Code call, String what, State state) {
        for (var one : record.ones()) {
            state.object(one)
                    .map(Obj::view)
                    .filter(view -> view.level() != Level.ENTRY)
                    .ifPresent(view ->
                            machine.recorder().unnamed(handed(view, call.at(), what, Optional.empty(), false), call));
        }
    }

    /** Of names that were taken in their order, a record is made again: each has its value. */
    void copied(Code pairs) {
        machine.recorder().copied(pairs);
    }

    /** A name that is asked for and cannot be told. */
    void unknownName(One.View view, Place at) {
        note(view, at, "a name is read from it that cannot be told", Optional.empty());
    }

    /** Whether what is given holds messages as texts alone: names of an object may be asked for. */
    private static boolean isText(Given given, State state) {
        return given.view() == null
                && Stream.concat(given.places().stream(), given.names().values().stream())
                        .noneMatch(arg -> new Holding(state).isOpen(arg.value()));
    }

    private static List<One> parts(Value item, State state) {
        var all = new ArrayList<One>(item.ones());
        item.ones()
                .forEach(one -> state.object(one).ifPresent(pair -> pair.items().forEach(it -> all.addAll(it.ones()))));
        return all;
    }

    // ---- what holds a message ----

    private static List<One.View> held(Given given, State state) {
        var holding = new Holding(state);
        holding.look(given);
        return holding.views();
    }

    private static List<One.View> held(Value value, State state) {
        var holding = new Holding(state);
        holding.look(value);
        return holding.views();
    }

    private void note(One.View view, Place at, String what, Optional<String> to) {
        machine.recorder().handedOn(handed(view, at, what, to, false));
    }

    private static HandedOn handed(One.View view, Place at, String what, Optional<String> to, boolean kept) {
        return new HandedOn(view.source().reader(), view.level(), view.path(), at.where(), what, to, kept);
    }

    // ---- what is only shown to people ----

    private static boolean isFailure(String name) {
        return name.endsWith("Error") || name.endsWith("Exception");
    }

    private boolean isLog(Code.Call call) {
        return call.callee() instanceof Code.Attr attr
                && machine.tables().names("logging").contains(attr.name())
                && isLogger(attr.of());
    }

    private boolean isLogger(@Nullable Code code) {
        var name = Origins.of(code).toLowerCase(java.util.Locale.ROOT);
        return name.contains("log") || machine.tables().names("loggers").contains(name);
    }

    private void shown(Code.Call call) {
        call.arguments().forEach(argument -> copied(argument.value()));
        Walk.any(call, part -> {
            if (part instanceof Code.Shown
                    || part instanceof Code.Join
                    || part instanceof Code.Op
                    || part instanceof Code.Call) {
                machine.recorder().onlyShown(part.at().where());
            }
            return false;
        });
    }
}
