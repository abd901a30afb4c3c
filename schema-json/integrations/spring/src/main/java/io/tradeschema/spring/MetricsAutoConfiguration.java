package io.tradeschema.spring;

import io.tradeschema.metrics.ReadMetrics;
import io.tradeschema.model.Contract;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Counts what is read in the application's registry, which Spring Boot binds every binder to. */
@AutoConfiguration
@ConditionalOnClass(name = {"io.tradeschema.metrics.ReadMetrics", "io.micrometer.core.instrument.MeterRegistry"})
@EnableConfigurationProperties(ReadSettings.class)
public class MetricsAutoConfiguration {

    /** The meters of the events that the application reads. */
    @Bean
    @ConditionalOnMissingBean
    public ReadMetrics tradeschemaReadMetrics(ReadSettings settings) {
        return ReadMetrics.of(settings.contracts().toArray(Contract<?>[]::new));
    }
}
