package io.tradeschema.spring;

/** What both versions of Spring Boot ask before they show the contributor, and the group that it is in. */
final class HealthSwitch {

    static final String PROPERTY = "management.health.tradeschema.enabled";
    static final String GROUP = "classpath:io/tradeschema/spring/health-group.properties";

    private HealthSwitch() {}
}
