package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import java.util.Optional;

/** How a rule sees its change by itself, when the two sides of one place are all it needs. */
interface Look {

    /** What the two versions say; both sides are empty when nothing changed. */
    record Sides(Optional<Json> old, Optional<Json> current) {

        private static final Sides NONE = new Sides(Optional.empty(), Optional.empty());

        private static Sides of(boolean changed, Optional<Json> old, Optional<Json> current) {
            return changed ? new Sides(old, current) : NONE;
        }

        boolean isChange() {
            return old.isPresent() || current.isPresent();
        }
    }

    /** What changed between the two views of one place. */
    Sides at(View old, View current);

    /** The keyword came. */
    static Look added(String keyword) {
        return (before, after) -> {
            var old = before.annotation(keyword);
            var current = after.annotation(keyword);
            return Sides.of(old.isEmpty() && current.isPresent(), old, current);
        };
    }

    /** The keyword went. */
    static Look removed(String keyword) {
        return (before, after) -> added(keyword).at(after, before).isChange()
                ? new Sides(before.annotation(keyword), Optional.empty())
                : Sides.NONE;
    }

    /** The keyword says something else. */
    static Look changed(String keyword) {
        return (before, after) -> {
            var old = before.annotation(keyword);
            var current = after.annotation(keyword);
            return Sides.of(old.isPresent() && current.isPresent() && !old.equals(current), old, current);
        };
    }

    /** The keyword says something else, or nothing any more. */
    static Look changedOrRemoved(String keyword) {
        return (before, after) -> {
            var old = before.annotation(keyword);
            var current = after.annotation(keyword);
            return Sides.of(old.isPresent() && !old.equals(current), old, current);
        };
    }

    static Sides unitChanged(View before, View after) {
        var old = Annotations.unit(before);
        var current = Annotations.unit(after);
        return Sides.of(old.isPresent() && current.isPresent() && !old.equals(current), old, current);
    }

    static Sides deprecatedWithoutSunset(View before, View after) {
        var came = Annotations.isDeprecated(after)
                && !Annotations.isDeprecated(before)
                && Annotations.sunset(after).isEmpty();
        return Sides.of(came, Optional.empty(), Optional.of(new Json.Bool(true)));
    }

    static Sides sunsetMovedEarlier(View before, View after) {
        var old = Annotations.sunset(before);
        var current = Annotations.sunset(after);
        var planned = Annotations.date(old);
        var now = Annotations.date(current);
        return Sides.of(planned.isPresent() && now.isPresent() && now.get().isBefore(planned.get()), old, current);
    }
}
