/** What a service reads, as Micrometer's meters. */
module io.tradeschema.metrics {
    requires transitive io.tradeschema.json;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports io.tradeschema.metrics;
}
