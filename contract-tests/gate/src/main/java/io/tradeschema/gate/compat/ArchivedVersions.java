package io.tradeschema.gate.compat;

import io.tradeschema.gate.NotCheckedException;
import io.tradeschema.json.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Published versions of our events, such as {@code trade.intent@1.0.0}. */
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
            return Optional.empty();
        }
        var schemas = Schemas.all();
        for (var schema : schemas.published()) {
            if (schema.event().equals(matcher.group(1))
                    && schema.version().toString().equals(matcher.group(2))) {
                var text = new String(schemas.bytes(schema), StandardCharsets.UTF_8);
                return Optional.of(new Found(name, Optional.of(matcher.group(2)), text));
            }
        }
        throw new NotCheckedException(name + " is not published; tradeschema events lists what is");
    }
}
