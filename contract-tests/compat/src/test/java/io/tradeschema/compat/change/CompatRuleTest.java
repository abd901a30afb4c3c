package io.tradeschema.compat.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatRuleTest {

    static List<CompatRule> rules() {
        return List.of(CompatRule.values());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_has_a_mirror_or_the_reason_why_it_has_none(CompatRule rule) {
        assertThat(rule.mirror().isPresent()).isNotEqualTo(rule.undone() instanceof NoMirror);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_that_breaks_one_side_has_a_mirror_that_breaks_the_other(CompatRule rule) {
        if (rule.breaks() == Breaks.OLD_CONSUMERS || rule.breaks() == Breaks.OLD_PRODUCERS) {
            assertThat(rule.mirror().orElseThrow().breaks())
                    .isEqualTo(rule.breaks() == Breaks.OLD_CONSUMERS ? Breaks.OLD_PRODUCERS : Breaks.OLD_CONSUMERS);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_says_what_why_and_what_to_do(CompatRule rule) {
        assertThat(rule.demand()).isNotBlank().endsWith(".");
        assertThat(rule.reason()).isNotBlank().endsWith(".");
        assertThat(rule.remedy()).isNotBlank();
        assertThat(rule.example()).isNotBlank();
    }
}
