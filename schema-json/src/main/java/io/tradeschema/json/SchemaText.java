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

    /** The pattern of times in every published schema: the calendar is spelt out, leap years included. */
    public static final String TIME = "^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
            + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
            + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
            + "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?"
            + "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?$";

    /** The pattern of everything that some regular expression takes for the end of a line. */
    public static final String LINE_END = "[\\n\\r\\u0085\\u2028\\u2029]";

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
