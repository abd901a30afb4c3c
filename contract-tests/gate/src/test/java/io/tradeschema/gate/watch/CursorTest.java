package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.redis.LiveBus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How far a stream was read, and what is told when it is another one. */
class CursorTest {

    private static Cursor readTo(long... ids) {
        var cursor = Cursor.since(0);
        for (var id : ids) {
            cursor.read(new EntryId(id, 0), hash("entry " + id));
        }
        return cursor;
    }

    private static long hash(String text) {
        return text.hashCode();
    }

    private static LiveBus.Seen seen(
            long length, long last, Optional<EntryId> first, boolean deleted, OptionalLong added) {
        return new LiveBus.Seen(length, new EntryId(last, 0), first, deleted, added, List.of());
    }

    private static LiveBus.Seen whole(long last, long added) {
        return seen(added, last, Optional.of(new EntryId(1, 0)), false, OptionalLong.of(added));
    }

    private static LiveBus.Group group(long delivered, OptionalLong read) {
        return new LiveBus.Group("executor", new EntryId(delivered, 0), read, OptionalLong.empty(), 0);
    }

    @Test
    void a_stream_that_goes_on_is_the_same_one() {
        var cursor = readTo(1, 2, 3);
        assertThat(cursor.done(whole(3, 3))).isZero();

        assertThat(cursor.changed(Optional.of(whole(3, 3)), OptionalLong.of(hash("entry 3"))))
                .isEmpty();
        assertThat(cursor.changed(Optional.of(whole(9, 5)), OptionalLong.empty()))
                .isEmpty();
    }

    @Test
    void a_stream_that_is_gone_fell_back_or_began_anew_is_another_one() {
        var cursor = readTo(1, 2, 3);
        cursor.done(whole(3, 3));

        assertThat(cursor.changed(Optional.empty(), OptionalLong.empty())).contains("it is gone");
        assertThat(cursor.changed(Optional.of(whole(2, 3)), OptionalLong.empty()))
                .contains("its last id fell back to 2-0 from 3-0");
        assertThat(cursor.changed(Optional.of(whole(9, 2)), OptionalLong.empty()))
                .contains("it was deleted and made anew");
        assertThat(cursor.changed(Optional.of(whole(3, 3)), OptionalLong.of(hash("another"))))
                .contains("the server began anew, with another entry 3-0");
        assertThat(cursor.changed(Optional.of(whole(9, 5)), OptionalLong.of(0)))
                .contains("it is another one: it does not hold 3-0, which was read of it");
    }

    /** With as many entries as before, and more: what was read is gone, and too little was taken out of it for that. */
    @Test
    void a_stream_that_was_replaced_by_one_that_is_no_shorter_is_another_one() {
        for (var added : new long[] {3, 9}) {
            var cursor = readTo(1, 2, 3);
            cursor.done(whole(3, 3));
            var anew = seen(added, 9, Optional.of(new EntryId(7, 0)), false, OptionalLong.of(added));

            assertThat(cursor.changed(Optional.of(anew), OptionalLong.empty()))
                    .contains("it was deleted and made anew");
        }
    }

    @Test
    void a_stream_of_which_all_that_was_read_is_trimmed_is_the_same_one() {
        var cursor = readTo(1, 2, 3);
        cursor.done(whole(3, 3));

        assertThat(cursor.changed(
                        Optional.of(seen(2, 9, Optional.of(new EntryId(8, 0)), false, OptionalLong.of(5))),
                        OptionalLong.empty()))
                .isEmpty();
        assertThat(cursor.changed(
                        Optional.of(seen(0, 3, Optional.empty(), true, OptionalLong.of(3))), OptionalLong.empty()))
                .isEmpty();
    }

    /** One that was restored in its place reaches further back, so that only what is read of it tells. */
    @Test
    void a_stream_of_which_more_is_read_than_was_added_is_another_one() {
        var cursor = readTo(1, 2, 3);
        cursor.done(whole(3, 3));
        cursor.read(new EntryId(8, 0), hash("entry 8"));
        cursor.read(new EntryId(9, 0), hash("entry 9"));
        assertThat(cursor.done(whole(9, 4))).isZero();

        assertThat(cursor.changed(Optional.of(whole(9, 4)), OptionalLong.empty()))
                .contains("it was deleted and made anew");
        cursor.anew(new EntryId(0, 0), false);
        cursor.read(new EntryId(9, 0), hash("entry 9"));
        cursor.done(whole(9, 4));
        assertThat(cursor.changed(Optional.of(whole(9, 4)), OptionalLong.empty()))
                .isEmpty();
    }

