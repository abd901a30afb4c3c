package io.tradeschema.scan.fix;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A name that stands where another one should.
 *
 * @param finding the finding that says so
 * @param site where the name stands
 * @param wrong the name
 * @param right what the contract has in its place
 * @param above the names from the message down to the object that holds it
 * @param meaning what becomes of the values
 * @param streams the streams that the message is on; empty where that is not said
 * @param risk what makes it a guess; empty when it is none
 */
record Want(
        Finding finding,
        Where site,
        String wrong,
        String right,
        List<String> above,
        Meaning meaning,
        Set<String> streams,
        String risk) {

    /** Whether a node begins where the name stands. */
    boolean isAt(Node node) {
        return node.where().line() == site.line() && node.where().column() == site.column();
    }

    /**
     * What makes it a guess; empty when it is none. Under the right name a value may have other words: it is a guess to give
     * it one that is not written there, and to take one of which not all that becomes of it is seen: a direction that is handed
     * on under another name is another direction to whoever takes it.
     *
     * @param seen whether every value that is given, or all that becomes of what is taken, is seen
     */
    String risk(boolean seen) {
        if (seen || meaning.isAny() || meaning.written() && meaning.isRightAlready()) {
            return risk;
        }
        return meaning.written()
                ? "the values that stand under \"" + wrong + "\" are not written there; of \"" + right
                        + "\" they may mean something else"
                : "what becomes of the value is not seen; \"" + right + "\" has its own words for what \"" + wrong
                        + "\" said";
    }

    /**
     * What becomes of the values that stand under the name.
     *
     * @param values how old values become new ones, where they differ
     * @param choices the values that the right name takes; empty when it takes any
     * @param known the values that can stand there; empty when they cannot all be told
     * @param written whether the value is written here, and not read
     */
    record Meaning(Map<String, String> values, Set<String> choices, List<Object> known, boolean written) {

        /** Any value stays as it is. */
        static final Meaning ANY = new Meaning(Map.of(), Set.of(), List.of(), true);

        /** Any value stays as it is, and is read. */
        static final Meaning READ = new Meaning(Map.of(), Set.of(), List.of(), false);

        /** Whether a value means the same under both names, whatever it is. */
        boolean isAny() {
            return choices.isEmpty();
        }

        /** What the value is called under the right name. */
        String mapped(String value) {
            return values.getOrDefault(value, value);
        }

        /** Whether no other old value became the same new one: a reader that asks for it would take those, too. */
        boolean isOnly(String value) {
            return values.entrySet().stream()
                    .noneMatch(other -> other.getValue().equals(mapped(value))
                            && !other.getKey().equals(value));
        }

        /** Whether all that can stand there is known, and is one of the choices already. */
        boolean isRightAlready() {
            return !known.isEmpty()
                    && known.stream().allMatch(value -> value instanceof String text && choices.contains(text));
        }
    }
}
