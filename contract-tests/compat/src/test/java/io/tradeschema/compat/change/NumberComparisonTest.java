package io.tradeschema.compat.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.Comparison;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of two bounds is the tighter one, and which of two steps: told by the rule, and by its mirror when it is undone. */
class NumberComparisonTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`'minimum':1`, `'minimum':2`, RANGE_TIGHTENED, RANGE_LOOSENED",
                "`'maximum':2`, `'maximum':1`, RANGE_TIGHTENED, RANGE_LOOSENED",
                "`'minimum':1`, `'exclusiveMinimum':1`, RANGE_TIGHTENED, RANGE_LOOSENED",
                "`'maximum':1`, `'exclusiveMaximum':1`, RANGE_TIGHTENED, RANGE_LOOSENED",
                "`'exclusiveMinimum':1`, `'minimum':2`, RANGE_TIGHTENED, RANGE_LOOSENED",
                "`'description':''`, `'maximum':1`, RANGE_TIGHTENED, RANGE_LOOSENED",
                "`'multipleOf':3`, `'multipleOf':6`, STEP_TIGHTENED, STEP_LOOSENED",
                "`'multipleOf':4`, `'multipleOf':6`, STEP_CHANGED, STEP_CHANGED",
                "`'description':''`, `'multipleOf':6`, STEP_TIGHTENED, STEP_LOOSENED",
                "`'multipleOf':0.1`, `'multipleOf':0.01`, DECIMAL_SCALE_INCREASED, DECIMAL_SCALE_REDUCED",
            })
    void a_change_is_told_and_its_undoing(String old, String current, CompatRule told, CompatRule undone) {
        assertThat(rules(old, current)).containsExactly(told);
        assertThat(rules(current, old)).containsExactly(undone);
    }

    private static Stream<CompatRule> rules(String old, String current) {
        return Comparison.USUAL.compare(schema(old), schema(current)).changes().stream()
                .map(Change::rule)
                .filter(rule -> rule.name().matches("(RANGE|STEP|DECIMAL_SCALE)_.*"));
    }

    private static String schema(String keywords) {
        return "{\"type\":\"number\"," + keywords.replace('\'', '"') + "}";
    }
}
