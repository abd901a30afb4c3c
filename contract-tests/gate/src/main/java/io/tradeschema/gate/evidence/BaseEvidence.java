package io.tradeschema.gate.evidence;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.Archive;
import io.tradeschema.json.ArchiveRule;
import io.tradeschema.json.PublishedSchema;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.syntax.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The archive held against itself at a git revision: nothing published has changed, and the newest versions fit. */
final class BaseEvidence {

    private static final String ITSELF = "the commit that is checked out itself: nothing that is committed is compared";

    private final Path folder;
    private final String revision;
    private final List<Finding> findings = new ArrayList<>();
    private final ArchiveSteps steps;

    BaseEvidence(Path folder, String revision, Collection<? extends Contract<?>> known) {
        this.folder = folder;
        this.revision = revision;
        this.steps = new ArchiveSteps(folder, known);
    }

    Checked check() throws IOException {
        ArchiveEvidence.demandFolder(folder);
        var copy = Files.createTempDirectory(RunFolder.path(), "base");
        try {
            var git = new GitFolder(folder, revision);
            git.layInto(copy);
            return check(Archive.in(copy), git);
        } finally {
            delete(copy);
        }
    }

    private Checked check(Archive base, GitFolder git) throws IOException {
        var before = base.schemas();
        var now = Archive.in(folder);
        if (before.isEmpty()) {
            demandThatItIsNew(now, git);
        }
        for (var schema : before) {
            compareBytes(schema, base.bytes(schema));
        }
        var last = newest(before);
        for (var current : newest(now.schemas()).values()) {
            var old = last.get(current.event());
            if (old == null) {
                steps.begins(current);
                continue;
            }
            var pending = steps.pending(old, base.bytes(old), now.schemas());
            if (steps.isThere(current) && !(pending && old.equals(current))) {
                steps.step(old, base.bytes(old), current, now.bytes(current), !old.equals(current));
            }
        }
        return checked(before.size(), git.isHere());
    }

    /** Nothing was published in the folder at the base: so it is new, and was not moved away from what it is to be held to. */
    private void demandThatItIsNew(Archive now, GitFolder git) throws IOException {
        var files = now.schemas().stream().map(PublishedSchema::file).toList();
        if (files.isEmpty()) {
            throw new NotCheckedException(folder + " holds no published schema, and held none at " + revision);
        }
        git.whereElse(files).ifPresent(other -> {
            throw new NotCheckedException(folder + " holds no published schema at " + revision + ", where " + other
                    + " was one: an archive that moves is moved as it is, and changed after that");
        });
    }

    /** A version that was published at the base is there now, with the same bytes. */
    private void compareBytes(PublishedSchema schema, byte[] published) throws IOException {
        var file = folder.resolve(schema.file());
        if (!Files.exists(file)) {
            add(ArchiveRule.ARCHIVE_GAP, schema, "it is there at " + revision + " and not here");
        } else if (!Arrays.equals(Files.readAllBytes(file), published)) {
            add(ArchiveRule.ARCHIVE_MUTATED, schema, "its bytes are not those of " + revision);
        }
    }

    private void add(ArchiveRule rule, PublishedSchema schema, String what) {
        findings.add(Finding.of(
                rule,
                schema.toString(),
                Where.file(folder.resolve(schema.file()).toString(), 0, 0),
                what,
                "restore it from " + revision + "; publish the change as a new version"));
    }

    /** The newest version of every event; schemas come from the oldest to the newest. */
    private static Map<String, PublishedSchema> newest(List<PublishedSchema> schemas) {
        var newest = new LinkedHashMap<String, PublishedSchema>();
        schemas.forEach(schema -> newest.put(schema.event(), schema));
        return newest;
    }

    private Checked checked(int versions, boolean isHere) {
        findings.addAll(steps.findings());
        var numbers = new LinkedHashMap<String, Object>(Map.of("versions compared", versions));
        if (isHere) {
            numbers.put("base", revision + " is " + ITSELF);
        }
        var base = isHere ? revision + ", " + ITSELF : revision;
        return new Checked(findings, List.of(), numbers, List.of(steps.since(revision, base, !isHere)));
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
