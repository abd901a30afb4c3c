package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.library.Row;
import io.tradeschema.scan.syntax.Place;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of something that has a row. */
record Use(Row row, @Nullable One self, Given given, Code.Call call, State state, Frame frame) {

    /** The argument that the row means: the first that is given of {@code one|other}. */
    Optional<Given.Arg> arg(String key) {
        var parameter = row.parameter(key);
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        return Arrays.stream(parameter.get().split("\\|", -1))
                .flatMap(way -> along(way.split("[.]", -1)).stream())
                .findFirst();
    }

    /** An argument, or what lies in it where the row goes on with a dot and a name. */
    private Optional<Given.Arg> along(String[] way) {
        var first = way[0].equals("self")
                ? Optional.ofNullable(self).map(one -> new Given.Arg(Value.of(one), given.at(), true, null))
                : given.arg(row.place(way[0]), way[0]);
        for (var i = 1; i < way.length; i++) {
            var name = way[i];
            first = first.flatMap(arg -> within(arg, name));
        }
        return first;
    }

    /** What lies in an argument under a name, or any of its items for a star; empty where it is known that nothing does. */
    private Optional<Given.Arg> within(Given.Arg arg, String name) {
        var found = new java.util.ArrayList<Value>();
        for (var one : arg.value().ones()) {
            var object = state.object(one);
            if (object.isEmpty()) {
                found.add(Value.input(name));
            } else if (name.equals("*")) {
                found.add(object.get().isRecord() ? Value.of(one) : object.get().element());
            } else if (object.get().slot(name).isPresent()) {
                found.add(object.get().valueOf(name));
            } else if (!object.get().closed()) {
                found.add(Value.input(name));
            }
        }
        var value = Value.either(found);
        return value.isNone() ? Optional.empty() : Optional.of(new Given.Arg(value, arg.at(), arg.sure(), arg.code()));
    }

    Optional<Value> value(String key) {
        return arg(key).map(Given.Arg::value).or(() -> row.text(key).map(text -> Value.lit(text, given.at())));
    }

    /** What carries what the row writes or reads. */
    Transport transport() {
        return Transport.of(row.flags().get(0));
    }

    /** The same call on another way. */
    Use on(State way) {
        return new Use(row, self, given, call, way, frame);
    }

    Place at() {
        return given.at();
    }

    /** What the method is called on; something from outside where it is a function. */
    One on() {
        return self == null ? new One.Input("") : self;
    }

    boolean is(String key) {
        return value(key)
                .flatMap(Value::only)
                .filter(one -> one instanceof One.Lit lit && lit.value().equals(true))
                .isPresent();
    }

    /** What the maker of the thing that the method is called on was told to keep. */
    Optional<Value> kept() {
        return row.arguments().containsKey("kept") && self instanceof One.Made made
                ? Optional.ofNullable(made.given().get("kept"))
                : Optional.empty();
    }
}
