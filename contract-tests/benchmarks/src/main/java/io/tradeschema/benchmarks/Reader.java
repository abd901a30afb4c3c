package io.tradeschema.benchmarks;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.ReferencePath;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What reads a message; each gets its own process. */
public enum Reader {
    COPY(Floors::copy, Checks.NONE, "memory copy"),
    SUM(Floors::sum, Checks.NONE, "sum of the bytes"),
    TOKENS(Tokens::jackson2, Checks.NONE, "jackson-core 2, tokens only"),
    TOKENS_TEXT(Tokens::jackson2Texts, Checks.NONE, "jackson-core 2, tokens and their texts"),
    TOKENS_3(Tokens::jackson3, Checks.NONE, "jackson-core 3, tokens only"),
    PROTOBUF(Protobuf::binary, Checks.NONE, "protobuf from binary, decimals as doubles"),
    TRADESCHEMA(() -> EventCodec.of(TradeIntent.TYPE)::decode, Checks.ALL, "tradeschema: event and validation"),
    REFERENCE(() -> ReferencePath.of(TradeIntent.TYPE)::apply, Checks.ALL, "tradeschema: the reference path alone"),
    DSL_JSON(Bindings::dslJson, Checks.BY_HAND, "dsl-json into a record"),
    AVAJE(Bindings::avaje, Checks.BY_HAND, "avaje-jsonb into a record"),
    FASTJSON2(Bindings::fastjson2, Checks.BY_HAND, "fastjson2 into a record"),
    DATABIND(Databind::jackson2, Checks.BY_HAND, "databind 2 into a record"),
    DATABIND_3(Databind::jackson3, Checks.BY_HAND, "databind 3 into a record"),
    PROTOBUF_JSON(Protobuf::json, Checks.NAMES, "protobuf from JSON, decimals as doubles"),
    NETWORKNT(NetworkntReader::checking, Checks.SCHEMA, "readTree, networknt"),
    NETWORKNT_VALUE(NetworkntReader::reading, Checks.SCHEMA, "readTree, networknt, treeToValue"),
    HARREL(HarrelReader::checking, Checks.SCHEMA, "readTree, harrel"),
    ENCODE(Writers::tradeschema, Checks.ALL, "writing: tradeschema, new bytes"),
    ENCODE_BUFFER(Writers::tradeschemaIntoBuffer, Checks.ALL, "writing: tradeschema, given buffer"),
    ENCODE_GENERATOR(Writers::jackson2, Checks.ALL, "writing: jackson-core 2 generator, reference path"),
    ENCODE_DATABIND(Writers::databind, Checks.NONE, "writing: databind 2");

    private final Supplier<Read> read;
    private final Checks checks;
    private final String label;

    Reader(Supplier<Read> read, Checks checks, String label) {
        this.read = read;
        this.checks = checks;
        this.label = label;
    }

    /** How much of the contract a reader looks at: whoever looks at less has less to do. */
    enum Checks {
        /** Syntax at the most. */
        NONE("-"),
        /** Unknown names are refused, bounds are not looked at. */
        NAMES("names"),
        /** Unknown names, and bounds by checks after the reading; not the pairs of fields that demand each other. */
        BY_HAND("by hand"),
        /** The published JSON Schema. */
        SCHEMA("schema"),
        /** The contract. */
        ALL("all");

        private final String label;

        Checks(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** Reads one message. */
    interface Read {
        Object read(byte[] message) throws Exception;

        /** Writes an event instead. */
        default Object write(TradeIntent event) throws Exception {
            throw new UnsupportedOperationException("this one reads");
        }

        /** The message as this one reads it, made beforehand; null when it has no form for it. */
        default byte @Nullable [] translated(byte[] json) {
            return json;
        }
    }

    /** A reader, ready to use. */
    Read prepare() {
        return read.get();
    }

    Checks checks() {
        return checks;
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
