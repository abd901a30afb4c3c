package io.tradeschema.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tradeschema.json.ReadListener;
import io.tradeschema.metrics.ReadMetrics;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is there when something else is not. */
class AutoConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    Jackson2AutoConfiguration.class,
                    Jackson3AutoConfiguration.class,
                    MetricsAutoConfiguration.class,
                    ReadAutoConfiguration.class,
                    Boot3HealthAutoConfiguration.class,
                    Boot4HealthAutoConfiguration.class));

    @Test
    void with_everything_there_is_one_listener_and_one_indicator() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(ReadListener.class)).isInstanceOf(CodecListener.class);
            assertThat(context).hasSingleBean(ReadMetrics.class).hasBean("tradeschemaHealthIndicator");
            assertThat(context.getEnvironment().getProperty("management.endpoint.health.group.contract.include"))
                    .isEqualTo("tradeschema");
        });
    }

    @Test
    void without_metrics_without_a_mapper_and_without_health_the_rest_is_there() {
        var bare = new FilteredClassLoader(
                "io.micrometer",
                "com.fasterxml.jackson.databind",
                "tools.jackson.databind",
                "org.springframework.boot.actuate.health",
                "org.springframework.boot.health");
        application.withClassLoader(bare).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context).doesNotHaveBean("tradeschemaHealthIndicator");
            assertThat(context).doesNotHaveBean("tradeschemaReadMetrics");
            assertThat(context).hasSingleBean(ReadHealth.class);
            assertThat(context.getEnvironment().getProperty("management.endpoint.health.group.contract.include"))
                    .isNull();
        });
        application
                .withClassLoader(new FilteredClassLoader("io.tradeschema.metrics"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("tradeschemaReadMetrics"));
        assertThat(MeterRegistry.class).as("it is on this class path").isNotNull();
    }

    @Test
    void the_switch_takes_the_indicator_and_its_group_away() {
        application
                .withPropertyValues("management.health.tradeschema.enabled=false")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean("tradeschemaHealthIndicator");
                    assertThat(context.getEnvironment()
                                    .getProperty("management.endpoint.health.group.contract.include"))
                            .isNull();
                });
    }

    @Test
    void settings_that_say_nothing_stop_the_start_and_say_what_to_do() {
        application
                .withPropertyValues("tradeschema.events=trade.intnet")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("tradeschema.events: no event \"trade.intnet\"; did you mean \"trade.intent\"?"));
        application
                .withPropertyValues("tradeschema.health.refused-in-a-row=0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("tradeschema.health.refused-in-a-row is at least 1: 0"));
    }
}
