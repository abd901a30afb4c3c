package io.tradeschema.watch;

import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.TimeSpan;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the alarms of missing answers say: of which questions, and why there is no answer, as far as anything is known of it. */
final class AnswerWords {

    /** So many of those that are overdue are named at once. */
    private static final int TOLD = 3;

    private final Answer answer;
    private final OpenQuestions open;
    private final Particulars particulars;
    /** The streams on which answers come. */
    private final List<Existence> answers;

    /** Refused messages that may have been answers, and name no question that is open. */
    private final Uncounted others = Uncounted.refused();
    /** Messages that would answer and name nothing. */
    private final Uncounted nameless;
    /** Answers that were more than are held until their questions can be read. */
    private final Uncounted unheld;

    AnswerWords(
            Answer answer,
            OpenQuestions open,
            Particulars particulars,
            List<Existence> answers,
            UnaryOperator<String> streams) {
        this.answer = answer;
        this.open = open;
        this.particulars = particulars;
        this.answers = answers;
        var named = "named no "
                + answer.by().stream().map(Answer.By::field).distinct().collect(Collectors.joining(" or "));
        this.nameless = new Uncounted(named, named);
        var notHeld = "could not be held for what was asked while " + streams.apply(answer.of()) + " could not be read";
        this.unheld = new Uncounted(notHeld, notHeld);
    }

    void other(long at, String refusal) {
        others.add(at, refusal);
    }

    void nameless(long at, Input.Entry entry) {
        nameless.add(at, entry.toString());
    }

    void unheld(long at) {
        unheld.add(at, "of " + Instant.ofEpochMilli(at));
    }

    /** {@code trade.intent 1-0 (intent_id "exit-1") of 2026-06-01T10:00:00Z}. */
    String question(int place) {
        return answer.of() + " " + open.id(place)
                + particulars.name(open.key(place)).words() + " of " + Instant.ofEpochMilli(open.asked(place));
    }

    /** That a question is not answered, and why. */
    String unanswered(int place) {
        return "no " + (part(place).isEmpty() ? "" : "whole ") + "answer to " + question(place) + " within "
                + TimeSpan.text(answer.within()) + why(place) + absent();
    }

    /** How many are overdue now; of these the oldest, which are answered least likely by now, and the newest, which is news. */
    String overdue() {
        var told = oldest();
        if (told.size() == 1) {
            return unanswered(told.get(0));
        }
        var since = open.asked(told.get(0));
        var more = open.overdue() - told.size();
        var isPart = told.stream().anyMatch(place -> !part(place).isEmpty());
        return open.overdue() + " open now, the oldest since " + Instant.ofEpochMilli(since) + ": no "
                + (isPart ? "whole " : "") + "answer within " + TimeSpan.text(answer.within()) + " to "
                + told.stream().map(this::withItsOwn).collect(Collectors.joining("; to "))
                + (more > 1 ? "; to " + (more - 1) + " more" : "")
                + (more == 0 ? "" : "; and to the newest, " + withItsOwn(open.lastOverdue())) + uncounted(since)
                + absent();
    }

    /** The places of the oldest that are overdue. */
    List<Integer> oldest() {
        var places = new ArrayList<Integer>();
        var place = open.first();
        while (place != OpenQuestions.NOWHERE && open.isOverdue(place) && places.size() < TOLD) {
            places.add(place);
            place = open.next(place);
        }
        return places;
    }

    /** Why it is not answered, as far as anything is known of it. */
    String why(int place) {
        var key = open.key(place);
        return particulars.words(key) + (particulars.hasRefusedAnswer(key) ? "" : uncounted(open.asked(place)));
    }

    /** Whether anything came that may have been meant as its answer. */
    boolean cameAny(int place) {
        return particulars.hasRefusedAnswer(open.key(place))
                || !uncounted(open.asked(place)).isEmpty();
    }

    /** How much of it is answered; empty while nothing is. */
    String part(int place) {
        return particulars.partWords(open.key(place));
    }

    private String withItsOwn(int place) {
        return question(place) + particulars.words(open.key(place));
    }

    private String uncounted(long asked) {
        return others.words(asked) + nameless.words(asked) + unheld.words(asked);
    }

    /** Answers cannot come on streams that are not there. */
    private String absent() {
        var absent = answers.stream().map(Existence::absent).toList();
        return absent.stream().anyMatch(String::isEmpty) ? "" : "; " + String.join("; ", absent);
    }

    void save(DataOutputStream out) throws IOException {
        others.save(out);
        nameless.save(out);
        unheld.save(out);
    }

    void load(DataInputStream in) throws IOException {
        others.load(in);
        nameless.load(in);
        unheld.load(in);
    }
}
