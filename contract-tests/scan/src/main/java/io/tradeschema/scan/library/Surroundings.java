package io.tradeschema.scan.library;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a team tells the scan that its code does not.
 *
 * @param validators functions, by their full names, that refuse a message which breaks the contract
 * @param environment the values of variables of the environment, and of an application's configuration, by name
 * @param clients rows of tables for the team's own clients, by language
 * @param topics by event, the names that other buses have for what carries it
 * @param configured what files of the tree say of the same, which whoever starts it may say otherwise
 */
public record Surroundings(
        Set<String> validators,
        Map<String, String> environment,
        Map<String, List<String>> clients,
        Map<String, List<String>> topics,
        Map<String, String> configured) {

    /** What a team tells. */
    public Surroundings(
            Set<String> validators,
            Map<String, String> environment,
            Map<String, List<String>> clients,
            Map<String, List<String>> topics) {
        this(validators, environment, clients, topics, Map.of());
    }

    /** Nothing is told. */
    public static final Surroundings NONE = new Surroundings(Set.of(), Map.of(), Map.of(), Map.of());

    /** Copies all. */
    public Surroundings {
        validators = Set.copyOf(validators);
        environment = Map.copyOf(environment);
        clients = Map.copyOf(clients);
        topics = Map.copyOf(topics);
        configured = Map.copyOf(configured);
    }

    /** The same with what files of the tree say. */
    public Surroundings configuredBy(Map<String, String> files) {
        return new Surroundings(validators, environment, clients, topics, files);
    }

    /** Validators alone. */
    public static Surroundings validating(Set<String> validators) {
        return new Surroundings(validators, Map.of(), Map.of(), Map.of());
    }

    /** The same with these topics. */
    public Surroundings with(Map<String, List<String>> others) {
        return new Surroundings(validators, environment, clients, others, configured);
    }

    /** The tables with the team's rows for this language, which come first. */
    public Tables tables(Tables tables, String language) {
        var rows = clients.getOrDefault(language, List.of());
        return rows.isEmpty() ? tables : tables.and(rows);
    }
}
