package io.tradeschema.benchmarks;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One message of a given length, read with all its findings. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Lengthening {

    @Param
    private Length length = Length.BLANKS;

    @Param("256")
    private int bytes;

    private final EventCodec<TradeIntent> codec = EventCodec.of(TradeIntent.TYPE);
    private byte[] message = {};

    /** Makes the message. */
    @Setup
    public void prepare() {
        message = length.message(bytes);
    }

    /** Reads it. */
    @Benchmark
    public Object read() {
        return codec.decode(message);
    }
}
