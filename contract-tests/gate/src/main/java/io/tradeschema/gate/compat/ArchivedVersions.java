package io.tradeschema.gate.compat;

import io.tradeschema.gate.NotCheckedException;
import io.tradeschema.json.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Published versions of our events, such as {@code trade.intent@1.0.0}. */
final class ArchivedVersions implements SchemaSource {

    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9_.]*)@([0-9]+\\.[0-9]+\\.[0-9]+)");

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
