package io.tradeschema.json.schema;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;

/** The rules of a JSON Schema that is a contract. */
public enum SchemaRule implements Rule {
    /** The file of a schema is no JSON, or none at all. */
    SCHEMA_NOT_READ(
            "The schema of a contract is a JSON file that can be read.",
            "A contract that nobody can read holds nobody to anything, and a check without it would be green.",
            "Right the file at the place that is named, or correct the path in the bus file.",
            "schemas/ai-signal.schema.json:14: a name stands there twice"),
    /** A schema says what a contract cannot say. */
    SCHEMA_KEYWORD(
            "The schema of a contract has only keywords that a contract can say.",
            "A keyword that was passed over would let messages through, or refuse them, against what its author wrote.",
            "Say it with the keywords that the finding names, or take the keyword out.",
            "schemas/ai-signal.schema.json:9: \"multipleOf\" cannot be said by a contract"),
    /** A keyword is missing without which a schema says something that no contract can say. */
    SCHEMA_INCOMPLETE(
            "The schema of a contract says all that a contract says: its type, that it is closed, whether null is allowed.",
            "What is left out means \"anything\" in JSON Schema; a contract means something.",
            "Add the keyword that the finding names.",
            "schemas/ai-signal.schema.json:3: the object is open: \"additionalProperties\" is missing"),
    /** A keyword has a value that a contract cannot have. */
    SCHEMA_VALUE(
            "Every keyword of a contract's schema has a value that a contract can have.",
            "A bound beyond what is read, or a choice that contradicts another, would be a promise that nobody keeps.",
            "Write the value that the finding names.",
            "schemas/ai-signal.schema.json:12: \"maxLength\" is 5000, and a text has at most 1024 characters"),
    /** A reference leads to nothing, in a circle, or out of the folder. */
    SCHEMA_REFERENCE(
            "A reference leads to a schema in the same folder tree.",
            "What lies elsewhere changes without this repository; what leads in a circle describes messages without an end.",
            "Copy the schema into the folder and refer to it by a relative path.",
            "schemas/ai-signal.schema.json:21: \"$ref\" leads to https://example.com/price.json");

    private final RuleText text;

    SchemaRule(String demand, String reason, String remedy, String example) {
        this.text = RuleText.error(demand, reason, remedy, example);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
