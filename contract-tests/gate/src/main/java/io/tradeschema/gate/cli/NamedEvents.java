package io.tradeschema.gate.cli;

import io.tradeschema.model.Contract;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of a bus file for one run, beside those of jars: like a jar's, they and their published schemas are found by
 * whoever asks the thread's class loader for events.
 */
public final class NamedEvents extends ClassLoader {

    private static final String SCHEMAS = "META-INF/schemas/";

    private final Path file;
    private final List<Contract<?>> contracts;
    private final Optional<OwnArchive> archive;
    private final List<Named> named;

    /**
     * Contracts beside what another loader knows.
     *
     * @param file the bus file that names them
     * @param archive where their versions are published
     * @param named what the bus file has in its list of contracts
     */
    public NamedEvents(
            Path file,
            List<Contract<?>> contracts,
            Optional<OwnArchive> archive,
            List<Named> named,
            @Nullable ClassLoader others) {
        super(others);
        this.file = file;
        this.contracts = List.copyOf(contracts);
        this.archive = archive;
        this.named = List.copyOf(named);
    }

    /**
     * A contract that a bus file puts in force.
     *
     * @param event its name
     * @param schema the file of its schema; empty where it is declared elsewhere
     */
    public record Named(String event, Optional<Path> schema) {}

    /**
     * The archive that a bus file names.
     *
     * @param folder its folder
     * @param events the names of the events that are published there; empty for all
     */
    public record OwnArchive(Path folder, List<String> events) {}

    /** Those that this thread was given. */
    static List<Contract<?>> all() {
        return given().<Contract<?>>flatMap(named -> named.contracts.stream()).toList();
    }

    /** The archive of the bus file that this thread was given. */
    public static Optional<OwnArchive> archive() {
        return given().flatMap(named -> named.archive.stream()).findFirst();
    }

    /** What the bus files that this thread was given put in force; empty where they name none. */
    public static List<Named> named() {
        return given().flatMap(one -> one.named.stream()).distinct().toList();
    }

    /** Whether this thread was given a bus file. */
    public static boolean areGiven() {
        return file().isPresent();
    }

    /** The bus file that this thread was given; of several, the last one. */
    public static Optional<Path> file() {
        return given().map(one -> one.file).findFirst();
    }

    private static Stream<NamedEvents> given() {
        return Stream.iterate(
                        Optional.ofNullable(Thread.currentThread().getContextClassLoader()),
                        Optional::isPresent,
                        loader -> loader.map(ClassLoader::getParent))
                .flatMap(Optional::stream)
                .filter(NamedEvents.class::isInstance)
                .map(NamedEvents.class::cast);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        var file = archive.filter(own -> name.startsWith(SCHEMAS))
                .map(own -> own.folder().resolve(name.substring(SCHEMAS.length())))
                .filter(Files::isRegularFile);
        try {
            return file.isPresent() ? file.get().toUri().toURL() : null;
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path is always a URL", e);
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        var found = new ArrayList<URL>();
        Optional.ofNullable(findResource(name)).ifPresent(found::add);
        return Collections.enumeration(found);
    }
}
