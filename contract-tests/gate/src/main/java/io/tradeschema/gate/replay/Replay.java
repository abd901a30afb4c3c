package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.report.ReportStream;
import io.tradeschema.model.Finding;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Judges one input from its first line to its last and hands on every finding with its file and line. */
final class Replay {

    /** What a command goes on with that unpacks or turns what is not read. */
    static final String THEN = " | tradeschema validate -";

    private static final int LONGEST_HEAD = 4 * 1024;
    private static final int LONGEST_DOCUMENT = 4 * 1024 * 1024;

    private final LineJudge judge;
    private final ReportStream out;
    private final Tally tally;

    Replay(LineJudge judge, ReportStream out, Tally tally) {
        this.judge = judge;
        this.out = out;
        this.tally = tally;
    }

    /**
     * Judges JSON Lines, or one JSON document that spans several lines; packed by gzip or zstd or not.
     *
     * @param name the file as the user named it
     * @throws NotCheckedException when there is nothing in it
     * @throws IOException when it breaks off; what stands before that has been judged
     */
    void run(String name, InputStream in, Progress progress) throws IOException {
        var before = tally.lines();
        var counted = new Counted(in);
        try {
            var text = Encoded.open(name, Packed.open(name, counted, THEN), THEN);
            text.what().ifPresent(what -> progress.say(name + " " + what + ": read, but write files as plain UTF-8"));
            var head = head(text.bytes());
            refuseForeign(name, head);
            if (RedisLists.begins(head)) {
                RedisLists.read(name, text.bytes(), THEN, (id, entry) -> add(name + "/" + id, entry));
            } else {
                judgeText(name, new BlockReader(text.bytes()), () -> progress.at(counted.bytes(), tally.lines()));
            }
        } finally {
            progress.end();
        }
        if (tally.lines() == before) {
            throw new NotCheckedException(name + " is empty: nothing was checked");
        }
    }

    /** The beginning of the first line that is not blank; no byte behind it is waited for, because it may come much later. */
    static String head(BufferedInputStream in) throws IOException {
        in.mark(LONGEST_HEAD + 1);
        var head = new ByteArrayOutputStream();
        var blank = true;
        for (var next = in.read(); next >= 0 && head.size() < LONGEST_HEAD; next = in.read()) {
            if (next == '\n' && !blank && !isWordBeforeMore(head)) {
                break;
            }
            blank &= Character.isWhitespace(next);
            head.write(next);
        }
        in.reset();
        return head.toString(StandardCharsets.UTF_8).stripLeading();
    }

    /** Whether a line is no message, so that the next one has to tell what the file is. */
    private static boolean isWordBeforeMore(ByteArrayOutputStream head) {
        var text = head.toString(StandardCharsets.UTF_8).stripLeading();
        return text.indexOf('\n') < 0 && !text.isEmpty() && "{[".indexOf(text.charAt(0)) < 0;
    }

    private static void refuseForeign(String name, String head) {
        var lines = head.split("\n", 2);
        ForeignForm.advice(name, lines[0], lines.length > 1 ? lines[1] : "").ifPresent(advice -> {
            throw new NotCheckedException(advice);
        });
    }

    private void judgeText(String name, BlockReader blocks, Runnable progress) throws IOException {
        var document = blocks.document(LONGEST_DOCUMENT);
        if (document.isPresent()) {
            judgeDocument(name, document.get());
            return;
        }
        if (blocks.holdsDocuments()) {
            throw new NotCheckedException(name + " holds several JSON documents of several lines each; write jq -c . "
                    + Shell.input(name) + " | tradeschema validate -");
        }
        judgeLines(name, blocks, progress);
    }

    private void judgeDocument(String name, byte[] document) throws IOException {
        add(name, 1, judge.judge(ByteBuffer.wrap(document)));
    }

    private void judgeLines(String name, BlockReader blocks, Runnable progress) throws IOException {
        var passed = new AtomicInteger();
        try (var judged = new JudgedBlocks(judge, block -> {
            add(name, passed.getAndAdd(block.lines()), block);
            progress.run();
        })) {
            judged.judge(blocks);
        }
    }

    private void add(String name, int before, JudgedBlocks.JudgedBlock block) throws IOException {
        tally.add(block.quiet());
        for (var line : block.loud()) {
            add(name, before + line.number(), line.judgement());
        }
    }

    /** Judges one message that stands at a place of its own. */
    void add(String place, CarriedMessage message) throws IOException {
        add(place, judge.judge(message));
    }

    /** Takes what was judged elsewhere. */
    void add(String place, LineJudgement judgement) throws IOException {
        add(place, 0, judgement);
    }

    /** Hands on what is about the input as a whole and about no message of it. */
    void beside(String name, Finding finding) throws IOException {
        var placed = finding.at(finding.where().in(name, 0));
        tally.beside(name, placed);
        out.add(placed);
    }

    private void add(String name, int line, LineJudgement judgement) throws IOException {
        tally.add(judgement.verdict());
        for (var finding : judgement.findings()) {
            var placed = finding.at(finding.where().in(name, line));
            tally.add(judgement, placed);
            out.add(placed);
        }
    }
}
