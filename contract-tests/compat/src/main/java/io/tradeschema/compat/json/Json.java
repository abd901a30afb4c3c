package io.tradeschema.compat.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An exact, immutable JSON value. Equality is JSON Schema's: numbers by value, objects without regard to order. */
public sealed interface Json {

    /** The value {@code null}. */
    record Null() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /**
     * A number, exact.
     *
     * @param value the value, without trailing zeros
     * @param written whether a whole number was written with a fraction or an exponent, as in 1.0; draft 4 asks
     */
    record Num(BigDecimal value, boolean written) implements Json {
        /** Makes the value canonical. */
        public Num {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        /** A number in its plain form. */
        public static Num of(BigDecimal value) {
            return new Num(value, false);
        }

        /** A whole number. */
        public static Num of(long value) {
            return new Num(BigDecimal.valueOf(value), false);
        }

        /** Whether the value has no fraction. */
        public boolean isWhole() {
            return value.scale() <= 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Num number && value.equals(number.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            var wide = Math.abs((long) value.scale()) > 40 || value.precision() > 60;
            var text = wide ? value.toString() : value.toPlainString();
            return written && isWhole() && !wide ? text + ".0" : text;
        }
    }

    /** A string. */
    record Str(String value) implements Json {
        @Override
        public String toString() {
            return JsonReading.quoted(value);
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        /** Keeps a copy of the items. */
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return JsonReading.compact(this);
        }
    }

    /** An object; its members keep the order they were written in. */
    record Obj(Map<String, Json> members) implements Json {
        /** Keeps a copy of the members. */
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member of that name, if there is one. */
        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The same object with one member set. */
        public Obj with(String name, Json value) {
            var changed = new LinkedHashMap<>(members);
            changed.put(name, value);
            return new Obj(changed);
        }

        /** The same object without one member. */
        public Obj without(String name) {
            var changed = new LinkedHashMap<>(members);
            changed.remove(name);
            return new Obj(changed);
        }

        @Override
        public String toString() {
            return JsonReading.compact(this);
        }
    }
}
