package io.tradeschema.gate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A bus file that lies in the current folder and that a command does not go by, since nobody named it. */
public final class UnnamedBusFile {

    /** The usual name of a bus file. */
    public static final String USUAL = "tradeschema.yaml";

    private static final long MOST = 1 << 20;

    private final Optional<String> text;

    private UnnamedBusFile(Optional<String> text) {
        this.text = text;
    }

    /** The one of the current folder, or none where a bus file was named. */
    public static UnnamedBusFile here() {
        return NamedEvents.areGiven() ? new UnnamedBusFile(Optional.empty()) : in(Path.of(""));
    }

    /** The one of a folder. */
    static UnnamedBusFile in(Path folder) {
        var file = folder.resolve(USUAL);
        try {
            return new UnnamedBusFile(
                    Files.isRegularFile(file) && Files.size(file) <= MOST
                            ? Optional.of(Files.readString(file))
                            : Optional.empty());
        } catch (IOException e) {
            return new UnnamedBusFile(Optional.empty());
        }
    }

    /** Whether there is one. */
    public boolean isThere() {
        return text.isPresent();
    }

    /** How to have it gone by, where it has a name that is not known without it; behind a sentence, else empty. */
    public String knowing(String name) {
        return text.filter(all -> !name.isBlank() && all.contains(name) && names(all, name))
                        .isPresent()
                ? "; " + USUAL + " names it: write --events " + USUAL + " before the command"
                : "";
    }

    /** Whether the name stands there as a whole, perhaps behind what its stream begins with; a part of a longer one is another. */
    private static boolean names(String all, String name) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-]|[.:]\\w)")
                .matcher(all)
                .find();
    }
}
