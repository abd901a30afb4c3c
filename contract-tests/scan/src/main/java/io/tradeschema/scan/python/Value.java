package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is known of a Python value. Immutable; dicts and objects are references into a {@link State}. */
sealed interface Value {

    /** Nothing is known, and nothing is worth saying about it. */
    Value UNKNOWN = new Unknown("its value is not known");

    Value NONE = new Const(None.NONE, false);

    /** Python's None as a constant's value. */
    enum None {
        NONE
    }

    /** A literal: text (bytes too), number, flag or None. Assumed when it is only a default, as in os.getenv. */
    record Const(Object value, boolean assumed) implements Value {}

    /** A value of one kind. */
    record Kind(ValueKind kind) implements Value {}

    /** A dict or object on the heap. */
    record Ref(int id) implements Value {}

    /** One of several. */
    record Choice(List<Value> options) implements Value {}

    /** A function of the tree, perhaps bound to its object. */
    record Fn(FunctionDef function, Optional<Value> self) implements Value {}

    /** A class of the tree. */
    record Cls(ClassDef definition) implements Value {}

    /** A module of the tree. */
    record Mod(Module module) implements Value {}

    /** A name from outside the tree, such as {@code json.dumps}. */
    record External(String name) implements Value {}

    /** What an outside callable returned, such as a redis client. */
    record Made(String by) implements Value {}

    /** An attribute of something unknown, or a method of a known kind of value, not yet called. */
    record Attr(Value of, String name) implements Value {}

    /** A function with arguments already given: functools.partial. */
    record Partial(Value callee, Args args) implements Value {}

    /** JSON text of a value. */
    record JsonText(Value of) implements Value {}

    /** A tuple, list or set of known length. */
    record Items(List<Value> values) implements Value {}

    /** A list of unknown length. */
    record Many(Value element) implements Value {}

    /** Text that is known in part. */
    record Pattern(String prefix, String suffix) implements Value {}

    /** A member of an enum of the tree. */
    record Member(ClassDef of, String name, Value value) implements Value {}

    /** {@code super()} in a method of this class. */
    record Super(ClassDef of, Value self) implements Value {}

    /** The items of a dict or message: pairs of key and value. */
    record Pairs(Value of) implements Value {}

    /** A key or value while the pairs of this dict or message are walked. */
    record Walked(Value of, boolean key) implements Value {}

    /** Nothing is known, but for the name of the parameter that it is. */
    record Unknown(String reason, Optional<String> name) implements Value {

        Unknown(String reason) {
            this(reason, Optional.empty());
        }

        /** Whether it is a parameter: its value may become known when a caller is followed. */
        boolean parameter() {
            return name.isPresent();
        }

        /** Why the names of a message that it is in are not known. */
        Gap open() {
            return parameter()
                    ? Gap.ofCallers("its names come from the callers (" + reason + ")")
                    : Gap.because(reason);
        }
    }

    /** What reading a stream gave. */
    record Reply(Source source) implements Value {}

    /** The name of the stream a reply came from. */
    record StreamName(Source source) implements Value {}

    /** Entries of one stream: pairs of id and fields. */
    record Batch(Source source) implements Value {}

    /** The fields of one entry, or a decoded message, or a handler's argument that may be either. */
    record Message(Source source, ReadField.Level level, List<String> path) implements Value {}

    /** A value taken from a message. */
    record Taken(Source source, ReadField read) implements Value {}

    /** One act of reading, and the streams it may read. */
    record Source(int id, Reader reader) {}

    /** One value standing for all of these: known alternatives are kept, equal ones once. */
    static Value either(Iterable<Value> values) {
        Set<Value> options = new LinkedHashSet<>();
        for (var value : values) {
            if (value instanceof Choice choice) {
                options.addAll(choice.options());
            } else {
                options.add(value);
            }
        }
        if (options.isEmpty()) {
            return UNKNOWN;
        }
        if (options.size() > 12) {
            return new Unknown("it may be one of too many values");
        }
        return options.size() == 1 ? options.iterator().next() : new Choice(List.copyOf(options));
    }

    static Value either(Value one, Value other) {
        return one.equals(other) ? one : either(List.of(one, other));
    }

    /** The alternatives: one, unless this is a choice. */
    default List<Value> options() {
        return List.of(this);
    }

    /** The same question asked of each alternative. */
    default Value each(UnaryOperator<Value> question) {
        var all = options();
        if (all.size() == 1) {
            return question.apply(all.get(0));
        }
        var answers = new ArrayList<Value>(all.size());
        all.forEach(option -> answers.add(question.apply(option)));
        return either(answers);
    }

    /** The text, when this is a text constant. */
    default Optional<String> literalText() {
        if (this instanceof Const constant && constant.value() instanceof String text) {
            return Optional.of(text);
        }
        if (this instanceof Member member) {
            return member.value().literalText();
        }
        return Optional.empty();
    }

    /** What a parameter of the function holds when nobody is known to call it. */
    static Value parameter(String name, String function) {
        return new Unknown("parameter " + name + " of " + function, Optional.of(name));
    }

    static Value text(String text) {
        return new Const(text, false);
    }
}
