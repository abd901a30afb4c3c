package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds for a whole file: the types that it names, and what it takes in inside of an expression. */
final class TypeScriptFile {

    private final Map<String, Code> types = new HashMap<>();
    private final List<Code> taken = new ArrayList<>();

    /** A type that has a name of its own in this file. */
    void named(String name, Code type) {
        types.put(name, type);
    }

    Optional<Code> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** A module that an expression takes in: it has this name from the file's top on. */
    Code take(Place at, String module) {
        var name = "<" + module + ">";
        taken.add(new Code.Import(at, module, 0, "", name));
        return new Code.Name(at, name);
    }

    List<Code> taken() {
        return taken;
    }

    /** A name that no program can have, for what the language says without one. */
    static String unnamed(Node node) {
        return "<" + node.start() + ">";
    }
}
