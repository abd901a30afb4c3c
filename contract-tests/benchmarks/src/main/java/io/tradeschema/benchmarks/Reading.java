package io.tradeschema.benchmarks;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One message after the other, each once in ten thousand. The warm-up that matters is counted in messages and not in seconds:
 * on a busy machine a second is too short for the compilers.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Reading {

    /** How often each message is read, or each event written, before anything is measured. */
    static final int WARM_UP = 10;

    @Param
    private Corpus corpus = Corpus.VARIED;

    @Param
    private Reader reader = Reader.TOKENS;

    private byte[][] messages = {};
    private TradeIntent[] events = {};
    private Reader.Read read = reader.prepare();
    private volatile Object last = "";

    /** Where a thread is in the corpus. */
    @State(Scope.Thread)
    public static class Place {

        private int next;

        int next(int count) {
            next = next + 1 < count ? next + 1 : 0;
            return next;
        }
    }

    /** Makes the corpus and the reader, and warms it up. */
    @Setup
    public void prepare() throws Exception {
        read = reader.prepare();
        messages = Stream.of(corpus.messages())
                .map(read::translated)
                .filter(Objects::nonNull)
                .toArray(byte[][]::new);
        var codec = EventCodec.of(TradeIntent.TYPE);
        events = Stream.of(corpus.messages())
                .flatMap(message -> codec.decode(message).value().stream())
                .toArray(TradeIntent[]::new);
        for (var pass = 0; pass < WARM_UP; pass++) {
            warmUp();
        }
    }

    private void warmUp() throws Exception {
        if (reader.writes()) {
            for (var event : events) {
                last = read.write(event);
            }
        } else {
            for (var message : messages) {
                last = read.read(message);
            }
        }
    }

    /** Reads the next message. */
    @Benchmark
    public Object read(Place place) throws Exception {
        return read.read(messages[place.next(messages.length)]);
    }

    /** Writes the next event. */
    @Benchmark
    public Object write(Place place) throws Exception {
        return read.write(events[place.next(events.length)]);
    }
}
