package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.Conformance;
import io.tradeschema.generator.ConformanceCase;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of conformance.txt gets exactly the outcome that stands beside it, through every door of JSON. */
class ConformanceTest {

    private static final Conformance CONFORMANCE = Conformance.standard();
    private static final Map<Contract<?>, Schema> SCHEMAS = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> every_case_gets_exactly_its_outcome() {
        return CONFORMANCE.cases().stream().map(one -> DynamicTest.dynamicTest(one.toString(), () -> check(one)));
    }

    private static void check(ConformanceCase one) throws IOException {
        if (one.isEntry()) {
            var entries = EntryCodec.of(one.type());
            expect(one, (one.isOpen() ? entries.ignoringAdditions() : entries).decode(one.entry()));
            return;
        }
        var codec = EventCodec.of(one.type());
        var message = one.message();
        expect(one, codec.decode(message));
        expect(one, codec.decode(new ByteArrayInputStream(message)));
        if (one.findings().stream().noneMatch(finding -> finding.rule().equals("NOT_UTF8"))) {
            expect(one, codec.decode(new String(message, StandardCharsets.UTF_8)));
        }
    }

    private static void expect(ConformanceCase one, Outcome<?> outcome) {
        assertThat(outcome.findings().stream().map(ConformanceTest::ruleAndPlace))
                .isEqualTo(one.findings());
        assertThat(outcome.accepted()).isEqualTo(one.accepted());
        one.advice()
                .ifPresent(advice -> assertThat(outcome.findings())
                        .last()
                        .extracting(Finding::fix)
                        .isEqualTo(advice));
    }

    private static ConformanceCase.Expected ruleAndPlace(Finding finding) {
        return new ConformanceCase.Expected(
                finding.rule().name(), finding.where().toString());
    }

    @Test
    void there_are_hundreds_of_them_in_more_than_twelve_families() {
        var cases = CONFORMANCE.cases();

        assertThat(cases).hasSizeGreaterThan(550);
        assertThat(cases.stream().map(ConformanceCase::family).distinct()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(cases.stream().map(ConformanceCase::id).distinct()).hasSameSizeAs(cases);
        assertThat(cases.stream().filter(ConformanceCase::isEntry)).hasSizeGreaterThan(40);
        assertThat(cases.stream().filter(one -> one.advice().isPresent())).hasSizeGreaterThan(40);
    }

    @Test
    void the_file_has_a_head_and_one_line_for_each_case() {
        var lines = CONFORMANCE.lines();

        assertThat(lines).hasSize(CONFORMANCE.cases().size() + 1);
        assertThat(lines.get(0)).startsWith("{\"conformance\":1,\"cases\":" + (lines.size() - 1) + ",");
        assertThat(lines)
                .contains("{\"id\":\"unknown-field/1\",\"event\":\"trade.intent\",\"version\":\""
                        + TradeIntent.TYPE.version() + "\","
                        + "\"message\":\"{\\\"symbol\\\":\\\"BTCUSDT\\\",\\\"action\\\":\\\"SELL\\\","
                        + "\\\"position_size_usd\\\":200,\\\"leverage\\\":1,\\\"entry_price\\\":88000.5,\\\"zebra\\\":1}\","
                        + "\"accepted\":false,\"findings\":[\"UNKNOWN_FIELD $.zebra\"]}");
        assertThat(String.join("\n", lines)).contains("{\"base64\":\"//57AH0A\"}");
    }

    @Test
    void networknt_agrees_but_for_the_listed_rules() {
        var judged = CONFORMANCE.cases().stream()
                .filter(one -> !one.isEntry() && !rules(one).contains("NOT_UTF8"))
                .toList();
        var needed = new TreeSet<String>();
        var wrong = new ArrayList<String>();
        for (var one : judged) {
            var valid = isValid(one);
            if (!CONFORMANCE.allows(one, valid, Set.of("doubles", "jackson-text"))) {
                wrong.add(one.id() + ": " + valid);
            } else if (valid != one.accepted()) {
                needed.addAll(one.reading().map(List::of).orElseGet(() -> rules(one)));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(judged).hasSizeGreaterThan(400);
        // Every exception is one that this validator needs.
        assertThat(needed).containsAll(CONFORMANCE.beyondSchemas().keySet());
        assertThat(needed).containsAll(CONFORMANCE.readings().keySet());
    }

    private static List<String> rules(ConformanceCase one) {
        return one.findings().stream().map(ConformanceCase.Expected::rule).toList();
    }

    private static boolean isValid(ConformanceCase one) {
        var schema = SCHEMAS.computeIfAbsent(
                one.type(),
                type -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaText.of(type), InputFormat.JSON));
        try {
            return schema.validate(new String(one.message(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .isEmpty();
        } catch (RuntimeException noJson) {
            return false;
        }
    }

    @Test
    void the_rules_beyond_schemas_are_those_of_the_agreement_test() {
        assertThat(CONFORMANCE.beyondSchemas().keySet())
                .containsExactlyInAnyOrderElementsOf(List.copyOf(Verdict.BEYOND_SCHEMAS.keySet()).stream()
                        .map(Enum::name)
                        .toList());
    }
}
