package io.tradeschema.scan.machine;

import io.tradeschema.model.Where;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.reach.Reach;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks the files of a tree that lead to a bus, from the functions that nobody calls, and gives what it saw. */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
final class Walker {

    private static final int MOST_CLASSES = 6;
    /** The distance of what leads to no bus. */
    private static final int FAR = Integer.MAX_VALUE;

    private static final String LARGE = "the tree is large, and the scan ended before it came here";

    private final Limits limits;
    private long most;
    private final Skipped ownCode = new Skipped("hands to a bus", "hand to a bus", LARGE);

    private final Skipped unlearnt = new Skipped("stores", "store", LARGE);
    private final Skipped unwalked = new Skipped("hands to a bus", "hand to a bus", LARGE);
    private final Skipped aside = new Skipped("makes of messages", "make of messages", LARGE);
    /** Which of them has what is passed over now. */
    private Skipped skipped = unlearnt;

    /** The first place that is listed because it was not walked. */
    private Optional<Where> cut = Optional.empty();

    private final Machine machine;
    private final Units units;
    private final Terms terms;
    /** The functions in whose walk something was noted. */
    private final Set<Code.Func> told = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A walk with these libraries, files and events that may cost so much. */
    Walker(Tables tables, Modules modules, Terms terms, Limits limits) {
        this.limits = limits;
        this.terms = terms;
        this.units = new Units(modules);
        this.machine = new Machine(tables, units, terms);
    }

    /** What the files of the reach do, of so many that were found. */
    Facts walk(Reach reach, int found, int parsed) {
        var walked = units.lead(reach.files());
        machine.bus().names().reach(reach);
        for (var unit : walked) {
            guarded(unit, () -> begin(unit));
        }
        for (var handler : machine.bus().handlers().waiting()) {
            guarded(handler.frame().unit(), () -> machine.roots().walk(handler));
        }
        var roots = roots(walked, reach);
        var ofModules = machine.recorder();
        machine.record(new Recorder());
        machine.roots().modulesAreDone();
        machine.roots().forget();
        machine.budget().learnOnly(true);
        most = machine.budget().all() + limits.learning();
        run(roots);
        machine.roots().settleInstances();
        machine.roots().forgetAllButModules();
        machine.record(ofModules);
        machine.budget().learnOnly(false);
        most = machine.budget().all() + limits.looking();
        skipped = unwalked;
        run(roots.stream().filter(Root::leads).toList());
        machine.budget().learnOnly(true);
        skipped = aside;
        run(roots.stream().filter(this::mayTell).toList());
        machine.budget().learnOnly(false);
        missed(roots, walked);
        var recorder = machine.recorder();
        return new Facts(
                found,
                parsed,
                recorder.writes(),
                recorder.readers(),
                recorder.reads(),
                unresolved(),
                untold(),
                recorder.findings(),
                recorder.models(),
                recorder.handedOn(),
                recorder.ownNames());
    }

    /** What hands to a bus and was not walked may be any other end, so that nobody can say that there is none. */
    private List<Untold> untold() {
        var all = new ArrayList<>(machine.recorder().untold());
        cut.or(() -> Stream.of(ownCode, unwalked)
                        .flatMap(some -> some.said().stream())
                        .map(Unresolved::where)
                        .findFirst())
                .ifPresent(where -> all.addAll(Untold.anyEnd(where)));
        return all;
    }

    private List<Unresolved> unresolved() {
        var all = new ArrayList<>(machine.recorder().unresolved());
        Stream.of(ownCode, unlearnt, unwalked, aside)
                .forEach(some -> some.said().ifPresent(all::add));
        return all;
    }

    private void begin(Unit unit) {
        if (machine.budget().all() <= limits.modules()) {
            machine.roots().walk(unit);
            return;
        }
        var start = Where.file(unit.file(), 1, 1);
        if (machine.bus().names().concerns(unit.code())) {
            cut(start, "what this file's own code does", LARGE);
        } else {
            ownCode.add(start, "the code of this file");
        }
    }

