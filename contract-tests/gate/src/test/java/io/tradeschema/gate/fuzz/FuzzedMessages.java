package io.tradeschema.gate.fuzz;

import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Bytes to the codecs. */
final class FuzzedMessages {

    private static final List<EventCodec<?>> CODECS = Contracts.declared().all().stream()
            .<EventCodec<?>>map(EventCodec::of)
            .toList();

    private FuzzedMessages() {}

    static void decoded(byte[] data) {
        for (var codec : CODECS) {
            answered(codec.decode(data));
            answered(codec.decode(new String(data, StandardCharsets.UTF_8)));
        }
    }

    private static void answered(Outcome<?> outcome) {
        if (outcome.value().isEmpty() && outcome.findings().isEmpty()) {
            throw new AssertionError("refused without a finding");
        }
    }

    static void roundTrip(byte[] data) {
        CODECS.forEach(codec -> roundTrip(codec, data));
    }

    private static <T> void roundTrip(EventCodec<T> codec, byte[] data) {
        codec.decode(data).value().ifPresent(event -> {
            var written = codec.encode(event);
            var again = codec.decode(written).value();
            if (!again.equals(Optional.of(event))) {
                throw new AssertionError("read " + event + ", and from what was written of it " + again);
            }
            if (!Arrays.equals(written, codec.encode(again.get()))) {
                throw new AssertionError("written twice, not the same bytes: " + event);
            }
        });
    }
}
