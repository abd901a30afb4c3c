package io.tradeschema.scan.reach;

import io.tradeschema.scan.reach.Outline.Part;
import io.tradeschema.scan.reach.Outline.Taken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Looks for what leads to a bus, backwards from the words of one. */
final class Search {

    /** Names shorter than this are somebody else's too often. */
    private static final int SHORTEST = 5;

    private static final Outline EMPTY = new Outline(List.of(), List.of());

    private record Spot(String file, int part) {}

    /** What leads, and how many calls lie between it and a bus. */
    private record Led(Spot spot, int distance) {}

    private final Map<String, Outline> outlines;
    private final UnaryOperator<String> moduleName;
    private final UnaryOperator<String> house;
    private final Set<String> common;
    private final Acquaintance acquaintance;
    private final Map<String, List<Spot>> callers = new HashMap<>();
    private final Map<String, List<Spot>> askers = new HashMap<>();
    private final Map<String, List<String>> takers = new HashMap<>();
    private final Map<String, Set<String>> imports = new HashMap<>();
    private final Map<String, Integer> definitions = new HashMap<>();
    private final Map<String, Set<String>> leading = new HashMap<>();
    private final Set<Spot> known = new HashSet<>();
    private final Map<String, Map<Integer, Integer>> lines = new TreeMap<>();
    private final Queue<Led> waiting = new ArrayDeque<>();

    Search(
            Map<String, Outline> outlines,
            UnaryOperator<String> moduleName,
            UnaryOperator<String> house,
            Set<String> common) {
        this.outlines = new TreeMap<>(outlines);
        this.moduleName = moduleName;
        this.house = house;
        this.common = common;
        this.acquaintance = new Acquaintance(this.outlines, moduleName, house);
        this.outlines.forEach(this::index);
        seeds();
        while (!waiting.isEmpty()) {
            lead(waiting.remove());
        }
    }

    private void index(String file, Outline outline) {
        var from = new HashSet<String>();
        for (var taken : outline.taken()) {
            from.add(taken.from());
            from.add(taken.name());
            takers.computeIfAbsent(taken.name(), key -> new ArrayList<>()).add(file);
        }
        imports.put(file, from);
        for (var i = 0; i < outline.parts().size(); i++) {
            var part = outline.parts().get(i);
            var spot = new Spot(file, i);
            definitions.merge(part.name(), 1, Integer::sum);
            part.calls().forEach(called -> add(callers, called, spot));
            part.asks().forEach(asked -> add(askers, asked, spot));
        }
    }

    private static void add(Map<String, List<Spot>> spots, String name, Spot spot) {
        spots.computeIfAbsent(name, key -> new ArrayList<>()).add(spot);
    }

    private void seeds() {
        outlines.forEach((file, outline) -> {
            for (var i = 0; i < outline.parts().size(); i++) {
                if (outline.parts().get(i).seed()) {
                    reach(new Spot(file, i), 0);
                }
            }
        });
    }

    /** A part leads, and so does what it stands in. */
    private void reach(Spot spot, int distance) {
        for (var at = spot; at.part() >= 0; at = new Spot(at.file(), part(at).outer())) {
            if (!known.add(at)) {
                return;
            }
            lines.computeIfAbsent(at.file(), key -> new TreeMap<>()).put(part(at).line(), distance);
            waiting.add(new Led(at, distance));
        }
    }

    private Part part(Spot spot) {
        return outline(spot.file()).parts().get(spot.part());
    }

    private Outline outline(String file) {
        return outlines.getOrDefault(file, EMPTY);
    }

    private void lead(Led led) {
        var name = part(led.spot()).name();
        if (!name.isEmpty() && !name.startsWith("__")) {
            leads(led.spot().file(), name, led.distance());
        }
    }

    /** A name of a file leads: whoever calls it leads as well, and it is handed on by whoever imports it. */
    private void leads(String file, String name, int distance) {
        leading.computeIfAbsent(name, key -> new TreeSet<>()).add(file);
        for (var caller : callers.getOrDefault(name, List.of())) {
            if (isOf(caller, file)) {
                reach(caller, distance + 1);
            }
        }
        var circles = isTelling(name) ? circles(name) : Set.of();
        for (var asker : askers.getOrDefault(name, List.of())) {
            if (isOf(asker, file) || circles.contains(acquaintance.circle(asker.file()))) {
                reach(asker, distance + 1);
            }
        }
        for (var taker : takers.getOrDefault(name, List.of())) {
            if (!taker.equals(file) && takes(taker, file)) {
                outline(taker).taken().stream()
                        .filter(taken -> taken.name().equals(name))
                        .map(Taken::as)
                        .filter(as -> !leading.getOrDefault(as, Set.of()).contains(taker))
                        .forEach(as -> handOn(taker, as, distance));
            }
        }
    }

    private void handOn(String taker, String as, int distance) {
        lines.computeIfAbsent(taker, key -> new TreeMap<>());
        leads(taker, as, distance);
    }

    private boolean isOf(Spot caller, String file) {
        return caller.file().equals(file) || takes(caller.file(), file);
    }

    private boolean takes(String taker, String file) {
        return imports.getOrDefault(taker, Set.of()).contains(moduleName.apply(file))
                || house.apply(taker).equals(house.apply(file));
    }

    private boolean isTelling(String name) {
        return name.length() >= SHORTEST
                && !common.contains(name)
                && 2 * leading.getOrDefault(name, Set.of()).size() >= definitions.getOrDefault(name, 0);
    }

    /** The circles in which something of this name leads to a bus. */
    private Set<String> circles(String name) {
        return leading.getOrDefault(name, Set.of()).stream()
                .map(acquaintance::circle)
                .collect(Collectors.toSet());
    }

    /** By file, the lines on which something begins that leads to a bus, and how many calls lie between. */
    Map<String, Map<Integer, Integer>> lines() {
        return lines;
    }
}
