package io.tradeschema.json.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The tree below a folder. */
final class FolderTree extends SchemaTree {

    /** More files than a tree of schemas has; an address that stands in a later one is not found. */
    private static final int MOST_FILES = 20_000;

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
    public List<String> mentioning(String address) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_FILES)
                    .map(Path::toString)
                    .filter(file ->
                            text(file).found().filter(text -> text.contains(address)).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
