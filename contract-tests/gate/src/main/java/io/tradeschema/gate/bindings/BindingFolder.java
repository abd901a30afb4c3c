package io.tradeschema.gate.bindings;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.json.WholeFile;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A folder with a generated package. Its lock lists the files in the form that {@code sha256sum --check} reads, so that
 * a service can hold its copy together without this command, and this command knows which files are its own.
 */
final class BindingFolder {

    static final String LOCK = "bindings.lock";

    private static final String RENEW = "run tradeschema bindings again with --out, and commit what it writes";

    private final Path folder;

    BindingFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the package, and deletes what an earlier one had beyond it.
     *
     * @throws NotCheckedException when a file of somebody else is in the way; nothing is written then
     */
    void write(SortedMap<String, byte[]> files) throws IOException {
        var own = locked();
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            if (Files.exists(path)
                    && !own.contains(file.getKey())
                    && !(Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), file.getValue()))) {
                throw new NotCheckedException(path + " is there already and no earlier run wrote it: nothing was"
                        + " written; move it away, or name another folder");
            }
        }
        for (var gone : own) {
            if (!files.containsKey(gone)) {
                Files.deleteIfExists(folder.resolve(gone));
            }
        }
        for (var file : withLock(files).entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            WholeFile.write(path, file.getValue());
        }
    }

    /** Every file that is not what the model generates. */
    List<Finding> check(SortedMap<String, byte[]> files) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotCheckedException(folder + " is no folder: make the package with --out first");
        }
        var findings = new ArrayList<Finding>();
        for (var file : withLock(files).entrySet()) {
            var path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path)) {
                findings.add(finding(path, 0, "the model generates it, but it is missing"));
            } else if (!Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                findings.add(difference(path, Files.readAllBytes(path), file.getValue()));
            }
        }
        locked().stream()
                .filter(name -> !files.containsKey(name) && Files.exists(folder.resolve(name)))
                .forEach(name -> findings.add(finding(folder.resolve(name), 0, "the model generates no such file")));
        return findings;
    }

    private static Finding difference(Path path, byte[] found, byte[] generated) {
        var there = new String(found, StandardCharsets.UTF_8).lines().toList();
        var wanted = new String(generated, StandardCharsets.UTF_8).lines().toList();
        var line = 0;
        while (line < Math.min(there.size(), wanted.size()) && there.get(line).equals(wanted.get(line))) {
            line++;
        }
        return finding(path, line + 1, "not what the model generates");
    }

    private static Finding finding(Path path, int line, String what) {
        return Finding.of(GateRule.BINDINGS_DRIFT, "bindings", Where.file(path.toString(), line, 0), what, RENEW);
    }

    private static SortedMap<String, byte[]> withLock(SortedMap<String, byte[]> files) {
        var all = new TreeMap<>(files);
        var lock = new StringBuilder();
        files.forEach((path, bytes) ->
                lock.append(digest(bytes)).append("  ").append(path).append('\n'));
        all.put(LOCK, lock.toString().getBytes(StandardCharsets.UTF_8));
        return all;
    }

    /** The files that the last run wrote; a line that points out of the folder is nobody's. */
    private Set<String> locked() throws IOException {
        var names = new TreeSet<String>();
        var lock = folder.resolve(LOCK);
        if (Files.isRegularFile(lock)) {
            for (var line : Files.readString(lock).lines().toList()) {
                var name = line.replaceFirst("^[0-9a-f]{64}  ", "");
                if (!name.contains("..") && !name.startsWith("/") && !name.isBlank()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
