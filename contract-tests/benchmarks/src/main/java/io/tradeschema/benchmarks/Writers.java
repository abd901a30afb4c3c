package io.tradeschema.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.ReferencePath;
import java.nio.ByteBuffer;

/** Writing of events that have been read beforehand. */
final class Writers {

    private Writers() {}

    /** What writes an event. */
    interface Write extends Reader.Read {

        @Override
        Object write(TradeIntent event) throws Exception;

        @Override
        default Object read(byte[] message) {
            throw new UnsupportedOperationException("this one writes");
        }
    }

    static Write tradeschema() {
        return EventCodec.of(TradeIntent.TYPE)::encode;
    }

    static Write tradeschemaIntoBuffer() {
        var codec = EventCodec.of(TradeIntent.TYPE);
        var buffer = ByteBuffer.allocate(1 << 14);
        return event -> {
            codec.encode(event, buffer.clear());
            return buffer;
        };
    }

    static Write jackson2() {
        return ReferencePath.writing(TradeIntent.TYPE)::apply;
    }

    /** The wire values as a map: databind knows nothing of our value classes. */
    static Write databind() {
        var mapper = new ObjectMapper();
        return event -> mapper.writeValueAsBytes(TradeIntent.TYPE.shape().wire(event));
    }
}
