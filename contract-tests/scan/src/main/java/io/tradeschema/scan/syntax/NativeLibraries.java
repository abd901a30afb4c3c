package io.tradeschema.scan.syntax;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.treesitter.TSParser;

/**
 * Lays tree-sitter's native libraries into the folder of this run. Left to itself the library lays them into the temporary
 * folder, where a killed run leaves them for ever.
 */
final class NativeLibraries {

    private static final String PLACE = "tree-sitter-lib";

    private static final List<String> LIBRARIES = List.of(
            "tree-sitter", "tree-sitter-python", "tree-sitter-java", "tree-sitter-typescript", "tree-sitter-tsx");
    private static final List<String> CLASSES =
            List.of("TSParser", "TreeSitterPython", "TreeSitterJava", "TreeSitterTypescript", "TreeSitterTsx");

    private NativeLibraries() {}

    /**
     * To be called before the first class of tree-sitter is used. A Java that runs several builds, as Maven's does, has this
     * class once for each of them, and a library's file may be loaded by one of them alone: each lays its own, and where it
     * lies is said for as long as it is loaded, to nobody else.
     */
    static void lay() {
        synchronized (Runtime.getRuntime()) {
            if (System.getProperty(PLACE) != null) {
                return;
            }
            try {
                var folder = RunFolder.path();
                for (var name : LIBRARIES) {
                    lay("lib/" + platform() + "-" + name + ending(), folder);
                }
                System.setProperty(PLACE, folder.toString());
                for (var name : CLASSES) {
                    Class.forName("org.treesitter." + name, true, NativeLibraries.class.getClassLoader());
                }
            } catch (IOException | ClassNotFoundException | LinkageError e) {
                // The library says itself what it then cannot do.
                return;
            } finally {
                System.clearProperty(PLACE);
            }
        }
    }

    private static void lay(String resource, Path folder) throws IOException {
        try (var in = TSParser.class.getClassLoader().getResourceAsStream(resource)) {
            if (in != null) {
                var file = folder.resolve(resource);
                Files.createDirectories(folder.resolve("lib"));
                Files.copy(in, file);
            }
        }
    }

    private static String platform() {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (arch.contains("amd64") ? "x86_64" : arch)
                + (isMac() ? "-macos" : isWindows() ? "-windows" : "-linux-gnu");
    }

    private static String ending() {
        return isMac() ? ".dylib" : isWindows() ? ".dll" : ".so";
    }

    private static boolean isMac() {
        return system().contains("mac");
    }

    private static boolean isWindows() {
        return system().contains("windows");
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }
}
