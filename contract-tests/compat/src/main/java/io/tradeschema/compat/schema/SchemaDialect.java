package io.tradeschema.compat.schema;

/**
 * How schemas are to be read.
 *
 * @param fallback the draft of a document that names none
 * @param assertFormats whether {@code format} is demanded, not only told
 */
public record SchemaDialect(SchemaDraft fallback, boolean assertFormats) {

    /** SchemaDraft 2020-12 where none is named; formats are annotations. */
    public static final SchemaDialect USUAL = new SchemaDialect(SchemaDraft.DRAFT_2020_12, false);
}
