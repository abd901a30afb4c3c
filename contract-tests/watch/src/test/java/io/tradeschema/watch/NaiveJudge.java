package io.tradeschema.watch;

import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.Health;
import io.tradeschema.model.expect.Pulse;
import io.tradeschema.model.expect.Rhythm;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A second judge that remembers nothing: at each moment at which something may change it goes through everything that came
 * before, and asks whether the expectation is met.
 */
final class NaiveJudge {

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long NEVER = Long.MAX_VALUE;
    /** By so much an answer may seem to come before what it names. */
    private static final long CLOCKS = 5_000;

    private final GeneratedTrace trace;
    private final List<String> told = new ArrayList<>();

    private NaiveJudge(GeneratedTrace trace) {
        this.trace = trace;
    }

    /** What is told, without the repetitions: rule, kind, when it was due, when it is told of. */
    static List<String> judge(GeneratedTrace trace) {
        var judge = new NaiveJudge(trace);
        for (var one : trace.expectations()) {
            if (one instanceof Answer answer) {
                judge.condition(
                        one,
                        WatchRule.ANSWER_OVERDUE,
                        prefix -> judge.overdueSince(answer, prefix),
                        prefix -> refusedAnswers(answer, prefix));
            } else if (one instanceof Rhythm rhythm) {
                judge.condition(
                        one,
                        WatchRule.STREAM_SILENT,
                        prefix -> judge.silentSince(rhythm, prefix),
                        prefix -> meanwhile(
                                prefix.entries().stream()
                                        .filter(entry -> entry.source().equals(rhythm.of()))
                                        .filter(entry -> entry.fields().isEmpty()),
                                judge.silenceBase(rhythm, prefix),
                                "was refused",
                                "were refused",
                                Input.Entry::refusal));
                judge.condition(one, WatchRule.POSITIONS_UNKNOWN, prefix -> judge.unknownSince(rhythm, prefix));
            } else if (one instanceof Pulse pulse) {
                judge.condition(
                        one,
                        WatchRule.PULSE_MISSING,
                        prefix -> judge.missingSince(pulse, prefix),
                        prefix -> meanwhile(
                                prefix.entries().stream()
                                        .filter(entry -> entry.source().equals(ExpectationsOfTraces.PULSE))
                                        .filter(entry -> !proves(entry)),
                                judge.lastProof(prefix),
                                "proved no pass",
                                "proved no pass",
                                entry -> entry + ": due \""
                                        + entry.fields().orElseThrow().get("due") + "\", confirmed \""
                                        + entry.fields().orElseThrow().get("confirmed") + "\""));
            } else if (one instanceof Health health) {
                judge.health(health);
            }
        }
        return judge.told;
    }

    /** The entries up to a moment, and whether the deadlines of its millisecond have passed. */
    private record Prefix(List<Input.Entry> entries, long at, boolean passed) {
        /** Whether a deadline has passed. */
        boolean isPast(long deadline) {
            return passed ? deadline <= at : deadline < at;
        }
    }

    private void condition(Expectation one, WatchRule rule, ToLongFunction<Prefix> since) {
        condition(one, rule, since, prefix -> "");
    }

    private void condition(
            Expectation one, WatchRule rule, ToLongFunction<Prefix> since, Function<Prefix, String> came) {
        var open = false;
        var due = 0L;
        var ended = -NEVER;
        var begun = 0L;
        var seen = 0;
        for (var at : moments()) {
            var prefixes = new ArrayList<Prefix>();
            while (seen < trace.entries().size() && trace.entries().get(seen).millis() <= at) {
                prefixes.add(new Prefix(trace.entries().subList(0, ++seen), at, false));
            }
            if (at < trace.until()) {
                prefixes.add(new Prefix(trace.entries().subList(0, seen), at, true));
            }
            for (var prefix : prefixes) {
                var holds = since.applyAsLong(prefix) != NEVER;
                if (holds && !open) {
                    var same = !(one instanceof Answer) && at <= ended + 5 * MINUTE;
                    due = same ? due : at;
                    begun = at;
                    say(one, rule, same ? "BACK" : "OPENED", due, at, came.apply(prefix));
                } else if (!holds && open) {
                    ended = at;
                    say(one, rule, isGivenUp(one, prefix, begun) ? "GIVEN_UP" : "RESOLVED", due, at);
                }
                open = holds;
            }
        }
    }

    private void say(Expectation one, WatchRule rule, String kind, long due, long at) {
        say(one, rule, kind, due, at, "");
    }

    /** The last is what is said of what came and does not count. */
    private void say(Expectation one, WatchRule rule, String kind, long due, long at, String came) {
        told.add(one.name() + " " + rule + " " + kind + " due " + (due - trace.start()) + " at " + (at - trace.start())
                + came);
    }

