package io.tradeschema.spring;

import io.tradeschema.json.ReadListener;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The one listener that the application's codecs are given: {@code EntryCodec.of(TradeIntent.TYPE).listening(listener)}. It
 * tells metrics and health, where they are there, and every other listener that is a bean.
 */
@AutoConfiguration(after = MetricsAutoConfiguration.class)
@EnableConfigurationProperties(ReadSettings.class)
public class ReadAutoConfiguration {

    /** How the reading goes. */
    @Bean
    @ConditionalOnMissingBean
    public ReadHealth tradeschemaReadHealth(ReadSettings settings) {
        return new ReadHealth(settings.contracts(), settings.health(), Clock.systemUTC());
    }

    /** Whom codecs tell. */
    @Bean
    @Primary
    public CodecListener tradeschemaListener(ObjectProvider<ReadListener> listeners) {
        List<ReadListener> others = listeners
                .orderedStream()
                .filter(listener -> !(listener instanceof CodecListener))
                .toList();
        return new CodecListener(others);
    }
}
