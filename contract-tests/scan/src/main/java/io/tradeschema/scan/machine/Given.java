package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call, worked out.
 *
 * @param at the call
 * @param places those given by place, in order
 * @param names those given by name
 * @param unknownCount whether more may be given by place
 * @param open what names that are not seen may come from; none when all are seen
 * @param view the message whose names are given, where one is
 * @param ways what is given together where it is one of several records whose names are handed on
 */
record Given(
        Place at,
        List<Arg> places,
        Map<String, Arg> names,
        boolean unknownCount,
        Value open,
        One.@Nullable View view,
        Ways ways) {

    Given(
            Place at,
            List<Arg> places,
            Map<String, Arg> names,
            boolean unknownCount,
            Value open,
            One.@Nullable View view) {
        this(at, places, names, unknownCount, open, view, Ways.ONE);
    }

    /** One argument, where it is given, and whether it is given on every way. */
    record Arg(
            Value value, Place at, boolean sure, @Nullable Code code) {}

    static Given none(Place at) {
        return new Given(at, List.of(), Map.of(), false, Value.none(), null);
    }

    static Given of(Place at, Value... values) {
        var places = new ArrayList<Arg>();
        for (var value : values) {
            places.add(new Arg(value, at, true, null));
        }
        return new Given(at, places, Map.of(), false, Value.none(), null);
    }

    Optional<Arg> arg(int place, String name) {
        if (place >= 0 && place < places.size()) {
            return Optional.of(places.get(place));
        }
        return Optional.ofNullable(names.get(name));
    }

    Optional<Value> value(int place, String name) {
        return arg(place, name).map(Arg::value);
    }

    boolean closed() {
        return !unknownCount && open.isNone() && view == null;
    }

    /** The arguments after the first few. */
    Given after(int count) {
        return new Given(
                at,
                places.size() <= count ? List.of() : places.subList(count, places.size()),
                names,
                unknownCount,
                open,
                view,
                ways);
    }

    /** These arguments, then the others. */
    Given and(Given more) {
        var all = new ArrayList<>(places);
        all.addAll(more.places);
        var both = new LinkedHashMap<>(names);
        both.putAll(more.names);
        return new Given(
                more.at,
                all,
                both,
                unknownCount || more.unknownCount,
                Value.either(open, more.open),
                view == null ? more.view : view,
                ways.areSeveral() ? ways : more.ways);
    }
}
