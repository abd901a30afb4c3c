package io.tradeschema.gate.compat;

import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.Judgement;
import io.tradeschema.compat.Verdict;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.compat.schema.Joined;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Excerpt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Answers many pairs, one JSON line each, in the order of the input, on all cores. */
final class PairsRun {

    private static final List<String> MEMBERS = List.of("id", "old", "new", "base");
    private static final int WAITING = 64;
    private static final long STACK = 32L << 20;

    private final Comparison comparison;
    private final UnknownWords words;
    private final GitStore git;
    private final Map<String, SchemaBase> bases = new ConcurrentHashMap<>();
    private final Figures figures = new Figures();

    PairsRun(Comparison comparison, UnknownWords words, GitStore git) {
        this.comparison = comparison;
        this.words = words;
        this.git = git;
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

    /** What is said of one pair. */
    private record Said(Verdict verdict, List<String> notices) {
        private static Said notChecked(String reason) {
            return new Said(Verdict.notChecked(reason), List.of());
        }
    }

    private Answer answer(String line, int number) {
        var start = System.nanoTime();
        Json id = new Json.Null();
        Said said;
        try {
            var read = JsonReading.read(line);
            id = read instanceof Json.Obj pair ? pair.members().getOrDefault("id", id) : id;
            said = read instanceof Json.Obj pair
                    ? compare(pair)
                    : Said.notChecked("line " + number + ": a pair is an object with id, old and new");
        } catch (JsonRefused e) {
            id = PairId.in(line);
            said = Said.notChecked("line " + number + ": " + inLine(e));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            id = id instanceof Json.Null ? PairId.in(line) : id;
            said = new Said(undecided("the engine failed: " + e), List.of());
        }
        var text = VerdictText.line(id, said.verdict(), said.notices());
        return new Answer(said.verdict(), text, System.nanoTime() - start);
    }

    private static Verdict undecided(String reason) {
        return new Verdict(Judgement.undecided(reason), Judgement.undecided(reason), List.of());
    }

    /** A member that nobody reads was meant for something: a pair that holds one is not what its writer compared. */
    private Said compare(Json.Obj pair) {
        for (var name : pair.members().keySet()) {
            if (!MEMBERS.contains(name)) {
                return Said.notChecked("a pair has no " + Excerpt.quoted(name) + "; " + Advice.among(name, MEMBERS));
            }
        }
        Map<String, Joined> sides = new HashMap<>();
        for (var name : List.of("old", "new")) {
            var side = pair.get(name);
            if (side.isEmpty()) {
                return Said.notChecked("the pair has no " + name);
            }
            try {
                sides.put(name, joined(name, schema(side.get()), pair.get("base")));
            } catch (JsonRefused e) {
                return Said.notChecked("the " + name + " version is " + inLine(e));
            } catch (NotCheckedException e) {
                return Said.notChecked(String.valueOf(e.getMessage()));
            }
        }
        var old = Objects.requireNonNull(sides.get("old"));
        var current = Objects.requireNonNull(sides.get("new"));
        return new Said(comparison.compareOneOfMany(old, current), words.slips(old.schema(), current.schema()));
    }

    /** A base is a folder for both sides, or one for each. */
    private Joined joined(String side, Json schema, Optional<Json> base) {
        if (base.isEmpty()) {
            return Joined.alone(schema);
        }
        var folder = base.get() instanceof Json.Obj each ? each.get(side) : base;
        if (folder.isPresent() && folder.get() instanceof Json.Str name) {
            return bases.computeIfAbsent(name.value(), each -> SchemaBase.ofFolder(each, git))
                    .join(schema, words.fallback(), side);
        }
        throw new NotCheckedException(
                "\"base\" is the folder that references lead from, as a text, or {\"old\": …, \"new\": …}");
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
