package io.tradeschema.benchmarks;

import io.tradeschema.event.TradeIntent;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/** Prints an archive: the varied messages without end, every hundredth with a field that the contract does not have. */
public final class ArchiveLines {

    private static final EverydayMessages MESSAGES = new EverydayMessages(TradeIntent.TYPE);
    private static final int AT_A_TIME = 10_000;

    private ArchiveLines() {}

    /**
     * Prints the lines.
     *
     * @param args how many
     */
    public static void main(String[] args) throws IOException {
        var lines = Long.parseLong(args[0]);
        try (var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 20)) {
            for (var from = 0L; from < lines; from += AT_A_TIME) {
                var some = LongStream.range(from, Math.min(lines, from + AT_A_TIME))
                        .parallel()
                        .mapToObj(ArchiveLines::line)
                        .toList();
                for (var line : some) {
                    out.write(line);
                }
            }
        }
    }

    private static byte[] line(long index) {
        var message = MESSAGES.varied(index);
        var payload = index % 100 == 99 ? Corpus.withUnknownField(message) : message;
        return ("{\"event\": \"" + TradeIntent.TYPE.name() + "\", \"payload\": " + payload + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
