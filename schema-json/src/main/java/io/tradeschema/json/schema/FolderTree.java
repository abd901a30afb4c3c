package io.tradeschema.json.schema;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The tree below a folder. */
final class FolderTree extends SchemaTree {

    private final Path folder;

    FolderTree(Path folder) {
        this.folder = folder;
    }

    @Override
    protected boolean holds(Path file) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }

    @Override
    protected String shown() {
        return folder.toString().isEmpty() ? "the folder" : folder.toString();
    }

    @Override
    public Answer text(String name) {
        var file = Path.of(name);
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                return out(name);
            }
            if (!Files.isRegularFile(file)) {
                return noSchema(name, "is no file");
            }
            return Files.size(file) > MOST_BYTES
                    ? noSchema(name, "has more than 1 MiB")
                    : decoded(name, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return missing(name);
        } catch (IOException e) {
            return Answer.not(name + " cannot be read", "see that this user may read it");
        }
    }

    @Override
    protected void statements(BiConsumer<String, String> out) {
        files().forEach(file ->
                text(file).found().ifPresent(text -> addresses(text).forEach(address -> out.accept(file, address))));
    }

    private List<String> files() {
        var files = new ArrayList<String>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                    var name = String.valueOf(at.getFileName());
                    return !at.equals(folder) && isOfTools(name)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && file.toString().endsWith(".json")) {
                        files.add(file.toString());
                    }
                    return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return List.of();
        }
        return files.stream().sorted().toList();
    }
}
