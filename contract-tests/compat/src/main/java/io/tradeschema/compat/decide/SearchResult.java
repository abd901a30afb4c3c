package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import java.util.Optional;

/** Whether goals can be met: by a value found, by none for certain, or undecided. */
sealed interface SearchResult {

    /** Certain that no value meets the goals. */
    record Empty() implements SearchResult {}

    /** A value that meets them. */
    record Found(Json value) implements SearchResult {}

    /** Undecided, and why; perhaps with a value that may meet them. */
    record Open(String why, Optional<Json> candidate) implements SearchResult {}

    /** The one empty outcome. */
    SearchResult EMPTY = new Empty();

    static SearchResult open(String why) {
        return new Open(why, Optional.empty());
    }

    static SearchResult open(String why, Json candidate) {
        return new Open(why, Optional.of(candidate));
    }

    default boolean isEmpty() {
        return this instanceof Empty;
    }

    default boolean isFound() {
        return this instanceof Found;
    }

    /** The value found, or the one that may do. */
    default Optional<Json> candidate() {
        if (this instanceof Found found) {
            return Optional.of(found.value());
        }
        return this instanceof Open open ? open.candidate() : Optional.empty();
    }

    /** What is known when either of two ways may lead to a value. */
    default SearchResult or(SearchResult other) {
        if (isFound() || other.isEmpty()) {
            return this;
        }
        return other.isFound() || isEmpty() || candidate().isEmpty() ? other : this;
    }
}
