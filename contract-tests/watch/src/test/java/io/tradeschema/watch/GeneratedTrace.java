package io.tradeschema.watch;

import io.tradeschema.model.expect.Expectation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Entries by chance, in the order of their time, at whole seconds; often exactly at a deadline. */
record GeneratedTrace(
        List<Expectation> expectations, long start, List<Input.Entry> entries, long until, Optional<Pause> pause) {

    /** When the server was away: nobody could write. */
    record Pause(long from, long to) {

        /** What came within it came never. */
        private boolean holds(Input.Entry entry) {
            return entry.millis() > from && entry.millis() < to;
        }
    }

    GeneratedTrace(List<Expectation> expectations, long start, List<Input.Entry> entries, long until) {
        this(expectations, start, entries, until, Optional.empty());
    }

    /** The same with a pause of the server, from a second to a few minutes. */
    GeneratedTrace paused(Random random) {
        var from = start + random.nextLong((until - start) / SECOND) * SECOND;
        var pause = new Pause(from, Math.min(until, from + (1 + random.nextInt(300)) * SECOND));
        return new GeneratedTrace(
                expectations,
                start,
                entries.stream().filter(entry -> !pause.holds(entry)).toList(),
                until,
                Optional.of(pause));
    }

    /** 21:40 on a Wednesday: quiet hours begin and end within the longer traces. */
    private static final long START = 1_769_031_600_000L;

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final List<String> NAMES = List.of(
            "exit-answered",
            "exit-complete",
            "exit-by-symbol",
            "exit-pulse",
            "closed-while-open",
            "closed-after-entry",
            "ticks-by-day",
            "intents-valid");
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");

    static GeneratedTrace of(long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var days = random.nextInt(8) == 0 && !name.equals("exit-pulse") && !name.equals("closed-while-open");
        var length = days ? 27 * 60 * MINUTE : name.equals("exit-pulse") ? 4 * MINUTE : 50 * MINUTE;
        var entries = new ArrayList<Input.Entry>();
        var number = random.nextInt(name.equals("intents-valid") ? 60 : 14);
        for (var i = 0; i < number; i++) {
            entries.add(entry(name, START + time(random, length, entries), random));
        }
        if (random.nextInt(2) == 0) {
            calm(name, random, entries, length);
        }
        entries.removeIf(entry -> entry.millis() > START + length);
        entries.sort(Comparator.comparingLong(Input.Entry::millis));
        var numbered = new ArrayList<Input.Entry>();
        for (var entry : entries) {
            numbered.add(new Input.Entry(
                    entry.source(), entry.millis(), numbered.size(), entry.fields(), entry.fault(), entry.said()));
        }
        return new GeneratedTrace(
                ExpectationsOfTraces.named(List.of(name)), START, List.copyOf(numbered), START + length);
    }

    /** Anywhere, or exactly at or a second beside the deadline of an earlier entry. */
    private static long time(Random random, long length, List<Input.Entry> before) {
        if (!before.isEmpty() && random.nextInt(3) == 0) {
            var offsets = List.of(15 * MINUTE, 60 * SECOND, 5 * SECOND, 5 * MINUTE, 24 * 60 * MINUTE);
            var time = before.get(random.nextInt(before.size())).millis()
                    - START
                    + offsets.get(random.nextInt(offsets.size()))
                    + (random.nextInt(3) - 1) * SECOND;
            if (time >= 0 && time <= length) {
                return time;
            }
        }
        return random.nextLong(length / SECOND) * SECOND;
    }

    /** What makes a trace quiet: answers to what was asked, and what comes regularly. */
    private static void calm(String name, Random random, List<Input.Entry> entries, long length) {
        for (var entry : List.copyOf(entries)) {
            var fields = entry.fields().orElse(Map.of());
            if (entry.source().equals("trade.intent") && fields.containsKey("intent_id")) {
                var answer = new HashMap<String, Object>(Map.of("symbol", fields.get("symbol"), "status", "closed"));
                answer.put("close_intent_id", fields.get("intent_id"));
                if (fields.containsKey("quantity")) {
                    answer.put("quantity", "9");
                }
                entries.add(accepted("trade.closed", entry.millis() + random.nextInt(900) * SECOND, answer));
            }
        }
        if (name.equals("exit-pulse") || name.equals("closed-while-open")) {
            for (var at = 0L; at <= length; at += 55 * SECOND) {
                entries.add(accepted(ExpectationsOfTraces.PULSE, START + at, Map.of("due", "0", "confirmed", "0")));
                entries.add(accepted(
                        ExpectationsOfTraces.SNAPSHOT, START + at, Map.of("symbol", "SOLUSDT", "quantity", "0")));
            }
        }
    }

    private static Input.Entry entry(String name, long at, Random random) {
        var symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        return switch (name) {
            case "exit-pulse" -> pass(at, random);
            case "ticks-by-day" -> accepted(ExpectationsOfTraces.TICK, at, Map.of());
            case "intents-valid" ->
                random.nextInt(3) > 0
                        ? new Input.Entry(
                                "trade.intent", START + (at - START) / 8, 0, Optional.empty(), "UNKNOWN_FIELD")
                        : accepted("trade.intent", START + (at - START) / 8, Map.of("symbol", symbol, "action", "BUY"));
            case "closed-while-open" ->
                switch (random.nextInt(4)) {
                    case 0 -> pass(at, random);
                    case 1 -> closed(at, symbol, random);
                    default ->
                        accepted(
                                ExpectationsOfTraces.SNAPSHOT,
                                at,
                                Map.of("symbol", symbol, "quantity", random.nextInt(3) == 0 ? "0" : "0.5"));
                };
            default -> random.nextInt(5) < 3 ? intent(at, symbol, random) : closed(at, symbol, random);
        };
    }

    private static Input.Entry pass(long at, Random random) {
        return accepted(
                ExpectationsOfTraces.PULSE,
                at,
                Map.of("due", "" + random.nextInt(2), "confirmed", "" + random.nextInt(2)));
    }

    private static Input.Entry intent(long at, String symbol, Random random) {
        var fields = new HashMap<String, Object>();
        fields.put("symbol", symbol);
        fields.put("action", random.nextInt(4) == 0 ? "BUY" : "CLOSE");
        if (random.nextInt(5) > 0) {
            fields.put("intent_id", "" + (char) ('a' + random.nextInt(4)));
        }
        if (random.nextInt(4) == 0) {
            fields.put("reduce_only", random.nextBoolean());
        }
        if (random.nextInt(2) == 0) {
            fields.put("quantity", "" + (1 + random.nextInt(3)));
        }
        return random.nextInt(5) == 0 ? refusedIntent(at, fields, random) : accepted("trade.intent", at, fields);
    }

    /** An intent that breaks the contract; what can be read of it all the same is less or more, and at times in other words. */
    private static Input.Entry refusedIntent(long at, Map<String, Object> fields, Random random) {
        var said = new HashMap<String, String>();
        fields.forEach((name, value) -> {
            if (random.nextInt(4) > 0) {
                said.put(name, String.valueOf(value));
            }
        });
        said.computeIfPresent("action", (name, value) -> switch (random.nextInt(4)) {
            case 0 -> value.toLowerCase(Locale.ROOT);
            case 1 -> "EXIT";
            default -> value;
        });
        return new Input.Entry("trade.intent", at, 0, Optional.empty(), "UNKNOWN_FIELD $.pln from exit_monitor", said);
    }

    private static Input.Entry closed(long at, String symbol, Random random) {
        var fields = new HashMap<String, Object>();
        fields.put("symbol", symbol);
        if (random.nextInt(5) > 0) {
            fields.put("close_intent_id", "" + (char) ('a' + random.nextInt(4)));
        }
        if (random.nextInt(2) == 0) {
            fields.put("quantity", "" + (1 + random.nextInt(3)));
        }
        return random.nextInt(4) == 0 ? refused(at, fields, random) : accepted("trade.closed", at, fields);
    }

    /** A close that breaks the contract; of every second one it can be read which intent it is about. */
    private static Input.Entry refused(long at, Map<String, Object> fields, Random random) {
        var said = new HashMap<String, String>();
        for (var name : List.of("close_intent_id", "symbol")) {
            if (fields.containsKey(name) && random.nextInt(2) == 0) {
                said.put(name, (String) fields.get(name));
            }
        }
        return new Input.Entry("trade.closed", at, 0, Optional.empty(), "UNKNOWN_FIELD $.pln from executor", said);
    }

    private static Input.Entry accepted(String source, long at, Map<String, Object> fields) {
        return new Input.Entry(source, at, 0, Optional.of(fields), "");
    }
}