    private void run(List<Root> roots) {
        Set<Code.Func> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var root : roots) {
            if (root.uncalled()) {
                walk(root);
                done.add(root.function());
            }
        }
        for (var root : roots) {
            if (!machine.roots().wasEntered(root.function()) && done.add(root.function())) {
                walk(root);
            }
        }
    }

    /** What leads to no bus and told nothing when it was learnt from tells nothing later, unless it calls what may take a message. */
    private boolean mayTell(Root root) {
        return !root.leads()
                && (told.contains(root.function())
                        || calls(root.function(), machine.bus().names()::telling));
    }

    /** A function of which a call on a bus was not come to is walked by itself; what stays is listed, wherever it stands. */
    private void missed(List<Root> roots, List<Unit> walked) {
        made();
        for (var root : roots) {
            if (machine.bus().missed().isIn(root.function(), root.unit())) {
                walk(root);
            }
        }
        made();
        walked.forEach(machine.bus().missed()::list);
    }

    /** Lambdas in fields and tables, setters, methods of classes inside of functions: who calls them is not seen. */
    private void made() {
        Set<Code.Func> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var more = true; more; ) { // one may make others
            more = false;
            for (var fn : machine.roots().made()) {
                if (done.add(fn.code())
                        && machine.bus().missed().isIn(fn.code(), fn.scope().unit())) {
                    walk(new Root(fn.code(), fn.scope(), fn.owner(), fn.scope().unit(), true, 0, true));
                    more = true;
                }
            }
        }
    }

    private void walk(Root root) {
        if (machine.budget().all() > most) {
            leftOut(root);
            return;
        }
        var before = machine.recorder().size();
        for (var klass : objects(root)) {
            guarded(root.unit(), () -> machine.roots().root(root.function(), root.scope(), klass));
        }
        if (machine.recorder().size() > before) {
            told.add(root.function());
        }
    }

    /** The whole walk has cost what it may: what was not walked is listed where a bus stands in it, and else counted. */
    private void leftOut(Root root) {
        var function = root.function();
        if (machine.roots().wasEntered(function)) {
            return;
        }
        var where = function.at().where();
        if (skipped != unlearnt && machine.bus().names().concerns(function)) {
            cut(where, "what " + Roots.title(function) + " does", LARGE);
        } else {
            skipped.add(where, Roots.title(function));
        }
    }

    /** The classes whose objects run a method: those that are made of the class, or it itself where there are none. */
    private List<@Nullable Klass> objects(Root root) {
        var owner = root.owner();
        var function = root.function();
        if (owner == null) {
            return Collections.singletonList(null);
        }
        var below = machine.classes().all().stream()
                .filter(klass -> klass != owner && klass.isA(owner))
                .filter(klass -> klass.attribute(function.name())
                        .filter(value -> value.any(one -> one instanceof One.Fn fn && fn.code() == function))
                        .isPresent())
                .limit(MOST_CLASSES)
                .toList();
        return new ArrayList<>(below.isEmpty() ? List.of(owner) : below);
    }

    /** One file's code must never stop the walk of the others. */
    private void guarded(Unit unit, Runnable walk) {
        try {
            machine.budget().refuel();
            walk.run();
        } catch (RuntimeException | StackOverflowError e) {
            cut(
                    Where.file(unit.file(), 1, 1),
                    "this file",
                    "the scan failed on it (" + e.getClass().getSimpleName() + "); please report this");
        }
    }

    /** Lists what is not walked although a bus may stand in it. */
    private void cut(Where where, String what, String why) {
        machine.recorder().unresolved(where, what, why);
        cut = cut.or(() -> Optional.of(where));
    }

    // ---- where to begin ----

    private record Root(
            Code.Func function,
            Scope scope,
            @Nullable Klass owner,
            Unit unit,
            boolean uncalled,
            int distance,
            boolean leads) {}

    private List<Root> roots(List<Unit> walked, Reach reach) {
        var called = new LinkedHashSet<String>();
        walked.forEach(unit -> calls(unit.code(), called));
        var roots = new ArrayList<Root>();
        Set<Code.Func> known = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var unit : walked) {
            functions(unit.code(), function -> {
                if (known.add(function)) {
                    roots.add(root(function, unit.scope(), null, called, reach));
                }
            });
        }
        for (var klass : machine.classes().all()) {
            for (var value : klass.attributes().values()) {
                for (var one : value.ones()) {
                    if (one instanceof One.Fn fn && fn.owner() == klass && known.add(fn.code())) {
                        roots.add(root(fn.code(), fn.scope(), klass, called, reach));
                    }
                }
            }
        }
        var files = walked.stream().map(Unit::file).collect(Collectors.toSet());
        var some = new ArrayList<Root>();
        for (var root : roots) {
            if (files.contains(root.unit().file())) {
                some.add(root);
            }
        }
        some.sort(Comparator.comparing(Root::distance)); // what is next to a bus before all else
        return some;
    }

    private Root root(Code.Func function, Scope scope, @Nullable Klass owner, Set<String> called, Reach reach) {
        var unit = owner == null ? scope.unit() : owner.unit();
        var distance = distance(function, unit, reach);
        return new Root(
                function,
                scope,
                owner,
                unit,
                !called.contains(function.name()),
                distance,
                distance < FAR || calls(function, name -> terms.ofClass(name).isPresent()));
    }

    private int distance(Code.Func function, Unit unit, Reach reach) {
        if (machine.bus().names().concerns(function)) {
            return 0;
        }
        return reach.distance(unit.file(), function.at().where().line()).orElse(FAR);
    }

    private static boolean calls(Code.Func function, Predicate<String> what) {
        return Walk.any(
                function.body(), code -> code instanceof Code.Call call && what.test(Origins.of(call.callee())));
    }

    private static void functions(Code.Block block, java.util.function.Consumer<Code.Func> found) {
        for (var code : block.statements()) {
            if (code instanceof Code.Func function) {
                found.accept(function);
            } else {
                Units.blocks(code).forEach(inner -> functions(inner, found));
            }
        }
    }

    private static void calls(Code code, Set<String> called) {
        if (code instanceof Code.Call call) {
            called.add(Origins.of(call.callee()));
        }
        if (code instanceof Code.Attr attr) {
            called.add(attr.name());
        }
        Walk.children(code).forEach(child -> calls(child, called));
    }
}
