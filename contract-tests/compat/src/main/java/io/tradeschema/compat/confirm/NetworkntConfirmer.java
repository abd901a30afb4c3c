package io.tradeschema.compat.confirm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.SchemaDialect;
import io.tradeschema.compat.schema.SchemaDraft;
import java.util.Map;
import java.util.Optional;

/** The opinion of networknt's validator, with exact decimals. */
public final class NetworkntConfirmer implements Confirmer {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Map<SchemaDraft, SpecificationVersion> VERSIONS = Map.of(
            SchemaDraft.DRAFT_04, SpecificationVersion.DRAFT_4,
            SchemaDraft.DRAFT_06, SpecificationVersion.DRAFT_6,
            SchemaDraft.DRAFT_07, SpecificationVersion.DRAFT_7,
            SchemaDraft.DRAFT_2019_09, SpecificationVersion.DRAFT_2019_09,
            SchemaDraft.DRAFT_2020_12, SpecificationVersion.DRAFT_2020_12);

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .regularExpressionFactory(InterruptiblePattern::new)
            .build();

    private final Optional<Schema> schema;
    private final boolean assertFormats;

    /** Prepares the opinion on one schema. */
    public NetworkntConfirmer(Json schema, SchemaDialect dialect) {
        this.schema = compiled(schema, dialect);
        this.assertFormats = dialect.assertFormats();
    }

    private static Optional<Schema> compiled(Json schema, SchemaDialect dialect) {
        try {
            var registry = SchemaRegistry.withDefaultDialect(
                    VERSIONS.get(dialect.fallback()), builder -> builder.schemaRegistryConfig(CONFIG));
            return Optional.of(registry.getSchema(
                    MAPPER.readTree(Absolute.of(schema, dialect).toString())));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Boolean> accepts(Json value) {
        try {
            var node = MAPPER.readTree(value.toString());
            return schema.map(compiled -> compiled.validate(
                            node,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(assertFormats)))
                    .isEmpty());
        } catch (JsonProcessingException | SchemaException | IllegalStateException | StackOverflowError e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
