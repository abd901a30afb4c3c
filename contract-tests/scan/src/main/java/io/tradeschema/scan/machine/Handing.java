package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The form in which a client hands on what it received, as a row writes it: {@code @} is the message, {@code #} the name that
 * it came under, {@code {a,b:@}} a record, {@code [@]} any number, {@code (a,@)} two beside each other; a word is something
 * of no matter, and one before a record its kind.
 */
final class Handing {

    private static final Pattern WORD = Pattern.compile("[\\w.]+");

    private final Machine machine;
    private final String form;
    private final Value message;
    private final Value name;
    private final Place at;
    private final State state;
    private int next;

    private Handing(Machine machine, String form, Value message, Value name, Place at, State state) {
        this.machine = machine;
        this.form = form;
        this.message = message;
        this.name = name;
        this.at = at;
        this.state = state;
    }

    /** What is handed on, one value or several that are parted by commas. */
    static List<Value> of(Machine machine, String form, Value message, Value name, Place at, State state) {
        return new Handing(machine, form, message, name, at, state).several('\0');
    }

    private char here() {
        return next < form.length() ? form.charAt(next) : '\0';
    }

    private List<Value> several(char end) {
        var all = new ArrayList<Value>();
        while (here() != end) {
            all.add(one());
            if (here() == ',') {
                next++;
            }
        }
        next++;
        return all;
    }

    private Value one() {
        var first = here();
        next++;
        return switch (first) {
            case '@' -> message;
            case '#' -> name;
            case '[' -> machine.made(Obj.sequence(SeqKind.LIST, List.of(), Value.either(several(']')), at), state);
            case '(' -> machine.made(Obj.sequence(SeqKind.TUPLE, several(')'), Value.none(), at), state);
            case '{' -> record("");
            default -> {
                next--;
                yield named();
            }
        };
    }

    private String word() {
        var found = WORD.matcher(form).region(next, form.length());
        if (!found.lookingAt()) {
            throw new IllegalArgumentException("no form of what is handed on: " + form);
        }
        next = found.end();
        return found.group();
    }

    private Value named() {
        var word = word();
        if (here() == '{') {
            next++;
            return record(word);
        }
        return Value.input(word);
    }

    private Value record(String label) {
        var object = Obj.record(at).labelled(label);
        while (here() != '}') {
            var key = word();
            Value value;
            if (here() == ':') {
                next++;
                value = one();
            } else {
                value = Value.input(key);
            }
            object = object.with(key, new Obj.Slot(value, true, at, "", null));
            if (here() == ',') {
                next++;
            }
        }
        next++;
        return machine.made(object, state);
    }
}
