/** Trade events as JSON. */
module io.tradeschema.json {
    requires transitive io.tradeschema.core;
    requires com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.databind;
    requires static tools.jackson.databind;
    requires static org.slf4j;
    requires static org.jspecify;

    exports io.tradeschema.json;
    exports io.tradeschema.json.schema;
    exports io.tradeschema.json.log;
    exports io.tradeschema.json.slf4j;
    // No "provides" for Jackson's modules: it would demand both databinds. On the class path the service files do.
    exports io.tradeschema.json.jackson2;
    exports io.tradeschema.json.jackson3;
}
