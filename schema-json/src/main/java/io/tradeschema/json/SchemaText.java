package io.tradeschema.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.tradeschema.model.Contract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of an event, rendered from its shape: closed, portable across validators, and
 * byte-stable.
 */
public final class SchemaText {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private SchemaText() {}

    /** The schema as text, ending with a line end. */
    public static String of(Contract<?> type) {
        return new String(bytes(type), StandardCharsets.UTF_8);
    }

    /** The schema in UTF-8, ending with a line end. */
    public static byte[] bytes(Contract<?> type) {
        return pretty(new SchemaTree(type).root());
    }

    /** The absolute name of an event's schema, with its version. Nothing is ever fetched from there. */
    public static String id(Contract<?> type) {
        return type.schemas() + SchemaFile.path(type);
    }

    /** Whether the text of a schema says that it is one of an event, of whatever version. */
    public static boolean isOf(Contract<?> type, String schema) {
        return schema.contains("\"" + type.schemas() + SchemaFile.folder(type.name()) + "/");
    }

    static byte[] pretty(Map<String, ?> document) {
        var out = new ByteArrayOutputStream(4096);
        try (var generator = JacksonTokens.FACTORY.createGenerator(out)) {
            generator.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            generator.setPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withArrayEmptySeparator("")
                            .withObjectEmptySeparator(""))
                    .withObjectIndenter(INDENT));
            JsonText.write(document, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        out.write('\n');
        return out.toByteArray();
    }
}
