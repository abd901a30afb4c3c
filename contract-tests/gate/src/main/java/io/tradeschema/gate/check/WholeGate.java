package io.tradeschema.gate.check;

import io.tradeschema.gate.baseline.Baseline;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.BusFileException;
import io.tradeschema.gate.busfile.BusFileReader;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.busfile.SchemaContracts;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.evidence.Evidence;
import io.tradeschema.gate.evidence.TestEvidence;
import io.tradeschema.gate.fix.Fixes;
import io.tradeschema.gate.rules.Failing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The whole gate as a bus file describes it: source, topology, archive, captured messages, git base. The command line and
 * the Maven goal both run this.
 *
 * @param file the bus file
 * @param revision the git revision that the archive is compared with, in place of the bus file's
 * @param known the file with the known findings, given the one that the bus file names
 * @param failing what makes it red
 * @param mending whether the report has what mends its findings
 */
public record WholeGate(
        Path file, Optional<String> revision, UnaryOperator<Optional<Path>> known, Failing failing, boolean mending) {

    /** The whole gate. */
    public WholeGate {}

    /** A whole gate that only finds. */
    public WholeGate(Path file, Optional<String> revision, UnaryOperator<Optional<Path>> known, Failing failing) {
        this(file, revision, known, failing, false);
    }

    /** A gate that holds back the findings of this file, or else of the one that the bus file names, which is there. */
    public static WholeGate knowing(Optional<Path> known, Path file, Optional<String> revision, Failing failing) {
        return new WholeGate(file, revision, ofBusFile -> Baseline.there(known.or(() -> ofBusFile)), failing);
    }

    /**
     * A run and what it took as known.
     *
     * @param outcome what was found
     * @param baseline the file with the known findings
     */
    public record Ran(Gate.Outcome outcome, Optional<Path> baseline) {

        /** A run. */
        public Ran {}
    }

    /**
     * Runs it.
     *
     * @throws NotCheckedException when there is no bus file or it is wrong, saying where
     * @throws IOException when something that the bus file names cannot be read
     */
    public Ran run(String title) throws IOException {
        return run(title, Optional.empty());
    }

    /** Runs it on source that was scanned before, as this bus file says. */
    Ran run(String title, Optional<Gate.Scanned> before) throws IOException {
        if (!Files.exists(file)) {
            throw new NotCheckedException(
                    "there is no " + file + "; \"tradeschema init PATH\" writes a first one from the source");
        }
        try {
            return run(title, BusFileReader.read(file), before);
        } catch (BusFileException e) {
            throw e.asNotChecked();
        }
    }

    /**
     * The patches for the source that the bus file names.
     *
     * @param risky whether what guesses something is wanted, too
     */
    Fixes fixes(boolean risky) throws IOException {
        try {
            var bus = BusFileReader.read(file);
            SchemaContracts.of(bus, file).orThrow();
            var inForce = Deployment.of(bus, file.toString(), KnownEvents.all()).inForce();
            var base = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
            return new Gate(bus, file.toString(), base, inForce, Optional.empty(), Clock.systemUTC()).fixes(risky);
        } catch (BusFileException e) {
            throw e.asNotChecked();
        }
    }

    private Ran run(String title, BusFile bus, Optional<Gate.Scanned> before) throws IOException, BusFileException {
        var base = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        var baseline = known.apply(bus.baseline().map(base::resolve));
        var refused = SchemaContracts.of(bus, file).findings();
        if (!refused.isEmpty()) {
            return new Ran(Gate.Outcome.notRun(title, refused), baseline);
        }
        var deployment = Deployment.of(bus, file.toString(), KnownEvents.all());
        var named = revision.map(bus.evidence()::against).orElse(bus.evidence());
        var beside = new Evidence(file.toString(), base, deployment, bus.published())
                .check(named)
                .and(new TestEvidence(bus, file.toString(), base, deployment.inForce()).check());
        var gate = new Gate(bus, file.toString(), base, deployment.inForce(), baseline, Clock.systemUTC())
                .failing(failing)
                .mending(mending);
        return new Ran(gate.run(title, beside, before), baseline);
    }
}
