package io.tradeschema.gate.check;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says of a run that nothing, or not all that was named, was held against anything, and what to do about it. */
final class NothingChecked {

    private static final Where NOWHERE = Where.file("", 0, 0);
    private static final String GIVE_FOLDER = "give it the folder that holds the services";

    private final BusFile file;
    private final String fileName;
    private final Contracts contract;

    NothingChecked(BusFile file, String fileName, Contracts contract) {
        this.file = file;
        this.fileName = fileName;
        this.contract = contract;
    }

    /** What says so of these facts; sources are looked for from the folder. */
    List<Finding> in(Facts facts, Path base) {
        var findings = new ArrayList<Finding>();
        if (contract.all().isEmpty()) {
            findings.add(nothing(
                    NOWHERE,
                    "there is no contract to hold the tree against",
                    "name events, or files with schemas, under \"contracts\" in the bus file"));
        }
        if (facts.files() == 0) {
            findings.add(
                    nothing(NOWHERE, "no source file was found in " + String.join(", ", file.paths()), GIVE_FOLDER));
        } else if (facts.streams().isEmpty()
                && facts.findings().stream().allMatch(finding -> finding.rule() == ScanRule.SCAN_FILE_UNREADABLE)) {
            findings.add(nowhere(facts));
        }
        findings.addAll(sourcesGone(base));
        return findings;
    }

    private static Finding nothing(Where where, String what, String fix) {
        return Finding.of(ScanRule.SCAN_NOTHING, "the gate", where, what, fix);
    }

    /** No place is on a bus: the first that may be on one is named, with what would tell it. */
    private static Finding nowhere(Facts facts) {
        var what = "none of " + facts.files() + " files has a place on the bus that could be resolved";
        var unresolved = facts.unresolved().stream().min(Comparator.comparing(Unresolved::where));
        if (unresolved.isPresent()) {
            var site = unresolved.get();
            return nothing(
                    site.where(),
                    what + "; " + site.what() + " cannot be told: " + site.reason(),
                    "name it where the scan can see it, or declare it in tradeschema.yaml");
        }
        var untold = facts.untold().stream().min(Comparator.comparing(Untold::where));
        return untold.map(site -> nothing(
                        site.where(),
                        what + "; this call may be on one, and what it is called on cannot be told",
                        "give what it is called on its type, or say what it does by a row under \"scan: bus\" in"
                                + " tradeschema.yaml"))
                .orElseGet(() -> nothing(
                        NOWHERE,
                        what,
                        GIVE_FOLDER
                                + ", or say by rows under \"scan: bus\" in tradeschema.yaml what their client does"));
    }

    /** Services whose source the bus file names, and which is not there. */
    private List<Finding> sourcesGone(Path base) {
        var findings = new ArrayList<Finding>();
        file.services()
                .forEach((name, service) -> service.source()
                        .filter(source -> !Files.exists(base.resolve(source)))
                        .ifPresent(source -> findings.add(nothing(
                                        Where.file(fileName, service.line(), 1),
                                        "there is nothing at " + source + ", the source of " + name,
                                        "correct \"source\", or leave it out when the service is not in this tree")
                                .evidence(name))));
        return findings;
    }
}