    /** What came from a time on and does not count; nothing, where nothing did. */
    private static String meanwhile(
            Stream<Input.Entry> entries, long since, String one, String several, Function<Input.Entry, String> words) {
        var all = entries.filter(entry -> entry.millis() >= since).toList();
        if (all.isEmpty()) {
            return "";
        }
        var last = all.get(all.size() - 1);
        var said = words.apply(last);
        return all.size() == 1
                ? "; meanwhile 1 entry " + one + ": " + said
                : "; meanwhile " + all.size() + " entries " + several + ", the last one " + said;
    }

    /** Every time at which anything may change. */
    private TreeSet<Long> moments() {
        var moments = new TreeSet<Long>();
        var bases = new ArrayList<>(List.of(trace.start(), trace.start() + MINUTE));
        trace.entries().forEach(entry -> bases.add(entry.millis()));
        for (var time = trace.start() / DAY * DAY; time <= trace.until() + DAY; time += DAY) {
            bases.add(time + 22 * 60 * MINUTE);
            bases.add(time + 6 * 60 * MINUTE);
        }
        for (var base : bases) {
            for (var offset : List.of(0L, 5_000L, MINUTE, 15 * MINUTE)) {
                moments.add(base + offset);
                moments.add(seen(base, offset));
            }
            moments.add(base + DAY);
        }
        moments.removeIf(time -> time < trace.start() || time > trace.until());
        return moments;
    }

    // ---- answers ----

    /** The last are the answers that were refused. */
    private record Question(long asked, BigDecimal missing, List<Input.Entry> refused) {}

    /** The last are refused messages that named no open question. */
    private record Open(Map<String, Question> questions, List<Long> givenUp, List<Input.Entry> others) {}

    private static Open open(Answer answer, Prefix prefix) {
        var open = new LinkedHashMap<String, Question>();
        var givenUp = new ArrayList<Long>();
        var settled = new HashMap<String, Long>();
        var others = new ArrayList<Input.Entry>();
        var early = new ArrayList<Input.Entry>();
        var unread = new HashSet<String>();
        for (var entry : prefix.entries()) {
            giveUp(open, givenUp, settled, entry.millis(), false);
            var fields = entry.fields().isPresent() || !entry.source().equals("trade.intent")
                    ? entry.fields().orElse(Map.of())
                    : entry.said();
            if (entry.source().equals("trade.closed") && entry.fields().isEmpty()) {
                var other = answer.orElse()
                        .map(field -> "or " + entry.said().get(field))
                        .orElse("");
                var id = "id " + entry.said().get("close_intent_id");
                var named = open.getOrDefault(id, open.get(other));
                (named == null ? others : named.refused).add(entry);
            } else if (entry.source().equals("trade.closed")) {
                var id = "id " + fields.get("close_intent_id");
                if (!open.containsKey(id) && entry.millis() > settled.getOrDefault(id, -NEVER) + DAY) {
                    early.add(entry);
                }
                if (answered(answer, open, id, fields)) {
                    settled.put(id, entry.millis());
                }
                answer.orElse().ifPresent(field -> answered(answer, open, "or " + fields.get(field), fields));
            } else if ("close".equals(String.valueOf(fields.get("action")).toLowerCase(Locale.ROOT))
                    || "true".equals(String.valueOf(fields.get("reduce_only")))) {
                var key = fields.containsKey("intent_id")
                        ? "id " + fields.get("intent_id")
                        : answer.orElse()
                                .filter(fields::containsKey)
                                .map(field -> "or " + fields.get(field))
                                .orElse("");
                var isCopy = key.startsWith("id ") && entry.millis() <= settled.getOrDefault(key, -NEVER) + DAY;
                if (!key.isEmpty() && !isCopy) {
                    var amount = answer.complete().isPresent() && fields.containsKey("quantity")
                            ? new BigDecimal(fields.get("quantity").toString())
                            : BigDecimal.ZERO;
                    var before = open.get(key);
                    if (before != null
                            && entry.fields().isPresent()
                            && unread.remove(key)
                            && before.missing.signum() == 0) {
                        // It was refused before, and is known only now.
                        open.put(key, new Question(before.asked, amount, before.refused));
                    }
                    if (before == null && entry.fields().isEmpty()) {
                        unread.add(key);
                    }
                    if (open.putIfAbsent(key, new Question(entry.millis(), amount, new ArrayList<>())) == null) {
                        answeredEarly(answer, open, early, key, entry.millis()).ifPresent(at -> settled.put(key, at));
                    }
                }
            }
        }
        giveUp(open, givenUp, settled, prefix.at(), prefix.passed());
        return new Open(open, givenUp, others);
    }

