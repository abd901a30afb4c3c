package io.tradeschema.scan.machine;

import io.tradeschema.scan.LaidFiles;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.python.PythonScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A few Python files walked by the machine, and what the names of main.py hold afterwards. */
final class WalkedModule {

    private final Machine machine;
    private final Unit main;

    /** Files as name and content in turns; one of them is main.py. */
    WalkedModule(Path folder, String... files) throws IOException {
        this(folder, Tables.of("python.rows"), files);
    }

    /** The same with these libraries alone. */
    WalkedModule(Path folder, Tables tables, String... files) throws IOException {
        var units = new Units(PythonScan.modules(LaidFiles.in(folder, files)));
        machine = new Machine(tables, units, new Terms(List.of(), Set.of(), java.util.Map.of(), java.util.Map.of()));
        main = units.unit("main.py");
        machine.roots().walk(main);
    }

    /** Walks a function of main.py with arguments from outside. */
    WalkedModule root(String name) {
        var fn = (One.Fn) value(name).only().orElseThrow();
        machine.roots().root(fn.code(), fn.scope(), null);
        return this;
    }

    Recorder recorder() {
        return machine.recorder();
    }

    Value value(String name) {
        var ground = machine.ground();
        var held = ground.value(new State.Var(main.scope().frame(), name))
                .orElseThrow(() -> new AssertionError("nothing is called " + name));
        var frame = new Frame(main.scope(), null, null, null, null, null, ground);
        return machine.units().asked(machine, held, ground, frame);
    }

    /** The texts that a name may hold. */
    Set<String> texts(String name) {
        var texts = new TreeSet<String>();
        value(name).ones().forEach(one -> texts.add(one.text().orElse(one.toString())));
        return texts;
    }

    Obj object(String name) {
        return value(name)
                .only()
                .flatMap(machine.ground()::object)
                .orElseThrow(() -> new AssertionError(name + " is no dict or object but " + value(name)));
    }

    /** Where a key's value is given. */
    io.tradeschema.model.Where given(String name, String key) {
        var facts = new Shapes(machine, machine.ground(), true, false, false).of(object(name));
        return facts.fields().get(key).given();
    }

    /** The keys of a dict, those that are set on some paths only with a question mark. */
    Set<String> keys(String name) {
        var keys = new TreeSet<String>();
        object(name).slots().forEach((key, slot) -> keys.add(slot.sure() ? key : key + "?"));
        if (!object(name).closed()) {
            keys.add("…");
        }
        return keys;
    }

    boolean validated(String name) {
        return machine.ground().isChecked(value(name).only().orElseThrow());
    }
}
