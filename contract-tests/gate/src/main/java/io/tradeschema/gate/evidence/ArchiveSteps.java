package io.tradeschema.gate.evidence;

import io.tradeschema.compat.Decision;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.compat.EventNames;
import io.tradeschema.gate.compat.SchemaSource.Found;
import io.tradeschema.gate.compat.Step;
import io.tradeschema.gate.report.Section;
import io.tradeschema.json.Archive;
import io.tradeschema.json.PublishedSchema;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Steps from one published version of an event to a later one: what they break, and in which order to deploy. */
final class ArchiveSteps {

    private final Path folder;
    private final Collection<? extends Contract<?>> known;
    private final List<Finding> findings = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    ArchiveSteps(Path folder, Collection<? extends Contract<?>> known) {
        this.folder = folder;
        this.known = known;
    }

    /** Without a revision to be held to, each event's newest version is held to the one before it; older steps are history. */
    Checked newest() throws IOException {
        var archive = Archive.in(folder);
        var versions = archive.schemas().stream()
                .collect(Collectors.groupingBy(PublishedSchema::event, LinkedHashMap::new, Collectors.toList()));
        for (var all : versions.values()) {
            var current = all.get(all.size() - 1);
            var old = all.get(Math.max(0, all.size() - 2));
            if (!old.equals(current) && isThere(old) && isThere(current)) {
                step(old, archive.bytes(old), current, archive.bytes(current));
            }
        }
        return rows.isEmpty()
                ? Checked.NOTHING
                : new Checked(findings, List.of(), Map.of(), List.of(table("Compatibility of the newest versions")));
    }

    /** One whose file is gone has been found already. */
    boolean isThere(PublishedSchema schema) {
        return Files.exists(folder.resolve(schema.file()));
    }

    List<Finding> findings() {
        return findings;
    }

    /** An event that had no version before. */
    void begins(PublishedSchema schema) {
        rows.add(List.of("none", schema.toString(), "new", "new", "nobody knew it before"));
    }

    /** The step from one version to a later one. */
    void step(PublishedSchema old, byte[] before, PublishedSchema current, byte[] after) {
        var schema = found(current, after);
        var step = Step.between(found(old, before), schema, EventNames.of(schema, known));
        if (step.verdict().has(Decision.NOT_CHECKED)) {
            throw new NotCheckedException(
                    current + ": " + step.verdict().backward().reason());
        }
        var rollout = step.verdict().rollout().text();
        rows.add(List.of(
                old.toString(),
                current.toString(),
                step.verdict().backward().outcome().name(),
                step.verdict().forward().outcome().name(),
                rollout));
        var file = folder.resolve(current.file()).toString();
        step.findings().forEach(finding -> findings.add(placed(finding, file, rollout)));
    }

    private static Finding placed(Finding finding, String file, String rollout) {
        return new Finding(
                finding.rule(),
                finding.subject(),
                finding.where().in(file, 0),
                finding.what(),
                finding.found(),
                finding.severity() == Severity.ERROR ? finding.fix() + "; rollout: " + rollout : finding.fix(),
                finding.evidence());
    }

    private static Found found(PublishedSchema schema, byte[] bytes) {
        return new Found(
                schema.toString(), Optional.of(schema.version().toString()), new String(bytes, StandardCharsets.UTF_8));
    }

    Section.Table table(String title) {
        return new Section.Table(
                "compatibility", title, List.of("before", "now", "backward", "forward", "rollout"), rows);
    }
}
