package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
