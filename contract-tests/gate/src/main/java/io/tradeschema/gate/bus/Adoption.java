package io.tradeschema.gate.bus;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.BusFileEntry;
import io.tradeschema.gate.busfile.BusFileException;
import io.tradeschema.gate.busfile.BusFileReader;
import io.tradeschema.gate.busfile.SchemaContracts;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.WholeFile;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes a proposed schema the contract of its stream: a file of its own, and a line in the bus file. */
final class Adoption {

    private static final String FIRST = "1.0.0";

    private final Path busFile;
    private final Contracts known;

    Adoption(Path busFile, Contracts known) {
        this.busFile = busFile;
        this.known = known;
    }

    /**
     * What was written.
     *
     * @param schema the file of the schema
     * @param findings what has to be said in it before it is a contract
     */
    record Adopted(Path schema, List<Finding> findings) {}

    Adopted adopt(String stream, String schema) throws IOException {
        var event = stream.substring(stream.lastIndexOf(':') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-");
        var name = "schemas/" + event.replace('.', '-').replace('_', '-') + ".schema.json";
        var file = busFile.resolveSibling(name).normalize();
        known.on(stream).ifPresent(contract -> {
            throw new NotCheckedException(stream + " has a contract already: " + contract);
        });
        try {
            var before = Files.exists(busFile) ? Files.readString(busFile) : "version: 1\n";
            var named = BusFileReader.parse(busFile.toString(), before);
            if (named.schemas().stream().anyMatch(one -> one.stream().value().equals(stream))) {
                throw new NotCheckedException(busFile + " names a contract of " + stream
                        + " already; take its entry out, and its schema away, to propose another");
            }
            if (Files.exists(file)) {
                throw new NotCheckedException(file + " exists already; move it away, or name it in " + busFile);
            }
            var entry = BusFileEntry.of(name, event, stream, FIRST);
            var after = entry.in(busFile.toString(), before, inForce(named));
            var bus = BusFileReader.parse(busFile.toString(), after);
            if (bus.schemas().stream().noneMatch(one -> one.schema().value().equals(name))) {
                throw new NotCheckedException(busFile + " has no place for the contract that could be told; write "
                        + entry + " under contracts");
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, schema);
            WholeFile.write(busFile, after);
            return new Adopted(file, SchemaContracts.of(bus, busFile).findings());
        } catch (BusFileException e) {
            throw e.asNotChecked();
        }
    }

    /** Where a file names no event, all are in force, and stay it. */
    private List<String> inForce(BusFile named) {
        return named.contracts().isEmpty()
                ? known.all().stream().map(Contract::name).toList()
                : List.of();
    }
}
