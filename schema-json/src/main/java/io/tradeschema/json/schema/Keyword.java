package io.tradeschema.json.schema;

import io.tradeschema.model.Advice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every keyword that JSON Schema, its drafts and this library have: read, or what to write in its place. */
enum Keyword {
    SCHEMA("$schema"),
    ID("$id"),
    COMMENT("$comment"),
    REF("$ref"),
    DEFS("$defs"),
    DEFINITIONS("definitions"),
    TITLE("title"),
    DESCRIPTION("description"),
    EXAMPLES("examples"),
    DEFAULT("default"),
    DEPRECATED("deprecated"),
    TYPE("type"),
    ENUM("enum"),
    CONST("const"),
    PROPERTIES("properties"),
    REQUIRED("required"),
    ADDITIONAL_PROPERTIES("additionalProperties"),
    ALL_OF("allOf"),
    ANY_OF("anyOf"),
    ONE_OF("oneOf"),
    NOT("not"),
    IF("if"),
    THEN("then"),
    MINIMUM("minimum"),
    MAXIMUM("maximum"),
    EXCLUSIVE_MINIMUM("exclusiveMinimum"),
    EXCLUSIVE_MAXIMUM("exclusiveMaximum"),
    MIN_LENGTH("minLength"),
    MAX_LENGTH("maxLength"),
    PATTERN("pattern"),
    FORMAT("format"),
    ITEMS("items"),
    MIN_ITEMS("minItems"),
    MAX_ITEMS("maxItems"),
    UNIT("x-unit"),
    SINCE("x-since"),
    MUST_UNDERSTAND("x-must-understand"),
    RETIRED("x-retired"),
    SUNSET("x-deprecated"),

    VOCABULARY("$vocabulary", "take it out: a contract has one vocabulary"),
    ANCHOR("$anchor", Words.BY_POINTER),
    DYNAMIC_ANCHOR("$dynamicAnchor", Words.BY_POINTER),
    DYNAMIC_REF("$dynamicRef", Words.BY_POINTER),
    RECURSIVE_ANCHOR("$recursiveAnchor", Words.BY_POINTER),
    RECURSIVE_REF("$recursiveRef", Words.BY_POINTER),
    OLD_ID("id", "write \"$id\""),
    ELSE("else", Words.CONDITION),
    PREFIX_ITEMS("prefixItems", Words.LIST),
    ADDITIONAL_ITEMS("additionalItems", Words.LIST),
    UNEVALUATED_ITEMS("unevaluatedItems", Words.LIST),
    CONTAINS("contains", Words.LIST),
    MIN_CONTAINS("minContains", Words.LIST),
    MAX_CONTAINS("maxContains", Words.LIST),
    UNIQUE_ITEMS("uniqueItems", Words.LIST),
    PATTERN_PROPERTIES("patternProperties", Words.NAMES),
    PROPERTY_NAMES("propertyNames", Words.NAMES),
    MIN_PROPERTIES("minProperties", Words.NAMES),
    MAX_PROPERTIES("maxProperties", Words.NAMES),
    UNEVALUATED_PROPERTIES("unevaluatedProperties", "write \"additionalProperties\": false"),
    DEPENDENT_SCHEMAS("dependentSchemas", Words.CONDITION),
    DEPENDENT_REQUIRED("dependentRequired", Words.CONDITION),
    DEPENDENCIES("dependencies", Words.CONDITION),
    PROPERTY_DEPENDENCIES("propertyDependencies", Words.CONDITION),
    NOT_ALLOWED(
            "notAllowed", "an object is closed: what is not listed is refused; a retired name stands in \"x-retired\""),
    MULTIPLE_OF("multipleOf", "write \"type\": \"integer\" for whole numbers; a step is checked where it is rounded"),
    DIVISIBLE_BY("divisibleBy", "write \"type\": \"integer\" for whole numbers; a step is checked where it is rounded"),
    CONTENT_ENCODING("contentEncoding", Words.CONTENT),
    CONTENT_MEDIA_TYPE("contentMediaType", Words.CONTENT),
    CONTENT_SCHEMA("contentSchema", Words.CONTENT),
    READ_ONLY("readOnly", "take it out: a message is written once and read"),
    WRITE_ONLY("writeOnly", "take it out: a message is written once and read"),
    EXTENDS("extends", "write the fields out, or refer to an object by \"$ref\""),
    DISALLOW("disallow", "write the type that is allowed"),
    FORMAT_MINIMUM("formatMinimum", Words.TIMES),
    FORMAT_MAXIMUM("formatMaximum", Words.TIMES),
    FORMAT_EXCLUSIVE_MINIMUM("formatExclusiveMinimum", Words.TIMES),
    FORMAT_EXCLUSIVE_MAXIMUM("formatExclusiveMaximum", Words.TIMES),
    NULLABLE("nullable", "write \"type\": [\"string\", \"null\"], or whichever type it is"),
    DISCRIMINATOR("discriminator", "give each kind of message a contract and a stream of its own"),
    EXAMPLE("example", "write \"examples\": [\u2026]"),
    XML("xml", "take it out: messages are JSON"),
    EXTERNAL_DOCS("externalDocs", "name the page in \"description\"");

    private final String word;
    private final Optional<String> instead;

    Keyword(String word) {
        this(word, Optional.empty());
    }

    Keyword(String word, String instead) {
        this(word, Optional.of(instead));
    }

    Keyword(String word, Optional<String> instead) {
        this.word = word;
        this.instead = instead;
    }

    /** Advice that several keywords share. */
    private static final class Words {
        static final String LIST =
                "a list says what each element is (\"items\") and how many there are (\"minItems\", \"maxItems\")";
        static final String NAMES = "a contract names each field: list them under \"properties\"";
        static final String CONDITION =
                "a condition is \"allOf\": [{\"if\": a field is a value, \"then\": another one is there}]";
        static final String CONTENT = "a text is a text here: say its characters and its length";
        static final String BY_POINTER = "refer to an object by its place: \"$ref\": \"#/$defs/name\"";
        static final String TIMES = "a time has no bounds here: take it out";
    }

    /** The keyword of that spelling. */
    static Optional<Keyword> of(String word) {
        return Arrays.stream(values())
                .filter(keyword -> keyword.word.equals(word))
                .findFirst();
    }

    /** What to do about a keyword that nothing reads. */
    static String adviceOn(String word) {
        return Advice.nearest(word, words())
                .map(Advice::didYouMean)
                .orElse("take it out; \"description\" is for people, and units are said by \"x-unit\"");
    }

    private static List<String> words() {
        return Arrays.stream(values())
                .filter(keyword -> keyword.instead.isEmpty())
                .map(Keyword::word)
                .toList();
    }

    String word() {
        return word;
    }

    /** What to write in its place, where a contract cannot say it at all. */
    Optional<String> instead() {
        return instead;
    }
}
