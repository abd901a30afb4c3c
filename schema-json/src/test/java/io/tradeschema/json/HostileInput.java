package io.tradeschema.json;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of hostile.txt, whose head explains the notation. */
record HostileInput(int line, String family, EventType<?> type, String input, String expected) {

    private static final Pattern BASE = Pattern.compile("…(?:-([a-z_]+))?");

    private static final Map<EventType<?>, Map<String, String>> BASES = Map.of(
            TradeIntent.TYPE,
            base(
                    "symbol",
                    "\"BTCUSDT\"",
                    "action",
                    "\"SELL\"",
                    "position_size_usd",
                    "200",
                    "leverage",
                    "1",
                    "entry_price",
                    "88000.5"),
            TradeClosed.TYPE,
            base(
                    "symbol",
                    "\"ETHUSDT\"",
                    "status",
                    "\"closed\"",
                    "pnl",
                    "12.5",
                    "exit_reason",
                    "\"time_stop\"",
                    "exit_price",
                    "1.6205"));

    private static Map<String, String> base(String... pairs) {
        var base = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            base.put(pairs[i], pairs[i + 1]);
        }
        return base;
    }

    static List<HostileInput> all() {
        var inputs = new ArrayList<HostileInput>();
        var family = "";
        EventType<?> type = TradeIntent.TYPE;
        var number = 0;
        for (var line : Notation.lines("hostile.txt")) {
            number++;
            if (line.startsWith("== ")) {
                family = line.substring(3, line.indexOf(','));
                type = line.endsWith(TradeClosed.TYPE.name()) ? TradeClosed.TYPE : TradeIntent.TYPE;
            } else if (line.contains("\t")) {
                var parts = line.split("\t", 2);
                inputs.add(new HostileInput(number, family, type, parts[0], parts[1]));
            }
        }
        return inputs;
    }

    /** The message that the input stands for. */
    byte[] message() {
        var whole = BASE.matcher(input)
                .replaceAll(match -> BASES.get(type).entrySet().stream()
                        .filter(field -> !field.getKey().equals(match.group(1)))
                        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
                        .collect(Collectors.joining(",")));
        return Notation.bytes(whole);
    }

    /** The findings that are expected, written out. */
    String findings() {
        return Notation.repeated(expected);
    }

    @Override
    public String toString() {
        var shown = input.length() > 60 ? input.substring(0, 60) + "..." : input;
        return "line " + line + ", " + family + ": " + shown;
    }
}
