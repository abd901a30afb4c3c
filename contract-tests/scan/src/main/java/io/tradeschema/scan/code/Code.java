package io.tradeschema.scan.code;

import io.tradeschema.scan.syntax.Place;
import java.util.List;
import java.util.Optional;

/** One piece of a program: an expression or a statement, with its place. */
public sealed interface Code {

    /** Where it stands. */
    Place at();

    // ---- expressions ----

    /** A value that is written down, decoded: text, {@link Bytes}, a number, a flag, or {@link Nothing}. */
    record Lit(Place at, Object value) implements Code {}

    /** A variable, function, class or module by its name. */
    record Name(Place at, String name) implements Code {}

    /** A member of something. */
    record Attr(Place at, Code of, String name) implements Code {}

    /** What lies under a key or at a position. */
    record Index(Place at, Code of, Code key) implements Code {}

    /** A part of a sequence or text; the bounds are empty where they are left out. */
    record Slice(Place at, Code of, Optional<Code> from, Optional<Code> to) implements Code {}

    /** A call. */
    record Call(Place at, Code callee, List<Argument> arguments) implements Code {}

    /** Keys and their values. */
    record Rec(Place at, List<Entry> entries) implements Code {}

    /** Items in a row. */
    record Seq(Place at, SeqKind kind, List<Code> items) implements Code {}

    /** All that something holds, in place of one item. */
    record Spread(Place at, Code of) implements Code {}

    /** Text put together of parts. */
    record Join(Place at, List<Code> parts) implements Code {}

    /** A value as text, in a form; the form is empty where it is the usual one. */
    record Shown(Place at, Code of, String form) implements Code {}

    /** An operation on values. */
    record Op(Place at, Operator operator, List<Code> operands) implements Code {}

    /** One of two values. */
    record Pick(Place at, Code test, Code yes, Code no) implements Code {}

    /**
     * A function, named or not. The name is empty where there is none.
     *
     * @param beside whether who calls it goes on beside it until it waits for it
     */
    record Func(
            Place at,
            String name,
            List<Parameter> parameters,
            Block body,
            boolean generator,
            boolean beside,
            List<Code> marks,
            Optional<Code> type)
            implements Code {

        /** A function that who calls it waits for. */
        public Func(
                Place at,
                String name,
                List<Parameter> parameters,
                Block body,
                boolean generator,
                List<Code> marks,
                Optional<Code> type) {
            this(at, name, parameters, body, generator, false, marks, type);
        }
    }

    /** Items, or keys with values, that a loop inside an expression gives. */
    record Gather(Place at, SeqKind kind, Optional<Code> key, Code value, List<Clause> clauses) implements Code {}

    /** A value that is waited for. */
    record Await(Place at, Code of) implements Code {}

    /** A value that is given out while the function goes on; all that it holds where it is handed on whole. */
    record Yield(Place at, Optional<Code> value, boolean whole) implements Code {}

    // ---- statements ----

    /** Gives a name, member or key its value; as an expression, that value. Without a value only the type is said. */
    record Set(Place at, Code target, Optional<Code> value, Optional<Code> type, List<Code> marks) implements Code {
        /** One that has no marks. */
        public Set(Place at, Code target, Optional<Code> value, Optional<Code> type) {
            this(at, target, value, type, List.of());
        }
    }

    /** Changes what a name, member or key holds by an operation. */
    record Change(Place at, Operator operator, Code target, Code value) implements Code {}

    /** Takes a name, member or key away. */
    record Drop(Place at, Code target) implements Code {}

    /** One of two ways. */
    record If(Place at, Code test, Block then, Block otherwise) implements Code {}

    /** The body for each item; with no pattern, as long as the test holds. */
    record Loop(Place at, Optional<Code> pattern, Code over, Block body, Block otherwise) implements Code {}

    /** The first arm whose pattern fits. */
    record Match(Place at, Code subject, List<Arm> arms) implements Code {}

    /** A body, what is done when it fails, when it does not, and in any case. */
    record Try(Place at, Block body, List<Catch> catches, Block otherwise, Block last) implements Code {}

    /** Leaves the function, the loop or the normal way. */
    record Leave(Place at, Exit exit, Optional<Code> value) implements Code {}

    /** A value that is worked out for what it does. */
    record Do(Place at, Code of) implements Code {}

    /** A class. */
    record ClassDef(Place at, String name, List<Argument> bases, Block body, List<Code> marks) implements Code {}

    /**
     * Takes a module, or names of it, in.
     *
     * @param module its name; empty when it is told by its distance alone
     * @param up how many folders up it is looked for; 0: from the roots
     * @param name what is taken of it; empty for the module itself, * for all
     * @param as the name it has here
     */
    record Import(Place at, String module, int up, String name, String as) implements Code {}

    /** Names that are the module's (or an outer function's), not this function's. */
    record Outer(Place at, List<String> names) implements Code {}

    /** One after the other. */
    record Block(Place at, List<Code> statements) implements Code {}

    /** What the front end does not know: what is in it is walked, what it gives is not known. */
    record Other(Place at, String grammar, List<Code> parts) implements Code {}

    // ---- parts ----

    /** How an argument is given. */
    enum Giving {
        PLACE,
        NAME,
        ALL_PLACES,
        ALL_NAMES
    }

    /** An argument; the name is empty unless it is given by name. */
    record Argument(Place at, Giving giving, String name, Code value) {}

    /** How a parameter takes. */
    enum Taking {
        PLACE,
        PLACE_OR_NAME,
        NAME,
        REST_OF_PLACES,
        REST_OF_NAMES
    }

    /** A parameter. */
    record Parameter(
            Place at, String name, Taking taking, Optional<Code> type, Optional<Code> fallback, List<Code> marks) {
        /** One that has no marks. */
        public Parameter(Place at, String name, Taking taking, Optional<Code> type, Optional<Code> fallback) {
            this(at, name, taking, type, fallback, List.of());
        }
    }

    /** A key and its value; without a key all that the value holds. */
    record Entry(Optional<Code> key, Code value) {}

    /** For each item that passes the tests. */
    record Clause(Code pattern, Code over, List<Code> tests) {}

    /** One way of a match. */
    record Arm(Pattern pattern, Optional<Code> guard, Block body) {}

    /** What is done about some failures; without types about all; the name is empty where none is given. */
    record Catch(Place at, Optional<Code> types, String name, Block body) {}

    /** Kinds of sequences. */
    enum SeqKind {
        LIST,
        TUPLE,
        SET,
        RECORD,
        STREAM
    }

    /** Ways to leave. */
    enum Exit {
        RETURN,
        BREAK,
        CONTINUE,
        RAISE
    }

    /** What an arm of a match asks for. */
    sealed interface Pattern {
        /** Anything. */
        record Any() implements Pattern {}

        /** What the pattern fits, under a name. */
        record Bind(String name, Pattern pattern) implements Pattern {}

        /** This value. */
        record Is(Code value) implements Pattern {}

        /** These keys. */
        record Keys(Place at, List<Code> keys, List<Pattern> values) implements Pattern {}

        /** These items. */
        record Items(List<Pattern> items) implements Pattern {}

        /** One of these. */
        record Either(List<Pattern> options) implements Pattern {}

        /** An object of this class. */
        record Of(Code type, List<String> names, List<Pattern> values) implements Pattern {}
    }
}
