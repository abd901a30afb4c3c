package io.tradeschema.gate.evidence;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.Archive;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The archive of published schemas, held against its own lock and the events in force. */
final class ArchiveEvidence {

    private final Path folder;
    private final String busFile;

    ArchiveEvidence(Path folder, String busFile) {
        this.folder = folder;
        this.busFile = busFile;
    }

    /**
     * Holds the archive against the events that it publishes, and others of which it has a version.
     *
     * @param published the names of the events that it publishes; empty for all in force
     */
    Checked check(List<Contract<?>> inForce, List<String> published) throws IOException {
        demandFolder(folder);
        var archive = Archive.in(folder);
        var schemas = archive.schemas();
        if (schemas.isEmpty()) {
            throw new NotCheckedException(folder + " holds no published schema");
        }
        var found = new ArrayList<>(archive.check(
                inForce.stream()
                        .filter(contract -> published.isEmpty()
                                || published.contains(contract.name())
                                || schemas.stream()
                                        .anyMatch(schema -> schema.event().equals(contract.name())))
                        .toList(),
                "tradeschema --events " + busFile + " archive freeze"));
        found.addAll(archive.compare(Schemas.all()));
        var findings = found.stream().map(finding -> inside(folder, finding)).toList();
        return Checked.of(findings, Map.of("schemas checked", schemas.size()));
    }

    static void demandFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new NotCheckedException("the archive " + folder + " is no folder");
        }
    }

    /** The finding at its file as the user would open it. */
    private static Finding inside(Path folder, Finding finding) {
        var file = folder.resolve(finding.where().file()).toString();
        return finding.at(Where.file(file, 0, 0));
    }
}
