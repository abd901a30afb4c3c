package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that a value may be. */
sealed interface One {

    /**
     * A value that is written down somewhere; listed: as one of several that a loop goes through. A text that is put together has
     * the literals in which it stands.
     */
    record Lit(Object value, Place at, boolean listed, List<Stretch> stretches) implements One {
        /** One that stands in one piece at its place. */
        Lit(Object value, Place at, boolean listed) {
            this(value, at, listed, List.of());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Lit lit && lit.listed == listed && same(value, lit.value);
        }

        private static boolean same(Object one, Object other) {
            return one instanceof java.math.BigDecimal number && other instanceof java.math.BigDecimal more
                    ? number.compareTo(more) == 0
                    : one.equals(other);
        }

        @Override
        public int hashCode() {
            return value instanceof java.math.BigDecimal number
                    ? number.stripTrailingZeros().hashCode()
                    : value.hashCode();
        }

        boolean isNothing() {
            return value instanceof Nothing;
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** A value of this kind; orNothing: where its type says that there may be none, which is no matter to what it is compared with. */
    record Kind(ValueKind kind, boolean orNothing) implements One {
        Kind(ValueKind kind) {
            this(kind, false);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kind it && it.kind == kind;
        }

        @Override
        public int hashCode() {
            return kind.hashCode();
        }
    }

    /** An object on the heap. */
    record Ref(int id) implements One {}

    /** A function of the tree, with the object it is bound to. */
    record Fn(
            Code.Func code,
            Scope scope,
            @Nullable One self,
            @Nullable Klass owner) implements One {
        Fn boundTo(One object) {
            return new Fn(code, scope, object, owner);
        }

        /** The same as a method of that class. */
        Fn of(@Nullable Klass type) {
            return new Fn(code, scope, self, type);
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // code is the same where it is the very same
        public boolean equals(@Nullable Object other) {
            return other instanceof Fn fn
                    && fn.code == code
                    && fn.scope == scope
                    && java.util.Objects.equals(fn.self, self);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(code);
        }

        @Override
        public String toString() {
            return "function " + code.name();
        }
    }

    /** A class of the tree. */
    record Type(Klass klass) implements One {}

    /** A module of the tree. */
    record Mod(Unit unit) implements One {}

    /** What a module of the tree has under a name, to be looked up when it is asked for. */
    record Later(String file, String name) implements One {}

    /** Something of a library, by its full name. */
    record Outside(String path) implements One {}

    /** An object that a library made. */
    record Made(String type, Map<String, Value> given) implements One {}

    /** A method that is asked for and not called yet. */
    record Method(One of, String name) implements One {}

    /** Text of which parts are known; null stands for what is not. Which literals the known ones stand in is no part of it. */
    record Template(List<@Nullable String> parts, List<Stretch> stretches) implements One {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Template template && template.parts.equals(parts);
        }

        @Override
        public int hashCode() {
            return parts.hashCode();
        }
    }

    /** Text that is the JSON of a value; numbers that have no form of their own become text where told; plain: members of enumerations have no form. */
    record Json(Value of, boolean exactAsText, boolean plain) implements One {}

    /** A value that was taken from a message. */
    record Taken(ReadField read, Source source, Optional<String> known) implements One {}

    /** A key, or a value, of a message whose names are gone through. */
    record Walked(View view, boolean key) implements One {}

    /** A member of an enumeration; its own text where it is one. */
    record Member(Klass klass, String name, Value value, boolean isText) implements One {}

    /** The answer of a test. */
    record Answer(Code test, Frame frame, Map<Code, Value> seen) implements One {
        @Override
        @SuppressWarnings("ReferenceEquality") // a test is the same where it is the very same
        public boolean equals(@Nullable Object other) {
            return other instanceof Answer answer && answer.test == test && answer.frame == frame;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(test);
        }
    }

    /** A call of which some arguments are given already. */
    record Partial(One callee, Given given) implements One {}

    /** The bases of a class, seen from one of its methods. */
    record Super(Klass klass, One self) implements One {}

    /** What comes from outside: a request, a database, the argument of a function that nobody in the tree calls. */
    record Input(String name) implements One {}

    /** What the machine lost sight of. */
    record Lost(String reason) implements One {}

    /** One act of reading. */
    record Source(int id, Reader reader) {}

    /** A message, or a part of one, as a reader sees it. */
    record View(Source source, Level level, List<String> path, Names names, boolean whole) {
        View(Source source, Level level, List<String> path) {
            this(source, level, path, Names.UNKNOWN, true);
        }

        View named(Names other) {
            return new View(source, level, path, other, whole);
        }

        /** The same, of which some names were left out. */
        View some() {
            return new View(source, level, path, names, false);
        }
    }

    /** Of what kind an entry's names are, as the client gives them. */
    enum Names {
        TEXT,
        BYTES,
        UNKNOWN
    }

    /** The text that is written down; empty when it is no text. */
    default Optional<String> text() {
        if (this instanceof Lit lit) {
            return lit.value() instanceof String text
                    ? Optional.of(text)
                    : lit.value() instanceof Bytes bytes ? Optional.of(bytes.text()) : Optional.empty();
        }
        if (this instanceof Member member && member.isText()) {
            return member.value().onlyText();
        }
        return Optional.empty();
    }

    /** Whether nothing is known of what this may be. */
    default boolean isRest() {
        return this instanceof Input || this instanceof Lost;
    }
}
