package io.tradeschema.json;

import io.tradeschema.model.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The published schemas of every jar on the class path, by event and version: what stands under {@code
 * META-INF/schemas/} is opened through this class, never by guessing a path.
 */
public final class Schemas {

    private static final String FOLDER = "META-INF/schemas/";

    private final TreeMap<PublishedSchema, URL> files;

    private Schemas(TreeMap<PublishedSchema, URL> files) {
        this.files = files;
    }

    /** The schemas that the loader of this library and the thread's context loader see. */
    public static Schemas all() {
        var context = Thread.currentThread().getContextClassLoader();
        return load(context == null ? Schemas.class.getClassLoader() : context);
    }

    /** The schemas of this library and those that the given loader sees. */
    public static Schemas load(ClassLoader loader) {
        var files = new TreeMap<PublishedSchema, URL>(PublishedSchema.ORDER);
        try {
            var indexes = new ArrayList<URL>();
            Schemas.class
                    .getClassLoader()
                    .getResources(FOLDER + SchemaIndex.INDEX)
                    .asIterator()
                    .forEachRemaining(indexes::add);
            loader.getResources(FOLDER + SchemaIndex.INDEX).asIterator().forEachRemaining(indexes::add);
            for (var index : indexes) {
                for (var schema : SchemaIndex.read(bytes(index))) {
                    files.putIfAbsent(schema, new URL(index, schema.file()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index of schemas cannot be read", e);
        }
        return new Schemas(files);
    }

    private static byte[] bytes(URL file) throws IOException {
        var connection = file.openConnection();
        connection.setUseCaches(false);
        try (var stream = connection.getInputStream()) {
            return stream.readAllBytes();
        }
    }

    /** Every published schema, by event, from the oldest version to the newest. */
    public List<PublishedSchema> published() {
        return List.copyOf(files.keySet());
    }

    /** The schema of that event and version. */
    public Optional<PublishedSchema> find(String event, Version version) {
        return files.keySet().stream()
                .filter(schema ->
                        schema.event().equals(event) && schema.version().equals(version))
                .findFirst();
    }

    /** The newest schema of that event. */
    public Optional<PublishedSchema> newest(String event) {
        return files.keySet().stream()
                .filter(schema -> schema.event().equals(event))
                .reduce((older, newer) -> newer);
    }

    /** The bytes of a schema that this object lists. */
    public byte[] bytes(PublishedSchema schema) {
        var file = files.get(schema);
        if (file == null) {
            throw new IllegalArgumentException(schema + " is not listed here");
        }
        try {
            return bytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(schema + " is listed but cannot be read", e);
        }
    }
}
