package io.tradeschema.gate.fuzz;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Source to the scan: it ends, and every finding stands in the file. */
final class FuzzedSources {

    private static final Contracts CONTRACTS = Contracts.declared();

    private FuzzedSources() {}

    static void scanned(String name, byte[] data) {
        try {
            var file = Files.write(ScratchFile.named(name), data);
            var scanned = Scan.of(SourceTree.of(List.of(file), List.of(), false), CONTRACTS, Topology.NONE);
            for (var finding : scanned.findings()) {
                if (!finding.where().file().endsWith(name)) {
                    throw new AssertionError("a finding of another file: " + finding);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
