package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Finding;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every line of hostile.txt gets exactly the findings that stand beside it, through every door of JSON. */
class HostileInputsTest {

    @TestFactory
    Stream<DynamicTest> every_hostile_input_gets_exactly_its_findings() {
        return HostileInput.all().stream().map(input -> DynamicTest.dynamicTest(input.toString(), () -> check(input)));
    }

    private static void check(HostileInput input) throws Exception {
        var codec = EventCodec.of(input.type());
        var message = input.message();

        var outcome = codec.decode(message);

        var found = outcome.findings().stream()
                .map(HostileInputsTest::ruleAndPlace)
                .collect(Collectors.joining("; ", outcome.accepted() ? "accepted " : "", ""));
        assertThat(found.strip()).isEqualTo(input.findings());
        assertThat(codec.decode(new ByteArrayInputStream(message))).hasToString(outcome.toString());
        if (!input.findings().startsWith("NOT_UTF8")) {
            assertThat(codec.decode(new String(message, StandardCharsets.UTF_8)))
                    .hasToString(outcome.toString());
        }
    }

    private static String ruleAndPlace(Finding finding) {
        return finding.rule().name() + " " + finding.where();
    }

    @Test
    void there_are_hundreds_of_them_in_more_than_twelve_families() {
        var inputs = HostileInput.all();

        assertThat(inputs).hasSizeGreaterThan(450);
        assertThat(inputs.stream().map(HostileInput::family).distinct()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(inputs.stream().map(HostileInput::input).distinct()).hasSizeGreaterThan(450);
    }
}
