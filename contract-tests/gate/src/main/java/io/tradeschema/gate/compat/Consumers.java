package io.tradeschema.gate.compat;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.BusFileException;
import io.tradeschema.gate.busfile.BusFileReader;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The services that read a contract's messages, as the bus file has them. */
final class Consumers {

    private final Map<String, BusFile.Service> services;
    private final Contracts contracts;

    private Consumers(Map<String, BusFile.Service> services, Contracts contracts) {
        this.services = services;
        this.contracts = contracts;
    }

    /** Nothing is known of the consumers. */
    static Consumers unknown() {
        return new Consumers(Map.of(), Contracts.of(List.of()));
    }

    static Consumers in(String file) {
        var path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new NotCheckedException(file + " is no file");
        }
        try {
            var bus = BusFileReader.read(path);
            return new Consumers(
                    bus.services(), Deployment.of(bus, file, KnownEvents.all()).known());
        } catch (BusFileException e) {
            throw e.asNotChecked();
        } catch (IOException e) {
            throw new NotCheckedException(String.valueOf(e.getMessage()));
        }
    }

    /** The consumers of one contract; of one that is no event of ours, all services that consume anything. */
    List<String> of(String contract) {
        var event = contracts.named(contract.replaceFirst("@.*$", ""));
        return services.entrySet().stream()
                .filter(service -> event.map(type -> reads(service.getValue(), type))
                        .orElse(!service.getValue().consumes().isEmpty()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean reads(BusFile.Service service, Contract<?> event) {
        return service.consumes().contains(event.name()) || service.consumes().contains(event.stream());
    }

    boolean ignoresAdditions(String name) {
        return services.containsKey(name) && services.get(name).ignoresAdditions();
    }
}
