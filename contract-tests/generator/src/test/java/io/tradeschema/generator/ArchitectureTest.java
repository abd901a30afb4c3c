package io.tradeschema.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.house.House;
import org.junit.jupiter.api.Test;

/** The arrows of this module. */
class ArchitectureTest {

    @Test
    void the_module_keeps_the_rules_of_the_house() {
        House.of(SampleMessages.class).check("generator", "json", "model", "event");
    }

    @Test
    void every_test_is_run() {
        assertThat(House.of(ArchitectureTest.class).silentTests()).isEmpty();
    }
}
