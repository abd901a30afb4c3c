import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Lays the licence of every jar on a class path into a folder, one folder for each artifact, and fails where there is none:
 * the texts that the jar holds and those kept beside this file; and, when jar or POM only name the Apache License 2.0, ours,
 * which is the same. Run by the build: java Licences.java CLASSPATH KEPT OUR-LICENCE TARGET.
 */
final class Licences {

    public static void main(String[] arguments) throws IOException {
        var kept = Path.of(arguments[1]);
        var ours = Path.of(arguments[2]);
        var target = Path.of(arguments[3]);
        var texts = new TreeMap<String, List<String>>();
        for (var entry : arguments[0].split(System.getProperty("path.separator"))) {
            var jar = Path.of(entry);
            if (!isOfThisProject(jar)) {
                // group/artifact/version/artifact-version.jar
                var artifact = jar.getParent().getParent().getFileName().toString();
                var version = jar.getParent().getFileName().toString();
                var folder = Files.createDirectories(target.resolve(artifact));
                var files = copyFrom(jar, folder);
                files.addAll(copyKept(kept.resolve(artifact), folder));
                if (namesApacheOnly(jar, folder, files)) {
                    var name = files.contains("LICENSE") ? "LICENSE-Apache-2.0" : "LICENSE";
                    write(Files.readAllBytes(ours), folder.resolve(name));
                    files.add(name);
                }
                if (files.isEmpty()) {
                    System.err.println(artifact + " " + version + " holds no licence text; look its licence up in "
                            + jar.getParent() + " and in its sources, and keep the text as "
                            + kept.resolve(artifact).resolve("LICENSE"));
                    System.exit(1);
                }
                texts.put(artifact + " " + version, files);
            }
        }
        var index = new StringBuilder();
        texts.forEach((artifact, files) -> index.append(artifact)
                .append(": ")
                .append(String.join(", ", files))
                .append('\n'));
        write(index.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), target.resolve("index.txt"));
    }

    private static boolean isOfThisProject(Path jar) {
        return Files.isDirectory(jar)
                || jar.toString().replace('\\', '/').contains("/io/tradeschema/")
                || jar.getParent().getFileName().toString().startsWith("target");
    }

    private static List<String> copyFrom(Path jar, Path folder) throws IOException {
        var files = new ArrayList<String>();
        try (var content = FileSystems.newFileSystem(jar)) {
            for (var place : List.of("/", "/META-INF", "/META-INF/licenses")) {
                if (Files.isDirectory(content.getPath(place))) {
                    try (var paths = Files.list(content.getPath(place))) {
                        for (var path : paths.filter(Licences::isLegal).sorted().toList()) {
                            var name = path.getFileName().toString();
                            write(Files.readAllBytes(path), folder.resolve(name));
                            files.add(name);
                        }
                    }
                }
            }
        }
        return files;
    }

    private static boolean isLegal(Path path) {
        return Files.isRegularFile(path)
                && path.getFileName().toString().matches("(?i).*(licen[cs]e|notice|copying|copyright|AL2\\.0).*");
    }

    private static List<String> copyKept(Path kept, Path folder) throws IOException {
        var files = new ArrayList<String>();
        if (Files.isDirectory(kept)) {
            try (var paths = Files.list(kept)) {
                for (var path : paths.sorted().toList()) {
                    write(Files.readAllBytes(path), folder.resolve(path.getFileName()));
                    files.add(path.getFileName().toString());
                }
            }
        }
        return files;
    }

    private static boolean namesApacheOnly(Path jar, Path folder, List<String> files) throws IOException {
        var words = new StringBuilder();
        for (var file : files) {
            words.append(Files.readString(folder.resolve(file)));
        }
        var pom = jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom"));
        if (files.isEmpty() && Files.isRegularFile(pom)) {
            words.append(Files.readString(pom));
        }
        var names = words.toString().matches("(?s).*(apache\\.org/licenses/LICENSE-2\\.0|Apache \\(Software\\) License).*");
        return names && !words.toString().contains("Version 2.0, January 2004");
    }

    private static void write(byte[] bytes, Path file) throws IOException {
        Files.write(file, bytes);
    }
}
