/** Quarantine and lease on a live bus. */
module io.tradeschema.live {
    requires transitive io.tradeschema.core;
    requires static org.jspecify;

    exports io.tradeschema.live;
}
