package io.tradeschema.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The type of a field: which wire values it accepts, how it reads and writes them, and how it describes itself. A value
 * type is declared once, as {@code public static final ValueType<X> TYPE} of the class X whose values it holds;
 * constraint, schema keyword and finding all come from there.
 *
 * @param <T> the Java class of the values
 */
public abstract sealed class ValueType<T>
        permits DecimalType, TextType, ChoiceType, FlagType, TimeType, ObjectType, ListType {

    private final Class<T> javaType;
    private final Prose prose;

    ValueType(Class<T> javaType, Prose prose) {
        this.javaType = javaType;
        this.prose = prose;
    }

    /**
     * A type of exact decimals.
     *
     * @param javaType the class of its values
     * @param make makes a value of a decimal in its one form
     * @param get the decimal of a value
     */
    public static <T> DecimalType<T> decimal(
            Class<T> javaType, Function<BigDecimal, T> make, Function<T, BigDecimal> get) {
        return new DecimalType<>(javaType, make, get);
    }

    /**
     * A type of texts.
     *
     * @param javaType the class of its values
     * @param make makes a value of a text
     * @param get the text of a value
     */
    public static <T> TextType<T> text(Class<T> javaType, Function<String, T> make, Function<T, String> get) {
        return new TextType<>(javaType, make, get);
    }

    /** A type of exact decimals that has a name but no class of its own. */
    public static DecimalType<BigDecimal> decimal(String name) {
        return new DecimalType<>(BigDecimal.class, Function.identity(), Function.identity(), Prose.of(name));
    }

    /** A type of texts that has a name but no class of its own. */
    public static TextType<String> text(String name) {
        return new TextType<>(String.class, Function.identity(), Function.identity(), Prose.of(name));
    }

    /**
     * A type of texts that are listed, without an enum.
     *
     * @throws IllegalArgumentException when a value stands there twice, or there is none
     */
    public static ChoiceType<String> choice(String name, List<String> values) {
        return ChoiceType.of(name, values);
    }

    /** The type of {@code true} and {@code false}. */
    public static ValueType<Boolean> flag() {
        return FlagType.INSTANCE;
    }

    /** The type of nested objects of a shape. */
    public static <T> ObjectType<T> object(Shape<T> shape) {
        return new ObjectType<>(shape);
    }

    /** The type of a nested object: a record whose header is its field list. */
    public static <T extends Record> ObjectType<T> object(Class<T> javaType) {
        return new ObjectType<>(Shape.of(javaType));
    }

    /**
     * The type of lists, of up to {@value ListType#USUAL_MOST} elements unless {@link ListType#count} says otherwise.
     *
     * @throws IllegalArgumentException when the elements would be lists themselves
     */
    public static <E> ListType<E> list(ValueType<E> items) {
        return new ListType<>(items);
    }

    /** The type of times. */
    public static ValueType<Instant> time() {
        return TimeType.INSTANCE;
    }

    /**
     * The value that a raw wire value stands for, perhaps with warnings, or the finding that refuses it.
     *
     * @param raw a value as {@link Draft#set} takes it
     * @param subject what the findings are about
     */
    public final Outcome<T> read(Object raw, String subject) {
        var problems = new Problems(subject);
        var value = read(raw, problems);
        return value == null
                ? new Outcome.Refused<>(problems.findings())
                : new Outcome.Accepted<>(value, problems.findings());
    }

    /**
     * What follows from a type, for each kind that there is: the one way to ask for a consequence. A new kind is a new
     * case, and whoever has no answer for it does not compile. Ask once, when a codec or a document is made.
     *
     * @param <R> the consequence, such as a reader, a keyword or the name of a type in another language
     */
    public interface Cases<R> {

        /** Of exact decimals. */
        R decimal(DecimalType<?> type);

        /** Of texts. */
        R text(TextType<?> type);

        /** Of the values of an enum. */
        R choice(ChoiceType<?> type);

        /** Of {@code true} and {@code false}. */
        R flag(FlagType type);

        /** Of times. */
        R time(TimeType type);

        /** Of nested objects. */
        R object(ObjectType<?> type);

        /** Of lists. */
        R list(ListType<?> type);
    }

    /** The consequence for the kind of this type. */
    public abstract <R> R match(Cases<R> cases);

    /** This type when its values are decimals. */
    public Optional<DecimalType<?>> asDecimal() {
        return Optional.empty();
    }

    /** This type when its values are texts. */
    public Optional<TextType<?>> asText() {
        return Optional.empty();
    }

    /** This type when its values are choices. */
    public Optional<ChoiceType<?>> asChoice() {
        return Optional.empty();
    }

    /** This type when its values are objects. */
    public Optional<ObjectType<?>> asObject() {
        return Optional.empty();
    }

    /** This type when its values are lists. */
    public Optional<ListType<?>> asList() {
        return Optional.empty();
    }

    /** What a single value is of: the elements' type where the values are lists, else this type itself. */
    public ValueType<?> single() {
        return this;
    }

    /** The class of the values. */
    public final Class<T> javaType() {
        return javaType;
    }

    /** The name that docs and schemas use: the simple name of the class, if the type has one of its own. */
    public final String name() {
        return prose.name();
    }

    /** What the values mean, as one clause; may be empty. */
    public final String doc() {
        return prose.doc();
    }

    /** The unit of the values; empty for plain texts and choices. */
    public final Optional<String> unit() {
        return prose.unit();
    }

    /** Examples in wire form: {@code String}, {@code BigDecimal} or {@code Boolean}. */
    public final List<Object> examples() {
        return prose.examples();
    }

    final Prose prose() {
        return prose;
    }

    /** What is accepted, as a user would say it: {@code a number above 0}. */
    public abstract String expectation();

    /** The wire form of a value: {@code String}, {@code BigDecimal}, {@code Boolean}, an ordered map or a list of these. */
    public abstract Object wire(T value);

    /** The wire form of a value whose class is not known here. */
    final Object wireOf(Object value) {
        return wire(javaType.cast(value));
    }

    /** The value that a raw one stands for; null when it was refused, and then the problem has been added. */
    abstract @Nullable T read(Object raw, Problems problems);

    /** What to write in place of a raw value of the wrong JSON type, where the slip is a common one of this kind. */
    abstract Optional<String> slip(Object raw);

    /** What a text that a person wrote down, such as in a bus file, stands for on the wire. */
    Object writtenDown(String text) {
        return text;
    }

    /** The same type as it stood at an earlier version of its event. */
    ValueType<T> at(Version version, VersionLine line) {
        return this;
    }

    /** The latest version that the type's declaration names. */
    Version newest() {
        return Header.FIRST;
    }

    /** Adds the finding for a raw value of the wrong JSON type. */
    final @Nullable T refuseType(Object raw, Problems problems) {
        problems.add(
                MessageRule.WRONG_TYPE,
                "not " + expectation(),
                Raw.describe(raw),
                slip(raw).orElseGet(() -> "write " + expectation()));
        return null;
    }

    /** Name, doc, unit and examples of a type. */
    record Prose(String name, String doc, Optional<String> unit, List<Object> examples) {

        static Prose of(String name) {
            return new Prose(name, "", Optional.empty(), List.of());
        }

        static Prose of(Class<?> javaType) {
            return of(javaType.getSimpleName());
        }

        Prose withDoc(String text) {
            return new Prose(name, text, unit, examples);
        }

        Prose withUnit(String text) {
            return new Prose(name, doc, Optional.of(text), examples);
        }

        Prose withExamples(List<Object> values) {
            return new Prose(name, doc, unit, List.copyOf(values));
        }
    }
}
