package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One name that a reader takes from a message; what it does with the value is added as the scan goes on. */
public final class ReadField {

    /** How deep in the entry the name is looked up. */
    public enum Level {
        /** A field of the stream entry itself. */
        ENTRY,
        /** A field of the decoded message. */
        MESSAGE,
        /** A handler's argument: a wrapper has made one of the two of it, the scan does not see which. */
        EITHER
    }

    private static final String ELEMENTS = "[]";

    /** The name of any element of a list in a path. */
    public static String elementsOf(String list) {
        return list + ELEMENTS;
    }

    /** The list whose elements a name in a path means; empty where it means the value itself. */
    public static Optional<String> ofElements(String name) {
        return name.endsWith(ELEMENTS)
                ? Optional.of(name.substring(0, name.length() - ELEMENTS.length()))
                : Optional.empty();
    }

    /** What becomes of a value that a reader holds against literals. */
    public enum Meaning {
        /** Something is done with it. */
        HANDLED,
        /** It is passed over, or it is one of a type that has more values than are sent. */
        ASIDE,
        /** The reader fails on it. */
        REFUSED
    }

    /** What a value must be for what is done with it. */
    public enum Kind {
        /** A number. */
        NUMBER,
        /** A text. */
        TEXT
    }

    /** One comparison of the value with literals, and what becomes of those. */
    public record Comparison(Where where, List<Object> literals, Meaning meaning) {}

    /**
     * A schema or type that takes only some values.
     *
     * @param list where it says which
     * @param use where the message is held against it
     */
    public record Refusal(Where list, Where use) {}

    private Reader reader;
    private Set<String> streams;
    private final Level level;
    private final List<String> path;
    private final Where where;
    private final boolean required;
    private final Set<Comparison> comparisons = new LinkedHashSet<>();
    private final Set<ReadField> alternatives = new LinkedHashSet<>();
    private final Map<Kind, Where> uses = new EnumMap<>(Kind.class);
    private boolean converted;
    private boolean byBinding;
    private Optional<Object> fallback = Optional.empty();
    private boolean decoded;
    private boolean container;
    private boolean caseFolded;
    private Optional<Where> unhandled = Optional.empty();
    private boolean setAsWell;
    private boolean ofOthers;
    private boolean column;
    private boolean declared;
    private boolean asked;
    private boolean tested;
    private boolean listed;
    private boolean whitelisted;
    private Optional<Where> lookup = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();

    /** A read of the last name of the path, by this reader, for these streams. */
    public ReadField(
            Reader reader, Set<String> streams, Level level, List<String> path, Where where, boolean required) {
        this.reader = reader;
        this.streams = Set.copyOf(streams);
        this.level = level;
        this.path = List.copyOf(path);
        this.where = where;
        this.required = required;
    }

    /** The reader that reads. */
    public Reader reader() {
        return reader;
    }

    /** The streams the entry may come from. */
    public Set<String> streams() {
        return streams;
    }

    /** Gives the read to a reader whose streams have other names now. */
    public void belongsTo(Reader renamed) {
        reader = renamed;
        streams = Set.copyOf(renamed.streams());
    }

    /** How deep the name is looked up. */
    public Level level() {
        return level;
    }

    /** The names from the message down to this one. */
    public List<String> path() {
        return path;
    }

    /** The same, in which the elements of a list go by the list's own name. */
    public List<String> names() {
        return path.stream().map(name -> ofElements(name).orElse(name)).toList();
    }

    /** The name that is read. */
    public String name() {
        return path.get(path.size() - 1);
    }

    /** Where it is read. */
    public Where where() {
        return where;
    }

    /** Whether the reader fails when the name is absent. */
    public boolean required() {
        return required;
    }

    /** Notes the value the reader takes when the name is absent. */
    public void fallsBackTo(Object value) {
        fallback = Optional.of(value);
    }

    /** The value the reader takes when the name is absent, where it is a literal other than None. */
    public Optional<Object> fallback() {
        return fallback;
    }

    /** Notes that the value is compared with these literals; any of them is accepted there. */
    public void accepts(Where place, List<Object> literals) {
        compares(place, literals, Meaning.HANDLED);
    }

    /** Notes that the value is compared with these literals, and what becomes of them. */
    public void compares(Where place, List<Object> literals, Meaning meaning) {
        comparisons.add(new Comparison(place, literals, meaning));
    }

    /** The comparisons of the value with literals. */
    public Set<Comparison> comparisons() {
        return comparisons;
    }

