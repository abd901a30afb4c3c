package io.tradeschema.samples.own;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void a_record_has_a_name() {
        assertThat(new Placeholder("x").name()).isEqualTo("x");
    }

    @Test
    void the_sample_and_the_model_are_real_modules() {
        assertThat(Placeholder.class.getModule().getName()).isEqualTo("io.tradeschema.samples.own");
        assertThat(io.tradeschema.event.TradeIntent.class.getModule().getName()).isEqualTo("io.tradeschema.core");
    }

    @Test
    void json_is_reachable() throws Exception {
        assertThat(Class.forName("io.tradeschema.json.Placeholder")).isNotNull();
    }
}
