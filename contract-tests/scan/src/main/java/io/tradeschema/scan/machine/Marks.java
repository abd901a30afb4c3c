package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.library.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What marks say of the class, field or function that they stand at. */
final class Marks {

    private final Machine machine;

    Marks(Machine machine) {
        this.machine = machine;
    }

    /** What marks say of what they stand at, by the words of the tables; a plain word says itself. */
    Map<String, Value> of(List<Code> marks, State state, Frame frame) {
        var all = new LinkedHashMap<String, Value>();
        for (var mark : marks) {
            if (mark instanceof Code.Name word) {
                all.put(word.name(), Value.none());
                continue;
            }
            for (var one : machine.eval(mark, state, frame).ones()) {
                if (one instanceof One.Made made && made.type().equals(ClassWords.FIELD)) {
                    all.putAll(made.given());
                }
            }
        }
        return all;
    }

    /** Whether a mark above the function makes it of this shape, such as static. */
    boolean isMarked(One.Fn fn, String shape) {
        return fn.code().marks().stream().anyMatch(mark -> shape(mark).equals(shape));
    }

    /** The fields whose values a method changes on their way in or out. */
    List<String> changes(One.Fn fn) {
        var names = new ArrayList<String>();
        for (var mark : fn.code().marks()) {
            if (mark instanceof Code.Call call && toldShape(call).equals("changes")) {
                call.arguments().forEach(argument -> {
                    if (argument.value() instanceof Code.Lit lit && lit.value() instanceof String text) {
                        names.add(text);
                    }
                });
            }
        }
        return names;
    }

    /** Whether a method of the class may change what a field is given: by its name, or all that is given. */
    boolean changes(Klass klass, String field) {
        return klass.line().stream()
                .flatMap(type -> type.attributes().values().stream())
                .flatMap(value -> value.ones().stream())
                .filter(One.Fn.class::isInstance)
                .map(One.Fn.class::cast)
                .anyMatch(fn -> changes(fn).contains(field) || changesAll(fn));
    }

    private boolean changesAll(One.Fn fn) {
        return fn.code().marks().stream().anyMatch(mark -> toldShape(mark).startsWith("remakes"));
    }

    /** The shape that a mark gives, whatever it is told beside; empty where it gives none. */
    String toldShape(Code mark) {
        return shape(mark instanceof Code.Call call ? call.callee() : mark);
    }

    private String shape(Code code) {
        var mark = code instanceof Code.Call call && call.arguments().isEmpty() ? call.callee() : code;
        var name = mark instanceof Code.Name plain ? plain.name() : mark instanceof Code.Attr attr ? attr.name() : "";
        return machine.tables().style("@" + name).map(Style::shape).orElse("");
    }
}
