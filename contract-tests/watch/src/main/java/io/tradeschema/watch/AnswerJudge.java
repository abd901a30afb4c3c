package io.tradeschema.watch;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.OpenPositions;
import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.model.expect.Urgency;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Holds questions until they are answered, overdue, and given up. */
final class AnswerJudge extends Judge {

    /**
     * An answer that names a question by its id was sent after it, also where its own id is smaller by so much: the clocks of two
     * streams' servers, each of which may differ as far as nobody calls it a jump, and a look. What stands for an id, such as a
     * symbol, has no such span: the answer before may be that of the position before.
     */
    private static final long CLOCKS = 5_000;

    private final Answer answer;
    private final Contract<?> question;
    private final long within;
    private final Set<String> answering;
    private final OpenQuestions open;
    private final Particulars particulars;
    private final AnswerKeys keys;
    private final AnswerWords words;
    private final List<Existence> answers;
    /** The stream on which is asked. */
    private final Existence asking;

    private final EarlyAnswers early = new EarlyAnswers();
    /** When a question was read last that had been asked before: what fell due meanwhile falls due then. */
    private long readLate = Long.MIN_VALUE;
    /** When the newest question was asked: they are held in that order. */
    private long asked = Long.MIN_VALUE;
    /** Questions of which nothing tells when they were asked: what answers them may seem to be older. */
    private final Set<Key> timeless = new HashSet<>();

    private final Settled settled = new Settled();
    private final Telling overdue;
    private final Telling notJudged;
    private final Telling unreadable;
    private final Telling reused;
    private final Telling limit;
    /** How many fell due since the alarm began. */
    private long fell;

    private final GivenUp givenUp = new GivenUp();

    AnswerJudge(Answer answer, Contract<?> question, UnaryOperator<String> streams, int most) {
        this.answer = answer;
        this.question = question;
        this.within = answer.within().toMillis();
        this.open = new OpenQuestions(most);
        this.keys = new AnswerKeys(answer, question);
        this.particulars = new Particulars(answer.id());
        this.answering =
                answer.by().stream().map(Answer.By::event).collect(Collectors.toCollection(LinkedHashSet::new));
        this.answers = answering.stream()
                .map(event -> new Existence(event, streams.apply(event)))
                .toList();
        this.words = new AnswerWords(answer, open, particulars, answers, streams);
        this.asking = new Existence(answer.of(), streams.apply(answer.of()));
        var writtenTo = answering.stream().map(streams).collect(Collectors.joining(" or "));
        this.overdue = Telling.ofSeveral(
                answer.name(),
                WatchRule.ANSWER_OVERDUE,
                answer.urgency(),
                "who reads " + streams.apply(answer.of()) + ", and who writes " + writtenTo + "?");
        this.notJudged =
                Telling.counted(answer.name(), WatchRule.QUESTION_NOT_JUDGED, Urgency.WARNING, "write " + answer.id());
        this.unreadable = Telling.counted(
                answer.name(),
                WatchRule.QUESTION_UNREADABLE,
                Urgency.WARNING,
                "mend who writes it; was it meant to be answered?");
        this.reused = Telling.counted(
                answer.name(), WatchRule.KEY_REUSED, Urgency.WARNING, "give each its own " + answer.id());
        this.limit =
                Telling.counted(answer.name(), WatchRule.OPEN_LIMIT, answer.urgency(), "look why nothing is answered");
    }

    @Override
    List<Telling> tellings() {
        return List.of(overdue, notJudged, reused, limit, unreadable);
    }

    @Override
    int open() {
        return open.size();
    }

    @Override
    long waitingSince() {
        var first = open.first();
        return first == OpenQuestions.NOWHERE ? Long.MAX_VALUE : open.asked(first);
    }

    @Override
    long due() {
        return Math.min(fallsDue(), givesUp());
    }

    private long fallsDue() {
        var place = open.firstInTime();
        return place == OpenQuestions.NOWHERE ? Long.MAX_VALUE : Math.max(open.asked(place) + within, readLate);
    }

    private long givesUp() {
        var place = open.first();
        return place == OpenQuestions.NOWHERE
                ? Long.MAX_VALUE
                : Math.max(open.asked(place) + Expectations.GIVEN_UP.toMillis(), readLate);
    }

