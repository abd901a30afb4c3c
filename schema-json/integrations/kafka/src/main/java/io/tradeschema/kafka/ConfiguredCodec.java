package io.tradeschema.kafka;

import io.tradeschema.json.BodyCodec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The codec of a serializer or a deserializer: handed in by hand, or made of the client's configuration. */
final class ConfiguredCodec<T> {

    private Optional<BodyCodec<T>> codec;

    private ConfiguredCodec(Optional<BodyCodec<T>> codec) {
        this.codec = codec;
    }

    static <T> ConfiguredCodec<T> later() {
        return new ConfiguredCodec<>(Optional.empty());
    }

    static <T> ConfiguredCodec<T> of(BodyCodec<T> codec) {
        return new ConfiguredCodec<>(
                Optional.of(Objects.requireNonNull(codec, "the codec is null: hand in BodyCodec.of(…)")));
    }

    /** Takes the client's settings, unless a codec was handed in. */
    void configure(Map<String, ?> settings, boolean isKey) {
        if (codec.isEmpty()) {
            codec = Optional.of(EventConfig.of(settings, isKey).codec());
        }
    }

    BodyCodec<T> ready() {
        return codec.orElseThrow(() -> new IllegalStateException(
                "neither configured nor made with a codec: set " + EventConfig.EVENT + ", or hand in BodyCodec.of(…)"));
    }
}
