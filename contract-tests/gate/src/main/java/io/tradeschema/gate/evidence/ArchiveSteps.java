package io.tradeschema.gate.evidence;

import io.tradeschema.compat.Decision;
import io.tradeschema.compat.Judgement;
import io.tradeschema.compat.Verdict;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.compat.EventNames;
import io.tradeschema.gate.compat.SchemaSource.Found;
import io.tradeschema.gate.compat.Step;
import io.tradeschema.gate.report.RolloutStep;
import io.tradeschema.gate.report.Section;
import io.tradeschema.json.Archive;
import io.tradeschema.json.PublishedSchema;
import io.tradeschema.json.SchemaText;
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
import java.util.stream.Stream;

/** Steps from one published version of an event to a later one: what they break, and in which order to deploy. */
final class ArchiveSteps {

    private static final String ID = "compatibility";

    private final Path folder;
    private final Collection<? extends Contract<?>> known;
    private final List<Finding> findings = new ArrayList<>();
    private final List<RolloutStep> steps = new ArrayList<>();

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
                step(old, archive.bytes(old), current, archive.bytes(current), false);
            }
            if (isThere(current)) {
                pending(current, archive.bytes(current), archive.schemas());
            }
        }
        return steps.isEmpty()
                ? Checked.NOTHING
                : new Checked(
                        findings,
                        List.of(),
                        Map.of(),
                        List.of(new Section.Rollouts(
                                ID, "Compatibility of the newest versions", Optional.empty(), false, steps)));
    }

    /**
     * The step from a published version to the contract as it stands, where that is not published as it stands.
     *
     * @return whether there is one
     */
    boolean pending(PublishedSchema old, byte[] before, List<PublishedSchema> archived) throws IOException {
        var pending = known.stream()
                .filter(contract -> contract.name().equals(old.event()))
                .findFirst();
        if (pending.isEmpty() || isPublished(pending.get(), archived)) {
            return false;
        }
        var contract = pending.get();
        var now = contract + " (not published yet)";
        var schema = new Found(now, Optional.of(contract.version().toString()), SchemaText.of(contract));
        steps.add(shown(old, now, Step.between(found(old, before), schema, EventNames.of(schema, known)), true));
        return true;
    }

    /** An archive that is ahead of the contract at hand has it, or had it: it is not what is to be published next. */
    private boolean isPublished(Contract<?> contract, List<PublishedSchema> archived) throws IOException {
        for (var schema : archived) {
            var ahead =
                    schema.event().equals(contract.name()) ? schema.version().compareTo(contract.version()) : -1;
            if (ahead > 0 || ahead == 0 && isSame(schema, contract)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSame(PublishedSchema schema, Contract<?> contract) throws IOException {
        return !isThere(schema)
                || Files.readString(folder.resolve(schema.file())).equals(SchemaText.of(contract));
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
        var row = List.of("none", schema.toString(), "new", "new", "nobody knew it before");
        steps.add(new RolloutStep(schema.event(), row, true, "", ""));
    }

    /** The step from one version to a later one, which the change at hand makes, or which was made before. */
    void step(PublishedSchema old, byte[] before, PublishedSchema current, byte[] after, boolean made) {
        var schema = found(current, after);
        var step = Step.between(found(old, before), schema, EventNames.of(schema, known));
        if (step.verdict().has(Decision.NOT_CHECKED)) {
            throw new NotCheckedException(
                    current + ": " + step.verdict().backward().reason());
        }
        steps.add(shown(old, current.toString(), step, made));
        var rollout = step.verdict().rollout().text();
        var file = folder.resolve(current.file()).toString();
        step.findings().forEach(finding -> findings.add(placed(finding, file, rollout)));
    }

    private static RolloutStep shown(PublishedSchema old, String now, Step step, boolean made) {
        var before = old.toString();
        var verdict = step.verdict();
        return new RolloutStep(
                old.event(),
                List.of(
                        before,
                        now,
                        verdict.backward().outcome().name(),
                        verdict.forward().outcome().name(),
                        verdict.rollout().text()),
                made,
                refused(verdict, before, now),
                refused(step.open(), before, now));
    }

    /** What a reader refuses before and after it has the new version. */
    private static String refused(Verdict verdict, String before, String now) {
        return Stream.of(refuses(verdict.backward(), now, before), refuses(verdict.forward(), before, now))
                .filter(clause -> !clause.isEmpty())
                .collect(Collectors.joining(", and "));
    }

    private static String refuses(Judgement judgement, String reader, String message) {
        return judgement.isSafe()
                ? ""
                : "on " + reader + " it " + (judgement.outcome() == Decision.BREAK ? "refuses" : "may refuse")
                        + " messages of " + message;
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

    /** The steps since a base, behind which the whole change lies or a part of it. */
    Section.Rollouts since(String revision, String base, boolean whole) {
        return new Section.Rollouts(ID, "Compatibility with " + revision, Optional.of(base), whole, steps);
    }
}
