package io.tradeschema.gate.busfile;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/**
 * The contracts as a bus file deploys them.
 *
 * @param known every contract, on the stream that this deployment has for it
 * @param inForce those of them that the bus file puts in force
 */
public record Deployment(Contracts known, Contracts inForce) {

    /**
     * The deployment that a bus file states.
     *
     * @param file the name under which the bus file is reported
     * @param declared every contract, on its declared stream
     * @throws BusFileException when it names an event that is not known, or puts two on one stream
     */
    public static Deployment of(BusFile bus, String file, Contracts declared) throws BusFileException {
        var streams = new LinkedHashMap<String, String>();
        for (var stream : bus.streams().entrySet()) {
            demandKnown(new BusFile.Named(stream.getKey(), stream.getValue().line()), file, declared);
            streams.put(stream.getKey(), stream.getValue().value());
        }
        var known = declared.onStreams(streams);
        for (var stream : bus.streams().entrySet()) {
            demandAlone(stream.getKey(), stream.getValue(), file, known);
        }
        for (var event : bus.contracts()) {
            demandKnown(event, file, declared);
        }
        var chosen = bus.contracts().stream().map(BusFile.Named::value).toList();
        return new Deployment(known, chosen.isEmpty() ? known : known.only(chosen));
    }

    /**
     * The deployment that a bus file states, for a command that needs nothing else of it.
     *
     * @throws NotCheckedException when there is no such file or it is wrong, saying where
     */
    public static Deployment read(Path file, Contracts declared) {
        try {
            return of(BusFileReader.read(file), file.toString(), declared);
        } catch (BusFileException e) {
            throw new NotCheckedException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new NotCheckedException(file + " cannot be read: " + e.getMessage());
        }
    }

    private static void demandKnown(BusFile.Named event, String file, Contracts declared) throws BusFileException {
        if (declared.named(event.value()).isEmpty()) {
            var names = declared.all().stream().map(Contract::name).toList();
            throw new BusFileException(
                    file,
                    event.line(),
                    "there is no event \"" + event.value() + "\"; " + Advice.among(event.value(), names));
        }
    }

    private static void demandAlone(String event, BusFile.Named stream, String file, Contracts known)
            throws BusFileException {
        for (var other : known.all()) {
            if (!other.name().equals(event) && other.stream().equals(stream.value())) {
                throw new BusFileException(
                        file,
                        stream.line(),
                        "\"" + stream.value() + "\" is the stream of " + other.name() + " already; give " + event
                                + " another one");
            }
        }
    }
}