    @Override
    void fall(long at, Consumer<Alarm> out) {
        if (at == fallsDue()) {
            var place = open.firstInTime();
            open.fallsDue();
            fell++;
            overdue.occurs(at, words.unanswered(place), out);
            return;
        }
        givenUp.add(words.question(open.first()), words.why(open.first()));
        settle(open.first(), at);
        if (open.overdue() == 0) {
            overdue.givenUp(at, givenUp.words(), out);
            begin();
        }
    }

    /** No alarm is open: the next one counts anew. */
    private void begin() {
        givenUp.clear();
        fell = 0;
    }

    @Override
    String words(Telling telling, long at) {
        return telling == overdue ? words.overdue() : super.words(telling, at);
    }

    @Override
    void questions(Consumer<Watching.Question> out) {
        for (var place = open.first(); place != OpenQuestions.NOWHERE; place = open.next(place)) {
            out.accept(new Watching.Question(
                    answer.name(),
                    answer.of(),
                    open.id(place),
                    particulars.name(open.key(place)).fields(),
                    open.asked(place),
                    open.asked(place) + within,
                    open.isOverdue(place),
                    particulars.part(open.key(place)),
                    particulars.refusal(open.key(place))));
        }
    }

    private void settle(int place, long at) {
        var key = open.key(place);
        settled.add(key, at, open.content(place));
        particulars.forget(key);
        open.remove(place);
    }

    @Override
    void seen(Input.Seen seen) {
        answers.forEach(one -> one.seen(seen));
        asking.seen(seen);
    }

    @Override
    void entry(Input.Entry entry, Arrival arrival, Consumer<Alarm> out) {
        var at = arrival.at();
        answers.forEach(one -> one.entry(entry, arrival.came()));
        if (entry.source().equals(answer.of()) && !arrival.isReadLate() && !arrival.isFirst()) {
            early.forget(arrival.came() - CLOCKS);
        }
        if (entry.fields().isEmpty()) {
            refused(entry, arrival);
            unread(entry, arrival, out);
            return;
        }
        var fields = entry.fields().get();
        if (answering.contains(entry.source()) && keys.isNameless(entry.source(), fields)) {
            came(at, () -> words.nameless(at, entry));
        }
        for (var by : answer.by()) {
            if (by.event().equals(entry.source())) {
                Said.name(fields, by.field()).ifPresent(id -> named(AnswerKeys.id(id), fields, arrival, out));
                keys.otherIn(fields).ifPresent(value -> answered(AnswerKeys.other(value), fields, arrival, 0, out));
            }
        }
        answer.flat()
                .filter(positions -> positions.event().equals(entry.source()))
                .ifPresent(positions -> flat(positions, fields, arrival, out));
        if (entry.source().equals(answer.of()) && answer.when().holds(fields)) {
            asked(entry, fields, arrival, out);
        }
    }

    /** A refused message that asks is owed its answer: nobody acts on it. */
    private void unread(Input.Entry entry, Arrival arrival, Consumer<Alarm> out) {
        if (!entry.source().equals(answer.of())) {
            return;
        }
        switch (Asking.of(answer.when(), entry.said(), question)) {
            case ASKS -> asked(entry, entry.said(), arrival, out);
            case UNKNOWN ->
                unreadable.occurs(
                        arrival.told(),
                        entry.refusal() + "; so nobody acts on it, and nobody can tell whether it asks for an answer",
                        out);
            case DOES_NOT -> {}
        }
    }

    /** A refused message answers nothing; but that it came, and why it was refused, belongs into the alarm. */
    private void refused(Input.Entry entry, Arrival arrival) {
        var isOfPositions = answer.flat()
                .filter(positions -> positions.event().equals(entry.source()))
                .isPresent();
        if (!answering.contains(entry.source()) && !isOfPositions) {
            return;
        }
        var key = keys.named(entry).stream()
                .filter(named -> open.find(named) != OpenQuestions.NOWHERE)
                .findFirst()
                .filter(particulars::keepsRefusedAnswer);
        came(
                arrival.at(),
                () -> key.ifPresentOrElse(
                        named -> particulars.refusedAnswer(named, arrival.came(), entry.refusal()),
                        () -> words.other(arrival.came(), entry.refusal())));
    }

    /** Something came that does not count: an alarm that is open and said nothing of the kind has more to say. */
    private void came(long at, Runnable taken) {
        var told = overdue.isOpen() ? words.oldest() : List.<Integer>of();
        var silent = told.stream().filter(place -> !words.cameAny(place)).toList();
        var parted = told.stream().map(words::part).toList();
        taken.run();
        if (silent.stream().anyMatch(words::cameAny)
                || !told.stream().map(words::part).toList().equals(parted)) {
            overdue.hasNews(at);
        }
    }

