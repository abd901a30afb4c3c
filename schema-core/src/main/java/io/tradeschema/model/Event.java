package io.tradeschema.model;

/**
 * An event of the bus: a record whose header is its field list. An implementation has a {@code public static final
 * EventType<X> TYPE}; to make it known to every tool, name its class on a line of
 * {@code META-INF/services/io.tradeschema.model.Event}.
 *
 * <p>A minor version may add an {@code Optional} component. Builders, copies and accessors then work on, recompiled or not; a
 * record pattern, which lists every component, does not compile any more: match by type, {@code case TradeIntent intent}.
 */
public interface Event extends WrittenByCodec {}
