package io.tradeschema.gate.compat;

import io.tradeschema.gate.cli.GitObjects;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.Revision;
import io.tradeschema.json.schema.SchemaTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of all revisions of a repository. Folders and files that are the same in many revisions are read once: git names
 * them by what they hold.
 */
final class GitStore implements AutoCloseable {

    private static final String FOLDER = "40000";
    private static final String LINK = "120000";
    private static final String MODULE = "160000";

    /** A folder of some hundred thousand names. */
    private static final long MOST_BYTES = 16 << 20;

    private final Path folder;
    private final GitObjects objects;
    private final Map<String, String> tops = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Entry>> folders = new ConcurrentHashMap<>();
    private final Map<String, List<String>> addresses = new ConcurrentHashMap<>();

    GitStore(Path folder) {
        this.folder = folder;
        this.objects = new GitObjects(folder, MOST_BYTES);
    }

    /** What stands in a folder under a name. */
    record Entry(String mode, String id) {

        boolean isFolder() {
            return mode.equals(FOLDER);
        }

        boolean isLink() {
            return mode.equals(LINK);
        }

        boolean isFile() {
            return !isFolder() && !isLink() && !mode.equals(MODULE);
        }
    }

    /** A file and what it states as its address. */
    record Stating(String file, List<String> addresses) {}

    /**
     * What a path of a revision leads to; no link on the way is followed.
     *
     * @throws NotCheckedException when there is no such revision
     */
    Optional<Entry> entry(String revision, Path path) {
        var at = Optional.of(new Entry(FOLDER, top(revision)));
        for (var name : path) {
            at = at.filter(Entry::isFolder)
                    .flatMap(folder -> Optional.ofNullable(entries(folder.id()).get(name.toString())));
        }
        return at;
    }

    /** What a file holds. */
    Optional<GitObjects.Stored> file(Entry entry) {
        return objects.object(entry.id());
    }

    /** The JSON files of a revision with what they state as their addresses. */
    List<Stating> stating(String revision, int most) {
        var found = new ArrayList<Stating>();
        collect(Path.of(""), top(revision), found, most);
        return found;
    }

    private void collect(Path at, String folder, List<Stating> found, int most) {
        entries(folder).forEach((name, entry) -> {
            if (found.size() >= most) {
                return;
            }
            if (entry.isFolder() && !SchemaTree.isOfTools(name)) {
                collect(at.resolve(name), entry.id(), found, most);
            } else if (entry.isFile() && name.endsWith(".json")) {
                found.add(new Stating(
                        at.resolve(name).toString(), addresses.computeIfAbsent(entry.id(), key -> addresses(entry))));
            }
        });
    }

    private List<String> addresses(Entry entry) {
        return file(entry).filter(stored -> stored.size() <= SchemaTree.MOST_BYTES).stream()
                .flatMap(stored -> SchemaTree.addresses(new String(stored.bytes(), StandardCharsets.UTF_8)))
                .toList();
    }

    private String top(String revision) {
        return tops.computeIfAbsent(
                revision,
                name -> objects.object(name + "^{tree}")
                        .map(GitObjects.Stored::id)
                        .orElseThrow(() -> new NotCheckedException(
                                GitTree.MARK + name + " cannot be read: " + Revision.unknown(folder, name))));
    }

    private Map<String, Entry> entries(String folder) {
        return folders.computeIfAbsent(
                folder, id -> objects.object(id).map(GitStore::read).orElse(Map.of()));
    }

    /** A folder as git stores it: {@code mode name NUL id}, one after the other; an id has half as many bytes as digits. */
    private static Map<String, Entry> read(GitObjects.Stored folder) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        var bytes = ByteBuffer.wrap(folder.bytes());
        var id = new byte[folder.id().length() / 2];
        while (bytes.hasRemaining()) {
            var mode = until(' ', bytes);
            var name = until('\0', bytes);
            bytes.get(id);
            entries.put(name, new Entry(mode, HexFormat.of().formatHex(id)));
        }
        return entries;
    }

    private static String until(char end, ByteBuffer bytes) {
        var from = bytes.position();
        while (bytes.get() != end) {
            // on to it
        }
        return new String(bytes.array(), from, bytes.position() - from - 1, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        objects.close();
    }
}
