package io.tradeschema.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of texts: a range of lengths, counted in Unicode characters, and perhaps a set of characters. There are no free
 * patterns on purpose: a length and a set are checked in linear time, by every validator, with the same result.
 *
 * @param <T> the Java class of the values
 */
public final class TextType<T> extends ValueType<T> {

    private final Function<String, T> make;
    private final Function<T, String> get;
    /** How it was declared from which version on, the first one first. */
    private final List<Stage> stages;
    /** Which of them holds here. */
    private final Stage stage;

    private final Form form;
    /** What a null is told. */
    private final String nothing;

    TextType(Class<T> javaType, Function<String, T> make, Function<T, String> get) {
        this(javaType, make, get, Prose.of(javaType));
    }

    TextType(Class<T> javaType, Function<String, T> make, Function<T, String> get, Prose prose) {
        this(
                javaType,
                make,
                get,
                List.of(new Stage(Header.FIRST, new Form(1, Limits.STANDARD.text(), Optional.empty()), prose)));
    }

    private TextType(Class<T> javaType, Function<String, T> make, Function<T, String> get, List<Stage> stages) {
        this(javaType, make, get, stages, stages.get(stages.size() - 1));
    }

    private TextType(
            Class<T> javaType, Function<String, T> make, Function<T, String> get, List<Stage> stages, Stage stage) {
        super(javaType, stage.prose);
        this.make = make;
        this.get = get;
        this.stages = List.copyOf(stages);
        this.stage = stage;
        this.form = stage.form;
        this.nothing = name() + " of null: hand in a text";
    }

    /** The same type with prose. */
    public TextType<T> doc(String doc) {
        return saying(form, prose().withDoc(doc));
    }

    /** The same type with examples. */
    public TextType<T> examples(String... texts) {
        List<Object> values = Arrays.<Object>stream(texts).toList();
        return saying(form, prose().withExamples(values));
    }

    /** The same type, with a range of lengths in Unicode characters, inclusive. */
    public TextType<T> length(int least, int most) {
        return saying(new Form(least, most, form.characters), prose());
    }

    /** The same type, of the given ranges of ASCII characters only, written as in {@code A-Z0-9} or {@code A-Z0-9_-}. */
    public TextType<T> characters(String ranges) {
        return saying(new Form(form.least, form.most, Optional.of(CharacterSet.of(ranges))), prose());
    }

    /**
     * The same type, of which everything said so far holds before that version alone; what is said next holds from it on.
     * A later form is wider: what was accepted once stays accepted.
     */
    public TextType<T> since(String version) {
        var all = new ArrayList<>(stages);
        all.add(new Stage(Version.of(version), form, prose()));
        return new TextType<>(javaType(), make, get, all);
    }

    private TextType<T> saying(Form said, Prose prose) {
        var all = new ArrayList<>(stages);
        all.set(all.size() - 1, new Stage(stage.since, said, prose));
        return new TextType<>(javaType(), make, get, all);
    }

    @Override
    ValueType<T> at(Version event, VersionLine line) {
        var version = line.of(javaType(), event);
        var held = stages.stream()
                .filter(candidate -> candidate.since.compareTo(version) <= 0)
                .reduce((earlier, later) -> later)
                .orElse(stages.get(0));
        return held.equals(stage) ? this : new TextType<>(javaType(), make, get, stages, held);
    }

    @Override
    Version newest() {
        return stages.get(stages.size() - 1).since;
    }

    /** The least number of Unicode characters. */
    public int least() {
        return form.least;
    }

    /** The greatest number of Unicode characters. */
    public int most() {
        return form.most;
    }

    /** The allowed characters as ranges, such as {@code A-Z0-9}; empty when every character is allowed. */
    public Optional<String> characters() {
        return form.characters.map(CharacterSet::ranges);
    }

    /** The allowed characters one by one, in the order of their codes; empty when every character is allowed. */
    public Optional<String> members() {
        return form.characters.map(CharacterSet::members);
    }

