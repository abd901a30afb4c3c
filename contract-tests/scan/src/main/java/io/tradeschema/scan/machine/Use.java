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
        if (parameter.get().equals("self")) {
            return self == null ? Optional.empty() : Optional.of(new Given.Arg(Value.of(self), given.at(), true, null));
        }
        return Arrays.stream(parameter.get().split("\\|", -1))
                .flatMap(name -> given.arg(row.place(name), name).stream())
                .findFirst();
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
