package io.tradeschema.gate.busfile;

import io.tradeschema.gate.cli.Failure;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The contracts as a bus file deploys them.
 *
 * @param known every contract, on the stream that this deployment has for it
 * @param inForce those of them that the bus file puts in force
 * @param expectations what must come, and when: what the handles of those in force declare, as the bus file changes it
 * @param redact whether the bus file asks that no values are shown
 */
public record Deployment(Contracts known, Contracts inForce, List<Expectation> expectations, boolean redact) {

    /** Copies the expectations. */
    public Deployment {
        expectations = List.copyOf(expectations);
    }

    /**
     * The deployment that a bus file states.
     *
     * @param file the name under which the bus file is reported
     * @param others every contract that it does not declare itself, on its declared stream
     * @throws BusFileException when it names an event that is not known, or puts two on one stream
     * @throws NotCheckedException when a schema that it names is no contract
     */
    public static Deployment of(BusFile bus, String file, Contracts others) throws BusFileException {
        var declared = SchemaContracts.beside(others, bus, file);
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
        for (var topic : bus.topics().entrySet()) {
            for (var name : topic.getValue()) {
                demandKnown(new BusFile.Named(topic.getKey(), name.line()), file, declared);
            }
        }
        var chosen = bus.contracts().stream().map(BusFile.Named::value).toList();
        var inForce = chosen.isEmpty() ? known : known.only(chosen);
        return new Deployment(
                known, inForce, expectations(bus, file, known, Expectations.declaredBy(inForce, known)), bus.redact());
    }

    private static List<Expectation> expectations(BusFile bus, String file, Contracts known, List<Expectation> declared)
            throws BusFileException {
        var mistakes = new Mistakes();
        var changes = new LinkedHashMap<String, Optional<Expectation>>();
        for (var expected : bus.expected()) {
            mistakes.of(() -> changed(expected, file, declared)).ifPresent(one -> changes.put(expected.name(), one));
        }
        var all = Expectations.changed(declared, changes);
        var check = Expectations.against(known, streamsOf(bus));
        for (var one : all) {
            var lines = bus.expected().stream()
                    .filter(expected -> expected.name().equals(one.name()))
                    .findFirst();
            var broken = lines.map(Expected::broken).orElse(Set.of());
            check.faults(one, all).stream()
                    .filter(fault -> !broken.contains(fault.part()))
                    .forEach(fault -> mistakes.add(new BusFileException(
                            file,
                            lines.map(expected -> expected.lineOf(fault.part())).orElse(1),
                            one.name() + ": " + fault.sentence())));
        }
        mistakes.end(Optional.empty());
        return all;
    }

    private static Optional<Expectation> changed(Expected expected, String file, List<Expectation> declared)
            throws BusFileException {
        if (expected.whole().isPresent()) {
            return expected.whole();
        }
        var names = declared.stream().map(Expectation::name).toList();
        if (!names.contains(expected.name())) {
            throw new BusFileException(
                    file,
                    expected.line(),
                    "no event declares an expectation \"" + expected.name() + "\" that could be changed; "
                            + Advice.nearest(expected.name(), names)
                                    .map(Advice::didYouMean)
                                    .orElse("to declare one, say its kind: answerTo, rhythm, health, group or pulse"));
        }
        var one = declared.get(names.indexOf(expected.name()));
        if (expected.change().isOfAnswers() && !(one instanceof Answer)) {
            throw new BusFileException(
                    file, expected.line(), expected.name() + " is no answer; of it only severity can be changed");
        }
        return expected.off() ? Optional.empty() : Optional.of(expected.change().of(one));
    }

    /** The streams that the bus file names beside those of the contracts. */
    private static Set<String> streamsOf(BusFile bus) {
        var streams = new TreeSet<>(bus.externalProduces());
        streams.addAll(bus.externalConsumes());
        bus.services().values().forEach(service -> {
            streams.addAll(service.produces());
            streams.addAll(service.consumes());
        });
        return streams;
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
            throw BusFileException.of(found(e, file.toString(), declared), Optional.empty())
                    .asNotChecked();
        } catch (NoSuchFileException e) {
            throw new NotCheckedException(file + " does not exist; \"tradeschema init\" writes a first one");
        } catch (IOException e) {
            throw new NotCheckedException(file + " cannot be read: " + Failure.reason(e));
        }
    }

    /**
     * The deployment that the {@linkplain BusFile#chosen chosen} bus file states; without any, that of the contracts themselves.
     *
     * @throws NotCheckedException when that file is not there or is wrong, saying where
     */
    public static Deployment chosen(@Nullable Path named, Contracts declared) {
        return BusFile.chosen(named).map(file -> read(file, declared)).orElseGet(() -> without(declared));
    }

    private static Deployment without(Contracts declared) {
        try {
            return of(BusFile.ofSource(List.of(), List.of(), false), BusFile.USUAL, declared);
        } catch (BusFileException e) {
            throw e.asNotChecked();
        }
    }

    /** What is wrong with a file, and with the rest of it where that can be held against the contracts. */
    private static List<BusFileException> found(BusFileException wrong, String file, Contracts declared) {
        var mistakes = new Mistakes();
        mistakes.add(wrong);
        wrong.rest().ifPresent(rest -> mistakes.of(() -> of(rest, file, declared)));
        return mistakes.all();
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
