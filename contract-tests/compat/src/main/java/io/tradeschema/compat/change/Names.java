package io.tradeschema.compat.change;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How alike two names are: by spelling, or because people use them for the same thing. */
final class Names {

    private static final List<Set<String>> ALIASES = List.of(
            Set.of("side", "action", "direction", "signal"),
            Set.of("quantity", "qty", "size", "amount", "volume"),
            Set.of("symbol", "instrument", "ticker", "pair"),
            Set.of("price", "rate"),
            Set.of("pnl", "pnlusd", "pnlusdt", "realizedpnl", "profit"),
            Set.of("pnlpct", "pnlpercent", "realizedpnlpct"),
            Set.of("timestamp", "time", "ts", "at", "createdat", "decidedat", "eventtime"),
            Set.of("id", "identifier", "uid", "uuid"),
            Set.of("type", "kind"),
            Set.of("status", "state"),
            Set.of("reason", "cause", "exitreason"),
            Set.of("model", "modelid"),
            Set.of("entry", "entryprice", "price"),
            Set.of("exit", "exitprice"),
            Set.of("positionsizeusd", "sizeusd", "notional", "positionusd"),
            Set.of("stoploss", "sl", "slprice", "sllevel"),
            Set.of("takeprofit", "tp", "tpprice", "tplevel"),
            Set.of("buy", "long"),
            Set.of("sell", "short"));

    private Names() {}

    /** From 0, nothing in common, to 3, the same but for case and signs. */
    static int likeness(String left, String right) {
        var first = plain(left);
        var second = plain(right);
        if (first.equals(second)) {
            return 3;
        }
        if (areAliases(left, right)) {
            return 2;
        }
        var longest = Math.max(first.length(), second.length());
        if (distance(first, second) * 3 <= longest) {
            return 2;
        }
        var words = new java.util.HashSet<>(words(left));
        words.retainAll(words(right));
        return words.isEmpty() ? 0 : 1;
    }

    static boolean areAliases(String left, String right) {
        return ALIASES.stream().anyMatch(names -> names.contains(plain(left)) && names.contains(plain(right)));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]", "");
    }

    private static List<String> words(String name) {
        return List.of(name.replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[_\\-. ]"));
    }

    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= left.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