    /**
     * The text itself. For the constructor of a value class.
     *
     * @throws FindingsException when the type refuses it
     */
    public String checked(String text) {
        Objects.requireNonNull(text, nothing);
        if (form.plainlyHolds(text)) {
            return text;
        }
        var problems = new Problems(name());
        if (!accepts(text, problems)) {
            throw new FindingsException(problems.findings());
        }
        return text;
    }

    /** Whether it is plain to see that a text is accepted: it has no surrogates. */
    public boolean plainlyAccepts(String text) {
        Objects.requireNonNull(text, nothing);
        return form.plainlyHolds(text);
    }

    /** The value of a text of ASCII characters, or null when it is refused. */
    public @Nullable T ofAscii(String text) {
        return form.holdsAscii(text) ? make.apply(text) : null;
    }

    @Override
    public Object wire(T value) {
        return get.apply(Objects.requireNonNull(value, nothing));
    }

    @Override
    @Nullable
    T read(Object raw, Problems problems) {
        if (javaType().isInstance(raw)) {
            var value = javaType().cast(raw);
            return accepts(get.apply(value), problems) ? value : null;
        }
        if (raw instanceof String text) {
            return accepts(text, problems) ? make.apply(text) : null;
        }
        return refuseType(raw, problems);
    }

    private boolean accepts(String text, Problems problems) {
        return form.plainlyHolds(text) || acceptsUnusual(text, problems);
    }

    private boolean acceptsUnusual(String text, Problems problems) {
        if (!Texts.isWhole(text)) {
            problems.add(
                    MessageRule.LONE_SURROGATE,
                    "half a Unicode character",
                    Excerpt.quoted(text),
                    "cut texts at characters");
            return false;
        }
        var length = text.codePointCount(0, text.length());
        if (length < form.least || length > form.most) {
            problems.add(
                    MessageRule.TEXT_LENGTH, length + " characters long", Excerpt.quoted(text), advice(text, problems));
            return false;
        }
        if (form.characters.isPresent() && !form.characters.get().holds(text)) {
            problems.add(
                    MessageRule.TEXT_CHARACTERS,
                    "has characters other than " + form.characters.get().ranges(),
                    Excerpt.quoted(text),
                    advice(text, problems));
            return false;
        }
        return true;
    }

    private String advice(String text, Problems problems) {
        var otherwise = (text.isEmpty() ? "leave it out, or write " : "write ") + expectation();
        if (problems.later().isPresent()) {
            return problems.later().get().ifRight(otherwise);
        }
        return stages.stream()
                .filter(later -> later.since.compareTo(stage.since) > 0 && later.form.plainlyHolds(text))
                .map(later -> "it is one from " + later.since + " on: write the message for that version, or "
                        + expectation())
                .findFirst()
                .orElse(otherwise);
    }

    /**
     * What a type accepts, and how it is described, from a version on.
     *
     * @param since the first one
     */
    private record Stage(Version since, Form form, Prose prose) {}

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.text(this);
    }

    @Override
    public Optional<TextType<?>> asText() {
        return Optional.of(this);
    }

    @Override
    Optional<String> slip(Object raw) {
        return Optional.empty();
    }

    @Override
    public String expectation() {
        var count = form.least == form.most ? "" + form.least : form.least + " to " + form.most;
        return "a text of " + count + " characters"
                + form.characters.map(set -> " " + set.ranges()).orElse("");
    }

    private record Form(int least, int most, Optional<CharacterSet> characters) {
        Form {
            if (least < 0 || most < least || most > Limits.STANDARD.text()) {
                throw new IllegalArgumentException(
                        "lengths run from 0 to " + Limits.STANDARD.text() + ": " + least + ", " + most);
            }
        }

        /** Whether the text is accepted beyond doubt: it has no surrogates, so that its length is its characters'. */
        boolean plainlyHolds(String text) {
            return holdsAscii(text) && (characters.isPresent() || Texts.hasNoSurrogate(text));
        }

        /** The same for a text of ASCII characters. */
        boolean holdsAscii(String text) {
            return text.length() >= least
                    && text.length() <= most
                    && (characters.isEmpty() || characters.get().holds(text));
        }
    }
}
