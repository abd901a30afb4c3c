package io.tradeschema.gate.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real messages, which are not part of this project: they lie beside it, where they are present. */
final class Captured {

    private static final Path FOLDER = Path.of("../../../shared/captured");

    private Captured() {}

    /** The messages of that name; without them the test is skipped, with this reason in one line, which a build prints. */
    static Path messages(String name) {
        var file = FOLDER.resolve(name + ".jsonl");
        Assumptions.assumeTrue(
                Files.exists(file), "the captured messages are not part of this project, and do not lie beside it");
        return file;
    }
}
