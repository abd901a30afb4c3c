package io.tradeschema.gate.compat;

import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.Judgement;
import io.tradeschema.compat.Verdict;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Answers many pairs, one JSON line each, in the order of the input, on all cores. */
final class PairsRun {

    private static final int WAITING = 64;
    private static final long STACK = 32L << 20;

    private final Comparison comparison;
    private final Figures figures = new Figures();

    PairsRun(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Answers every pair. */
    void run(BufferedReader in, Writer out) throws IOException {
        var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> daemon(task));
        try {
            run(in, out, workers);
        } finally {
            workers.shutdownNow();
        }
    }

    /** What was answered so far. */
    Figures figures() {
        return figures;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(null, task, "compat", STACK);
        thread.setDaemon(true);
        return thread;
    }

    private void run(BufferedReader in, Writer out, ExecutorService workers) throws IOException {
        var waiting = new ArrayDeque<Future<Answer>>();
        var number = 0;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var pair = line;
            var at = ++number;
            if (!pair.isBlank()) {
                waiting.add(workers.submit(() -> answer(pair, at)));
            }
            if (waiting.size() >= WAITING) {
                write(waiting.remove(), out);
            }
        }
        while (!waiting.isEmpty()) {
            write(waiting.remove(), out);
        }
        out.flush();
    }

    private void write(Future<Answer> future, Writer out) throws IOException {
        try {
            var answer = future.get();
            out.write(answer.line());
            out.write('\n');
            figures.add(answer.verdict(), answer.took());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pair failed that should have been answered", e);
        }
    }

    private record Answer(Verdict verdict, String line, long took) {}

    private Answer answer(String line, int number) {
        var start = System.nanoTime();
        Json id = new Json.Null();
        Verdict verdict;
        try {
            var read = JsonReading.read(line);
            id = read instanceof Json.Obj pair ? pair.members().getOrDefault("id", id) : id;
            verdict = read instanceof Json.Obj pair
                    ? compare(pair)
                    : Verdict.notChecked("line " + number + ": a pair is an object with id, old and new");
        } catch (JsonRefused e) {
            id = PairId.in(line);
            verdict = Verdict.notChecked("line " + number + ": " + inLine(e));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            id = id instanceof Json.Null ? PairId.in(line) : id;
            verdict = undecided("the engine failed: " + e);
        }
        return new Answer(verdict, VerdictText.line(id, verdict), System.nanoTime() - start);
    }

    private static Verdict undecided(String reason) {
        return new Verdict(Judgement.undecided(reason), Judgement.undecided(reason), List.of());
    }

    private Verdict compare(Json.Obj pair) {
        Map<String, Json> sides = new HashMap<>();
        for (var name : List.of("old", "new")) {
            var side = pair.get(name);
            if (side.isEmpty()) {
                return Verdict.notChecked("the pair has no " + name);
            }
            try {
                sides.put(name, schema(side.get()));
            } catch (JsonRefused e) {
                return Verdict.notChecked("the " + name + " version is " + inLine(e));
            }
        }
        return comparison.compareOneOfMany(
                Objects.requireNonNull(sides.get("old")), Objects.requireNonNull(sides.get("new")));
    }

    /** A side is a schema, or a text that holds one. */
    private static Json schema(Json side) throws JsonRefused {
        return side instanceof Json.Str text ? JsonReading.read(text.value()) : side;
    }

    /** What is wrong with one line, where the column alone says the place. */
    private static String inLine(JsonRefused refused) {
        return refused.said().replaceFirst(" at line 1, column", " at column");
    }
}
