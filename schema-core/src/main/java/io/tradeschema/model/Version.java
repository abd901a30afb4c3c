package io.tradeschema.model;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contract's version. A new major version breaks someone, a new minor version adds, a new patch changes prose only.
 *
 * @param major at least 0
 * @param minor at least 0
 * @param patch at least 0
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Pattern FORM =
            Pattern.compile("(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** Checks that no part is negative. */
    public Version {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("a version has no negative part: " + major + "." + minor + "." + patch);
        }
    }

    /** The version that the text {@code major.minor.patch} names, or empty when it has another form. */
    public static Optional<Version> parse(String text) {
        var parts =
                FORM.matcher(Objects.requireNonNull(text, "there is no version of null: hand in a text such as 1.2.0"));
        return parts.matches()
                ? Optional.of(new Version(part(parts, 1), part(parts, 2), part(parts, 3)))
                : Optional.empty();
    }

    /**
     * The version that the text {@code major.minor.patch} names.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static Version of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a version is three numbers such as 1.1.0, found " + Excerpt.quoted(text)));
    }

    private static int part(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, Objects.requireNonNull(other, "null is no version to compare with"));
    }

    /** {@code major.minor.patch}. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
