package io.tradeschema.compat;

import java.util.Optional;
import java.util.regex.Pattern;

/** How far a contract's version must be raised, in order of weight. */
public enum Bump {
    /** The same messages; words may differ. */
    PATCH,
    /** All old messages stay valid. */
    MINOR,
    /** Some old message is refused, or means another thing. */
    MAJOR;

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

    /** The step between two versions; empty when it is none forward, or they are no versions. */
    public static Optional<Bump> between(String old, String current) {
        var before = VERSION.matcher(old);
        var after = VERSION.matcher(current);
        if (!before.matches() || !after.matches()) {
            return Optional.empty();
        }
        for (var part = 1; part <= 3; part++) {
            var step = Integer.compare(Integer.parseInt(after.group(part)), Integer.parseInt(before.group(part)));
            if (step != 0) {
                return step < 0 ? Optional.empty() : Optional.of(values()[3 - part]);
            }
        }
        return Optional.empty();
    }

    /** Whether a step of this weight is enough where another is demanded. */
    public boolean suffices(Bump demanded) {
        return compareTo(demanded) >= 0;
    }
}
