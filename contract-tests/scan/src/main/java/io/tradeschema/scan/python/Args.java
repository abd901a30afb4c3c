package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one call.
 *
 * @param call the call itself
 * @param positional the arguments given by place
 * @param places where each of them is given; shorter where that is not known
 * @param keywords the arguments given by name
 * @param nodes where each keyword is given
 * @param spread dicts and messages given as {@code **x}
 * @param unknownCount whether {@code *x} of unknown length is among the positional arguments
 */
record Args(
        Node call,
        List<Value> positional,
        List<Node> places,
        Map<String, Value> keywords,
        Map<String, Node> nodes,
        List<Value> spread,
        boolean unknownCount) {

    /** The argument at this place or under one of these names. */
    Optional<Value> get(int place, String... names) {
        for (var name : names) {
            if (keywords.containsKey(name)) {
                return Optional.of(keywords.get(name));
            }
        }
        return place >= 0 && place < positional.size() ? Optional.of(positional.get(place)) : Optional.empty();
    }

    /** Where the keyword is given; the call itself where that is not known. */
    Node node(String keyword) {
        return nodes.getOrDefault(keyword, call);
    }

    /** Where the argument at this place is given. */
    Optional<Node> place(int index) {
        return index >= 0 && index < places.size() && places.size() == positional.size()
                ? Optional.of(places.get(index))
                : Optional.empty();
    }

    /** The same call without its first arguments. */
    Args after(int count) {
        var rest = positional.subList(Math.min(count, positional.size()), positional.size());
        var left = places.subList(Math.min(count, places.size()), places.size());
        return new Args(call, List.copyOf(rest), List.copyOf(left), keywords, nodes, spread, unknownCount);
    }

    /** These arguments followed by those of another call, whose place is taken. */
    Args and(Args more) {
        var values = new ArrayList<>(positional);
        values.addAll(more.positional);
        var all = new ArrayList<>(places);
        if (places.size() == positional.size()) {
            all.addAll(more.places);
        }
        var names = new LinkedHashMap<>(keywords);
        names.putAll(more.keywords);
        var where = new LinkedHashMap<>(nodes);
        where.putAll(more.nodes);
        var spreads = new ArrayList<>(spread);
        spreads.addAll(more.spread);
        return new Args(more.call, values, all, names, where, spreads, unknownCount || more.unknownCount);
    }

    static Args of(Node call, Value... positional) {
        return new Args(call, List.of(positional), List.of(), Map.of(), Map.of(), List.of(), false);
    }
}
