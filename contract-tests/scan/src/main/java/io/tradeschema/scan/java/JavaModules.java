package io.tradeschema.scan.java;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.machine.Modules;
import io.tradeschema.scan.syntax.SyntaxReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.treesitter.TreeSitterJava;

/** The Java files of a tree: which file a class's name means, and their code, read when it is asked for. */
final class JavaModules implements Modules, AutoCloseable {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+(static\\s+)?([\\w.]+)(\\.\\*)?\\s*;");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:[ \\t]*(?:@\\w[\\w.]*(?:\\([^)\\n]*\\))?|public|final|abstract|sealed|non-sealed|static"
                    + "|strictfp|protected|private)\\s+)*[ \\t]*(?:class|interface|enum|record|@interface)\\s+(\\w+)");

    /** What a file says at its head. */
    private record Head(String place, List<String> packages, List<String> members) {}

    private final Map<String, Path> files;
    private final Map<String, Head> heads = new HashMap<>();
    /** Files by the package and name of the classes that they may have. */
    private final Map<String, List<String>> byType = new HashMap<>();

    private final Map<String, Code.Block> read = new HashMap<>();
    private final Map<String, String> warnings = new TreeMap<>();
    private final SyntaxReader reader = new SyntaxReader(TreeSitterJava::new);

    JavaModules(Map<String, Path> files) {
        this.files = files;
        files.forEach(this::index);
    }

    private void index(String file, Path path) {
        String text;
        try {
            text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var named = PACKAGE.matcher(text);
        var place = named.find() ? named.group(1) + "." : "";
        var packages = new ArrayList<String>();
        var members = new ArrayList<String>();
        var imports = IMPORT.matcher(text);
        while (imports.find()) {
            if (imports.group(3) != null) {
                (imports.group(1) == null ? packages : members).add(imports.group(2) + ".");
            }
        }
        heads.put(file, new Head(place, packages, members));
        var types = TYPE.matcher(text);
        while (types.find()) {
            byType.computeIfAbsent(place + types.group(1), key -> new ArrayList<>()).add(file);
        }
    }

    @Override
    public Optional<String> file(String from, String module, int up) {
        return Optional.empty();
    }

    @Override
    public Optional<String> part(String file, String name) {
        return Optional.empty();
    }

    /** The file that has a class of this full name at its top. */
    private Optional<String> having(String path, String from) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        return byType.getOrDefault(path, List.of()).stream()
                .filter(file -> code(file).statements().stream()
                        .anyMatch(code -> code instanceof Code.ClassDef type
                                && type.name().equals(name)))
                .max(java.util.Comparator.comparingInt(file -> shared(file, from)));
    }

    private static int shared(String one, String other) {
        var i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    @Override
    public Code.Block code(String file) {
        return read.computeIfAbsent(file, this::parsed);
    }

    private Code.Block parsed(String file) {
        try {
            var tree = reader.read(file, Files.readAllBytes(files.get(file)));
            tree.warning().ifPresent(warning -> warnings.put(file, warning));
            return tree.root().map(JavaCode::of).orElseGet(() -> JavaCode.nothing(file));
        } catch (RuntimeException | StackOverflowError e) {
            warnings.put(file, "the scan failed on it (" + e.getClass().getSimpleName() + "); please report this");
            return JavaCode.nothing(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String moduleName(String file) {
        var head = heads.get(file);
        var place = head == null ? "" : head.place();
        return place.isEmpty() ? "" : place.substring(0, place.length() - 1);
    }

    @Override
    public String builtin(String name) {
        return name;
    }

    int parsed() {
        return read.size();
    }

    Map<String, String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        reader.close();
    }
}
