/** Messages made from the shapes of events. */
module io.tradeschema.generator {
    requires transitive io.tradeschema.json;
    requires com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports io.tradeschema.generator;
}
