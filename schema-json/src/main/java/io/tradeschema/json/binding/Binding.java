package io.tradeschema.json.binding;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import java.util.Optional;

/**
 * How the values of one Java class stand in a message, for bindings to other JSON libraries.
 *
 * @param <T> the class
 */
public interface Binding<T> {

    /** The class. */
    Class<T> javaType();

    /** Reads one value, from its first token to its last. */
    Outcome<T> read(Tokens tokens);

    /**
     * The value in wire form: {@code String}, {@code BigDecimal}, {@code Boolean} or an ordered map of these.
     *
     * @throws io.tradeschema.model.FindingsException when the value, made past its builder, breaks the contract
     */
    Object wire(T value);

    /** What is wrong with null in the place of a whole message; empty when nothing is. */
    Optional<Finding> aboutNull();
}
