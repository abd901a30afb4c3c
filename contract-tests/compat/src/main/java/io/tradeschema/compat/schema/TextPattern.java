package io.tradeschema.compat.schema;

import io.tradeschema.compat.regex.Language;
import io.tradeschema.compat.regex.LanguageTooLarge;
import io.tradeschema.compat.regex.Part;
import io.tradeschema.compat.regex.RegexUndecided;
import java.util.Optional;

/** A pattern as written, with its language where it is a regular one. */
public final class TextPattern {

    private final String source;
    private final Optional<Language> language;
    private final String obstacle;

    private TextPattern(String source, Optional<Language> language, String obstacle) {
        this.source = source;
        this.language = language;
        this.obstacle = obstacle;
    }

    /** Reads a pattern of ECMA-262; the tick is called while its states are made. */
    static TextPattern of(String source, Runnable tick) {
        try {
            return new TextPattern(source, Optional.of(Language.ofPattern(source, tick)), "");
        } catch (RegexUndecided e) {
            return new TextPattern(source, Optional.empty(), String.valueOf(e.getMessage()));
        } catch (LanguageTooLarge e) {
            return new TextPattern(source, Optional.empty(), "too many states");
        }
    }

    /** A part of a pattern, known by the whole pattern and its number in it. */
    static TextPattern of(Part part, String whole, Runnable tick) {
        var name = whole + " part " + part.index();
        try {
            return new TextPattern(name, Optional.of(part.language(tick)), "");
        } catch (RegexUndecided e) {
            return new TextPattern(name, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** The pattern as written. */
    public String source() {
        return source;
    }

    /** The texts it matches, where that is a regular language. */
    public Optional<Language> language() {
        return language;
    }

    /** Names the pattern and what makes it undecided. */
    public String obstacle() {
        return "pattern " + source + " (" + obstacle + ")";
    }

    /** Whether a text matches. */
    public boolean matches(String text) {
        return language.orElseThrow(() -> new KeywordUndecided(obstacle())).contains(text);
    }
}
