package io.tradeschema.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.house.House;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The arrows of this module. */
class ArchitectureTest {

    @Test
    void the_module_keeps_the_rules_of_the_house() {
        House.of(Quarantine.class).check("live", "model", "event");
    }

    @Test
    void whatever_others_can_see_has_a_comment() {
        assertThat(House.undocumented(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void every_test_is_run() {
        assertThat(House.of(ArchitectureTest.class).silentTests()).isEmpty();
    }
}
