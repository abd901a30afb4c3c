package io.tradeschema.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What has its form on the wire from a codec alone: events, the objects inside them, and their values. A mapper of Jackson
 * that was not told of that form would make up one of its own ({@code {"symbol":{"value":"BTCUSDT"}}}), which no reader of
 * the contract takes. It asks every getter, this one too, and fails; the annotation is for one that was told to look at fields alone.
 */
public interface WrittenByCodec {

    /**
     * Not for callers: what a mapper without the module asks for, and does not get.
     *
     * @throws UnsupportedOperationException always, saying how a mapper is told
     */
    @JsonProperty
    default Object getTradeschemaModule() {
        throw new UnsupportedOperationException(getClass().getSimpleName() + Making.BY_MAPPER);
    }
}
