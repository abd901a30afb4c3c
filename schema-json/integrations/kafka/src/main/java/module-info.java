/** Trade events on Kafka. */
module io.tradeschema.kafka {
    requires transitive io.tradeschema.json;
    requires transitive kafka.clients;
    requires static org.jspecify;

    exports io.tradeschema.kafka;
}
