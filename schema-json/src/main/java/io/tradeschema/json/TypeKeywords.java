package io.tradeschema.json;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Field;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The validation keywords of a field's type, within the subset that validators of all languages agree on. */
record TypeKeywords(boolean required) implements ValueType.Cases<Map<String, Object>> {

    static Map<String, Object> of(Field field) {
        return field.type().match(new TypeKeywords(field.required()));
    }

    /** The keywords so far: the JSON type, which may be null where a field is optional. */
    private Map<String, Object> typed(String jsonType) {
        var keywords = new LinkedHashMap<String, Object>();
        keywords.put("type", required ? jsonType : List.of(jsonType, "null"));
        return keywords;
    }

    @Override
    public Map<String, Object> decimal(DecimalType<?> type) {
        var keywords = typed(type.isWhole() ? "integer" : "number");
        putBounds(type, keywords);
        return keywords;
    }

    @Override
    public Map<String, Object> text(TextType<?> type) {
        var keywords = typed("string");
        putText(type, keywords);
        return keywords;
    }

    @Override
    public Map<String, Object> choice(ChoiceType<?> type) {
        var keywords = typed("string");
        var values = new ArrayList<Object>(type.values());
        if (!required) {
            values.add(null);
        }
        keywords.put("enum", values);
        return keywords;
    }

    @Override
    public Map<String, Object> flag(FlagType type) {
        return typed("boolean");
    }

    @Override
    public Map<String, Object> time(TimeType type) {
        var keywords = typed("string");
        putPattern(SchemaText.TIME, keywords);
        return keywords;
    }

    @Override
    public Map<String, Object> object(ObjectType<?> type) {
        var keywords = typed("object");
        keywords.putAll(SchemaTree.members(type.shape()));
        return keywords;
    }

    @Override
    public Map<String, Object> list(ListType<?> type) {
        var keywords = typed("array");
        keywords.put("minItems", type.least());
        keywords.put("maxItems", type.most());
        keywords.put("items", SchemaTree.element(type.items()));
        return keywords;
    }

    private static void putBounds(DecimalType<?> decimal, Map<String, Object> keywords) {
        decimal.least()
                .ifPresentOrElse(
                        least -> keywords.put(decimal.leastExcluded() ? "exclusiveMinimum" : "minimum", least),
                        () -> keywords.put("exclusiveMinimum", DecimalType.SIZE_BEYOND.negate()));
        decimal.most()
                .ifPresentOrElse(
                        most -> keywords.put("maximum", most),
                        () -> keywords.put("exclusiveMaximum", DecimalType.SIZE_BEYOND));
    }

    private static void putText(TextType<?> text, Map<String, Object> keywords) {
        var characters = text.characters();
        if (characters.isPresent()) {
            putPattern("^[" + characters.get() + "]{" + text.least() + "," + text.most() + "}$", keywords);
        } else {
            keywords.put("minLength", text.least());
            keywords.put("maxLength", text.most());
        }
    }

    /** The second keyword is for regular expressions whose dollar sign lets a last line end pass: Python's, Java's. */
    private static void putPattern(String pattern, Map<String, Object> keywords) {
        var lineEnd = new LinkedHashMap<String, Object>();
        lineEnd.put("type", "string");
        lineEnd.put("pattern", SchemaText.LINE_END);
        keywords.put("pattern", pattern);
        keywords.put("not", lineEnd);
    }
}
