package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.regex.Language;
import io.tradeschema.compat.regex.LanguageSearch;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.KeywordUndecided;
import java.util.ArrayList;
import java.util.List;

/** A text within a length, in some regular languages and outside others. */
final class StringCase {

    private static final int PLAIN = 1_000_000;

    private static final List<String> USUAL = List.of(
            "text",
            "BTCUSDT",
            "BUY",
            "2026-01-21T00:00:00Z",
            "2026-01-21",
            "1",
            "a",
            "1.5",
            "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
            "trader@example.com",
            "https://example.com/");

    private final List<Claim.OfKeyword> literals;
    private final Search search;
    private final List<Language> inside = new ArrayList<>();
    private final List<Language> outside = new ArrayList<>();
    private long least;
    private long most = Long.MAX_VALUE;

    StringCase(List<Claim.OfKeyword> literals, Search search) {
        this.literals = literals;
        this.search = search;
    }

    SearchResult solve() {
        for (var text : USUAL) {
            if (fits(text)) {
                return new SearchResult.Found(new Json.Str(text));
            }
        }
        literals.forEach(this::take);
        if (least > most) {
            return SearchResult.EMPTY;
        }
        var plain = "a".repeat((int) Math.min(least, PLAIN));
        if (fits(plain)) {
            return new SearchResult.Found(new Json.Str(plain));
        }
        var word = new LanguageSearch(inside, outside, least, most, search.budget()::step).find();
        return word.<SearchResult>map(text -> new SearchResult.Found(new Json.Str(readable(text))))
                .orElse(SearchResult.EMPTY);
    }

    /** Engines differ on a line end that ends the text; where letters around it do no harm, they are added. */
    private String readable(String word) {
        if (!isOdd(word)) {
            return word;
        }
        for (var letter : List.of("a", "A", "1")) {
            for (var variant : List.of(word + letter, letter + word + letter)) {
                if (fits(variant)) {
                    return variant;
                }
            }
        }
        return word;
    }

    /** Whether a text holds what people do not see, and engines do not agree on. */
    static boolean isOdd(String text) {
        return text.codePoints().anyMatch(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x2029);
    }

    private boolean fits(String text) {
        try {
            var value = new Json.Str(text);
            return literals.stream()
                    .filter(literal -> !(literal.keyword() instanceof Keyword.Undecided))
                    .allMatch(literal -> literal.metBy(value));
        } catch (KeywordUndecided e) {
            return false;
        }
    }

    private void take(Claim.OfKeyword literal) {
        if (literal.keyword() instanceof Keyword.Pattern pattern) {
            var language = pattern.pattern()
                    .language()
                    .orElseThrow(() -> new KeywordUndecided(pattern.pattern().obstacle()));
            (literal.met() ? inside : outside).add(language);
        } else if (literal.keyword() instanceof Keyword.Size size) {
            if (size.upper() == literal.met()) {
                most = Math.min(most, literal.met() ? size.limit() : size.limit() - 1);
            } else {
                least = Math.max(least, literal.met() ? size.limit() : size.limit() + 1);
            }
        } else if (literal.keyword() instanceof Keyword.OneValueOf one) {
            outside.add(Language.ofWords(
                    one.values().stream()
                            .filter(Json.Str.class::isInstance)
                            .map(value -> ((Json.Str) value).value())
                            .toList(),
                    search.budget()::check));
        }
    }
}
