package io.tradeschema.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One message with a list after the other, warmed up as {@link Reading} is. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadingLists {

    @Param
    private ListReader listReader = ListReader.TOKENS_TEXT;

    private byte[][] messages = {};
    private Reader.Read read = listReader.prepare();
    private volatile Object last = "";

    /** Makes the messages and the reader, and warms it up. */
    @Setup
    public void prepare() throws Exception {
        read = listReader.prepare();
        messages = ListMessages.messages();
        for (var pass = 0; pass < Reading.WARM_UP; pass++) {
            for (var message : messages) {
                last = read.read(message);
            }
        }
    }

    /** Reads the next message. */
    @Benchmark
    public Object read(Reading.Place place) throws Exception {
        return read.read(messages[place.next(messages.length)]);
    }
}
