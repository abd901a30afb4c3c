package io.tradeschema.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One field of an event, as its record's header declares it, or a list of fields where there is no record.
 *
 * @param name the wire name
 * @param component the name of the record component; the wire name where there is no record
 * @param position the place in the header, from 0
 * @param type what its values are
 * @param required whether every message has it
 * @param doc what it means, as one clause
 * @param since the contract version in which it appeared
 * @param requiredWhen when it is required although it is optional otherwise
 * @param deprecation set when it is on its way out
 * @param mustUnderstand whether no reader may ignore it
 */
public record Field(
        String name,
        String component,
        int position,
        ValueType<?> type,
        boolean required,
        String doc,
        Version since,
        Optional<Condition> requiredWhen,
        Optional<Deprecation> deprecation,
        boolean mustUnderstand) {

    /** A field of version 1.0.0 that every message has, declared without a record. */
    public static Field required(String name, ValueType<?> type, String doc) {
        return listed(name, type, true, doc);
    }

    /** A field of version 1.0.0 that a message may have, declared without a record. */
    public static Field optional(String name, ValueType<?> type, String doc) {
        return listed(name, type, false, doc);
    }

    private static Field listed(String name, ValueType<?> type, boolean required, String doc) {
        return new Field(name, name, 0, type, required, doc, Header.FIRST, Optional.empty(), Optional.empty(), false);
    }

    /** The same field at another place of its header. */
    Field atPosition(int place) {
        return new Field(name, component, place, type, required, doc, since, requiredWhen, deprecation, mustUnderstand);
    }

    /** The field as it stood at an earlier version: without what was decided about it later. */
    Field at(Version version) {
        return new Field(
                name,
                component,
                position,
                type.at(version),
                required,
                doc,
                since,
                requiredWhen,
                deprecation.filter(decided -> decided.since().compareTo(version) <= 0),
                mustUnderstand);
    }

    /** The latest version that the field's declaration names. */
    Version newest() {
        return Stream.of(Optional.of(since), deprecation.map(Deprecation::since), Optional.of(type.newest()))
                .flatMap(Optional::stream)
                .max(Version::compareTo)
                .orElse(since);
    }
}
