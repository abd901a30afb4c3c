package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.rules.Rules;
import io.tradeschema.model.Rule;
import org.junit.jupiter.api.Test;

class RulesCommandTest {

    @Test
    void every_rule_is_listed_with_its_severity_and_what_it_demands() {
        var run = CommandLineRun.of("rules");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.split(" ")[0]))
                .containsExactlyElementsOf(Rules.all().stream().map(Rule::name).toList());
        assertThat(run.out())
                .containsPattern("\\nFIELD_RENAMED +error +A field keeps its name\\.\\n")
                .containsPattern("\\nFIELD_NAME_CONFUSABLE +warning +");
    }
}
