package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways to write the whole numbers of a value: draft 4 takes 12 for an integer, and 12.0 for none. */
final class Writings {

    /** The most whole numbers in a value whose ways are all tried together. */
    private static final int NUMBERS = 10;

    private Writings() {}

    static boolean tooMany(Json value) {
        return wholes(value) > NUMBERS;
    }

    private static long wholes(Json value) {
        return parts(value).stream().mapToLong(Writings::wholes).sum()
                + (value instanceof Json.Num number && number.isWhole() ? 1 : 0);
    }

    /** Whether a whole number is written with a fraction. */
    static boolean withFraction(Json value) {
        return value instanceof Json.Num number && number.isWhole() && number.written()
                || parts(value).stream().anyMatch(Writings::withFraction);
    }

    private static List<Json> parts(Json value) {
        if (value instanceof Json.Obj object) {
            return List.copyOf(object.members().values());
        }
        return value instanceof Json.Arr array ? array.items() : List.of();
    }

    /** The value in every way. */
    static List<Json> of(Json value) {
        if (value instanceof Json.Num number && number.isWhole()) {
            return List.of(new Json.Num(number.value(), false), new Json.Num(number.value(), true));
        }
        if (value instanceof Json.Arr array) {
            return items(array);
        }
        return value instanceof Json.Obj object ? members(object) : List.of(value);
    }

    private static List<Json> items(Json.Arr array) {
        var all = List.of(List.<Json>of());
        for (var item : array.items()) {
            var longer = new ArrayList<List<Json>>();
            for (var way : of(item)) {
                all.forEach(before -> longer.add(and(before, way)));
            }
            all = longer;
        }
        return all.stream().map(items -> (Json) new Json.Arr(items)).toList();
    }

    private static List<Json> and(List<Json> before, Json last) {
        var longer = new ArrayList<>(before);
        longer.add(last);
        return longer;
    }

    private static List<Json> members(Json.Obj object) {
        var names = List.copyOf(object.members().keySet());
        var values = new Json.Arr(List.copyOf(object.members().values()));
        return items(values).stream()
                .map(way -> (Json) new Json.Obj(named(names, parts(way))))
                .toList();
    }

    private static Map<String, Json> named(List<String> names, List<Json> values) {
        var members = new LinkedHashMap<String, Json>();
        for (var i = 0; i < names.size(); i++) {
            members.put(names.get(i), values.get(i));
        }
        return members;
    }
}