    /** Notes that only a value of this kind lets the reader do what it does there. */
    public void usedAs(Kind kind, Where place) {
        uses.putIfAbsent(kind, place);
    }

    /** Notes that something else is made of the value, or that it is asked of what kind it is. */
    public void converts() {
        converted = true;
    }

    /** Where the reader works with the value as with one of this kind, without a look at what it is. */
    public Optional<Where> usedAs(Kind kind) {
        return converted || listed ? Optional.empty() : Optional.ofNullable(uses.get(kind));
    }

    /** Notes that the value is brought to one case before it is compared. */
    public void foldsCase() {
        caseFolded = true;
    }

    /** Whether the value is brought to one case before it is compared. */
    public boolean caseFolded() {
        return caseFolded;
    }

    /** Notes that the value is read as JSON. */
    public void decodes() {
        decoded = true;
    }

    /** Whether the value is read as JSON. */
    public boolean decoded() {
        return decoded;
    }

    /** Notes that names are read from the value. */
    public void holdsMore() {
        container = true;
    }

    /** Whether names are read from the value. */
    public boolean container() {
        return container;
    }

    /** Notes that the reader itself may have set the name in the message before. */
    public void isSetAsWell() {
        setAsWell = true;
    }

    /** Whether the reader itself may have set the name in the message before. */
    public boolean setAsWell() {
        return setAsWell;
    }

    /** Notes that the message lies over something else that may have the name. */
    public void mayBeOfOthers() {
        ofOthers = true;
    }

    /** Whether the message lies over something else that may have the name. */
    public boolean ofOthers() {
        return ofOthers;
    }

    /** Notes that the name is a column of what a database keeps: it need not come with the message. */
    public void isColumn() {
        column = true;
    }

    /** Notes that the name is one which a class declares, and need not be there. */
    public void isDeclared() {
        declared = true;
    }

    /** Whether a class declares the name, and nothing that was seen asks an object of it for that. */
    public boolean onlyDeclared() {
        return declared && !asked;
    }

    /** Notes that the object that was made of the message is asked for the name. */
    public void isAsked() {
        asked = true;
    }

    /** Whether the name is a column of what a database keeps, and nothing that was seen asks for it. */
    public boolean onlyColumn() {
        return column && !asked;
    }

    /** Notes that the name is only looked for, not read. */
    public void onlyTested() {
        tested = true;
    }

    /** Notes that the name comes from a list of names that the reader goes through. */
    public void fromList() {
        listed = true;
    }

    /** Whether the name comes from a list of names that the reader goes through. */
    public boolean listed() {
        return listed;
    }

    /** Notes that the name comes from a list of the only names that the reader allows. */
    public void fromWhitelist() {
        listed = true;
        whitelisted = true;
    }

    /** Whether the name comes from a list of the only names that the reader allows. */
    public boolean whitelisted() {
        return whitelisted;
    }

    /** Whether the name is only looked for. */
    public boolean tested() {
        return tested;
    }

    /** Notes that the product's own code took the message from here. */
    public void byBinding() {
        byBinding = true;
    }

    /** Whether the product's own code took the message from here. */
    public boolean isByBinding() {
        return byBinding;
    }

    /** Notes another read whose value is taken when this one gives none, or the other way round. */
    public void alternative(ReadField other) {
        if (other != this) {
            alternatives.add(other);
            other.alternatives.add(this);
        }
    }

    /** The reads that stand in for this one. */
    public List<ReadField> alternatives() {
        return new ArrayList<>(alternatives);
    }

    /** Notes a chain of comparisons that ends without a branch for the other values. */
    public void leavesUnhandled(Where chain) {
        unhandled = Optional.of(chain);
    }

    /** Notes that a table is indexed with the value, and fails when it does not have it. */
    public void looksUp(Where table) {
        lookup = Optional.of(table);
    }

    /** Where a table is indexed with the value, and fails when it does not have it. */
    public Optional<Where> lookup() {
        return lookup;
    }

    /** Notes that the message is refused where the value is none of those that are accepted there. */
    public void refusesOthers(Where list, Where use) {
        refusal = Optional.of(new Refusal(list, use));
    }

    /** What refuses the message where the value is none of its own. */
    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** A chain of comparisons that ends without a branch for the other values. */
    public Optional<Where> unhandled() {
        return unhandled;
    }

    @Override
    public String toString() {
        return String.join(".", path) + " " + level + " of " + streams + " at " + where;
    }

    /** What makes two reads one: the same place reading the same name for the same streams, and the same reader. */
    public Object identity() {
        return List.of(where, path, streams, level, Objects.hash(required), reader);
    }
}