    private void asked(Input.Entry entry, Map<String, ?> fields, Arrival arrival, Consumer<Alarm> out) {
        var at = arrival.at();
        var id = Said.name(fields, answer.id());
        var other = keys.otherIn(fields);
        if (id.isEmpty() && other.isEmpty()) {
            notJudged.occurs(arrival.told(), nameless(entry), out);
            return;
        }
        var key = id.map(AnswerKeys::id).orElseGet(() -> AnswerKeys.other(other.orElse("")));
        var isRead = entry.fields().isPresent();
        var content = isRead ? keys.content(fields) : AnswerKeys.UNREAD;
        if (isRead && particulars.isRefused(key)) {
            mended(key, content, fields);
            particulars.sentAgain(key, arrival.told());
            return;
        }
        if (id.isPresent() && wasAsked(entry, key, id.get(), content, arrival, out)) {
            return;
        }
        if (open.find(key) != OpenQuestions.NOWHERE) {
            particulars.sentAgain(key, arrival.told());
            return;
        }
        if (open.isFull()) {
            limit.occurs(arrival.told(), "more questions are open than can be held; " + entry + " is not judged", out);
            return;
        }
        var symbol = answer.flat().flatMap(positions -> Said.text(fields, positions.symbol()));
        readLate = arrival.isReadLate() ? at : readLate;
        asked = Math.max(asked, arrival.came());
        open.add(
                key,
                asked,
                entry.millis(),
                entry.sequence(),
                content,
                symbol.map(AnswerKeys::group).orElse(0L));
        if (arrival.isTimeless()) {
            timeless.add(key);
        }
        particulars.name(key, named(fields));
        if (!isRead) {
            particulars.refuse(key, entry.fault());
        }
        sums(key, fields);
        var span = id.isPresent() ? CLOCKS : 0;
        early.take(key)
                .forEach(answered ->
                        answered(key, answered.amount(), new Arrival(at, answered.came(), false), span, out));
    }

    private String nameless(Input.Entry entry) {
        var names = "names no " + answer.id() + ", so nobody can tell its answer";
        return entry.fields().isPresent()
                ? entry + " " + names
                : entry.refusal() + "; it was refused, so nobody acts on it, and it " + names;
    }

    private void sums(Key key, Map<String, ?> fields) {
        answer.complete()
                .ifPresent(
                        field -> Said.amount(fields, field).ifPresent(amount -> particulars.sums(key, field, amount)));
    }

    /** What was refused is asked again, and can be read: it is the same question, of the same time. */
    private void mended(Key key, long content, Map<String, ?> fields) {
        particulars.mend(key);
        open.content(open.find(key), content);
        particulars.name(key, named(fields));
        sums(key, fields);
    }

    /** Its id, or what stands for it, and what its alarms show beside. */
    private Named named(Map<String, ?> fields) {
        var shown = new LinkedHashMap<String, String>();
        Said.name(fields, answer.id())
                .ifPresentOrElse(
                        id -> shown.put(answer.id(), id),
                        () -> answer.orElse()
                                .ifPresent(
                                        field -> Said.text(fields, field).ifPresent(value -> shown.put(field, value))));
        answer.naming().forEach(field -> Said.text(fields, field).ifPresent(value -> shown.put(field, value)));
        return new Named(shown);
    }

    /** Whether it is no question any more, or another one of the same id, which is told. */
    private boolean wasAsked(
            Input.Entry entry, Key key, String id, long content, Arrival arrival, Consumer<Alarm> out) {
        var place = open.find(key);
        var isOpen = place != OpenQuestions.NOWHERE;
        var before = isOpen ? OptionalLong.of(open.content(place)) : settled.content(key, arrival.came());
        var areRead = content != AnswerKeys.UNREAD && before.orElse(AnswerKeys.UNREAD) != AnswerKeys.UNREAD;
        if (areRead && before.getAsLong() != content) {
            reused.occurs(
                    arrival.told(),
                    entry + " has the " + answer.id() + " " + Excerpt.quoted(id) + " of another one, which is "
                            + (isOpen ? "not answered yet" : "not waited for any more, so this one is not judged"),
                    out);
            return true;
        }
        return before.isPresent() && !isOpen;
    }

