package io.tradeschema.gate.replay;

import io.tradeschema.gate.replay.LineJudgement.Verdict;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Judges the blocks of an input on all cores and hands the results on in the order of the input. */
final class JudgedBlocks implements AutoCloseable {

    /**
     * What the lines of one block, or of a part of it, got. Lines without findings are only counted, so that a clean block of any length
     * weighs nothing.
     *
     * @param lines how many lines they are, blank ones too
     * @param quiet how many messages without a finding got which verdict
     * @param loud the others, in their order
     */
    record JudgedBlock(int lines, Map<Verdict, Long> quiet, List<JudgedLine> loud) {}

    /**
     * A line with findings.
     *
     * @param number from 1, counted in its block or part
     */
    record JudgedLine(int number, LineJudgement judgement) {}

    /** Takes one block's result after the other. */
    interface Sink {
        void take(JudgedBlock block) throws IOException;
    }

    /** A block of lines that are hardly longer than nothing would have a hundred thousand findings. */
    static final int MOST_LINES = 4 * 1024;

    /** What waits to be handed on is a few blocks, however many cores judge. */
    private static final int MOST_THREADS = 8;

    private final LineJudge judge;
    private final Sink sink;
    private final int ahead;
    private final ExecutorService threads;
    private final Queue<Future<JudgedBlock>> waiting = new ArrayDeque<>();

    JudgedBlocks(LineJudge judge, Sink sink) {
        var cores = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        this.judge = judge;
        this.sink = sink;
        this.ahead = 2 * cores;
        this.threads = Executors.newFixedThreadPool(cores, JudgedBlocks::thread);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "tradeschema-judge");
        thread.setDaemon(true);
        return thread;
    }

    /** Judges the whole input. At most a few blocks are held at a time, whatever the input's length. */
    void judge(BlockReader blocks) throws IOException {
        try {
            for (var block = blocks.next(); block.isPresent(); block = blocks.next()) {
                submit(block.get());
                handOn(blocks.ready() ? ahead : 0);
            }
        } finally {
            handOn(0);
        }
    }

    private void submit(Block block) throws IOException {
        for (int start = 0, end; start < block.length(); start = end) {
            int from = start;
            int to = block.endOfLines(start, MOST_LINES);
            end = to;
            waiting.add(threads.submit(() -> judged(block, from, to)));
            handOn(ahead);
        }
    }

    /** Judges every line between two places of a block that is not blank. */
    private JudgedBlock judged(Block block, int from, int to) {
        var quiet = new EnumMap<Verdict, Long>(Verdict.class);
        var loud = new ArrayList<JudgedLine>();
        var number = 0;
        for (int start = from, end; start < to; start = end + 1) {
            end = block.lineEnd(start);
            number++;
            if (block.isBlank(start, end)) {
                continue;
            }
            var judgement = judge.judge(block, start, end);
            if (judgement.findings().isEmpty()) {
                quiet.merge(judgement.verdict(), 1L, Long::sum);
            } else {
                loud.add(new JudgedLine(number, judgement));
            }
        }
        return new JudgedBlock(number, quiet, loud);
    }

    /** Waits for the oldest blocks until no more than so many are left. */
    private void handOn(int left) throws IOException {
        while (waiting.size() > left) {
            sink.take(result(waiting.remove()));
        }
    }

    private static JudgedBlock result(Future<JudgedBlock> block) throws IOException {
        try {
            return block.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while judging");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a judge gives findings for every line", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
