package io.tradeschema.json.jackson3;

import io.tradeschema.json.binding.Binding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.util.AccessPattern;

/** Reads the values of one class of the contract. */
final class BindingDeserializer<T> extends StdDeserializer<T> {

    private final Binding<T> binding;

    BindingDeserializer(Binding<T> binding) {
        super(binding.javaType());
        this.binding = binding;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        var outcome = binding.read(new ParserTokens(parser));
        return outcome.value().orElseThrow(() -> new FindingsMappingException(parser, outcome.findings()));
    }

    /** Null is no message; inside the service's own objects it is the service's affair. */
    @Override
    public @Nullable T getNullValue(DeserializationContext context) {
        var parser = context.getParser();
        var refusal = binding.aboutNull();
        if (refusal.isPresent() && isWholeMessage(parser)) {
            throw new FindingsMappingException(parser, List.of(refusal.get()));
        }
        return null;
    }

    /** Jackson also asks when a field is absent; the parser then stands elsewhere. */
    private static boolean isWholeMessage(JsonParser parser) {
        return parser.hasToken(JsonToken.VALUE_NULL)
                && parser.streamReadContext().inRoot();
    }

    @Override
    public AccessPattern getNullAccessPattern() {
        return AccessPattern.DYNAMIC;
    }
}
