package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of the tree as far as the walk came to them, and the names that are taken from them. */
final class Units {

    private final Modules modules;
    private final Map<String, Unit> units = new HashMap<>();
    /** Files that were taken by their whole names: a folder above them need not be a module. */
    private final Map<String, String> bare = new HashMap<>();

    /** The files that are walked in any case. */
    private final Set<String> leading = new HashSet<>();
    /** What names turned out to be that were looked up when they were asked for. */
    private final Map<Value, Value> asked = new IdentityHashMap<>();

    private int frames;

    Units(Modules modules) {
        this.modules = modules;
    }

    /** The files that lead to a bus. */
    List<Unit> lead(Collection<String> files) {
        leading.addAll(files);
        return files.stream().map(this::unit).toList();
    }

    Unit unit(String file) {
        var known = units.get(file);
        if (known == null) {
            known = new Unit(file, () -> modules.code(file), -(++frames));
            units.put(file, known);
        }
        return known;
    }

    /** The name under which a file is imported. */
    String moduleName(String file) {
        return modules.moduleName(file);
    }

    private Value builtin(String file, String name) {
        return outside(modules.builtin(file, name));
    }

    Value outside(String path) {
        var file = bare.get(path);
        return Value.of(file == null ? new One.Outside(path) : new One.Mod(unit(file)));
    }

    /** What a name means that the code around it does not say. */
    Value named(Machine machine, String name, Place at, State state, Frame frame) {
        return elsewhere(machine, name, at, state, frame)
                .orElseGet(() -> builtin(frame.unit().file(), name));
    }

    /** What a name, or one with its package, means in another file. */
    Optional<Value> elsewhere(Machine machine, String name, Place at, State state, Frame frame) {
        return modules.named(frame.unit().file(), name).map(found -> {
            var value = member(machine, unit(found.file()), found.path().get(0), state, frame);
            for (var part : found.path().subList(1, found.path().size())) {
                value = machine.evaluation().attribute(value, part, at, state, frame);
            }
            return value;
        });
    }

    void take(Machine machine, Code.Import taken, State state, Frame frame) {
        var from = frame.unit().file();
        var file = modules.file(from, taken.module(), taken.up());
        if (taken.name().isEmpty()) {
            whole(machine, taken, file, state, frame);
        } else if (taken.name().equals("*")) {
            file.ifPresent(found -> all(machine, unit(found), state, frame));
        } else {
            var path = dotted(taken.module(), taken.name());
            var value = file.map(found -> named(machine, unit(found), taken.name(), state, frame))
                    .or(() -> modules.file(from, path, taken.up()).map(found -> Value.of(new One.Mod(unit(found)))))
                    .orElseGet(() -> outside(path));
            machine.evaluation().bind(taken.as(), value, state, frame);
        }
    }

    /** Most of what files that lead to no bus have is never asked for: then they need not even be read. */
    private Value named(Machine machine, Unit unit, String name, State state, Frame frame) {
        return leading.contains(unit.file()) || unit.isBegun()
                ? member(machine, unit, name, state, frame)
                : Value.of(new One.Later(unit.file(), name));
    }

    /** The value itself where it was to be looked up later; the very same each time. */
    Value asked(Machine machine, Value value, State state, Frame frame) {
        if (!value.any(One.Later.class::isInstance)) {
            return value;
        }
        var known = asked.putIfAbsent(value, Value.lost("files take it from each other"));
        if (known != null) {
            return known;
        }
        var found = value.each(one -> one instanceof One.Later later
                ? member(machine, unit(later.file()), later.name(), state, frame)
                : Value.of(one));
        asked.put(value, found);
        return found;
    }

    private static String dotted(String module, String name) {
        return module.isEmpty() ? name : module + "." + name;
    }

    private void whole(Machine machine, Code.Import taken, Optional<String> file, State state, Frame frame) {
        if (!taken.as().isEmpty()) {
            var value =
                    file.<One>map(found -> new One.Mod(unit(found))).orElseGet(() -> new One.Outside(taken.module()));
            machine.evaluation().bind(taken.as(), Value.of(value), state, frame);
            return;
        }
        var dot = taken.module().indexOf('.');
        var first = dot < 0 ? taken.module() : taken.module().substring(0, dot);
        var top = modules.file(frame.unit().file(), first, 0);
        One value = file.isPresent() && top.isPresent() ? new One.Mod(unit(top.get())) : new One.Outside(first);
        file.ifPresent(found -> bare.put(taken.module(), found));
        machine.evaluation().bind(first, Value.of(value), state, frame);
    }

    private void all(Machine machine, Unit unit, State state, Frame frame) {
        machine.roots().walk(unit);
        for (var name : state.names(unit.scope().frame())) {
            state.value(new State.Var(unit.scope().frame(), name))
                    .ifPresent(value -> machine.evaluation().bind(name, value, state, frame));
        }
    }

    /** What a module of the tree has under a name. */
    Value member(Machine machine, Unit unit, String name, State state, Frame frame) {
        machine.roots().walk(unit);
        var found = state.value(new State.Var(unit.scope().frame(), name));
        if (found.isPresent()) {
            return asked(machine, found.get(), state, frame);
        }
        return modules.part(unit.file(), name)
                .map(file -> Value.of(new One.Mod(unit(file))))
                .orElseGet(() -> Value.lost(name + " is not in " + unit.file()));
    }

    /** The names that a module's own code sets. */
    static Set<String> names(Code.Block block) {
        var names = new LinkedHashSet<String>();
        collect(block.statements(), names);
        return names;
    }

    private static void collect(List<Code> statements, Set<String> names) {
        for (var code : statements) {
            if (code instanceof Code.Set set && set.target() instanceof Code.Name name) {
                names.add(name.name());
            } else if (code instanceof Code.Func function) {
                names.add(function.name());
            } else if (code instanceof Code.ClassDef type) {
                names.add(type.name());
            } else if (code instanceof Code.Import taken && !taken.as().isEmpty()) {
                names.add(taken.as());
            } else {
                blocks(code).forEach(inner -> collect(inner.statements(), names));
            }
        }
    }

    /** The blocks that belong to a statement. */
    static List<Code.Block> blocks(Code code) {
        var blocks = new ArrayList<Code.Block>();
        if (code instanceof Code.If branch) {
            blocks.add(branch.then());
            blocks.add(branch.otherwise());
        } else if (code instanceof Code.Try attempt) {
            blocks.add(attempt.body());
            attempt.catches().forEach(caught -> blocks.add(caught.body()));
            blocks.add(attempt.otherwise());
            blocks.add(attempt.last());
        } else if (code instanceof Code.Block block) {
            blocks.add(block);
        } else if (code instanceof Code.Loop loop) {
            blocks.add(loop.body());
            blocks.add(loop.otherwise());
        } else if (code instanceof Code.Match match) {
            match.arms().forEach(arm -> blocks.add(arm.body()));
        }
        return blocks;
    }
}
