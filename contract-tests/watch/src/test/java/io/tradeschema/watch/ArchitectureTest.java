package io.tradeschema.watch;

import io.tradeschema.house.House;
import org.junit.jupiter.api.Test;

/** The arrows of this module. */
class ArchitectureTest {

    @Test
    void the_module_keeps_the_rules_of_the_house() {
        House.of(Watching.class).check("watch", "model", "event");
    }
}
