package io.tradeschema.watch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What the watch is told, in the order of its time. */
public sealed interface Input {

    /** When, in milliseconds since 1970. */
    long millis();

    /**
     * An entry of a stream.
     *
     * @param source the name of the event that the stream carries, or the stream itself where no contract is known
     * @param millis the first part of its id: when it arrived
     * @param sequence the second part of its id
     * @param fields the message in wire form; empty when it is refused
     * @param fault the finding that refuses it, in the words by which its like are counted; empty for none
     * @param said fields of a refused message that could be read all the same: they tell which question it is about, and are
     *     never judged
     */
    record Entry(
            String source,
            long millis,
            long sequence,
            Optional<Map<String, ?>> fields,
            String fault,
            Map<String, String> said)
            implements Input {

        /** Copies what a refused message said. */
        public Entry {
            said = Map.copyOf(said);
        }

        /** An entry that is accepted, or of which nothing can be read. */
        public Entry(String source, long millis, long sequence, Optional<Map<String, ?>> fields, String fault) {
            this(source, millis, sequence, fields, fault, Map.of());
        }

        /** {@code trade.intent 1768953600000-0: UNKNOWN_FIELD $.side from router}. */
        String refusal() {
            return this + ": " + fault;
        }

        /** {@code trade.intent 1768953600000-0}. */
        @Override
        public String toString() {
            return source + " " + Long.toUnsignedString(millis) + "-" + Long.toUnsignedString(sequence);
        }
    }

    /**
     * It is this time, by a clock that no entry moves: entries that follow came no later, whatever their ids say. Nothing is
     * judged yet.
     */
    record Now(long millis) implements Input {}

    /**
     * What the server says of a stream, before its entries are told. Nothing is judged yet.
     *
     * @param source as of its entries
     * @param there whether the server has it
     * @param last when the last entry came that it ever had; {@link Long#MIN_VALUE} for none
     * @param readable whether it can be read; of one that cannot nothing else is known
     */
    record Seen(long millis, String source, boolean there, long last, boolean readable) implements Input {

        /** A stream that can be read, or that is not there. */
        public Seen(long millis, String source, boolean there, long last) {
            this(millis, source, there, last, true);
        }
    }

    /**
     * Streams that cannot be read though the server answers; the others were told up to this time.
     *
     * @param whys by the stream's name: why, as a sentence; empty where all can be read
     */
    record Unreadable(long millis, Map<String, String> whys) implements Input {

        /** Copies the reasons. */
        public Unreadable {
            whys = Collections.unmodifiableMap(new TreeMap<>(whys));
        }
    }

    /** It is this time, and every entry before it was told. */
    record Tick(long millis) implements Input {}

    /** It is this time by a clock of one's own, and the server could not be read; why, as one clause. */
    record Unread(long millis, String why) implements Input {}

    /**
     * Nothing could be read from a time on until this one, as a watch said that was there. Told before what came after that time;
     * nothing is judged yet.
     */
    record Unseen(long from, long millis) implements Input {}

    /**
     * A stream is not any more what it was.
     *
     * @param source its name, or how many they are
     * @param why as one clause
     * @param replaced the names of those of which nothing is left that was there
     */
    record Reset(long millis, String source, String why, Set<String> replaced) implements Input {

        /** Copies the names. */
        public Reset {
            replaced = Set.copyOf(replaced);
        }

        /** One stream, of which nothing is left that was there. */
        public Reset(long millis, String source, String why) {
            this(millis, source, why, Set.of(source));
        }
    }

    /** From here on the ids of entries are ahead of the time that passed, by so many milliseconds. */
    record Clock(long millis, long ahead) implements Input {}

    /**
     * What is seen of the groups of a stream.
     *
     * @param source as of its entries
     */
    record Groups(long millis, String source, List<Group> groups) implements Input {

        /** Copies the groups. */
        public Groups {
            groups = List.copyOf(groups);
        }
    }

    /**
     * What is seen of a group of readers.
     *
     * @param waiting for how many milliseconds its oldest entry waits for an acknowledgement; 0 for none
     * @param oldest that entry and who holds it, for people
     * @param deliveries how often an entry of those that wait was delivered, at most
     * @param again that entry, for people
     * @param trimmed how many entries were trimmed before it read them, in all
     * @param undelivered what waits in the stream to be delivered to it; empty for nothing
     */
    record Group(
            String name,
            long waiting,
            String oldest,
            long deliveries,
            String again,
            long trimmed,
            Optional<Undelivered> undelivered) {}

    /**
     * What was delivered to nobody of a group.
     *
     * @param since the id that was delivered last, {@code 0-0} for none
     * @param oldest the id of the oldest entry behind it
     * @param waiting for how many milliseconds that entry is there
     * @param all how many there are, where the server can tell it; for people
     */
    record Undelivered(String since, String oldest, long waiting, OptionalLong all) {}
}