    /** An answer names a question, or one that is still to be read. */
    private void named(Key key, Map<String, ?> fields, Arrival arrival, Consumer<Alarm> out) {
        var isUnknown = asking.isReadable()
                && open.find(key) == OpenQuestions.NOWHERE
                && settled.content(key, arrival.came()).isEmpty();
        if (isUnknown) {
            early(key, new EarlyAnswers.Answered(arrival.came(), amountOf(fields)), arrival.isFirst());
        } else {
            answered(key, fields, arrival, CLOCKS, out);
        }
    }

    /** Its question may follow by a little, or, where all is read for the first time, by much: there an id may be ahead. */
    private void early(Key key, EarlyAnswers.Answered answered, boolean isFirst) {
        if (!isFirst) {
            early.forget(answered.came() - CLOCKS);
        }
        if (!early.add(key, answered)) {
            early.forget(answered.came() - CLOCKS);
            early.add(key, answered);
        }
    }

    /** An answer, which may seem to have come before its question by so much. */
    private void answered(Key key, Map<String, ?> fields, Arrival arrival, long span, Consumer<Alarm> out) {
        var place = open.find(key);
        if (place == OpenQuestions.NOWHERE) {
            if (!asking.isReadable() && !early.add(key, new EarlyAnswers.Answered(arrival.came(), amountOf(fields)))) {
                words.unheld(arrival.came());
            }
            return;
        }
        if (arrival.came() < open.asked(place) - span && !timeless.contains(key)) {
            return;
        }
        var left = particulars
                .part(key)
                .flatMap(part -> Said.amount(fields, part.field()).map(part::less))
                .filter(part -> part.open().signum() > 0);
        if (left.isPresent()) {
            came(arrival.at(), () -> particulars.part(key, left.get()));
            return;
        }
        done(place, arrival, out);
    }

    private Map<String, String> amountOf(Map<String, ?> fields) {
        return answer.complete()
                .flatMap(field -> Said.amount(fields, field).map(amount -> Map.of(field, amount.toString())))
                .orElse(Map.of());
    }

    private void flat(OpenPositions positions, Map<String, ?> fields, Arrival arrival, Consumer<Alarm> out) {
        var symbol = Said.text(fields, positions.symbol());
        if (symbol.isEmpty()
                || Said.amount(fields, positions.quantity())
                        .filter(amount -> amount.signum() == 0)
                        .isEmpty()) {
            return;
        }
        var group = AnswerKeys.group(symbol.get());
        for (var place = open.first(); place != OpenQuestions.NOWHERE; place = open.next(place)) {
            if (open.group(place) == group && open.asked(place) <= arrival.came()) {
                done(place, arrival, out);
            }
        }
    }

    private void done(int place, Arrival arrival, Consumer<Alarm> out) {
        var at = arrival.at();
        var wasOverdue = open.isOverdue(place);
        var late = Math.max(0, arrival.came() - open.asked(place) - within);
        var question = words.question(place);
        settle(place, at);
        if (wasOverdue && open.overdue() == 0) {
            var text = question + " is answered, " + inTime(late, arrival);
            if (givenUp.isAny()) {
                overdue.givenUp(at, text + "; " + givenUp.words(), out);
            } else {
                overdue.resolved(at, late, fell > 1 ? text + "; all " + fell + " are answered" : text, out);
            }
            begin();
        }
    }

    private static String inTime(long late, Arrival arrival) {
        return late > 0 || !arrival.isReadLate()
                ? "late by " + TimeSpan.about(Duration.ofMillis(late))
                : "in time, at " + Instant.ofEpochMilli(arrival.came()) + ", which could be read only now";
    }

    @Override
    void saveOwn(DataOutputStream out) throws IOException {
        open.save(out);
        out.writeLong(fell);
        givenUp.save(out);
        particulars.save(out);
        for (var one : answers) {
            one.save(out);
        }
        asking.save(out);
        early.save(out);
        out.writeLong(readLate);
        out.writeLong(asked);
        settled.save(out);
        words.save(out);
    }

    @Override
    void loadOwn(DataInputStream in) throws IOException {
        open.load(in);
        fell = in.readLong();
        givenUp.load(in);
        particulars.load(in);
        for (var one : answers) {
            one.load(in);
        }
        asking.load(in);
        early.load(in);
        readLate = in.readLong();
        asked = in.readLong();
        settled.load(in);
        words.load(in);
    }
}
