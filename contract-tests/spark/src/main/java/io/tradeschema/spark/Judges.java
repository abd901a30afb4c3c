package io.tradeschema.spark;

import io.tradeschema.gate.replay.ArchiveJudge;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One judge for each choice of events in a JVM: an executor has many tasks, and a judge takes longer to make than to ask. */
final class Judges {

    private static final Map<String, ArchiveJudge> BY_EVENT = new ConcurrentHashMap<>();

    private Judges() {}

    /** The judge of one event, or of all when the name is empty. */
    static ArchiveJudge of(String event) {
        return BY_EVENT.computeIfAbsent(
                event, name -> ArchiveJudge.of(Optional.of(name).filter(one -> !one.isEmpty())));
    }
}
