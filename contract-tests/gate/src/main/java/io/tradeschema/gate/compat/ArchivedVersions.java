package io.tradeschema.gate.compat;

import io.tradeschema.compat.Bump;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.PublishedSchema;
import io.tradeschema.json.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Published versions of our events, such as {@code trade.intent@1.0.0}, or {@code trade.intent} for the newest. */
final class ArchivedVersions implements SchemaSource {

    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9_.]*)@([0-9]+\\.[0-9]+\\.[0-9]+)");

    /** The names of all published versions before one; none when the name is no published version. */
    static List<String> before(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return List.of();
        }
        return Schemas.all().published().stream()
                .filter(schema -> schema.event().equals(matcher.group(1)))
                .map(schema -> schema.version().toString())
                .filter(version -> Bump.between(version, matcher.group(2)).isPresent())
                .map(version -> matcher.group(1) + "@" + version)
                .toList();
    }

    @Override
    public Optional<Found> find(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return newest(name);
        }
        return Optional.of(Schemas.all().published().stream()
                .filter(schema -> schema.toString().equals(name))
                .findFirst()
                .map(ArchivedVersions::found)
                .orElseThrow(
                        () -> new NotCheckedException(name + " is not published; tradeschema events lists what is")));
    }

    /** An event without a version is its newest published one, unless there is a file of that name. */
    private static Optional<Found> newest(String name) {
        return WorkingTree.isFile(name)
                ? Optional.empty()
                : Schemas.all().newest(name).map(ArchivedVersions::found);
    }

    private static Found found(PublishedSchema schema) {
        var text = new String(Schemas.all().bytes(schema), StandardCharsets.UTF_8);
        return new Found(schema.toString(), Optional.of(schema.version().toString()), text);
    }
}
