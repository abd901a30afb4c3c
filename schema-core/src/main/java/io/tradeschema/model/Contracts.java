package io.tradeschema.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The contracts in force: what messages and sources are held against. Immutable. */
public final class Contracts {

    private final List<Contract<?>> all;

    private Contracts(List<Contract<?>> all) {
        this.all = all;
    }

    /**
     * These contracts.
     *
     * @throws IllegalArgumentException when two of them have one name or one stream
     */
    public static Contracts of(Collection<? extends Contract<?>> contracts) {
        Objects.requireNonNull(contracts, "the contracts are null: hand in a collection");
        var names = new HashSet<String>();
        var streams = new HashMap<String, String>();
        for (var contract : contracts) {
            if (!names.add(contract.name())) {
                throw new IllegalArgumentException("two contracts are named " + contract.name());
            }
            var other = streams.put(contract.stream(), contract.name());
            if (other != null) {
                throw new IllegalArgumentException(contract.stream() + " is the stream of two contracts, " + other
                        + " and " + contract.name() + "; give one of them another");
            }
        }
        return new Contracts(List.copyOf(contracts));
    }

    /** The contracts that records on the class path declare, each on its declared stream. */
    public static Contracts declared() {
        return of(Events.all().types());
    }

    /** Every contract. */
    public List<Contract<?>> all() {
        return all;
    }

    /** The contract of the event of that name. */
    public Optional<Contract<?>> named(String name) {
        return all.stream().filter(contract -> contract.name().equals(name)).findFirst();
    }

    /** The stream of the event of that name; a name that is no event's is the stream's own. */
    public String streamOf(String source) {
        return named(source).map(contract -> contract.stream()).orElse(source);
    }

    /** The contract of the event that the stream carries. */
    public Optional<Contract<?>> on(String stream) {
        return all.stream().filter(contract -> contract.stream().equals(stream)).findFirst();
    }

    /** Those of these names. */
    public Contracts only(Collection<String> names) {
        Objects.requireNonNull(names, "the names are null: hand in a collection");
        return new Contracts(
                all.stream().filter(contract -> names.contains(contract.name())).toList());
    }

    /**
     * The same contracts on the streams that a deployment has for them.
     *
     * @param streams streams by the names of their events; the others stay where they are
     */
    public Contracts onStreams(Map<String, String> streams) {
        Objects.requireNonNull(streams, "the streams are null: hand in a map");
        var deployed = new ArrayList<Contract<?>>();
        all.forEach(contract -> deployed.add(
                streams.containsKey(contract.name()) ? contract.on(streams.get(contract.name())) : contract));
        return new Contracts(List.copyOf(deployed));
    }
}
