package io.tradeschema.scan.java;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.CodeFiles;
import io.tradeschema.scan.machine.Modules;
import io.tradeschema.scan.reach.BusWords;
import io.tradeschema.scan.reach.Outline;
import io.tradeschema.scan.reach.Outlines;
import io.tradeschema.scan.reach.Reach;
import io.tradeschema.scan.syntax.Grammar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The Java files of a tree: which file a class's name means, and their code, read when it is asked for. */
final class JavaModules implements Modules, AutoCloseable {

    /** What is there without an import. */
    private static final Set<String> BUILTIN = Set.of(
            "Boolean",
            "Byte",
            "Character",
            "CharSequence",
            "Double",
            "Enum",
            "Float",
            "Integer",
            "Iterable",
            "Long",
            "Math",
            "Number",
            "Object",
            "Record",
            "Runnable",
            "Runtime",
            "Short",
            "String",
            "StringBuffer",
            "StringBuilder",
            "System",
            "Thread");

    /** Methods that Java's own types and many libraries have. */
    private static final Set<String> COMMON = Set.of(
            "accept",
            "append",
            "apply",
            "build",
            "close",
            "create",
            "equals",
            "execute",
            "forEach",
            "format",
            "getName",
            "getValue",
            "handle",
            "hashCode",
            "insert",
            "parse",
            "process",
            "remove",
            "start",
            "stream",
            "submit",
            "toString",
            "update",
            "valueOf",
            "values",
            "write");

    private final Map<String, Path> files;
    private final Predicate<String> known;
    private final CodeFiles code;
    /** What the files say of names; empty until one pass over all of them was made. */
    private Optional<JavaHeads> heads = Optional.empty();

    /** The files by their names; what is known of libraries tells which package a name without one may be of. */
    JavaModules(Map<String, Path> files, Predicate<String> known) {
        this.files = files;
        this.known = known;
        this.code = new CodeFiles(files, Grammar.JAVA, root -> withoutOwn(JavaCode.of(root)));
    }

    /** The pass that tells what leads to a bus tells the heads as well; who asks for one before has a pass of its own. */
    private JavaHeads heads() {
        if (heads.isEmpty()) {
            pass(BusWords.NONE);
        }
        return heads.orElseThrow();
    }

    private Map<String, JavaOutline.Seen> pass(BusWords words) {
        var seen = Outlines.of(files, text -> JavaOutline.of(text, words.verbs(text), words.words()));
        heads = Optional.of(new JavaHeads(seen));
        return seen;
    }

    @Override
    public Optional<String> file(String from, String module, int up) {
        return Optional.empty();
    }

    @Override
    public Optional<String> part(String file, String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Found> named(String from, String name) {
        var head = heads().of(from);
        if (name.startsWith("<") || name.endsWith(".this")) {
            return Optional.empty();
        }
        if (name.indexOf('.') > 0) {
            return whole(name, from);
        }
        var taken = head.taken().get(name);
        if (taken != null) {
            return whole(taken, from);
        }
        return whole(head.place() + name, from)
                .or(() -> head.packages().stream()
                        .flatMap(place -> whole(place + name, from).stream())
                        .findFirst())
                .or(() -> head.members().stream()
                        .flatMap(type -> whole(type + name, from).stream())
                        .filter(found -> hasMember(found, name))
                        .findFirst());
    }

    /** What a full name means: a class of the tree, or something inside of one. */
    private Optional<Found> whole(String path, String from) {
        for (var end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            var type = path.substring(0, end);
            var file = having(type, from);
            if (file.isPresent()) {
                var parts = new ArrayList<String>();
                parts.add(type.substring(type.lastIndexOf('.') + 1));
                if (end < path.length()) {
                    parts.addAll(List.of(path.substring(end + 1).split("[.]", -1)));
                }
                return Optional.of(new Found(file.get(), parts));
            }
        }
        return Optional.empty();
    }

    private boolean hasMember(Found found, String name) {
        return code(found.file()).statements().stream()
                .filter(Code.ClassDef.class::isInstance)
                .map(Code.ClassDef.class::cast)
                .filter(type -> type.name().equals(found.path().get(0)))
                .flatMap(type -> type.body().statements().stream())
                .anyMatch(code ->
                        code instanceof Code.Func function && function.name().equals(name)
                                || code instanceof Code.Set set
                                        && set.target() instanceof Code.Name plain
                                        && plain.name().equals(name));
    }

    /** The file that has a class of this full name at its top. */
    private Optional<String> having(String path, String from) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        return CodeFiles.nearest(
                heads().having(path).stream()
                        .filter(file -> code(file).statements().stream()
                                .anyMatch(code -> code instanceof Code.ClassDef type
                                        && type.name().equals(name))),
                from);
    }

    @Override
    public Code.Block code(String file) {
        return code.code(file);
    }

    /** What is imported from the tree itself is asked for where it is met, since classes name each other in circles. */
    private Code.Block withoutOwn(Code.Block code) {
        return new Code.Block(
                code.at(),
                code.statements().stream()
                        .filter(statement ->
                                !(statement instanceof Code.Import taken && isOwn(taken.module() + "." + taken.name())))
                        .toList());
    }

    private boolean isOwn(String path) {
        for (var end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            if (!heads().having(path.substring(0, end)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String moduleName(String file) {
        var place = heads().of(file).place();
        return place.isEmpty() ? "" : place.substring(0, place.length() - 1);
    }

    @Override
    public String builtin(String file, String name) {
        if (BUILTIN.contains(name)) {
            return "java.lang." + name;
        }
        var head = heads().of(file);
        return name.startsWith("<")
                ? name
                : Stream.concat(Stream.of(head.place()), head.packages().stream())
                        .map(place -> place + name)
                        .filter(known)
                        .findFirst()
                        .orElse(name);
    }

    /** The name of the class that a file has. */
    private static String lastName(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("[.]java$", "");
    }

    @Override
    public Reach reach(BusWords words) {
        var outlines = new HashMap<String, Outline>();
        pass(words).forEach((file, seen) -> outlines.put(file, seen.outline()));
        return Reach.of(outlines, JavaModules::lastName, this::moduleName, COMMON);
    }

    @Override
    public void read(Collection<String> some) {
        heads(); // before several threads ask for them
        code.read(some);
    }

    @Override
    public int parsed() {
        return code.parsed();
    }

    @Override
    public Map<String, String> warnings() {
        return code.warnings();
    }

    @Override
    public void close() {
        code.close();
    }
}
