package io.tradeschema.json.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.util.AccessPattern;
import io.tradeschema.json.binding.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of one class of the contract. */
final class BindingDeserializer<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Binding<T> binding;

    BindingDeserializer(Binding<T> binding) {
        super(binding.javaType());
        this.binding = binding;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            var outcome = binding.read(new ParserTokens(parser));
            if (outcome.value().isEmpty()) {
                throw new FindingsMappingException(parser, outcome.findings());
            }
            return outcome.value().get();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Null is no message; inside the service's own objects it is the service's affair. */
    @Override
    public @Nullable T getNullValue(DeserializationContext context) throws FindingsMappingException {
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
                && parser.getParsingContext().inRoot();
    }

    @Override
    public AccessPattern getNullAccessPattern() {
        return AccessPattern.DYNAMIC;
    }
}
