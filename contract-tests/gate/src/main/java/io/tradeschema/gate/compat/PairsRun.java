package io.tradeschema.gate.compat;

import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.Judgement;
import io.tradeschema.compat.Outcome;
import io.tradeschema.compat.Verdict;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.compat.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Map;
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

    /** The worst outcome of the run: 0 when all pairs were decided, 2 when some could not be checked. */
    int run(BufferedReader in, Writer out) throws IOException {
        var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> daemon(task));
        try {
            return run(in, out, workers);
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

    private int run(BufferedReader in, Writer out, ExecutorService workers) throws IOException {
        var waiting = new ArrayDeque<Future<Answer>>();
        var worst = 0;
        var number = 0;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var pair = line;
            var at = ++number;
            if (!pair.isBlank()) {
                waiting.add(workers.submit(() -> answer(pair, at)));
            }
            if (waiting.size() >= WAITING) {
                worst = Math.max(worst, write(waiting.remove(), out));
            }
        }
        while (!waiting.isEmpty()) {
            worst = Math.max(worst, write(waiting.remove(), out));
        }
        out.flush();
        return worst;
    }

    private int write(Future<Answer> future, Writer out) throws IOException {
        try {
            var answer = future.get();
            out.write(answer.line());
            out.write('\n');
            figures.add(answer.verdict(), answer.took());
            return answer.verdict().has(Outcome.NOT_CHECKED) ? 2 : 0;
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
            var read = read(line, "no JSON");
            id = read instanceof Json.Obj pair ? pair.members().getOrDefault("id", id) : id;
            verdict = read instanceof Json.Obj pair
                    ? compare(pair)
                    : Verdict.notChecked("line " + number + ": a pair is an object with id, old and new");
        } catch (JsonRefused e) {
            id = PairId.in(line);
            verdict = Verdict.notChecked("line " + number + ": " + e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            verdict = undecided("the engine failed: " + e);
        }
        return new Answer(verdict, VerdictText.line(id, verdict), System.nanoTime() - start);
    }

    private static Verdict undecided(String reason) {
        return new Verdict(Judgement.undecided(reason), Judgement.undecided(reason), java.util.List.of());
    }

    private Verdict compare(Json.Obj pair) throws JsonRefused {
        for (var side : java.util.List.of("old", "new")) {
            if (!pair.members().containsKey(side)) {
                return Verdict.notChecked("the pair has no " + side);
            }
        }
        return comparison.compareOneOfMany(side(pair.members(), "old"), side(pair.members(), "new"));
    }

    /** A side is a schema, or a text that holds one. */
    private static Json side(Map<String, Json> pair, String name) throws JsonRefused {
        var value = pair.getOrDefault(name, new Json.Null());
        return value instanceof Json.Str text ? read(text.value(), "the " + name + " version is no JSON") : value;
    }

    /** The value of one line, where the column alone says the place. */
    private static Json read(String line, String problem) throws JsonRefused {
        try {
            return JsonText.read(line);
        } catch (JsonRefused e) {
            throw new JsonRefused(
                    problem + ": " + String.valueOf(e.getMessage()).replaceFirst(" at line 1, column", " at column"));
        }
    }
}
