package io.tradeschema.spring;

import io.tradeschema.json.jackson2.TradeschemaModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Teaches the application's Jackson 2 mapper the contract: Spring Boot registers every module that is a bean. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration",
            "org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration"
        })
@ConditionalOnClass(name = "com.fasterxml.jackson.databind.ObjectMapper")
public class Jackson2AutoConfiguration {

    /** The module. */
    @Bean
    @ConditionalOnMissingBean
    public TradeschemaModule tradeschemaJackson2Module() {
        return new TradeschemaModule();
    }
}
