package io.tradeschema.live;

/** What became of an entry that was to be put aside. */
public sealed interface Placement {

    /**
     * It lies in the quarantine and is acknowledged.
     *
     * @param id its id there
     * @param dropped how many older ones left the quarantine for it, because a bound was declared
     */
    record Aside(String id, long dropped) implements Placement {}

    /** It was not pending any more: it is acknowledged or put aside already. Nothing was done. */
    record NotPending() implements Placement {}

    /**
     * Another consumer of the group has it now, and will do with it what there is to do. Nothing was done.
     *
     * @param by the consumer
     */
    record Claimed(String by) implements Placement {}
}