    @Test
    void a_stream_that_was_never_seen_or_is_gone_for_longer_is_told_no_second_time() {
        assertThat(Cursor.since(5).changed(Optional.empty(), OptionalLong.empty()))
                .isEmpty();
        var cursor = readTo(1);
        cursor.anew(new EntryId(0, 0), true);
        assertThat(cursor.changed(Optional.empty(), OptionalLong.empty())).isEmpty();
    }

    /** Renamed away and back, or restored: it is known by what was read, through a restart as well. */
    @Test
    void what_was_read_is_remembered_when_the_stream_is_gone_and_counts_for_no_group() throws IOException {
        var cursor = readTo(1, 2, 3);
        cursor.anew(new EntryId(0, 0), true);
        cursor.read(new EntryId(7, 0), hash("entry 7"));
        var saved = new java.io.ByteArrayOutputStream();
        cursor.save(new java.io.DataOutputStream(saved));
        var restored = Cursor.load(new java.io.DataInputStream(new java.io.ByteArrayInputStream(saved.toByteArray())));
        var trimmed = seen(0, 7, Optional.empty(), true, OptionalLong.empty());

        for (var one : List.of(cursor, restored)) {
            assertThat(one.remembered())
                    .containsExactly(
                            Map.entry(new EntryId(1, 0), hash("entry 1")),
                            Map.entry(new EntryId(2, 0), hash("entry 2")),
                            Map.entry(new EntryId(3, 0), hash("entry 3")),
                            Map.entry(new EntryId(7, 0), hash("entry 7")));
            assertThat(one.trimmedBefore(trimmed, group(0, OptionalLong.empty())))
                    .as("only what was read of the stream that stands there now")
                    .isEqualTo(1);
        }
    }

    @Test
    void what_was_added_and_not_read_is_missing_once() {
        var cursor = readTo(1);
        cursor.done(whole(1, 1));
        cursor.read(new EntryId(4, 0), hash("entry 4"));

        assertThat(cursor.done(whole(5, 5))).isEqualTo(3);
        assertThat(cursor.done(whole(5, 5))).isZero();
    }

    @Test
    void what_a_group_lost_is_told_by_the_servers_counts_or_by_the_ids_that_were_read() {
        var cursor = readTo(1, 2, 3, 4);
        var first = Optional.of(new EntryId(4, 0));
        var counted = seen(1, 4, first, false, OptionalLong.of(4));
        var uncounted = seen(1, 4, first, true, OptionalLong.of(5));

        assertThat(cursor.trimmedBefore(counted, group(1, OptionalLong.of(1)))).isEqualTo(2);
        assertThat(cursor.trimmedBefore(uncounted, group(1, OptionalLong.of(1))))
                .isEqualTo(2);
        assertThat(cursor.trimmedBefore(counted, group(1, OptionalLong.empty())))
                .isEqualTo(2);
        assertThat(cursor.trimmedBefore(uncounted, group(4, OptionalLong.empty())))
                .isZero();
        assertThat(cursor.trimmedBefore(
                        seen(0, 4, Optional.empty(), true, OptionalLong.empty()), group(1, OptionalLong.empty())))
                .isEqualTo(3);
    }

    /** Made at the last id, it was never told how many it read; what came since is lost to it when it is trimmed. */
    @Test
    void a_group_that_never_read_loses_what_was_trimmed_behind_its_creation_through_a_restart() throws IOException {
        var cursor = readTo(1, 2);
        var creation = group(2, OptionalLong.empty());
        assertThat(cursor.trimmedBefore(whole(2, 2), creation)).isZero();
        assertThat(cursor.trimmedBefore(whole(9, 5), creation)).isZero();
        var saved = new java.io.ByteArrayOutputStream();
        cursor.save(new java.io.DataOutputStream(saved));
        var restored = Cursor.load(new java.io.DataInputStream(new java.io.ByteArrayInputStream(saved.toByteArray())));

        var trimmed = seen(1, 9, Optional.of(new EntryId(9, 0)), false, OptionalLong.of(6));
        assertThat(restored.trimmedBefore(trimmed, creation)).isEqualTo(3);
        assertThat(restored.trimmedBefore(trimmed, group(9, OptionalLong.empty())))
                .isZero();
    }

    @Test
    void a_group_that_was_made_on_an_empty_stream_lost_all_that_was_trimmed_since() {
        var cursor = Cursor.since(0);
        var creation = group(0, OptionalLong.empty());
        assertThat(cursor.trimmedBefore(seen(0, 0, Optional.empty(), false, OptionalLong.of(0)), creation))
                .isZero();
        assertThat(cursor.trimmedBefore(seen(0, 7, Optional.empty(), false, OptionalLong.of(4)), creation))
                .isEqualTo(4);
    }
}
