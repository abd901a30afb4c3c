package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A small process outlives hostile messages, 10,000 in every build and a million at night, on two threads in 64 MB. */
class SmallHeapTest {

    private static final int DECODES = Integer.getInteger("tradeschema.hostile.decodes", 10_000);
    private static final int THREADS = 2;

    /** What such a process may have of the machine's memory at most, in KB: its heap, and about as much that is the JVM's. */
    private static final int MOST_RESIDENT = 160 * 1024;

    @Test
    void a_process_with_64_MB_outlives_hostile_messages() throws Exception {
        var java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Decodes.class.getName(),
                        "" + DECODES)
                .redirectErrorStream(true)
                .start();
        var said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).contains("refused " + DECODES);
        var resident = said.lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
        assertThat(resident).isLessThanOrEqualTo(MOST_RESIDENT);
    }

    /** The process. */
    static final class Decodes {

        private Decodes() {}

        /** So many messages. */
        public static void main(String[] args) throws Exception {
            var each = Integer.parseInt(args[0]) / THREADS;
            var messages = Published.all().stream()
                    .flatMap(published -> HostileMessages.of(published).values().stream()
                            .map(message -> new Asked(EventCodec.of(published.type()), message)))
                    .toList();
            var threads = Executors.newFixedThreadPool(THREADS);
            var work = IntStream.range(0, THREADS)
                    .mapToObj(thread -> threads.submit(() -> refused(messages, each)))
                    .toList();
            var refused = 0;
            for (Future<Integer> one : work) {
                refused += one.get(1, TimeUnit.HOURS);
            }
            threads.shutdown();
            System.out.println("refused " + refused);
            System.out.println(resident());
        }

        private static int refused(List<Asked> messages, int times) {
            return (int) IntStream.range(0, times)
                    .filter(at -> messages.get(at % messages.size()).isRefused())
                    .count();
        }

        /** The most that it had, where the machine says it. */
        private static String resident() throws IOException {
            var status = Path.of("/proc/self/status");
            return Files.exists(status)
                    ? Files.readString(status)
                            .lines()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .findFirst()
                            .orElse("")
                    : "";
        }
    }

    private record Asked(EventCodec<?> codec, String message) {

        boolean isRefused() {
            return !codec.decode(message.getBytes(StandardCharsets.UTF_8)).accepted();
        }
    }
}
