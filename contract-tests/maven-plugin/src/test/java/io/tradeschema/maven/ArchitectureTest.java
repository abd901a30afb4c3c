package io.tradeschema.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tradeschema.house.House;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows of this module. */
class ArchitectureTest {

    @Test
    void the_module_keeps_the_rules_of_the_house() {
        House.of(CheckMojo.class).check("maven", "gate", "json", "model", "event");
    }

    @Test
    void every_test_is_run() {
        assertEquals(List.of(), House.of(ArchitectureTest.class).silentTests());
    }
}