    /** When a question is done with by answers whose ids are a little smaller than its own. */
    private static Optional<Long> answeredEarly(
            Answer answer, Map<String, Question> open, List<Input.Entry> early, String key, long asked) {
        for (var entry : List.copyOf(early)) {
            var fields = entry.fields().orElseThrow();
            if (key.equals("id " + fields.get("close_intent_id"))) {
                early.remove(entry);
                if (entry.millis() >= asked - CLOCKS && answered(answer, open, key, fields)) {
                    return Optional.of(asked);
                }
            }
        }
        return Optional.empty();
    }

    private static void giveUp(
            Map<String, Question> open, List<Long> givenUp, Map<String, Long> settled, long at, boolean passed) {
        open.entrySet().removeIf(one -> {
            var end = one.getValue().asked + DAY;
            if (passed ? end <= at : end < at) {
                givenUp.add(end);
                settled.put(one.getKey(), end);
                return true;
            }
            return false;
        });
    }

    /** Whether a question is done with by this. */
    private static boolean answered(Answer answer, Map<String, Question> open, String key, Map<String, ?> fields) {
        var question = open.get(key);
        if (question == null) {
            return false;
        }
        var amount = fields.get("quantity");
        var left = answer.complete().isEmpty() || amount == null
                ? BigDecimal.ZERO
                : question.missing.subtract(new BigDecimal(amount.toString()));
        if (left.signum() > 0) {
            open.put(key, new Question(question.asked, left, question.refused));
            return false;
        }
        open.remove(key);
        return true;
    }

    private long overdueSince(Answer answer, Prefix prefix) {
        return open(answer, prefix).questions.values().stream()
                .mapToLong(question -> question.asked + answer.within().toMillis())
                .filter(prefix::isPast)
                .min()
                .orElse(NEVER);
    }

    /** What is said of the answers that were refused to the oldest question. */
    private static String refusedAnswers(Answer answer, Prefix prefix) {
        var open = open(answer, prefix);
        var oldest = open.questions.values().stream()
                .min(Comparator.comparingLong(Question::asked))
                .orElseThrow();
        if (oldest.refused.isEmpty()) {
            var nameless = prefix.entries().stream()
                    .filter(entry -> entry.source().equals("trade.closed"))
                    .filter(entry ->
                            entry.fields().isPresent() && answer.orElse().isEmpty())
                    .filter(entry -> !entry.fields().get().containsKey("close_intent_id"));
            return meanwhile(open.others.stream(), oldest.asked, "was refused", "were refused", Input.Entry::refusal)
                    + meanwhile(
                            nameless,
                            oldest.asked,
                            "named no close_intent_id",
                            "named no close_intent_id",
                            Input.Entry::toString);
        }
        var last = oldest.refused.get(oldest.refused.size() - 1);
        var at = Instant.ofEpochMilli(last.millis());
        return oldest.refused.size() == 1
                ? "; an answer came at " + at + ", but was refused: " + last + ": " + last.fault()
                : "; " + oldest.refused.size() + " answers came, the last one at " + at + ", but were refused: " + last
                        + ": " + last.fault();
    }

    private static boolean isGivenUp(Expectation one, Prefix prefix, long begun) {
        return one instanceof Answer answer
                && open(answer, prefix).givenUp.stream().anyMatch(time -> time >= begun);
    }

    // ---- rhythms ----

    private long silentSince(Rhythm rhythm, Prefix prefix) {
        var quiet = !rhythm.quiet().isEmpty();
        if (quiet && isQuiet(prefix.passed() ? prefix.at() : prefix.at() - 1)) {
            return NEVER;
        }
        if (rhythm.open().isPresent() && openedAt(rhythm, prefix) == NEVER) {
            return NEVER;
        }
        var due = seen(silenceBase(rhythm, prefix), rhythm.every().toMillis());
        return prefix.isPast(due) ? due : NEVER;
    }

    /** When so much time has passed that somebody saw, second by second. */
    private long seen(long from, long span) {
        var pause = trace.pause();
        if (pause.isEmpty() || from + span < pause.get().from()) {
            return from + span;
        }
        var length = pause.get().to() - pause.get().from();
        var until = pause.get().to() + Math.min(length, MINUTE);
        if (from >= until) {
            return from + span;
        }
        var at = from;
        for (var left = span; left > 0 || at >= pause.get().from() && at < until; at += 1_000) {
            left -= at >= pause.get().from() && at < until ? 0 : 1_000;
        }
        return at;
    }

    private long silenceBase(Rhythm rhythm, Prefix prefix) {
        var base = trace.start();
        for (var entry : prefix.entries()) {
            if (entry.source().equals(rhythm.of()) && entry.fields().isPresent()
                    || rhythm.excusedBy().isPresent() && isExcuse(entry)) {
                base = entry.millis();
            }
        }
        if (!rhythm.quiet().isEmpty()) {
            var last = prefix.at() / DAY * DAY + 6 * 60 * MINUTE;
            last = last > prefix.at() ? last - DAY : last;
            base = Math.max(base, last);
        }
        return rhythm.open().isPresent() ? Math.max(base, openedAt(rhythm, prefix)) : base;
    }

