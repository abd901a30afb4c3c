package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One Python file: its tree and what stands at its top level. */
final class Module {

    /** How far the module's own code has been walked. */
    enum Progress {
        NEW,
        RUNNING,
        DONE
    }

    private final String file;
    private final Node root;
    private final List<ClassDef> classes = new ArrayList<>();
    private final List<FunctionDef> functions = new ArrayList<>();
    private final Map<String, Value> definitions = new LinkedHashMap<>();
    private final Map<String, Node> imports = new LinkedHashMap<>();
    private final Set<Node> onDemand = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> searched = new HashSet<>();
    private Progress progress = Progress.NEW;
    private @Nullable Frame frame;

    Module(String file, Node root) {
        this.file = file;
        this.root = root;
    }

    String file() {
        return file;
    }

    Node root() {
        return root;
    }

    /** Every class of the file, nested ones too. */
    List<ClassDef> classes() {
        return classes;
    }

    /** Every function at the top level and every method. */
    List<FunctionDef> functions() {
        return functions;
    }

    /** The classes and functions at the top level, by name. */
    Map<String, Value> definitions() {
        return definitions;
    }

    /** The import statements that bind a name, wherever in the file's top level they stand. */
    Map<String, Node> imports() {
        return imports;
    }

    /**
     * Whether an import that stands unconditionally at the top level is followed when a name of it is looked up, and not
     * before: most of what files import has nothing to do with the bus, and need not be read.
     */
    boolean bindsOnDemand(Node statement) {
        if (onDemand.isEmpty()) {
            root.children().stream()
                    .filter(node -> node.is("import_statement") || node.is("import_from_statement"))
                    .filter(node -> names(node).allMatch(name -> imports.get(name) == node))
                    .forEach(onDemand::add);
        }
        return onDemand.contains(statement);
    }

    private static Stream<String> names(Node statement) {
        return statement.all("name").stream()
                .map(name -> name.is("aliased_import")
                        ? name.child("alias").map(Node::text).orElse("")
                        : statement.is("import_statement") ? name.text().split("\\.", -1)[0] : name.text());
    }

    /** Begins to look for an imported name; false when that is going on already, around a circle of imports. */
    boolean searches(String name) {
        return searched.add(name);
    }

    /** Ends looking for the name. */
    void found(String name) {
        searched.remove(name);
    }

    Progress progress() {
        return progress;
    }

    void progress(Progress next) {
        progress = next;
    }

    Optional<Frame> frame() {
        return Optional.ofNullable(frame);
    }

    void frame(Frame of) {
        frame = of;
    }

    @Override
    public String toString() {
        return file;
    }
}
