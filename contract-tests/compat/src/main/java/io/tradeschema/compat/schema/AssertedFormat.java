package io.tradeschema.compat.schema;

import java.util.Map;
import java.util.Optional;

/** The formats that are demanded where the user asks for it, as patterns. Others stay undecided. */
final class AssertedFormat {

    private static final String DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String TIME =
            "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?([zZ]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    private static final Map<String, String> PATTERNS = Map.of(
            "uuid",
            "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
            "ipv4",
            "^" + BYTE + "(\\." + BYTE + "){3}$");

    private AssertedFormat() {}

    static Optional<String> pattern(String format) {
        return Optional.ofNullable(PATTERNS.get(format));
    }
}
