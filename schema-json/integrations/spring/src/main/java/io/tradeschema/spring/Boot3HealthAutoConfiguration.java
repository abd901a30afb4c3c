package io.tradeschema.spring;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;

/** Shows how reading goes in the health of Spring Boot 3.5, in a group of its own that a readiness probe may ask. */
@AutoConfiguration(after = ReadAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
@ConditionalOnProperty(name = HealthSwitch.PROPERTY, matchIfMissing = true)
@PropertySource(HealthSwitch.GROUP)
public class Boot3HealthAutoConfiguration {

    /** The contributor {@code tradeschema}. */
    @Bean
    public HealthIndicator tradeschemaHealthIndicator(ReadHealth reading) {
        return () -> (reading.isWell() ? Health.up() : Health.down())
                .withDetails(reading.details())
                .build();
    }
}
