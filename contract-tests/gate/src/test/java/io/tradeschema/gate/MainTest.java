package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void the_command_is_public() {
        assertThat(Main.class).isPublic();
    }
}
