package io.tradeschema.compat;

import io.tradeschema.compat.change.KnownNames;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.SchemaDialect;
import java.util.List;

/**
 * How two versions are to be compared.
 *
 * @param dialect how schemas are read
 * @param seeds messages seen in the wild, for witnesses that look real
 * @param names what is known of names beside what the schemas say
 * @param openReaders whether consumers ignore additions that need not be understood
 */
public record ComparisonOptions(SchemaDialect dialect, List<Json> seeds, KnownNames names, boolean openReaders) {

    /** Closed readers, draft 2020-12 where none is named, no seeds; nothing is known of names. */
    public static final ComparisonOptions USUAL =
            new ComparisonOptions(SchemaDialect.USUAL, List.of(), KnownNames.NONE, false);

    /** Copies the list. */
    public ComparisonOptions {
        seeds = List.copyOf(seeds);
    }

    /** The usual, with what is known of names. */
    public static ComparisonOptions knowing(KnownNames names) {
        return new ComparisonOptions(SchemaDialect.USUAL, List.of(), names, false);
    }

    /** The same, for consumers that ignore additions, or for those that do not. */
    public ComparisonOptions withReaders(boolean open) {
        return new ComparisonOptions(dialect, seeds, names, open);
    }
}
