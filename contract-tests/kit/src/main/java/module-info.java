/** Contract tests for Java services. */
module io.tradeschema.contract {
    requires transitive io.tradeschema.generator;
    requires transitive io.tradeschema.json;
    requires io.tradeschema.watch;
    requires static transitive com.tngtech.archunit;
    requires static transitive org.assertj.core;
    requires static transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports io.tradeschema.contract;
}
