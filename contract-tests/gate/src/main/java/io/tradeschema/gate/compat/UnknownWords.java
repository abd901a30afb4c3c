package io.tradeschema.gate.compat;

import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.compat.schema.SchemaDraft;
import io.tradeschema.compat.schema.UnknownKeyword;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.List;
import java.util.stream.Stream;

/** What is said of the words in a schema that are no keywords: a probable slip is warned of, a note is listed. */
final class UnknownWords {

    private final SchemaDraft fallback;

    UnknownWords(SchemaDraft fallback) {
        this.fallback = fallback;
    }

    /** A warning for each probable slip in a version. */
    List<Finding> warnings(SchemaSource.Found version) {
        return in(version)
                .flatMap(word -> word.slip().stream().map(slip -> warning(version, word, slip)))
                .toList();
    }

    private static Finding warning(SchemaSource.Found version, UnknownKeyword word, String slip) {
        var place = Where.path(word.pointer());
        return Finding.of(CompatRule.KEYWORD_UNKNOWN, version.name(), place, word.said(), slip)
                .evidence(word.name());
    }

    /** By this draft are read those that name none. */
    SchemaDraft fallback() {
        return fallback;
    }

    /** The words of a version that are taken for notes. */
    List<String> notes(SchemaSource.Found version) {
        return in(version)
                .filter(word -> word.slip().isEmpty())
                .map(word -> Excerpt.quoted(word.name()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The probable slips of a pair, each in a sentence. */
    List<String> slips(Json old, Json current) {
        return Stream.concat(slips("old", old), slips("new", current)).toList();
    }

    private Stream<String> slips(String side, Json schema) {
        return UnknownKeyword.in(schema, fallback).stream()
                .flatMap(word -> word.slip().stream()
                        .map(slip -> side + " " + word.pointer() + ": " + word.said() + "; " + slip));
    }

    private Stream<UnknownKeyword> in(SchemaSource.Found version) {
        try {
            return UnknownKeyword.in(version.joined(fallback).schema(), fallback).stream();
        } catch (JsonRefused e) {
            return Stream.empty(); // the verdict says so
        }
    }
}
