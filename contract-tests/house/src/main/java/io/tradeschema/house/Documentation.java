package io.tradeschema.house;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** What the compiler's own check says of the comments of a module: what other packages can see has one, and it is sound. */
final class Documentation {

    /** A comment is one or two sentences here; it does not say everything again by parameter. */
    private static final Pattern BY_PARAMETER = Pattern.compile("no @(param|return|throws) .*|no @return");

    private final Path sources;

    /** The sources below a folder. */
    Documentation(Path sources) {
        this.sources = sources;
    }

    /** {@code Price.java:12: no comment}, one for each gap. */
    List<String> gaps() {
        try {
            var classes = Files.createTempDirectory("documented");
            try {
                return gaps(classes);
            } finally {
                delete(classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> gaps(Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        var options = List.of(
                "-proc:none",
                "-Xdoclint:all/protected",
                "-Xmaxwarns",
                "100000",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            var read = files.getJavaFileObjectsFromPaths(sources());
            compiler.getTask(new StringWriter(), files, found, options, null, read)
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(one -> one.getKind() != Diagnostic.Kind.NOTE)
                .filter(one ->
                        !BY_PARAMETER.matcher(one.getMessage(Locale.ROOT)).matches())
                .map(one -> Optional.ofNullable(one.getSource())
                                .map(source ->
                                        Path.of(source.getName()).getFileName() + ":" + one.getLineNumber() + ": ")
                                .orElse("")
                        + one.getMessage(Locale.ROOT))
                .toList();
    }

    private List<Path> sources() throws IOException {
        try (var all = Files.walk(sources)) {
            var read = all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .toList();
            if (read.isEmpty()) {
                throw new IllegalStateException("no source below " + sources.toAbsolutePath());
            }
            return read;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
