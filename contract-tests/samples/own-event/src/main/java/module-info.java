/** Events of our own, outside of schema-core. */
module io.tradeschema.samples.own {
    requires io.tradeschema.core;

    exports io.tradeschema.samples.own;
}
