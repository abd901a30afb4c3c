package io.tradeschema.benchmarks;

import io.tradeschema.event.TradeIntent;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/** Prints an archive: the varied messages without end, some of them with a field that the contract does not have. */
public final class ArchiveLines {

    private static final EverydayMessages MESSAGES = new EverydayMessages(TradeIntent.TYPE);
    private static final int AT_A_TIME = 10_000;

    private ArchiveLines() {}

    /**
     * Prints the lines.
     *
     * @param args how many, and of how many one is refused: 1 for all
     */
    public static void main(String[] args) throws IOException {
        var lines = Long.parseLong(args[0]);
        var oneIn = Long.parseLong(args[1]);
        try (var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 20)) {
            for (var from = 0L; from < lines; from += AT_A_TIME) {
                var some = LongStream.range(from, Math.min(lines, from + AT_A_TIME))
                        .parallel()
                        .mapToObj(index -> line(index, oneIn))
                        .toList();
                for (var line : some) {
                    out.write(line);
                }
            }
        }
    }

    private static byte[] line(long index, long oneIn) {
        var message = MESSAGES.varied(index);
        var payload = index % oneIn == oneIn - 1 ? Corpus.withUnknownField(message) : message;
        return ("{\"event\": \"" + TradeIntent.TYPE.name() + "\", \"payload\": " + payload + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
