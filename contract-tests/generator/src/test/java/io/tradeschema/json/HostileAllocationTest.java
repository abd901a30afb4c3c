package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one message may cost in memory, findings included, however it is made: 256 KB, through bytes and through text. */
class HostileAllocationTest {

    private static final long MOST_BYTES = 256 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<Published> published() {
        return Published.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void no_message_costs_more_than_256_KB(Published published) {
        var codec = EventCodec.of(published.type());
        for (var reader : List.of(codec, codec.ignoringAdditions())) {
            HostileMessages.of(published).forEach((name, message) -> {
                var bytes = message.getBytes(StandardCharsets.UTF_8);
                reader.decode(bytes); // and everything is loaded
                assertThat(bytesOf(() -> reader.decode(bytes)))
                        .as(name + ", bytes")
                        .isLessThanOrEqualTo(MOST_BYTES);
                assertThat(bytesOf(() -> reader.decode(message)))
                        .as(name + ", text")
                        .isLessThanOrEqualTo(MOST_BYTES);
            });
        }
    }

    private static long bytesOf(Runnable task) {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        task.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
