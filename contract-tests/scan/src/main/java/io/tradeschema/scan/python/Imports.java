package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What import statements bind: modules of the tree, their members, and what wildcards bring. */
final class Imports {

    private final Interpreter machine;

    Imports(Interpreter machine) {
        this.machine = machine;
    }

    private final Set<String> wildcardsOpen = new HashSet<>();

    /** Binds what an import statement binds. */
    void imports(Node node, Frame frame) {
        if (node.is("import_statement")) {
            node.all("name").forEach(name -> plainImport(name, frame));
            return;
        }
        var from = node.child("module_name");
        if (from.isEmpty()) {
            return;
        }
        var relative = from.get().is("relative_import");
        var dots = relative
                ? from.get()
                        .first("import_prefix")
                        .map(prefix -> prefix.text().length())
                        .orElse(0)
                : 0;
        var dotted = relative
                ? from.get().first("dotted_name").map(Node::text).orElse("")
                : from.get().text();
        for (var name : node.all("name")) {
            var wanted = name.is("aliased_import")
                    ? name.child("name").map(Node::text).orElse("")
                    : name.text();
            var alias = name.is("aliased_import")
                    ? name.child("alias").map(Node::text).orElse(wanted)
                    : wanted;
            frame.state().set(alias, member(dotted, dots, wanted, frame.module()));
        }
    }

    private void plainImport(Node name, Frame frame) {
        if (name.is("aliased_import")) {
            var dotted = name.child("name").map(Node::text).orElse("");
            var alias = name.child("alias").map(Node::text).orElse("");
            frame.state()
                    .set(
                            alias,
                            module(dotted, 0, frame.module())
                                    .<Value>map(Value.Mod::new)
                                    .orElse(new Value.External(dotted)));
            return;
        }
        var first = name.text().split("\\.", -1)[0];
        frame.state().set(first, new Value.External(first));
        if (!name.text().contains(".")) {
            module(first, 0, frame.module()).ifPresent(found -> frame.state().set(first, new Value.Mod(found)));
        }
    }

    private Optional<Module> module(String dotted, int dots, Module importer) {
        var file = dots > 0
                ? machine.project().findRelative(dotted, dots, importer.file())
                : machine.project().find(dotted, importer.file());
        return file.filter(found -> dots > 0 || !found.equals(importer.file())).flatMap(machine.project()::module);
    }

    private Value member(String dotted, int dots, String name, Module importer) {
        var from = module(dotted, dots, importer);
        if (from.isPresent() && from.get() != importer) {
            var found = machine.names().find(name, from.get());
            if (found != null) {
                return found;
            }
        }
        var inside = dotted.isEmpty() ? name : dotted + "." + name;
        var submodule = module(inside, dots, importer);
        if (submodule.isPresent()) {
            return new Value.Mod(submodule.get());
        }
        return new Value.External((dots > 0 ? "." : "") + inside);
    }

    /** What {@code from x import *} brings under this name; null when nothing. */
    @Nullable
    Value fromWildcards(String name, Module module) {
        if (!wildcardsOpen.add(module.file() + "\0" + name)) {
            return null;
        }
        try {
            for (var entry : module.imports().entrySet()) {
                if (entry.getKey().startsWith("*")) {
                    var found = throughWildcard(name, entry.getValue(), module);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        } finally {
            wildcardsOpen.remove(module.file() + "\0" + name);
        }
    }

    private @Nullable Value throughWildcard(String name, Node node, Module module) {
        var from = node.child("module_name");
        if (from.isEmpty()) {
            return null;
        }
        var relative = from.get().is("relative_import");
        var dots = relative
                ? from.get()
                        .first("import_prefix")
                        .map(prefix -> prefix.text().length())
                        .orElse(0)
                : 0;
        var dotted = relative
                ? from.get().first("dotted_name").map(Node::text).orElse("")
                : from.get().text();
        return module(dotted, dots, module)
                .map(found -> machine.names().find(name, found))
                .orElse(null);
    }
}
