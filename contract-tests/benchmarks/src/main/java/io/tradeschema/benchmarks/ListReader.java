package io.tradeschema.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.SchemaText;
import java.util.function.Supplier;

/** What reads a message with a list; each gets its own process. */
public enum ListReader {
    TOKENS_TEXT(Tokens::jackson2Texts, "jackson-core 2, tokens and their texts"),
    TRADESCHEMA(() -> EventCodec.of(ListMessages.CONTRACT)::decode, "tradeschema: values and validation"),
    DATABIND(ListReader::databind, "databind 2 into a tree, nothing checked"),
    NETWORKNT(ListReader::networknt, "readTree, networknt");

    private final Supplier<Reader.Read> read;
    private final String label;

    ListReader(Supplier<Reader.Read> read, String label) {
        this.read = read;
        this.label = label;
    }

    /** A reader, ready to use. */
    Reader.Read prepare() {
        return read.get();
    }

    private static Reader.Read databind() {
        return Databind.mapper()::readTree;
    }

    private static Reader.Read networknt() {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaText.of(ListMessages.CONTRACT), InputFormat.JSON);
        var mapper = Databind.mapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return message -> schema.validate(mapper.readTree(message));
    }

    @Override
    public String toString() {
        return label;
    }
}
