package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether it is shown that a position is opened where its direction gets the name of what is to be done. LONG is what a position
 * is, BUY is what is done: they are one where a position is opened, and opposites where it is closed. So something has to say that
 * one is opened, and nothing may speak of one that is held: not the function, and not whoever calls it.
 */
final class Opening {

    private static final String HELD =
            " may be of a position that is held, or made smaller: there it does not say what to do";
    private static final String UNKNOWN =
            " is said in a function of which nobody knows whether it opens a position or leaves one: ";
    private static final String NOT_SHOWN =
            " means what is to be done only where a position is opened, and nothing there shows that one is";

    /** What a decision to open is made of. */
    private static final Set<String> DECIDES = Set.of(
            "alpha",
            "bear",
            "bearish",
            "breakout",
            "bull",
            "bullish",
            "buy",
            "cross",
            "crossed",
            "crossover",
            "down",
            "downtrend",
            "ema",
            "fast",
            "forecast",
            "forecasts",
            "imbalance",
            "indicator",
            "macd",
            "momentum",
            "pred",
            "predict",
            "predicted",
            "prediction",
            "prob",
            "probability",
            "rsi",
            "score",
            "sell",
            "sentiment",
            "sig",
            "signal",
            "signals",
            "slow",
            "sma",
            "trend",
            "up",
            "uptrend",
            "zscore");

    /**
     * Words of functions' names that say nothing of a position. Of any other word nobody knows whether it speaks of leaving one,
     * and there are more of those than any list has.
     */
    private static final Set<String> PLAIN = Set.of(
            ("a account act action add after all an analyse analyze app apply asset async at await bar bars batch body bot btc build bus by"
                            + " call callback candle candles change changed check client coin command compute consume create crypto cycle daily"
                            + " constructor data decide decision default deliver dict dispatch do each emit emitter encode engine entries eth evaluate event"
                            + " events every execute feed fetch final fire first for format forward from futures generate get global handle"
                            + " handler hourly id in indicators init intent intents interval item job json kline klines latest listen live local"
                            + " loop main make manual market message messages minute model ms msg new next notify now map object of on once one order"
                            + " orders pair params parse payload perform perp place poll post price prices process produce producer provide"
                            + " publish publisher push put queue quote quotes raw read receive received record redis request response route"
                            + " run runner schedule scheduled send sender serialize set setup ship simple spot start step strategies strategy"
                            + " stream streams submit symbol symbols task tasks str text the then tick ticker ticks timer to trade trader trades trading"
                            + " transmit trigger triggered turn update updates use user v value values wire with work worker write writer xadd")
                    .split(" "));

    private static final Set<String> OF_POSITIONS = Set.of("long", "short");

    private final Sources sources;
    private final Set<String> fields;
    private final Remedy remedy;

    private Opening(Sources sources, Set<String> fields, Remedy remedy) {
        this.sources = sources;
        this.fields = fields;
        this.remedy = remedy;
    }

    /** One change where it is made: the nodes around it, the file first. */
    private record Place(Source source, Edit edit, List<Node> path) {

        String word() {
            return source.text(edit.start() - source.shift(), edit.end() - source.shift());
        }

        /** Whether a position's direction becomes what is to be done; what a type lists decides nothing. */
        boolean isMapped() {
            return OF_POSITIONS.contains(word().toLowerCase(Locale.ROOT))
                    && !word().equalsIgnoreCase(edit.text())
                    && path.stream().noneMatch(node -> node.type().matches("type|type_annotation|literal_type"));
        }

        Optional<Node> function() {
            return path.stream().filter(Kinds::isFunction).findFirst();
        }
    }

    /**
     * What the remedy guesses of a direction; empty when it guesses none.
     *
     * @param fields the contract's names, {@linkplain Words#folded folded}
     * @param written whether the direction is written, and not read
     */
    static Optional<String> guess(Sources sources, Set<String> fields, Remedy remedy, boolean written) {
        return new Opening(sources, fields, remedy).guess(written);
    }

