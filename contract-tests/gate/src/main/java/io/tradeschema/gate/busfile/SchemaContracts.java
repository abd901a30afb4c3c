package io.tradeschema.gate.busfile;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.schema.ContractSchema;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contracts that JSON Schemas declare, as a bus file names them.
 *
 * @param contracts those that could be read
 * @param findings what is wrong with the others
 */
public record SchemaContracts(List<Contract<?>> contracts, List<Finding> findings) {

    /** Copies the lists. */
    public SchemaContracts {
        contracts = List.copyOf(contracts);
        findings = List.copyOf(findings);
    }

    /** Reads the schemas that a bus file names, by paths from its folder. */
    public static SchemaContracts of(BusFile bus, Path file) {
        var base = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        var contracts = new ArrayList<Contract<?>>();
        var findings = new ArrayList<Finding>();
        for (var declared : bus.schemas()) {
            var read = ContractSchema.read(
                    base.resolve(declared.schema().value()).normalize(),
                    new ContractSchema.Declared(
                            declared.event().value(), declared.stream().value(), declared.version(), declared.opens()));
            read.value().ifPresent(contracts::add);
            findings.addAll(read.findings());
        }
        return new SchemaContracts(contracts, findings);
    }

    /**
     * These contracts.
     *
     * @throws NotCheckedException when something is wrong with one of them: every finding, a line each
     */
    public List<Contract<?>> orThrow() {
        if (findings.isEmpty()) {
            return contracts;
        }
        throw new NotCheckedException(
                "a contract cannot be read from its schema, so that nothing was checked",
                findings.stream().map(Finding::toString).toList());
    }

    /**
     * These beside others. What is known already by the same schema is taken once.
     *
     * @throws BusFileException when a name or a stream stands for two of them
     */
    static Contracts beside(Contracts declared, BusFile bus, String file) throws BusFileException {
        var all = new ArrayList<Contract<?>>(declared.all());
        for (var own : of(bus, Path.of(file)).orThrow()) {
            var entry = bus.schemas().stream()
                    .filter(schema -> schema.event().value().equals(own.name()))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            all.removeIf(other -> other.name().equals(own.name())
                    && other.record().isEmpty()
                    && declared.all().contains(other));
            for (var other : all) {
                if (other.name().equals(own.name())) {
                    throw new BusFileException(
                            file,
                            entry.event().line(),
                            "\"" + own.name() + "\" is declared already; name it by \"event\"");
                }
                if (other.stream().equals(own.stream())) {
                    throw new BusFileException(
                            file,
                            entry.stream().line(),
                            "\"" + own.stream() + "\" is the stream of " + other.name() + " already; give " + own.name()
                                    + " another one");
                }
            }
            all.add(own);
        }
        return Contracts.of(all);
    }
}
