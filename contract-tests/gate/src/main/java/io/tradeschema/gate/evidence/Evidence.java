package io.tradeschema.gate.evidence;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.BusFile.Named;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.Failure;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks everything that a bus file names beside the source, and says what it does not name. */
public final class Evidence {

    private final String fileName;
    private final Path folder;
    private final Deployment deployment;
    private final List<String> published;

    /** A part of the gate. */
    private interface Part {
        Checked check() throws IOException;
    }

    /**
     * Evidence that a bus file names.
     *
     * @param fileName the name under which the bus file is reported
     * @param folder the folder that its paths are relative to
     * @param deployment the contracts, and those in force
     * @param published the events whose versions its archive publishes; empty for all in force
     */
    public Evidence(String fileName, Path folder, Deployment deployment, List<String> published) {
        this.published = List.copyOf(published);
        this.fileName = fileName;
        this.folder = folder;
        this.deployment = deployment;
    }

    /** Checks what is named, each part for itself: one that cannot be checked does not keep the others from it. */
    public Checked check(BusFile.Evidence named) {
        var checked = Checked.NOTHING;
        if (!named.captured().isEmpty()) {
            checked = checked.and(captured(named.captured()));
        }
        if (named.archive().isPresent()) {
            var place = named.archive().get();
            checked = checked.and(part(
                    place,
                    () -> new ArchiveEvidence(path(place), fileName)
                            .check(deployment.inForce().all(), published)));
            if (named.base().isEmpty()) {
                var found = checked.findings();
                checked = checked.and(part(
                                place,
                                () -> new ArchiveSteps(
                                                path(place),
                                                deployment.inForce().all())
                                        .newest())
                        .without(found));
            }
        }
        if (named.base().isPresent()) {
            var found = checked.findings();
            checked = checked.and(base(named.archive(), named.base().get()).without(found));
        }
        return checked.and(Checked.of(List.of(), missing(named)));
    }

    private Checked captured(List<Named> files) {
        var messages = new CapturedEvidence(deployment);
        var checked = Checked.NOTHING;
        for (var file : files) {
            checked = checked.and(part(file, () -> messages.check(path(file))));
        }
        return checked.unchecked().size() == files.size() ? checked : checked.and(part(files.get(0), messages::total));
    }

    private Checked base(Optional<Named> archive, Named revision) {
        return part(revision, () -> {
            var place = archive.orElseThrow(() -> new NotCheckedException(
                    "a base without an archive compares nothing; name the archive's folder in " + fileName));
            return new BaseEvidence(
                            path(place), revision.value(), deployment.inForce().all())
                    .check();
        });
    }

    private Checked part(Named place, Part part) {
        try {
            return part.check();
        } catch (NotCheckedException e) {
            return unchecked(place, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return unchecked(place, place.value() + " cannot be read: " + Failure.reason(e));
        }
    }

    private Checked unchecked(Named place, String reason) {
        var isOption = place.line() == 0;
        var where = isOption ? Where.file("", 0, 0) : Where.file(fileName, place.line(), 1);
        var fix = isOption
                ? "right the base that this run was given, or give it none"
                : "right it, or take it out of " + fileName;
        return Checked.not(Finding.of(GateRule.PART_NOT_CHECKED, "the gate", where, reason, fix));
    }

    private static Map<String, Object> missing(BusFile.Evidence named) {
        var missing = new ArrayList<String>();
        if (named.archive().isEmpty()) {
            missing.add("archive");
        }
        if (named.captured().isEmpty()) {
            missing.add("captured");
        }
        if (named.base().isEmpty()) {
            missing.add("base");
        }
        return missing.isEmpty() ? Map.of() : Map.of("not configured", String.join(", ", missing));
    }

    private Path path(Named named) {
        return folder.resolve(named.value()).normalize();
    }
}
