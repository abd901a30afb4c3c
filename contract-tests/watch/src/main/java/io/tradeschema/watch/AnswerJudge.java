package io.tradeschema.watch;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.Field;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.OpenPositions;
import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.model.expect.Urgency;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Holds questions until they are answered, overdue, and given up. */
final class AnswerJudge extends Judge {

    /** So many questions keep what they are about. */
    private static final int NAMED = 10_000;
    /** So many of those that are overdue are named at once. */
    private static final int TOLD = 3;
    /** More characters, and more zeros behind them, has no amount. */
    private static final int LONGEST_AMOUNT = 100;

    /**
     * An answer that names a question by its id was sent after it, also where its own id is smaller by so much: the clocks of two
     * streams' servers, each of which may differ as far as nobody calls it a jump, and a look. What stands for an id, such as a
     * symbol, has no such span: the answer before may be that of the position before.
     */
    private static final long CLOCKS = 5_000;

    /** The content of a question of which nobody can say more than that it asks. */
    private static final long UNREAD = 0;

    private final Answer answer;
    private final Contract<?> question;
    private final long within;
    private final Set<String> answering;
    /** Fields that may differ when a message is sent again: its times. */
    private final Set<String> times;

    private final OpenQuestions open;
    private final Map<Key, Named> names = new LinkedHashMap<>();
    private final List<Existence> answers;
    /** The stream on which is asked. */
    private final Existence asking;

    private final EarlyAnswers early = new EarlyAnswers();
    /** When a question was read last that had been asked before: what fell due meanwhile falls due then. */
    private long readLate = Long.MIN_VALUE;
    /** When the newest question was asked: they are held in that order. */
    private long asked = Long.MIN_VALUE;

    private final Map<Key, Part> parts = new HashMap<>();
    /** Why questions were refused themselves: nobody acts on them until they are asked again. */
    private final Map<Key, String> refusals = new HashMap<>();
    /** Questions that were sent again. */
    private final Map<Key, Again> again = new HashMap<>();

    private final Settled settled = new Settled();
    /** Answers that were refused, by the question that they name. */
    private final Map<Key, RefusedAnswer> refused = new LinkedHashMap<>();
    /** Refused messages that may have been answers, and name no question that is open. */
    private final Uncounted others = Uncounted.refused();
    /** Messages that would answer and name nothing. */
    private final Uncounted nameless;
    /** Answers that were more than are held until their questions can be read. */
    private final Uncounted unheld;

    private final Telling overdue;
    private final Telling notJudged;
    private final Telling unreadable;
    private final Telling reused;
    private final Telling limit;
    /** How many fell due since the alarm began. */
    private long fell;

    private long givenUp;
    /** The words of the first of them. */
    private String firstGivenUp = "";

    private String refusedOfGivenUp = "";

    /** How often a question was sent, and when for the last time. */
    private record Again(long times, long at) {

        String words() {
            return "; it was sent " + times + " times, the last one at " + Instant.ofEpochMilli(at);
        }
    }

    /** What was refused of one question's answers. */
    private record RefusedAnswer(long count, long at, String last) {

        String words() {
            return (count == 1 ? "; an answer came at " : "; " + count + " answers came, the last one at ")
                    + Instant.ofEpochMilli(at) + (count == 1 ? ", but was" : ", but were") + " refused: " + last;
        }
    }

