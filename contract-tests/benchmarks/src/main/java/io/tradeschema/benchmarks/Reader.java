package io.tradeschema.benchmarks;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.ReferencePath;
import java.util.function.Supplier;

/** What reads a message; each gets its own process. */
public enum Reader {
    COPY(Floors::copy, "memory copy"),
    SUM(Floors::sum, "sum of the bytes"),
    TOKENS(Tokens::jackson2, "jackson-core 2, tokens only"),
    TOKENS_TEXT(Tokens::jackson2Texts, "jackson-core 2, tokens and their texts"),
    TOKENS_3(Tokens::jackson3, "jackson-core 3, tokens only"),
    TRADESCHEMA(() -> EventCodec.of(TradeIntent.TYPE)::decode, "tradeschema: event and validation"),
    REFERENCE(() -> ReferencePath.of(TradeIntent.TYPE)::apply, "tradeschema: the reference path alone"),
    DATABIND(PlainIntent::reader, "databind 2 into a record, checks by hand"),
    NETWORKNT(NetworkntReader::checking, "readTree, networknt"),
    NETWORKNT_VALUE(NetworkntReader::reading, "readTree, networknt, treeToValue"),
    ENCODE(Writers::tradeschema, "writing: tradeschema, validated, new bytes"),
    ENCODE_BUFFER(Writers::tradeschemaIntoBuffer, "writing: tradeschema, validated, given buffer"),
    ENCODE_GENERATOR(Writers::jackson2, "writing: jackson-core 2 generator, reference path"),
    ENCODE_DATABIND(Writers::databind, "writing: databind 2, no validation");

    private final Supplier<Read> read;
    private final String label;

    Reader(Supplier<Read> read, String label) {
        this.read = read;
        this.label = label;
    }

    /** Reads one message. */
    interface Read {
        Object read(byte[] message) throws Exception;

        /** Writes an event instead. */
        default Object write(TradeIntent event) throws Exception {
            throw new UnsupportedOperationException("this one reads");
        }
    }

    /** A reader, ready to use. */
    Read prepare() {
        return read.get();
    }

    /** Whether it writes the event of a message, which is read beforehand. */
    boolean writes() {
        return name().startsWith("ENCODE");
    }

    @Override
    public String toString() {
        return label;
    }
}
