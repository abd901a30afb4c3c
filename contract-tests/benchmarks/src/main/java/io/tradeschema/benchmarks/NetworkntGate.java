package io.tradeschema.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.tradeschema.event.TradeIntent;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/**
 * The gate as one would write it on networknt: lines are judged in blocks on all cores, findings are printed in the order of
 * the file, a summary by source and by keyword comes last. For comparison only.
 */
public final class NetworkntGate {

    private static final int BLOCK = 1_000;

    private final ObjectMapper mapper = Databind.mapper();
    private final Schema schema = NetworkntReader.schema();
    private final String file;
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    private final Map<String, Long> counts = new TreeMap<>();

    private NetworkntGate(String file) {
        this.file = file;
    }

    /**
     * Judges a file.
     *
     * @param args the file
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        System.exit(new NetworkntGate(args[0]).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException, ExecutionException {
        var cores = Runtime.getRuntime().availableProcessors();
        var threads = Executors.newFixedThreadPool(cores);
        var waiting = new ArrayDeque<Future<Judged>>();
        try (var in = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8), 1 << 16)) {
            var first = 1L;
            for (var lines = block(in); !lines.isEmpty(); lines = block(in)) {
                var some = lines;
                var number = first;
                waiting.add(threads.submit(() -> judge(some, number)));
                first += lines.size();
                if (waiting.size() == 2 * cores) {
                    print(waiting.remove().get());
                }
            }
            while (!waiting.isEmpty()) {
                print(waiting.remove().get());
            }
        }
        threads.shutdown();
        counts.forEach((name, count) -> out.printf("%s: %d%n", name, count));
        out.flush();
        return counts.getOrDefault("refused", 0L) == 0;
    }

    private static InputStream open(String file) throws IOException {
        var in = new BufferedInputStream(new FileInputStream(file), 1 << 16);
        if (file.endsWith(".gz")) {
            return new GZIPInputStream(in, 1 << 16);
        }
        return file.endsWith(".zst") ? new ZstdInputStream(in) : in;
    }

    private static List<String> block(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>(BLOCK);
        while (lines.size() < BLOCK) {
            var line = in.readLine();
            if (line == null) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    /** What came of some lines. */
    private record Judged(String findings, Map<String, Long> counts) {}

    private Judged judge(List<String> lines, long first) throws IOException {
        var found = new StringBuilder();
        var counted = new TreeMap<String, Long>();
        for (var at = 0; at < lines.size(); at++) {
            var tree = mapper.readTree(lines.get(at));
            var isKnown = tree.path("event").asText().equals(TradeIntent.TYPE.name());
            var errors = isKnown ? schema.validate(tree.path("payload")) : List.<Error>of();
            counted.merge(errors.isEmpty() ? "accepted" : "refused", 1L, Long::sum);
            counted.merge("source " + source(tree), 1L, Long::sum);
            for (var error : errors) {
                counted.merge("keyword " + error.getKeyword(), 1L, Long::sum);
                found.append(file)
                        .append(':')
                        .append(first + at)
                        .append(": ")
                        .append(error)
                        .append('\n');
            }
        }
        return new Judged(found.toString(), counted);
    }

    private static String source(JsonNode tree) {
        return tree.path("payload").path("source").asText("-");
    }

    private void print(Judged judged) {
        out.print(judged.findings);
        judged.counts.forEach((name, count) -> counts.merge(name, count, Long::sum));
    }
}
