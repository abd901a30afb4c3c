package io.tradeschema.networknt3;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.generator.Conformance;
import io.tradeschema.generator.ConformanceCase;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.Contract;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** networknt 3 on Jackson 3 agrees with every outcome of the conformance file but for the listed rules. */
class Networknt3Test {

    private static final Conformance CONFORMANCE = Conformance.standard();
    private static final Map<Contract<?>, Schema> SCHEMAS = new HashMap<>();

    @Test
    void networknt_3_agrees_but_for_the_listed_rules() {
        var judged = CONFORMANCE.cases().stream().filter(Networknt3Test::isText).toList();
        var wrong = judged.stream()
                .filter(one -> !CONFORMANCE.allows(one, isValid(one), Set.of("doubles", "jackson-text")))
                .map(one -> one.id() + ": " + isValid(one) + " for " + text(one))
                .toList();

        assertThat(wrong).isEmpty();
        assertThat(judged).hasSizeGreaterThan(400);
        assertThat(judged.stream().filter(Networknt3Test::isValid)).hasSizeGreaterThan(80);
    }

    @Test
    void the_validator_here_is_the_third_major() {
        assertThat(Schema.class.getMethods())
                .anyMatch(method -> method.toString().contains("tools.jackson."))
                .noneMatch(method -> method.toString().contains("com.fasterxml.jackson.databind."));
    }

    private static boolean isText(ConformanceCase one) {
        return !one.isEntry()
                && one.findings().stream().noneMatch(finding -> finding.rule().equals("NOT_UTF8"));
    }

    private static boolean isValid(ConformanceCase one) {
        try {
            return SCHEMAS.computeIfAbsent(one.type(), Networknt3Test::load)
                    .validate(text(one), InputFormat.JSON)
                    .isEmpty();
        } catch (RuntimeException noJson) {
            return false;
        }
    }

    private static Schema load(Contract<?> type) {
        var schemas = Schemas.all();
        var published = schemas.find(type.name(), type.version()).orElseThrow();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(schemas.bytes(published), StandardCharsets.UTF_8), InputFormat.JSON);
    }

    private static String text(ConformanceCase one) {
        return new String(one.message(), StandardCharsets.UTF_8);
    }
}
