package io.tradeschema.gate.bus;

import io.tradeschema.scan.facts.Facts;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which service writes and reads which stream.
 *
 * @param writers the services that write each stream
 * @param readers the services that read each stream
 */
public record BusMap(Map<String, Set<String>> writers, Map<String, Set<String>> readers) {

    public static BusMap of(Facts facts, Services services) {
        var writers = new TreeMap<String, Set<String>>();
        var readers = new TreeMap<String, Set<String>>();
        facts.writes()
                .forEach(write -> writers.computeIfAbsent(write.stream(), key -> new TreeSet<>())
                        .add(services.of(write.by())));
        facts.readers()
                .forEach(reader -> reader.streams()
                        .forEach(stream -> readers.computeIfAbsent(stream, key -> new TreeSet<>())
                                .add(services.of(reader.by()))));
        return new BusMap(writers, readers);
    }

    /** Every stream. */
    Set<String> streams() {
        var all = new TreeSet<>(writers.keySet());
        all.addAll(readers.keySet());
        return all;
    }

    /** Every service. */
    Set<String> services() {
        var all = new TreeSet<String>();
        writers.values().forEach(all::addAll);
        readers.values().forEach(all::addAll);
        return all;
    }

    /** The streams that a service writes. */
    public Set<String> written(String service) {
        return streams(writers, service);
    }

    /** The streams that a service reads. */
    public Set<String> read(String service) {
        return streams(readers, service);
    }

    private static Set<String> streams(Map<String, Set<String>> ends, String service) {
        var streams = new TreeSet<String>();
        ends.forEach((stream, services) -> {
            if (services.contains(service)) {
                streams.add(stream);
            }
        });
        return streams;
    }
}
