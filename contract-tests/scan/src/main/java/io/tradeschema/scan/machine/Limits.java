package io.tradeschema.scan.machine;

/**
 * What the walk of a tree may cost, in statements and expressions: about 200,000 of them are a second of one processor.
 *
 * @param modules for the files' own code
 * @param learning to learn what the tree's code stores
 * @param looking to look at all that leads to a bus
 */
record Limits(long modules, long learning, long looking) {

    /** A small tree is walked whole, a tree of thousands of files so far that its walk takes as long as reading it would. */
    static Limits of(int files) {
        return new Limits(
                Math.min(3_000_000, 500_000 + 250L * files),
                Math.min(3_000_000, 500_000 + 250L * files),
                Math.min(9_000_000, 1_500_000 + 500L * files));
    }
}
