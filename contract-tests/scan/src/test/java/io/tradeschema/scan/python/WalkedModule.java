package io.tradeschema.scan.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A few Python files walked by the interpreter, and what the names of main.py hold afterwards. */
final class WalkedModule {

    private final Interpreter machine;
    private final Module main;
    private final Recorder recorder = new Recorder();

    /** Files as name and content in turns; one of them is main.py. */
    WalkedModule(Path folder, String... files) throws IOException {
        var project = new Project(laid(folder, files));
        machine = new Interpreter(project, recorder, List.of(), Set.of());
        main = project.module("main.py").orElseThrow();
        machine.learn(project.loaded());
        machine.walk(main);
        main.imports().keySet().forEach(this::value); // imports are followed when they are looked up
        project.close();
    }

    /** Lays files, given as name and content in turns, and gives their paths by name. */
    static Map<String, Path> laid(Path folder, String... files) throws IOException {
        var paths = new TreeMap<String, Path>();
        for (var i = 0; i < files.length; i += 2) {
            var path = folder.resolve(files[i]);
            Files.createDirectories(path.getParent());
            Files.writeString(path, files[i + 1]);
            paths.put(files[i], path);
        }
        return paths;
    }

    Recorder recorder() {
        return recorder;
    }

    Value value(String name) {
        return machine.names().global(name, main);
    }

    /** The texts that a name may hold. */
    Set<String> texts(String name) {
        var texts = new TreeSet<String>();
        value(name).options().forEach(option -> texts.add(option.literalText().orElse(option.toString())));
        return texts;
    }

    Thing thing(String name) {
        if (value(name) instanceof Value.Ref ref
                && machine.held(ref, main.frame().orElseThrow().state()) instanceof Thing thing) {
            return thing;
        }
        throw new AssertionError(name + " is no dict or object but " + value(name));
    }

    /** The keys of a dict, those that are set on some paths only with a question mark. */
    Set<String> keys(String name) {
        var keys = new TreeSet<String>();
        thing(name).slots().forEach((key, slot) -> keys.add(slot.sure() ? key : key + "?"));
        if (!thing(name).open().isEmpty()) {
            keys.add("…");
        }
        return keys;
    }

    boolean validated(String name) {
        return main.frame().orElseThrow().state().checked(value(name));
    }
}
