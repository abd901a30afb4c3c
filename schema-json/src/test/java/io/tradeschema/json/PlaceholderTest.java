package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void a_record_has_a_name() {
        assertThat(new Placeholder("x").name()).isEqualTo("x");
    }
}
