package io.tradeschema.gate.compat;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.UnnamedBusFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files of the working tree. */
final class WorkingTree implements SchemaSource {

    @Override
    public Optional<Found> find(String name) {
        if (!isFile(name)) {
            throw new NotCheckedException((name.isBlank() ? "an empty name" : name)
                    + " is no file and no published event; give a file, git:REV:path, an event or"
                    + " event@version; tradeschema events lists the events"
                    + UnnamedBusFile.here().knowing(name.split("@", 2)[0]));
        }
        var text = read(name);
        return Optional.of(new Found(name, VersionMark.in(text), text, Optional.of(SchemaBase.ofFile(name))));
    }

    static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    static String read(String name) {
        return SchemaText.read(name, open(name));
    }

    /** The bytes of a file. */
    static InputStream open(String name) {
        if (!isFile(name)) {
            throw new NotCheckedException(name + " is no file");
        }
        try {
            return Files.newInputStream(Path.of(name));
        } catch (IOException e) {
            throw new NotCheckedException(name + " cannot be read: look at its rights");
        }
    }
}
