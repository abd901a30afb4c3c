package io.tradeschema.model;

/**
 * An event of the bus: a record whose header is its field list. An implementation has a {@code public static final
 * EventType<X> TYPE}; to make it known to every tool, name its class on a line of
 * {@code META-INF/services/io.tradeschema.model.Event}.
 */
public interface Event extends WrittenByCodec {}
