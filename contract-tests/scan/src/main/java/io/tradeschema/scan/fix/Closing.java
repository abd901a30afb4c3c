package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of a program that speaks of a position that is held, or makes one smaller. */
final class Closing {

    /** Marks that are decisive wherever in a file they stand. */
    private static final Pattern MARK =
            Pattern.compile("(?i)reduce_?only|close_?only|close_?position|is_?clos(?:e|ing)\\b");

    private static final Set<String> HELD = Set.of(
            "position",
            "positions",
            "pos",
            "holding",
            "holdings",
            "held",
            "inventory",
            "exposure",
            "fill",
            "fills",
            "filled",
            "pnl",
            "upnl",
            "unrealized",
            "unrealised");

    private static final Set<String> LEAVES = Set.of(
            "bail",
            "close",
            "closed",
            "closes",
            "closing",
            "cover",
            "cut",
            "decrease",
            "deleverage",
            "derisk",
            "dump",
            "emergency",
            "exit",
            "exits",
            "exiting",
            "flat",
            "flatten",
            "flip",
            "hedge",
            "kill",
            "leave",
            "liquidate",
            "liquidation",
            "margin",
            "offload",
            "out",
            "panic",
            "profit",
            "protect",
            "protection",
            "rebalance",
            "reduce",
            "reverse",
            "scale",
            "shrink",
            "sl",
            "square",
            "stop",
            "stopped",
            "tp",
            "trim",
            "unwind",
            "wind");

    private static final Pattern TOKEN = Pattern.compile("\\w+");

    private static final Set<String> OPENS = Set.of("open", "enter");

    private Closing() {}

    /** Whether a file has a mark that is decisive wherever it stands. */
    static boolean isMarked(Source source) {
        return MARK.matcher(source.text()).find();
    }

    /** Whether the name of a function, a class or a file is that of something which makes a position smaller. */
    static boolean leaves(String name) {
        return Words.of(name).stream().anyMatch(LEAVES::contains);
    }

    /**
     * Whether a part of a program speaks of a position.
     *
     * @param fields names of the contract, which say nothing of what is held
     */
    static boolean speaks(Node part, Set<String> fields) {
        return Sources.nodes(part).anyMatch(node -> {
            if (node.is("string") || node.is("string_literal")) {
                return TOKEN.matcher(node.text())
                        .results()
                        .map(java.util.regex.MatchResult::group)
                        .filter(token -> !fields.contains(Words.folded(token)))
                        .flatMap(token -> Words.of(token).stream())
                        .anyMatch(word -> LEAVES.contains(word) || HELD.contains(word));
            }
            if (Kinds.isCall(node)) {
                return Kinds.called(node)
                        .map(Kinds::last)
                        .filter(name -> leaves(name) && !Calls.arguments(node).isEmpty())
                        .isPresent();
            }
            return node.type().endsWith("identifier")
                    && !fields.contains(Words.folded(node.text()))
                    && !isCalledToOpen(node)
                    && holds(node.text());
        });
    }

    private static boolean holds(String name) {
        var words = Words.of(name);
        return words.stream().anyMatch(HELD::contains) || !words.isEmpty() && isTrade(words.get(words.size() - 1));
    }

    private static boolean isTrade(String word) {
        return word.equals("trade") || word.equals("trades");
    }

    /** {@code open_position}, where it is a function; {@code open_positions} are held. */
    private static boolean isCalledToOpen(Node name) {
        return name.field().matches("function|name|attribute|property")
                && opens(name.text())
                && !name.text().endsWith("s");
    }

    /** Whether a function's name says that it opens something. */
    static boolean opens(String name) {
        var words = Words.of(name);
        return !words.isEmpty() && OPENS.contains(words.get(0));
    }

    /** The same on the way to where something is read: what a function, a class or a call there is named. */
    static boolean mayBe(Source source, List<Node> path) {
        return isMarked(source)
                || path.stream()
                        .flatMap(node -> Opening.named(path, node).stream())
                        .anyMatch(Closing::leaves)
                || path.stream()
                        .filter(Kinds::isCall)
                        .flatMap(call -> Kinds.called(call).stream())
                        .anyMatch(called -> leaves(Kinds.last(called)));
    }
}
