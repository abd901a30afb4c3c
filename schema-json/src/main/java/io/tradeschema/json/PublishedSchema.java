package io.tradeschema.json;

import io.tradeschema.model.Version;
import java.util.Comparator;

/**
 * One published version of an event's schema.
 *
 * @param event the event's name, such as {@code trade.intent}
 * @param version the version of the contract
 * @param id the absolute {@code $id} of the schema
 * @param file the path below the archive's folder
 * @param sha256 the digest of the file's bytes, in hexadecimal digits
 */
public record PublishedSchema(String event, Version version, String id, String file, String sha256) {

    /** By event, then from the oldest version to the newest. */
    public static final Comparator<PublishedSchema> ORDER =
            Comparator.comparing(PublishedSchema::event).thenComparing(PublishedSchema::version);

    /** {@code trade.intent@1.1.0}. */
    @Override
    public String toString() {
        return event + "@" + version;
    }
}
