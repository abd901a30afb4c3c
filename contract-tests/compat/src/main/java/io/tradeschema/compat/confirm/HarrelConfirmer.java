package io.tradeschema.compat.confirm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.harrel.jsonschema.Dialect;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.SchemaDialect;
import io.tradeschema.compat.schema.SchemaDraft;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The opinion of harrel's validator, which shares no code with the others. */
public final class HarrelConfirmer implements Confirmer {

    private static final Map<SchemaDraft, Dialect> DIALECTS = Map.of(
            SchemaDraft.DRAFT_04, new Dialects.Draft4Dialect(),
            SchemaDraft.DRAFT_06, new Dialects.Draft6Dialect(),
            SchemaDraft.DRAFT_07, new Dialects.Draft7Dialect(),
            SchemaDraft.DRAFT_2019_09, new Dialects.Draft2019Dialect(),
            SchemaDraft.DRAFT_2020_12, new Dialects.Draft2020Dialect());

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Optional<Compiled> compiled;

    private record Compiled(Validator validator, URI uri) {}

    /** Prepares the opinion on one schema. */
    public HarrelConfirmer(Json schema, SchemaDialect dialect) {
        this.compiled = compile(schema, dialect);
    }

    private static Optional<Compiled> compile(Json schema, SchemaDialect dialect) {
        try {
            var validator = new ValidatorFactory()
                    .withDefaultDialect(DIALECTS.get(dialect.fallback()))
                    .withJsonNodeFactory(new JacksonNode.Factory(MAPPER))
                    .withSchemaResolver(uri -> SchemaResolver.Result.empty())
                    .withDisabledSchemaValidation(true)
                    .createValidator();
            return Optional.of(new Compiled(
                    validator,
                    validator.registerSchema(Absolute.of(schema, dialect).toString())));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Boolean> accepts(Json value) {
        try {
            return compiled.map(ready ->
                    ready.validator().validate(ready.uri(), value.toString()).isValid());
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
