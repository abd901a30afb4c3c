package io.tradeschema.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fenced block of a page for users. A comment right above it, {@code <!-- … -->}, may say how it is held to the truth:
 * {@code from FILE}, a part of that file; {@code run by FILE}, a script that takes it from the page and runs it; {@code not run:
 * REASON}. Without one a test compiles or runs it. A block without a language, or in {@code text}, is what something prints.
 *
 * @param page the page, from the top of the repository
 * @param line the line of its first line of code
 * @param language as the fence names it; empty when it does not
 * @param mark what the comment says; empty when there is none
 * @param code the lines between the fences
 */
public record Snippet(String page, int line, String language, String mark, String code) {

    private static final String FENCE = "```";

    /** Every block of README, CONTRIBUTING, SECURITY and the pages below docs, of the repository at this place. */
    public static List<Snippet> all(Path top) throws IOException {
        var pages = new ArrayList<>(
                List.of(top.resolve("README.md"), top.resolve("CONTRIBUTING.md"), top.resolve("SECURITY.md")));
        try (var docs = Files.walk(top.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        var all = new ArrayList<Snippet>();
        for (var page : pages) {
            all.addAll(of(top.relativize(page).toString().replace('\\', '/'), Files.readAllLines(page)));
        }
        return all;
    }

    private static List<Snippet> of(String page, List<String> lines) {
        var found = new ArrayList<Snippet>();
        for (var begin = 0; begin < lines.size(); begin++) {
            if (lines.get(begin).startsWith(FENCE)) {
                var end = begin + 1;
                while (end < lines.size() && !lines.get(end).startsWith(FENCE)) {
                    end++;
                }
                var code = lines.subList(begin + 1, end).stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
                var language = lines.get(begin).substring(FENCE.length()).strip();
                found.add(new Snippet(page, begin + 2, language, mark(lines, begin), code));
                begin = end;
            }
        }
        return found;
    }

    private static String mark(List<String> lines, int begin) {
        var above = begin == 0 ? "" : lines.get(begin - 1).strip();
        return above.startsWith("<!-- ") && above.endsWith(" -->") ? above.substring(5, above.length() - 4) : "";
    }

    /** What the mark says after these words, if it begins with them. */
    public Optional<String> marked(String words) {
        return Stream.of(mark)
                .filter(text -> text.startsWith(words + " "))
                .map(text -> text.substring(words.length() + 1))
                .findFirst();
    }

    /** Whether a test has to compile or run it: it is code, and has no mark. */
    public boolean isUnmarked(String code) {
        return mark.isEmpty() && language.equals(code);
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
