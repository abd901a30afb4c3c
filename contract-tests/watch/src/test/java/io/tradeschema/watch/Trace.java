package io.tradeschema.watch;

import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.TimeSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One trace of a file: what came when, and what must be told. README.txt beside the files says how they are written.
 *
 * @param happenings in the order of time
 * @param until the last tick
 */
record Trace(
        String name,
        List<Expectation> expectations,
        long start,
        List<Happening> happenings,
        long until,
        List<String> alarms) {

    /** Something at a time: an input, or the watcher's end or beginning. */
    record Happening(long at, Optional<Input> input, String word) {

        /** By how much the id of an entry is ahead, where the line says so; negative where it came before it is told. */
        private long ahead() {
            return span("ahead=") - span("late=");
        }

        private long span(String key) {
            var said = word.indexOf(key);
            return said < 0
                    ? 0
                    : TimeSpan.of(word.substring(said + key.length())).toMillis();
        }
    }

    static List<Trace> of(String file) throws IOException {
        var traces = new ArrayList<Trace>();
        try (var in = Objects.requireNonNull(Trace.class.getResourceAsStream(file), file)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var block : text.split("(?m)^(?=trace )")) {
                if (!block.isBlank()) {
                    traces.add(new Reader(block.lines().toList()).trace());
                }
            }
        }
        return traces;
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class Reader {
        private final List<String> lines;
        private final List<Happening> happenings = new ArrayList<>();
        private final List<String> alarms = new ArrayList<>();
        private List<String> names = List.of();
        private long start = Instant.parse("2026-01-21T00:00:00Z").toEpochMilli();
        private long until;
        private long ahead;
        private long sequence;
        private boolean told;

        Reader(List<String> lines) {
            this.lines = lines;
        }

        Trace trace() {
            for (var line : lines.subList(1, lines.size())) {
                if (!line.isBlank()) {
                    line(line.strip());
                }
            }
            happenings.sort(Comparator.comparingLong(Happening::at));
            return new Trace(
                    lines.get(0), ExpectationsOfTraces.named(names), start, shifted(happenings), until, alarms);
        }

        /** Ids of entries come from the server's clock, so after its jump they are ahead. */
        private List<Happening> shifted(List<Happening> all) {
            var shifted = new ArrayList<Happening>();
            for (var one : all) {
                if (one.input.orElse(null) instanceof Input.Clock clock) {
                    ahead = clock.ahead();
                }
                if (one.input.orElse(null) instanceof Input.Entry entry) {
                    shifted.add(new Happening(
                            one.at,
                            Optional.of(new Input.Entry(
                                    entry.source(),
                                    entry.millis() + ahead + one.ahead(),
                                    sequence++,
                                    entry.fields(),
                                    entry.fault(),
                                    entry.said())),
                            ""));
                } else {
                    shifted.add(one);
                }
            }
            return shifted;
        }

        private void line(String line) {
            if (told) {
                alarms.add(line.replaceAll("\\s+", " "));
            } else if (line.startsWith("expect ")) {
                names = List.of(line.substring(7).strip().split("\\s+"));
            } else if (line.startsWith("start ")) {
                start = Instant.parse(line.substring(6)).toEpochMilli();
            } else if (line.startsWith("until ")) {
                until = time(line.substring(6));
            } else if (line.equals("alarms")) {
                told = true;
            } else {
                happening(line);
            }
        }

        private void happening(String line) {
            var every = line.indexOf(" every ");
            if (every >= 0) {
                var bounds = line.substring(0, every).split("\\.\\.");
                var rest = line.substring(every + 7).split(" ", 2);
                var step = TimeSpan.of(rest[0]).toMillis();
                for (var at = time(bounds[0]); at <= time(bounds[1]); at += step) {
                    happens(at, rest[1]);
                }
                return;
            }
            var parts = line.split(" ", 3);
            if (parts[0].endsWith("d")) {
                happens(time(parts[0] + " " + parts[1]), parts[2]);
            } else {
                happens(time(parts[0]), line.substring(parts[0].length() + 1));
            }
        }

        private long time(String text) {
            return start + offset(text);
        }

        private void happens(long at, String words) {
            var parts = Arrays.asList(words.strip().split("\\s+"));
            happenings.add(new Happening(at, input(at, parts), words.strip()));
        }

        private Optional<Input> input(long at, List<String> words) {
            var named = new HashMap<String, String>();
            words.stream().filter(word -> word.contains("=")).forEach(word -> {
                var pair = word.split("=", 2);
                named.put(pair[0], pair[1]);
            });
            var symbol = named.getOrDefault("s", "BTCUSDT");
            return switch (words.get(0)) {
                case "C" -> entry("trade.intent", at, intent("CLOSE", symbol, words.get(1), named));
                case "B" ->
                    entry("trade.intent", at, intent("BUY", symbol, named.getOrDefault("id", "-"), named, words));
                case "V" -> entry("trade.intent", at, Map.of("symbol", symbol, "action", "BUY"));
                case "R" ->
                    Optional.of(new Input.Entry(
                            "trade.intent", at, 0, Optional.empty(), words.get(1) + " from exit_monitor", named));
                case "X" -> entry("trade.closed", at, closed("close_intent_id", symbol, words.get(1), named));
                case "J" -> entry("trade.closed", at, closed("intent_id", symbol, words.get(1), named));
                case "S" ->
                    entry(ExpectationsOfTraces.SNAPSHOT, at, Map.of("symbol", words.get(1), "quantity", words.get(2)));
                case "T" -> entry(ExpectationsOfTraces.TICK, at, Map.of("bid", "1"));
                case "P" -> entry(ExpectationsOfTraces.PULSE, at, pass(words));
                case "G" -> Optional.of(new Input.Groups(at, "trade.intent", group(words.get(1))));
                case "unreadable" -> Optional.of(new Input.Seen(at, words.get(1), false, Long.MIN_VALUE, false));
                case "readable" -> Optional.of(new Input.Seen(at, words.get(1), true, at));
                case "now" -> Optional.of(new Input.Now(at));
                case "tick" -> Optional.of(new Input.Tick(at));
                case "unread" -> Optional.of(new Input.Unread(at, "no answer"));
                case "reset" -> Optional.of(new Input.Reset(at, words.get(1), "it was deleted"));
                case "clock" ->
                    Optional.of(new Input.Clock(
                            at,
                            words.get(1).startsWith("-")
                                    ? -TimeSpan.of(words.get(1).substring(1)).toMillis()
                                    : TimeSpan.of(words.get(1)).toMillis()));
                case "stop", "start" -> Optional.empty();
                default -> throw new IllegalArgumentException("no such event: " + words);
            };
        }

        private static Optional<Input> entry(String source, long at, Map<String, ?> fields) {
            return Optional.of(new Input.Entry(source, at, 0, Optional.of(fields), ""));
        }

        private static Map<String, Object> intent(String action, String symbol, String id, Map<String, String> named) {
            return intent(action, symbol, id, named, List.of());
        }

        private static Map<String, Object> intent(
                String action, String symbol, String id, Map<String, String> named, List<String> words) {
            var fields = new HashMap<String, Object>(Map.of("symbol", symbol, "action", action));
            if (!id.equals("-")) {
                fields.put("intent_id", id);
            }
            if (words.contains("reduce")) {
                fields.put("reduce_only", true);
            }
            if (named.containsKey("q")) {
                fields.put("quantity", named.get("q"));
            }
            if (named.containsKey("note")) {
                fields.put("reason", named.get("note"));
            }
            return fields;
        }

        private static Map<String, Object> closed(String field, String symbol, String id, Map<String, String> named) {
            var fields = new HashMap<String, Object>(Map.of("symbol", symbol, "status", "closed"));
            if (!id.equals("-")) {
                fields.put(field, id);
            }
            if (named.containsKey("q")) {
                fields.put("quantity", named.get("q"));
            }
            return fields;
        }

        private static Map<String, Object> pass(List<String> words) {
            if (words.size() < 3) {
                return Map.of("due", "0", "confirmed", "0");
            }
            return words.get(1).equals("-")
                    ? Map.of("at", "now")
                    : Map.of("due", words.get(1), "confirmed", words.get(2));
        }

        private static List<Input.Group> group(String seen) {
            if (seen.equals("missing")) {
                return List.of();
            }
            var number = seen.replaceAll(".*=", "");
            return List.of(new Input.Group(
                    "executor",
                    seen.startsWith("waiting=") ? TimeSpan.of(number).toMillis() : 0,
                    "executor-1",
                    seen.startsWith("deliveries=") ? Long.parseLong(number) : 1,
                    "1-0",
                    seen.startsWith("trimmed=") ? Long.parseLong(number) : 0,
                    Optional.of(number)
                            .filter(any -> seen.startsWith("undelivered="))
                            .map(age -> new Input.Undelivered(
                                    "1-0", "2-0", TimeSpan.of(age).toMillis(), OptionalLong.of(3)))));
        }
    }

    /** Milliseconds after the trace's start: minutes, an hour and minute, or the same on a later day. */
    static long offset(String text) {
        var days = text.indexOf("d ");
        var rest = days < 0 ? text : text.substring(days + 2);
        var day = days < 0 ? 0 : Long.parseLong(text.substring(0, days));
        var parts = rest.split(":");
        double minutes = parts.length == 1
                ? Double.parseDouble(parts[0])
                : Long.parseLong(parts[0]) * 60
                        + Long.parseLong(parts[1])
                        + (parts.length > 2 ? Long.parseLong(parts[2]) / 60.0 : 0);
        return day * 86_400_000 + Math.round(minutes * 60_000 / 100) * 100;
    }
}