    private Optional<String> guess(boolean written) {
        var places = new ArrayList<Place>();
        for (var edit : remedy.edits()) {
            sources.named(edit.file()).ifPresent(source -> places.add(new Place(source, edit, source.path(edit))));
        }
        var mapped = places.stream().filter(Place::isMapped).toList();
        if (mapped.isEmpty()) {
            return Optional.empty();
        }
        var word = "\"" + mapped.get(0).word() + "\"";
        if (!written) {
            return places.stream().anyMatch(place -> Closing.mayBe(place.source(), place.path()))
                    ? Optional.of(word + HELD)
                    : Optional.empty();
        }
        var around = around(places);
        if (isHeld(around, places)) {
            return Optional.of(word + HELD);
        }
        var unknown = around.functions.stream()
                .filter(name -> mapped.stream()
                        .noneMatch(place -> saysSo(name, place.edit().text())))
                .filter(name -> !isPlain(name))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(word + UNKNOWN + unknown.get());
        }
        return mapped.stream().allMatch(place -> isShown(place, places))
                ? Optional.empty()
                : Optional.of(word + NOT_SHOWN);
    }

    // ---- what speaks against it ----

    /** The functions that the changes are made in, and whoever calls them; and what they, their classes and files are called. */
    private record Around(Set<Node> parts, Set<String> names, Set<String> functions) {

        void add(List<Node> path) {
            path.forEach(node -> named(path, node).ifPresent(name -> {
                names.add(name);
                if (Kinds.isFunction(node)) {
                    functions.add(name);
                }
            }));
        }
    }

    private Around around(List<Place> places) {
        var around = new Around(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        for (var place : places) {
            around.names.add(fileName(place.source()));
            around.add(place.path());
            place.function().ifPresent(around.parts::add);
        }
        if (around.parts.isEmpty()) {
            places.forEach(place -> place.path().stream().findFirst().ifPresent(around.parts::add));
        }
        addCallers(places, around);
        return around;
    }

    private boolean isHeld(Around around, List<Place> places) {
        return places.stream().anyMatch(place -> Closing.isMarked(place.source()))
                || around.names.stream().anyMatch(Closing::leaves)
                || around.parts.stream().anyMatch(part -> Closing.speaks(part, fields));
    }

    private static boolean isPlain(String function) {
        return Words.of(function).stream()
                .map(word -> word.replaceFirst("[0-9]+$", ""))
                .allMatch(word -> PLAIN.contains(word)
                        || DECIDES.contains(word)
                        || OF_POSITIONS.contains(word)
                        || word.isEmpty());
    }

    /** A function by its name; one of no class is called on nothing but its module. */
    private record Asked(String name, boolean isFree) {

        static Optional<Asked> of(List<Node> path, Node function) {
            return named(path, function)
                    .map(name -> new Asked(name, path.stream().noneMatch(Kinds::isClass)));
        }

        boolean isCalled(Source other, Node call) {
            return Calls.is(call)
                    && Kinds.last(Calls.called(call)).equals(name)
                    && (!isFree
                            || Calls.receiver(call)
                                    .filter(on -> !isImported(other, on.text()))
                                    .isEmpty());
        }

        private static boolean isImported(Source other, String module) {
            return Pattern.compile("import\\b.*\\b" + Pattern.quote(Kinds.last(module)) + "\\b")
                    .matcher(other.text())
                    .find();
        }
    }

    /** Whoever calls these functions, and whoever calls them. */
    private void addCallers(List<Place> places, Around around) {
        var known = new HashSet<Asked>();
        var asked = new ArrayDeque<Asked>();
        places.forEach(place -> place.function()
                .flatMap(function -> Asked.of(place.path(), function))
                .ifPresent(asked::add));
        var source = places.get(0).source();
        while (!asked.isEmpty()) {
            var next = asked.pop();
            if (known.add(next)) {
                for (var other : sources.like(source, next.name())) {
                    other.nodes()
                            .filter(node -> next.isCalled(other, node))
                            .map(call -> other.path(call.where()))
                            .forEach(path -> path.stream()
                                    .filter(Kinds::isFunction)
                                    .findFirst()
                                    .ifPresent(caller -> {
                                        around.parts.add(caller);
                                        around.add(path);
                                        Asked.of(path, caller).ifPresent(asked::add);
                                    }));
                }
            }
        }
    }

    /** What a function or a class is called: where it has no name of its own, what it is given to. */
    static Optional<String> named(List<Node> path, Node node) {
        if (!Kinds.isFunction(node) && !Kinds.isClass(node)) {
            return Optional.empty();
        }
        var index = path.indexOf(node);
        return node.child("name")
                .or(() -> index > 0
                        ? path.get(index - 1)
                                .child("name")
                                .or(() -> path.get(index - 1).child("key"))
                        : Optional.empty())
                .map(Node::text);
    }

    private static String fileName(Source source) {
        var parts = source.file().split("[/\\\\]", -1);
        return parts[parts.length - 1].replaceFirst("\\.[a-z]+$", "");
    }

    // ---- what speaks for it ----

    private boolean isShown(Place place, List<Place> places) {
        var chosen = chosen(place.path()).toList();
        if (!chosen.isEmpty()) {
            return chosen.stream().anyMatch(Opening::decides);
        }
        if (place.function().isPresent()) {
            return isOpened(place.path(), place.edit().text());
        }
        return places.stream()
                .filter(other -> other.function().isPresent())
                .anyMatch(other -> isTakenBySignal(other) || isOpened(other.path(), ""));
    }

    /** What chooses between the value and another one. */
    private static Stream<Node> chosen(List<Node> path) {
        return path.stream()
                .filter(node -> node.is("conditional_expression") || node.is("ternary_expression"))
                .flatMap(node -> node.child("condition").or(() -> Optional.of(node.get(1))).stream());
    }

    /** The table's key, beside the name that changes. */
    private static boolean isTakenBySignal(Place place) {
        return place.path().stream()
                .filter(node ->
                        node.type().matches("pair|keyword_argument|assignment|assignment_expression|argument_list"))
                .reduce((outer, inner) -> inner)
                .filter(Opening::decides)
                .isPresent();
    }

    private static boolean isOpened(List<Node> path, String done) {
        var ifs = path.stream()
                .filter(node -> node.type().matches("if_statement|elif_clause|switch_.*|match_statement"))
                .flatMap(node -> node.child("condition").or(() -> node.child("subject")).stream());
        var parameters = path.stream().filter(Kinds::isFunction).flatMap(node -> node.child("parameters").stream());
        return Stream.concat(ifs, parameters).anyMatch(Opening::decides)
                || path.stream()
                        .filter(Kinds::isFunction)
                        .flatMap(node -> named(path, node).stream())
                        .anyMatch(name -> isOpening(name, done));
    }

    private static boolean isOpening(String name, String done) {
        return saysSo(name, done)
                || Words.of(name).stream().anyMatch(word -> DECIDES.contains(word) && !word.matches("buy|sell"));
    }

    /** Whether a name says in so many words that a position is opened. */
    private static boolean saysSo(String name, String done) {
        var words = Words.of(name);
        return Closing.opens(name)
                || words.contains("go") && words.stream().anyMatch(OF_POSITIONS::contains)
                || words.contains("entry")
                || words.contains(done.toLowerCase(Locale.ROOT));
    }

    private static boolean decides(Node part) {
        return Sources.nodes(part)
                .filter(node -> node.type().endsWith("identifier"))
                .flatMap(node -> Words.of(node.text()).stream())
                .anyMatch(DECIDES::contains);
    }
}
