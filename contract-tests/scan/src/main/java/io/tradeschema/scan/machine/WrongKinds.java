package io.tradeschema.scan.machine;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that are asked for as text where the client gives bytes, or the other way round; one finding for each reader. */
final class WrongKinds {

    /** A name of an entry that a function asks for. */
    record Asked(Where reader, String function, String name) {}

    private record Place(Where where, boolean bytes, boolean required, String streams) {}

    private final Map<Asked, Place> wrong = new LinkedHashMap<>();
    /** By what is asked for, the places at which it is asked for in the right kind. */
    private final Map<Asked, Set<Where>> right = new LinkedHashMap<>();

    /** The name is asked for in the kind in which the client gives it: code that tries both kinds is right. */
    void right(Asked asked, Where where) {
        right.computeIfAbsent(asked, key -> new LinkedHashSet<>()).add(where);
    }

    /** The name is asked for in the other kind than the client gives it. */
    void wrong(Asked asked, Where where, boolean bytes, boolean required, String streams) {
        wrong.merge(asked, new Place(where, bytes, required, streams), (one, other) -> one.required() ? one : other);
    }

    List<Finding> findings() {
        var byReader = new LinkedHashMap<List<Object>, List<Map.Entry<Asked, Place>>>();
        wrong.entrySet().stream()
                .filter(entry -> !isRight(entry.getKey(), entry.getValue()))
                .forEach(entry -> byReader.computeIfAbsent(
                                List.of(
                                        entry.getKey().reader(),
                                        entry.getValue().where().file(),
                                        entry.getValue().bytes()),
                                key -> new ArrayList<>())
                        .add(entry));
        return byReader.values().stream().map(WrongKinds::finding).toList();
    }

    /** Whether both kinds are tried: the right one there as well, in turn, or elsewhere, where this one may be missing. */
    private boolean isRight(Asked asked, Place place) {
        var places = right.getOrDefault(asked, Set.of());
        return places.contains(place.where()) || !place.required() && !places.isEmpty();
    }

    private static Finding finding(List<Map.Entry<Asked, Place>> names) {
        var first = names.get(0).getValue();
        var asked =
                names.stream().map(entry -> entry.getKey().name()).distinct().collect(Collectors.joining(", "));
        var one = names.stream().map(entry -> entry.getKey().name()).distinct().count() == 1;
        return Finding.of(
                        ScanRule.READ_NAME_KIND,
                        first.streams(),
                        first.where(),
                        "the client gives names as " + (first.bytes() ? "text" : "bytes") + ", and " + asked
                                + (one ? " is" : " are") + " asked for as " + (first.bytes() ? "bytes" : "text")
                                + (one ? ": it is never there" : ": they are never there"),
                        first.bytes() ? "ask for the text" : "make the client decode what it reads, or ask for bytes")
                .evidence(asked);
    }
}
