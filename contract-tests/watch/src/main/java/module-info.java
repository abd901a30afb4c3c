/** Expectations in time: one engine for live streams, archives and tests. */
module io.tradeschema.watch {
    requires transitive io.tradeschema.core;
    requires static org.jspecify;

    exports io.tradeschema.watch;
}
