package io.tradeschema.gate.cli;

import io.tradeschema.json.PublishedSchema;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Version;
import java.util.TreeSet;

/** The versions of an event that this command can speak of: the model's own and every published one. */
public final class PublishedVersions {

    private PublishedVersions() {}

    public static TreeSet<Version> of(Contract<?> type) {
        var versions = new TreeSet<Version>();
        Schemas.all().published().stream()
                .filter(schema -> schema.event().equals(type.name()))
                .map(PublishedSchema::version)
                .forEach(versions::add);
        versions.add(type.version());
        return versions;
    }
}
