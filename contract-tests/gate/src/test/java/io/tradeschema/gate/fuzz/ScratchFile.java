package io.tradeschema.gate.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written anew for each input, since what is fed reads files. */
final class ScratchFile {

    private static final Path FOLDER = folder();

    private ScratchFile() {}

    static Path named(String name) {
        return FOLDER.resolve(name);
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("fuzzed");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> removed(folder)));
            return folder;
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static void removed(Path folder) {
        for (var file : folder.toFile().listFiles()) {
            file.delete();
        }
        folder.toFile().delete();
    }
}
