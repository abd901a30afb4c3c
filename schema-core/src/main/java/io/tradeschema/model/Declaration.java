package io.tradeschema.model;

import io.tradeschema.model.expect.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What fields cannot say about their event.
 *
 * @param <T> what a message is read as
 * @param <C> the contract that is declared
 */
public final class Declaration<T, C extends Contract<T>> {

    private final Shape<T> shape;
    private final Function<Contract.Terms<T>, C> making;
    private String name = "";
    private String stream = "";
    private String schemas = "https://tradeschema.io/schemas/";
    private Version version = Header.FIRST;
    private Optional<Perishable> perishable = Optional.empty();
    private final List<Expectation> expectations = new ArrayList<>();
    private VersionLine line;

    Declaration(Shape<T> shape, Function<Contract.Terms<T>, C> making) {
        this.shape = shape;
        this.making = making;
        this.line = shape.line();
    }

    /** The event's name on the wire: lower-case words joined by dots. */
    public Declaration<T, C> named(String eventName) {
        this.name = eventName;
        return this;
    }

    /** The stream that carries it, where the deployment names no other. */
    public Declaration<T, C> on(String streamName) {
        this.stream = streamName;
        return this;
    }

    /** The absolute address below which the event's schemas are named: its owner's, ending with a slash. */
    public Declaration<T, C> schemasAt(String address) {
        this.schemas = address;
        return this;
    }

    /** The version of the contract that the header states, such as {@code 1.1.0}. */
    public Declaration<T, C> version(String text) {
        this.version = Version.of(text);
        return this;
    }

    /**
     * From a version of the event on, the library's types are as they stood at a version of the library's contract. Without
     * it they are as they are now, in every version of the event: then a newer library may change what a published version of
     * the event accepts, which the check of published schemas tells. To be said for the first version first.
     *
     * @param own a version of the event
     * @param theirs a version of the library's contract, such as {@code 1.2.0}
     * @throws IllegalArgumentException when it was said already, or a later version of the event would take earlier types
     */
    public Declaration<T, C> typesAt(String own, String theirs) {
        this.line = line.with(Version.of(own), Version.of(theirs));
        return this;
    }

    /** Which of its messages lose their meaning with age. */
    public Declaration<T, C> perishing(Perishable messages) {
        this.perishable = Optional.of(messages);
        return this;
    }

    /** What must come because of its messages, or how often they must come; see {@code Expect} for the words. */
    public Declaration<T, C> expects(Expectation... inTime) {
        this.expectations.addAll(List.of(inTime));
        return this;
    }

    /**
     * The finished contract.
     *
     * @throws IllegalArgumentException when a part is missing or contradicts the header
     */
    public C build() {
        demand(name.matches("[a-z][a-z0-9]*([._-][a-z0-9]+)*"), "its name is lower-case words joined by dots");
        demand(!stream.isBlank(), "it is on no stream");
        demand(
                schemas.matches("https?://[a-z0-9.-]+/([A-Za-z0-9._~-]+/)*"),
                "its schemas have no absolute address that ends with a slash");
        demand(!shape.doc().isBlank(), "it has no @Doc");
        demand(
                shape.newest(line).compareTo(version) <= 0,
                "a field or a value came in " + shape.newest(line) + " and the event is at " + version);
        demand(
                line.from().stream().allMatch(from -> from.compareTo(new Version(version.major(), 0, 0)) <= 0),
                "from which version of the library's types on is not said of its first version");
        perishable.flatMap(messages -> messages.fault(shape)).ifPresent(fault -> demand(false, fault));
        return making.apply(new Contract.Terms<>(
                name,
                stream,
                stream,
                schemas,
                version,
                shape.at(version, line),
                perishable,
                expectations.stream()
                        .map(one -> one.of().isEmpty() ? one.about(name) : one)
                        .toList(),
                line));
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(shape.name() + ": " + otherwise);
        }
    }
}
