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

    private final List<Contract<?>> contracts;
    private final Optional<Path> archive;

    /**
     * Contracts beside what another loader knows.
     *
     * @param archive the folder in which their versions are published
     */
    public NamedEvents(List<Contract<?>> contracts, Optional<Path> archive, @Nullable ClassLoader others) {
        super(others);
        this.contracts = List.copyOf(contracts);
        this.archive = archive;
    }

    /** Those that this thread was given. */
    static List<Contract<?>> all() {
        return Stream.iterate(
                        Optional.ofNullable(Thread.currentThread().getContextClassLoader()),
                        Optional::isPresent,
                        loader -> loader.map(ClassLoader::getParent))
                .flatMap(Optional::stream)
                .filter(NamedEvents.class::isInstance)
                .<Contract<?>>flatMap(loader -> ((NamedEvents) loader).contracts.stream())
                .toList();
    }

    @Override
    protected @Nullable URL findResource(String name) {
        var file = archive.filter(folder -> name.startsWith(SCHEMAS))
                .map(folder -> folder.resolve(name.substring(SCHEMAS.length())))
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
