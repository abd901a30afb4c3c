/** Trade events as JSON. */
module io.tradeschema.json {
    requires transitive io.tradeschema.core;
    requires com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.databind;
    requires static tools.jackson.databind;
    requires static transitive org.jspecify;

    exports io.tradeschema.json;
}
