package io.tradeschema.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events that are known: those of this library and those of every jar that names its records on the lines of {@code
 * META-INF/services/io.tradeschema.model.Event}. The file has the form of a service file; it is read here because a
 * record has no constructor that a service loader could call. Immutable.
 */
public final class Events {

    /** The resource that names event records, one class a line. */
    public static final String RESOURCE = "META-INF/services/" + Event.class.getName();

    private final Map<String, EventType<?>> byName;

    private Events(Map<String, EventType<?>> byName) {
        this.byName = byName;
    }

    /** The events that the loader of this library sees, and those of the thread's context loader. */
    public static Events all() {
        var context = Thread.currentThread().getContextClassLoader();
        return load(context == null ? Events.class.getClassLoader() : context);
    }

    /**
     * The events of this library and those that the given loader sees.
     *
     * @throws IllegalArgumentException when a line names no event record, or two records claim one name
     */
    public static Events load(ClassLoader loader) {
        var events = new LinkedHashMap<String, EventType<?>>();
        for (var mention : mentions(loader)) {
            var type = mention.type();
            var other = events.putIfAbsent(type.name(), type);
            if (other != null) {
                throw new IllegalArgumentException(type.name() + " is claimed by two records: "
                        + other.javaType().getName() + " and " + mention.className);
            }
        }
        return new Events(events);
    }

    /** Every class that is named, once: by this library's loader first, which need not be in sight of the other one. */
    private static Collection<Mention> mentions(ClassLoader loader) {
        var mentions = new LinkedHashMap<String, Mention>();
        try {
            for (var each : List.of(Events.class.getClassLoader(), loader)) {
                for (var resource : Collections.list(each.getResources(RESOURCE))) {
                    lines(resource).forEach(name -> mentions.putIfAbsent(name, new Mention(name, resource, each)));
                }
            }
            return mentions.values();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of events cannot be read", e);
        }
    }

    private static List<String> lines(URL resource) throws IOException {
        var connection = resource.openConnection();
        connection.setUseCaches(false);
        try (var stream = connection.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** Every event, this library's first. */
    public Collection<EventType<?>> types() {
        return List.copyOf(byName.values());
    }

    /** The event of that name. */
    public Optional<EventType<?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The event that the stream carries. */
    public Optional<EventType<?>> on(String stream) {
        return byName.values().stream()
                .filter(type -> type.stream().equals(stream))
                .findFirst();
    }

    /** A line of a list of events: the class that it names, and who can load it. */
    private record Mention(String className, URL resource, ClassLoader loader) {

        EventType<?> type() {
            try {
                var field = Class.forName(className, true, loader).getField("TYPE");
                if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof EventType<?> type) {
                    return type;
                }
                throw new IllegalArgumentException(resource + ": " + className + ".TYPE is no EventType");
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException(
                        resource + " names " + className + ", which is not on the class path", e);
            } catch (NoSuchFieldException | IllegalAccessException e) {
                throw new IllegalArgumentException(
                        resource + ": " + className + " has no public static final EventType TYPE", e);
            } catch (LinkageError e) {
                var cause = e.getCause() == null ? e : e.getCause();
                throw new IllegalArgumentException(resource + ": " + className + ": " + cause, e);
            }
        }
    }
}