    private static boolean isQuiet(long time) {
        var hour = Math.floorMod(time, DAY) / (60 * MINUTE);
        return hour >= 22 || hour < 6;
    }

    private static boolean isExcuse(Input.Entry entry) {
        return entry.source().equals(ExpectationsOfTraces.PULSE)
                && "0".equals(entry.fields().orElse(Map.of()).get("due"))
                && "0".equals(entry.fields().orElse(Map.of()).get("confirmed"));
    }

    private static long openedAt(Rhythm rhythm, Prefix prefix) {
        var guessed = rhythm.open().orElseThrow().event().equals("trade.intent");
        var open = new HashMap<String, BigDecimal>();
        var opened = NEVER;
        for (var entry : prefix.entries()) {
            var fields = entry.fields().orElse(Map.of());
            var symbol = String.valueOf(fields.get("symbol"));
            var amount = fields.containsKey("quantity")
                    ? new BigDecimal(fields.get("quantity").toString())
                    : null;
            var before = open.isEmpty();
            if (entry.source().equals(ExpectationsOfTraces.SNAPSHOT) && !guessed) {
                if (amount.signum() == 0) {
                    open.remove(symbol);
                } else {
                    open.put(symbol, amount);
                }
            } else if (guessed
                    && entry.source().equals("trade.intent")
                    && "BUY".equals(fields.get("action"))
                    && !Boolean.TRUE.equals(fields.get("reduce_only"))) {
                var had = open.get(symbol);
                var unknown = amount == null || had != null && had.signum() == 0;
                open.put(symbol, unknown ? BigDecimal.ZERO : had == null ? amount : had.add(amount));
            } else if (guessed && entry.source().equals("trade.closed") && open.containsKey(symbol)) {
                var had = open.get(symbol);
                if (amount != null && had.compareTo(amount) > 0) {
                    open.put(symbol, had.subtract(amount));
                } else {
                    open.remove(symbol);
                }
            }
            opened = open.isEmpty() ? NEVER : before ? entry.millis() : opened;
        }
        return opened;
    }

    private long unknownSince(Rhythm rhythm, Prefix prefix) {
        if (rhythm.open().flatMap(open -> open.fresh()).isEmpty() || openedAt(rhythm, prefix) != NEVER) {
            return NEVER;
        }
        var newest = prefix.entries().stream()
                .filter(entry -> entry.source().equals(ExpectationsOfTraces.SNAPSHOT))
                .mapToLong(Input.Entry::millis)
                .max()
                .orElse(trace.start() + MINUTE);
        var due = seen(newest, MINUTE);
        return prefix.isPast(due) ? due : NEVER;
    }

    // ---- pulses ----

    private static boolean proves(Input.Entry entry) {
        var fields = entry.fields().orElse(Map.of());
        return fields.get("due").equals(fields.get("confirmed"));
    }

    private long lastProof(Prefix prefix) {
        return prefix.entries().stream()
                .filter(entry -> entry.source().equals(ExpectationsOfTraces.PULSE))
                .filter(NaiveJudge::proves)
                .mapToLong(Input.Entry::millis)
                .max()
                .orElse(trace.start());
    }

    private long missingSince(Pulse pulse, Prefix prefix) {
        var due = seen(
                Math.max(trace.start() + MINUTE - pulse.every().toMillis(), lastProof(prefix)),
                pulse.every().toMillis());
        return prefix.isPast(due) ? due : NEVER;
    }

    // ---- health ----

    private void health(Health health) {
        var moments = new TreeSet<Long>();
        trace.entries().forEach(entry -> {
            moments.add(entry.millis());
            moments.add(entry.millis() + 5 * MINUTE);
        });
        var open = false;
        var due = 0L;
        var ended = -NEVER;
        for (var at : moments) {
            if (at >= trace.until()) {
                break;
            }
            var total = 0;
            var refused = 0;
            var now = false;
            for (var entry : trace.entries()) {
                var when = entry.millis();
                if (when <= at && when > at - 5 * MINUTE) {
                    total++;
                    refused += entry.fields().isEmpty() ? 1 : 0;
                    now |= when == at;
                }
            }
            var tooMany = total >= 20 && refused * 100 > total;
            if (!open && tooMany && now) {
                var same = at <= ended + 5 * MINUTE;
                due = same ? due : at;
                say(health, WatchRule.REFUSED_TOO_OFTEN, same ? "BACK" : "OPENED", due, at);
                open = true;
            } else if (open && !tooMany) {
                say(health, WatchRule.REFUSED_TOO_OFTEN, "RESOLVED", due, at);
                ended = at;
                open = false;
            }
        }
    }
}
