package io.tradeschema.scan.syntax;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterTsx;
import org.treesitter.TreeSitterTypescript;

/** A language that can be read into trees. */
public enum Grammar {
    /** Java; the grammar does not know a mark right before the dots of a parameter. */
    JAVA(TreeSitterJava::new, text -> blanked(text, Pattern.compile("@[\\w.]+(?=\\s*[.]{3})"))),
    /** Python. */
    PYTHON(TreeSitterPython::new, text -> text),
    /** TypeScript. */
    TYPESCRIPT(TreeSitterTypescript::new, text -> text),
    /** TypeScript that may hold markup, and JavaScript, all of which it takes. */
    TSX(TreeSitterTsx::new, text -> text);

    private final Supplier<TSLanguage> language;
    private final UnaryOperator<String> plain;

    Grammar(Supplier<TSLanguage> language, UnaryOperator<String> plain) {
        this.language = language;
        this.plain = plain;
    }

    /** The language of a file, by its ending; empty for one that has no grammar here. */
    public static Optional<Grammar> of(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "py" -> Optional.of(PYTHON);
            case "java" -> Optional.of(JAVA);
            case "ts", "mts", "cts" -> Optional.of(TYPESCRIPT);
            case "tsx", "js", "jsx", "mjs", "cjs" -> Optional.of(TSX);
            default -> Optional.empty();
        };
    }

    /** The language itself, which is not to be made before its native library has been laid down. */
    TSLanguage language() {
        return language.get();
    }

    /** The text with blanks for what the grammar takes for a mistake; each place stays where it is. */
    String plain(String text) {
        return plain.apply(text.replace('\f', ' ')); // form feeds part many an older file into pages
    }

    private static String blanked(String text, Pattern what) {
        return what.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
    }
}
