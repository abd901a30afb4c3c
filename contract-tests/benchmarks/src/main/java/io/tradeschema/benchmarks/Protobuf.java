package io.tradeschema.benchmarks;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.tradeschema.benchmarks.proto.Intent;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Protobuf's generated class, from its own binary form and from JSON. Decimals are doubles; no bound is looked at. */
final class Protobuf {

    /** It tells at length of halves of characters, which it writes nevertheless. */
    private static final Logger TALKATIVE = Logger.getLogger("com.google.protobuf.CodedOutputStream");

    static {
        TALKATIVE.setLevel(Level.OFF);
    }

    private Protobuf() {}

    static Reader.Read binary() {
        return new Reader.Read() {
            @Override
            public Object read(byte[] message) throws InvalidProtocolBufferException {
                return Intent.parseFrom(message);
            }

            @Override
            public byte @Nullable [] translated(byte[] json) {
                return parsed(json) instanceof Intent intent ? intent.toByteArray() : null;
            }
        };
    }

    static Reader.Read json() {
        return Protobuf::parsed;
    }

    private static Object parsed(byte[] json) {
        var intent = Intent.newBuilder();
        try {
            JsonFormat.parser().merge(new String(json, StandardCharsets.UTF_8), intent);
            return intent.build();
        } catch (InvalidProtocolBufferException refused) {
            return refused;
        }
    }
}
