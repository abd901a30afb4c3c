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
        boolean mustUnderstand,
        Optional<EarlierDoc> earlierDoc) {

    /**
     * What a field was said to mean before its present clause.
     *
     * @param until the version from which on the present clause holds
     */
    public record EarlierDoc(Version until, String doc) {}

    /** A field of version 1.0.0 that every message has, declared without a record. */
    public static Field required(String name, ValueType<?> type, String doc) {
        return listed(name, type, true, doc);
    }

    /** A field of version 1.0.0 that a message may have, declared without a record. */
    public static Field optional(String name, ValueType<?> type, String doc) {
        return listed(name, type, false, doc);
    }

    private static Field listed(String name, ValueType<?> type, boolean required, String doc) {
        return new Field(
                name,
                name,
                0,
                type,
                required,
                doc,
                Header.FIRST,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** The same field at another place of its header. */
    Field atPosition(int place) {
        return new Field(
                name,
                component,
                place,
                type,
                required,
                doc,
                since,
                requiredWhen,
                deprecation,
                mustUnderstand,
                earlierDoc);
    }

    /** The field as it stood at an earlier version: without what was decided about it later. */
    Field at(Version version, VersionLine line) {
        var earlier = earlierDoc.filter(before -> version.compareTo(before.until()) < 0);
        return new Field(
                name,
                component,
                position,
                type.at(version, line),
                required,
                earlier.map(EarlierDoc::doc).orElse(doc),
                since,
                requiredWhen,
                deprecation.filter(decided -> decided.since().compareTo(version) <= 0),
                mustUnderstand,
                earlier.isPresent() ? Optional.empty() : earlierDoc);
    }

    /** The latest version of its event that the field's declaration names. */
    Version newest(VersionLine line) {
        var ofType = line.isHome(type.single().javaType()) ? Optional.of(type.newest()) : Optional.<Version>empty();
        return Stream.of(
                        Optional.of(since),
                        deprecation.map(Deprecation::since),
                        earlierDoc.map(EarlierDoc::until),
                        ofType)
                .flatMap(Optional::stream)
                .max(Version::compareTo)
                .orElse(since);
    }
}
