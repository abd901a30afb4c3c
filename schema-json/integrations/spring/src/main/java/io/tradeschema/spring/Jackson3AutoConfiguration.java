package io.tradeschema.spring;

import io.tradeschema.json.jackson3.TradeschemaModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Teaches the application's Jackson 3 mapper the contract: Spring Boot registers every module that is a bean. */
@AutoConfiguration(beforeName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass(name = "tools.jackson.databind.json.JsonMapper")
public class Jackson3AutoConfiguration {

    /** The module. */
    @Bean
    @ConditionalOnMissingBean
    public TradeschemaModule tradeschemaJackson3Module() {
        return new TradeschemaModule();
    }
}