    AnswerJudge(Answer answer, Contract<?> question, UnaryOperator<String> streams, int most) {
        this.answer = answer;
        this.question = question;
        this.within = answer.within().toMillis();
        this.times = question.shape().fields().stream()
                .filter(field -> field.type().equals(ValueType.time()))
                .map(Field::name)
                .collect(Collectors.toSet());
        this.open = new OpenQuestions(most);
        var named = "named no "
                + answer.by().stream().map(Answer.By::field).distinct().collect(Collectors.joining(" or "));
        this.nameless = new Uncounted(named, named);
        var notHeld = "could not be held for what was asked while " + streams.apply(answer.of()) + " could not be read";
        this.unheld = new Uncounted(notHeld, notHeld);
        this.answering =
                answer.by().stream().map(Answer.By::event).collect(Collectors.toCollection(LinkedHashSet::new));
        this.answers = answering.stream()
                .map(event -> new Existence(event, streams.apply(event)))
                .toList();
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
            overdue.occurs(at, unanswered(place), out);
            return;
        }
        if (givenUp == 0) {
            firstGivenUp = words(open.first());
            refusedOfGivenUp = why(open.first());
        }
        givenUp++;
        settle(open.first(), at);
        if (open.overdue() == 0) {
            overdue.givenUp(at, never(), out);
            givenUp = 0;
            fell = 0;
        }
    }

    private String never() {
        return firstGivenUp + (givenUp == 1 ? " was" : " and " + (givenUp - 1) + " more were")
                + " never answered; nobody waits after " + TimeSpan.text(Expectations.GIVEN_UP) + refusedOfGivenUp;
    }

    /** How many are overdue now; of these the oldest, which are answered least likely by now, and the newest, which is news. */
    @Override
    String words(Telling telling, long at) {
        if (telling != overdue) {
            return super.words(telling, at);
        }
        var told = overdueNow();
        if (told.size() == 1) {
            return unanswered(told.get(0));
        }
        var more = open.overdue() - told.size();
        var isPart = told.stream().anyMatch(place -> !part(place).isEmpty());
        return open.overdue() + " open now, the oldest since " + Instant.ofEpochMilli(open.asked(told.get(0)))
                + ": no " + (isPart ? "whole " : "") + "answer within " + TimeSpan.text(answer.within()) + " to "
                + told.stream().map(place -> words(place) + ofItself(place)).collect(Collectors.joining("; to "))
                + (more > 1 ? "; to " + (more - 1) + " more" : "")
                + (more == 0 ? "" : "; and to the newest, " + words(open.lastOverdue()) + ofItself(open.lastOverdue()))
                + uncounted(open.asked(told.get(0))) + absent();
    }

    /** The places of the oldest that are overdue. */
    private List<Integer> overdueNow() {
        var places = new ArrayList<Integer>();
        var place = open.first();
        while (place != OpenQuestions.NOWHERE && open.isOverdue(place) && places.size() < TOLD) {
            places.add(place);
            place = open.next(place);
        }
        return places;
    }

    private String unanswered(int place) {
        return "no " + (part(place).isEmpty() ? "" : "whole ") + "answer to " + words(place) + " within "
                + TimeSpan.text(answer.within()) + why(place) + absent();
    }

    /** Answers cannot come on streams that are not there. */
    private String absent() {
        var absent = answers.stream().map(Existence::absent).toList();
        return absent.stream().anyMatch(String::isEmpty) ? "" : "; " + String.join("; ", absent);
    }

    /** Why it is not answered, as far as anything is known of it. */
    private String why(int place) {
        var its = refused.get(open.key(place));
        return its == null ? ofItself(place) + uncounted(open.asked(place)) : ofItself(place);
    }

    private String ofItself(int place) {
        var its = refused.get(open.key(place));
        return refusal(place) + again(place) + part(place) + (its == null ? "" : its.words());
    }

    private boolean cameAny(int place) {
        return refused.containsKey(open.key(place))
                || !uncounted(open.asked(place)).isEmpty();
    }

    /** That a question is sent again and again tells who waits for its answer. */
    private String again(int place) {
        var copies = again.get(open.key(place));
        return copies == null ? "" : copies.words();
    }

    /** Why nobody acts on the question. */
    private String refusal(int place) {
        var why = refusals.get(open.key(place));
        return why == null
                ? ""
                : "; it was refused itself, so nobody acts on it: " + why
                        + "; send it again as the contract says, by the" + " same " + answer.id();
    }

    private String part(int place) {
        var part = parts.get(open.key(place));
        return part == null ? "" : part.words();
    }

    private String uncounted(long asked) {
        return others.words(asked) + nameless.words(asked) + unheld.words(asked);
    }

    private String words(int place) {
        return answer.of() + " " + open.id(place)
                + names.getOrDefault(open.key(place), Named.NOBODY).words() + " of "
                + Instant.ofEpochMilli(open.asked(place));
    }

    @Override
    void questions(Consumer<Watching.Question> out) {
        for (var place = open.first(); place != OpenQuestions.NOWHERE; place = open.next(place)) {
            out.accept(new Watching.Question(
                    answer.name(),
                    answer.of(),
                    open.id(place),
                    names.getOrDefault(open.key(place), Named.NOBODY).fields(),
                    open.asked(place),
                    open.asked(place) + within,
                    open.isOverdue(place),
                    Optional.ofNullable(parts.get(open.key(place))),
                    refusals.getOrDefault(open.key(place), "")));
        }
    }

    private void settle(int place, long at) {
        var key = open.key(place);
        settled.add(key, at, open.content(place));
        names.remove(key);
        parts.remove(key);
        refusals.remove(key);
        again.remove(key);
        refused.remove(key);
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
        if (entry.source().equals(answer.of()) && !arrival.isReadLate()) {
            early.forget(arrival.came() - CLOCKS);
        }
        if (entry.fields().isEmpty()) {
            refused(entry, arrival);
            unread(entry, arrival, out);
            return;
        }
        var fields = entry.fields().get();
        if (answering.contains(entry.source()) && isNameless(entry.source(), fields)) {
            came(at, () -> nameless.add(at, entry.toString()));
        }
        for (var by : answer.by()) {
            if (by.event().equals(entry.source())) {
                said(fields, by.field()).ifPresent(id -> named(idKey(id), fields, arrival, out));
                answer.orElse()
                        .flatMap(field -> said(fields, field))
                        .ifPresent(value -> answered(otherKey(value), fields, arrival, 0, out));
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
                        arrival.at(),
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
        var key = question(entry);
        if (key.isPresent() && (refused.containsKey(key.get()) || refused.size() < NAMED)) {
            var before = refused.get(key.get());
            var count = before == null ? 1 : before.count + 1;
            came(arrival.at(), () -> refused.put(key.get(), new RefusedAnswer(count, arrival.came(), entry.refusal())));
        } else {
            came(arrival.at(), () -> others.add(arrival.came(), entry.refusal()));
        }
    }

    /** Something came that does not count: an alarm that is open and said nothing of the kind has more to say. */
    private void came(long at, Runnable taken) {
        var told = overdue.isOpen() ? overdueNow() : List.<Integer>of();
        var silent = told.stream().filter(place -> !cameAny(place)).toList();
        var parted = told.stream().map(this::part).toList();
        taken.run();
        if (silent.stream().anyMatch(this::cameAny)
                || !told.stream().map(this::part).toList().equals(parted)) {
            overdue.hasNews(at);
        }
    }

    /** Whether an answer names neither the question nor what stands for it. */
    private boolean isNameless(String source, Map<String, ?> fields) {
        return answer.by().stream()
                        .filter(by -> by.event().equals(source))
                        .noneMatch(by -> said(fields, by.field()).isPresent())
                && answer.orElse().flatMap(field -> said(fields, field)).isEmpty();
    }

    /** The open question that a refused message names. */
    private Optional<Key> question(Input.Entry entry) {
        var keys = new ArrayList<Key>();
        for (var by : answer.by()) {
            if (by.event().equals(entry.source())) {
                text(entry.said(), by.field()).ifPresent(id -> keys.add(idKey(id)));
                answer.orElse()
                        .flatMap(field -> text(entry.said(), field))
                        .ifPresent(value -> keys.add(otherKey(value)));
            }
        }
        return keys.stream()
                .filter(key -> open.find(key) != OpenQuestions.NOWHERE)
                .findFirst();
    }

    private void asked(Input.Entry entry, Map<String, ?> fields, Arrival arrival, Consumer<Alarm> out) {
        var at = arrival.at();
        var id = said(fields, answer.id());
        var other = answer.orElse().flatMap(field -> said(fields, field));
        if (id.isEmpty() && other.isEmpty()) {
            notJudged.occurs(at, nameless(entry), out);
            return;
        }
        var key = id.map(AnswerJudge::idKey).orElseGet(() -> otherKey(other.orElse("")));
        var isRead = entry.fields().isPresent();
        var content = isRead ? content(fields) : UNREAD;
        if (isRead && refusals.containsKey(key)) {
            mended(key, content, fields);
            sentAgain(key, at);
            return;
        }
        if (id.isPresent() && wasAsked(entry, key, id.get(), content, at, out)) {
            return;
        }
        if (open.find(key) != OpenQuestions.NOWHERE) {
            sentAgain(key, at);
            return;
        }
        if (open.isFull()) {
            limit.occurs(at, "more questions are open than can be held; " + entry + " is not judged", out);
            return;
        }
        var symbol = answer.flat().flatMap(positions -> text(fields, positions.symbol()));
        readLate = arrival.isReadLate() ? at : readLate;
        asked = Math.max(asked, arrival.came());
        open.add(
                key,
                asked,
                entry.millis(),
                entry.sequence(),
                content,
                symbol.map(AnswerJudge::group).orElse(0L));
        if (names.size() < NAMED) {
            names.put(key, named(fields));
        }
        if (!isRead && refusals.size() < NAMED) {
            refusals.put(key, entry.fault());
        }
        sums(key, fields);
        var span = id.isPresent() ? CLOCKS : 0;
        early.take(key)
                .forEach(answered -> answered(key, answered.amount(), new Arrival(at, answered.came()), span, out));
    }

    private String nameless(Input.Entry entry) {
        var names = "names no " + answer.id() + ", so nobody can tell its answer";
        return entry.fields().isPresent()
                ? entry + " " + names
                : entry.refusal() + "; it was refused, so nobody acts on it, and it " + names;
    }

    private void sums(Key key, Map<String, ?> fields) {
        answer.complete()
                .ifPresent(field -> amount(fields, field)
                        .ifPresent(amount -> parts.putIfAbsent(key, new Part(field, amount, amount))));
    }

    private void sentAgain(Key key, long at) {
        var before = again.get(key);
        if (before != null || again.size() < NAMED) {
            again.put(key, new Again(before == null ? 2 : before.times + 1, at));
        }
    }

    /** What was refused is asked again, and can be read: it is the same question, of the same time. */
    private void mended(Key key, long content, Map<String, ?> fields) {
        refusals.remove(key);
        open.content(open.find(key), content);
        if (names.containsKey(key)) {
            names.put(key, named(fields));
        }
        sums(key, fields);
    }

    /** Its id, or what stands for it, and what its alarms show beside. */
    private Named named(Map<String, ?> fields) {
        var shown = new LinkedHashMap<String, String>();
        said(fields, answer.id())
                .ifPresentOrElse(
                        id -> shown.put(answer.id(), id),
                        () -> answer.orElse()
                                .ifPresent(field -> text(fields, field).ifPresent(value -> shown.put(field, value))));
        answer.naming().forEach(field -> text(fields, field).ifPresent(value -> shown.put(field, value)));
        return new Named(shown);
    }

    /** Whether it is no question any more, or another one of the same id, which is told. */
    private boolean wasAsked(Input.Entry entry, Key key, String id, long content, long at, Consumer<Alarm> out) {
        var place = open.find(key);
        var isOpen = place != OpenQuestions.NOWHERE;
        var before = isOpen ? OptionalLong.of(open.content(place)) : settled.content(key, at);
        var areRead = content != UNREAD && before.orElse(UNREAD) != UNREAD;
        if (areRead && before.getAsLong() != content) {
            reused.occurs(
                    at,
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
                && settled.content(key, arrival.at()).isEmpty();
        if (isUnknown) {
            early.forget(arrival.came() - CLOCKS);
            early.add(key, new EarlyAnswers.Answered(arrival.came(), amountOf(fields)));
        } else {
            answered(key, fields, arrival, CLOCKS, out);
        }
    }

    /** An answer, which may seem to have come before its question by so much. */
    private void answered(Key key, Map<String, ?> fields, Arrival arrival, long span, Consumer<Alarm> out) {
        var place = open.find(key);
        if (place == OpenQuestions.NOWHERE) {
            if (!asking.isReadable() && !early.add(key, new EarlyAnswers.Answered(arrival.came(), amountOf(fields)))) {
                unheld.add(arrival.came(), "of " + Instant.ofEpochMilli(arrival.came()));
            }
            return;
        }
        if (arrival.came() < open.asked(place) - span) {
            return;
        }
        var left = Optional.ofNullable(parts.get(key))
                .flatMap(part -> amount(fields, part.field()).map(part::less))
                .filter(part -> part.open().signum() > 0);
        if (left.isPresent()) {
            came(arrival.at(), () -> parts.put(key, left.get()));
            return;
        }
        done(place, arrival, out);
    }

    private Map<String, String> amountOf(Map<String, ?> fields) {
        return answer.complete()
                .flatMap(field -> amount(fields, field).map(amount -> Map.of(field, amount.toString())))
                .orElse(Map.of());
    }

    private void flat(OpenPositions positions, Map<String, ?> fields, Arrival arrival, Consumer<Alarm> out) {
        var symbol = text(fields, positions.symbol());
        if (symbol.isEmpty()
                || amount(fields, positions.quantity())
                        .filter(amount -> amount.signum() == 0)
                        .isEmpty()) {
            return;
        }
        var group = group(symbol.get());
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
        var words = words(place);
        settle(place, at);
        if (wasOverdue && open.overdue() == 0) {
            var text = words + " is answered, " + inTime(late, arrival);
            if (givenUp > 0) {
                overdue.givenUp(at, text + "; " + never(), out);
            } else {
                overdue.resolved(at, late, fell > 1 ? text + "; all " + fell + " are answered" : text, out);
            }
            givenUp = 0;
            fell = 0;
        }
    }

    private static String inTime(long late, Arrival arrival) {
        return late > 0 || !arrival.isReadLate()
                ? "late by " + TimeSpan.about(Duration.ofMillis(late))
                : "in time, at " + Instant.ofEpochMilli(arrival.came()) + ", which could be read only now";
    }

    private long content(Map<String, ?> fields) {
        var all = new TreeMap<String, String>();
        fields.forEach((name, value) -> {
            if (!times.contains(name)) {
                all.put(name, String.valueOf(value));
            }
        });
        var hash = Key.of(all.toString()).high();
        return hash == UNREAD ? 1 : hash;
    }

    private static Key idKey(String id) {
        return Key.of("id " + id);
    }

    private static Key otherKey(String value) {
        return Key.of("or " + value);
    }

    /** Never 0, which is the group of those that have none. */
    private static long group(String symbol) {
        return Key.of("of " + symbol).high() | 1;
    }

    /** What names a question: an empty text names none. */
    private static Optional<String> said(Map<String, ?> fields, String name) {
        return text(fields, name).filter(text -> !text.isEmpty());
    }

    static Optional<String> text(Map<String, ?> fields, String name) {
        return Optional.<Object>ofNullable(fields.get(name)).map(String::valueOf);
    }

    /** The amount, unless it is longer than any that is meant: reckoning with a million digits takes minutes. */
    static Optional<BigDecimal> amount(Map<String, ?> fields, String name) {
        try {
            return text(fields, name)
                    .filter(text -> text.length() <= LONGEST_AMOUNT)
                    .map(BigDecimal::new)
                    .filter(amount -> Math.abs((long) amount.scale()) <= LONGEST_AMOUNT);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    void saveOwn(DataOutputStream out) throws IOException {
        open.save(out);
        out.writeLong(fell);
        out.writeLong(givenUp);
        StateBytes.text(firstGivenUp, out);
        StateBytes.text(refusedOfGivenUp, out);
        out.writeInt(names.size());
        for (var name : names.entrySet()) {
            name.getKey().save(out);
            name.getValue().save(out);
        }
        for (var one : answers) {
            one.save(out);
        }
        asking.save(out);
        early.save(out);
        out.writeLong(readLate);
        out.writeLong(asked);
        out.writeInt(parts.size());
        for (var part : parts.entrySet()) {
            part.getKey().save(out);
            part.getValue().save(out);
        }
        out.writeInt(refusals.size());
        for (var why : refusals.entrySet()) {
            why.getKey().save(out);
            StateBytes.text(why.getValue(), out);
        }
        out.writeInt(again.size());
        for (var copies : again.entrySet()) {
            copies.getKey().save(out);
            out.writeLong(copies.getValue().times);
            out.writeLong(copies.getValue().at);
        }
        settled.save(out);
        out.writeInt(refused.size());
        for (var one : refused.entrySet()) {
            one.getKey().save(out);
            out.writeLong(one.getValue().count);
            out.writeLong(one.getValue().at);
            StateBytes.text(one.getValue().last, out);
        }
        others.save(out);
        nameless.save(out);
        unheld.save(out);
    }

    @Override
    void loadOwn(DataInputStream in) throws IOException {
        open.load(in);
        fell = in.readLong();
        givenUp = in.readLong();
        firstGivenUp = StateBytes.text(in);
        refusedOfGivenUp = StateBytes.text(in);
        for (var left = in.readInt(); left > 0; left--) {
            names.put(Key.load(in), Named.load(in));
        }
        for (var one : answers) {
            one.load(in);
        }
        asking.load(in);
        early.load(in);
        readLate = in.readLong();
        asked = in.readLong();
        for (var left = in.readInt(); left > 0; left--) {
            parts.put(Key.load(in), Part.load(in));
        }
        for (var left = in.readInt(); left > 0; left--) {
            refusals.put(Key.load(in), StateBytes.text(in));
        }
        for (var left = in.readInt(); left > 0; left--) {
            again.put(Key.load(in), new Again(in.readLong(), in.readLong()));
        }
        settled.load(in);
        for (var left = in.readInt(); left > 0; left--) {
            refused.put(Key.load(in), new RefusedAnswer(in.readLong(), in.readLong(), StateBytes.text(in)));
        }
        others.load(in);
        nameless.load(in);
        unheld.load(in);
    }
}
