package io.tradeschema.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What counts and ids prove. {@code 1-10/10} is the tenth entry of a stream that has had ten. */
class CoverageTest {

    private static StreamState stream(String first, String last, long length, String deleted, long added) {
        return new StreamState(
                length,
                EntryId.of(last),
                Optional.of(first).filter(id -> !id.isEmpty()).map(EntryId::of),
                Optional.of(EntryId.of(deleted)),
                OptionalLong.of(added));
    }

    private static StreamState beforeSeven(String first, String last, long length) {
        return new StreamState(
                length, EntryId.of(last), Optional.of(EntryId.of(first)), Optional.empty(), OptionalLong.empty());
    }

    private static Coverage.Reading read(String from, String to, long read, String last) {
        return new Coverage.Reading(
                Optional.of(from).filter(id -> !id.isEmpty()).map(Position::of),
                Optional.of(to).filter(id -> !id.isEmpty()).map(EntryId::of),
                read,
                Optional.of(last).filter(id -> !id.isEmpty()).map(EntryId::of));
    }

    private static Coverage of(Coverage.Reading reading, StreamState opened, StreamState closed) {
        return Coverage.of(reading, opened, Optional.of(closed));
    }

    private static void complete(Coverage coverage, String next) {
        assertThat(coverage.gap()).isEmpty();
        assertThat(coverage.untold()).isEmpty();
        assertThat(coverage.unseen()).hasValue(0);
        assertThat(coverage.next()).hasToString(next);
    }

    private static void unknown(Coverage coverage, String gap, String next) {
        assertThat(coverage.gap().orElse("complete")).contains(gap);
        assertThat(coverage.unseen()).isEmpty();
        assertThat(coverage.next()).hasToString(next);
    }

    @Test
    void a_first_run_has_seen_all_when_it_read_what_the_stream_held() {
        var opened = stream("1-991", "1-1000", 10, "0-0", 1000);

        complete(of(read("", "", 10, "1-1000"), opened, stream("1-995", "1-1004", 10, "0-0", 1004)), "1-1000/1000");
        assertThat(of(read("", "", 7, "1-1000"), opened, opened).gap())
                .contains("3 of the 10 entries from the first entry to 1-1000 were never seen: they were trimmed or"
                        + " deleted before they could be read; keep more of the stream, or run more often");
    }

    @Test
    void a_later_run_has_seen_all_when_it_read_what_was_added_since() {
        var opened = stream("1-5", "1-30", 26, "0-0", 30);

        complete(of(read("1-10/10", "", 20, "1-30"), opened, opened), "1-30/30");
        complete(of(read("1-30/30", "", 0, ""), opened, opened), "1-30/30");
    }

    @Test
    void what_was_trimmed_between_two_runs_is_counted() {
        var opened = stream("1-1001", "1-1010", 10, "0-0", 1010);

        var coverage = of(read("1-10/10", "", 10, "1-1010"), opened, opened);

        assertThat(coverage.unseen()).hasValue(990);
        assertThat(coverage.gap().orElseThrow()).startsWith("990 of the 1000 entries after 1-10 to 1-1010 were never");
        assertThat(coverage.next()).hasToString("1-1010/1010");
        assertThat(of(read("0-0", "", 10, "1-1010"), opened, opened).unseen()).hasValue(1000);
    }

    @Test
    void an_entry_that_was_deleted_between_two_runs_is_counted() {
        var opened = stream("1-1", "1-20", 19, "1-15", 20);

        assertThat(of(read("1-10/10", "", 9, "1-20"), opened, opened).unseen()).hasValue(1);
    }

    @Test
    void the_end_of_a_stream_that_vanished_is_not_skipped() {
        var opened = stream("1-1", "1-20", 20, "0-0", 20);
        var closed = stream("", "1-20", 0, "0-0", 20);

        var coverage = of(read("", "", 15, "1-15"), opened, closed);

        assertThat(coverage.unseen()).hasValue(5);
        assertThat(coverage.next()).hasToString("1-15/20");
    }

    @Test
    void a_stream_that_was_made_anew_between_two_runs_is_not_taken_for_the_old_one() {
        var more = stream("9-1", "9-20", 20, "0-0", 20);
        unknown(
                of(read("1-10/10", "", 20, "9-20"), more, more),
                "has had fewer entries after 1-10 to 9-20 (10)",
                "9-20/20");
        var fewer = stream("9-1", "9-5", 5, "0-0", 5);
        unknown(of(read("1-10/10", "", 5, "9-5"), fewer, fewer), "it was made anew", "9-5/5");
        var trimmed = stream("9-11", "9-20", 10, "0-0", 20);
        unknown(
                of(read("1-10/10", "", 10, "9-20"), trimmed, trimmed),
                "nobody can tell whether it was made anew",
                "9-20/20");
        var deletedFrom = stream("9-11", "9-20", 10, "9-10", 20);
        unknown(of(read("1-10/10", "", 10, "9-20"), deletedFrom, deletedFrom), "made anew", "9-20/20");
    }

    @Test
    void a_queue_that_deletes_what_is_done_is_the_same_stream() {
        var queue = stream("1-11", "1-20", 10, "1-10", 20);

        complete(of(read("1-10/10", "", 10, "1-20"), queue, queue), "1-20/20");
    }

    @Test
    void a_stream_that_is_torn_while_it_is_read_is_told_and_gone_on_with_behind_what_was_read() {
        var opened = stream("1-1", "1-300", 300, "0-0", 300);
        var gone = Coverage.of(read("", "", 37, "1-37"), opened, Optional.empty());
        var anew = of(read("", "", 37, "1-37"), opened, stream("9-1", "9-2", 2, "0-0", 2));
        var behind = of(read("", "", 37, "1-37"), opened, stream("1-1", "1-2", 2, "0-0", 900));

        for (var coverage : java.util.List.of(gone, anew, behind)) {
            assertThat(coverage.gap())
                    .contains(
                            "the stream was deleted, or deleted and made anew, while it was read: 263 of the 300 entries"
                                    + " from the first entry to 1-300 were never seen; find out who deleted it");
            assertThat(coverage.unseen()).hasValue(263);
            assertThat(coverage.next()).hasToString("1-37");
        }
    }

    @Test
    void without_a_count_what_stands_before_the_beginning_proves_that_nothing_was_trimmed() {
        var opened = stream("1-10", "1-20", 11, "1-4", 20);

        complete(of(read("1-10", "", 10, "1-20"), opened, opened), "1-20/20");
        unknown(
                of(read("1-9", "", 11, "1-20"), opened, opened),
                "entries after 1-9 to 1-20 may have been trimmed before they could be read: the stream begins at 1-10",
                "1-20/20");
        var deleted = stream("1-10", "1-20", 10, "1-15", 20);
        unknown(
                of(read("1-10", "", 9, "1-20"), deleted, deleted),
                "at least one entry after 1-10 was deleted",
                "1-20/20");
        unknown(
                of(read("1-10", "", 10, "1-20"), opened, stream("1-18", "1-28", 11, "1-4", 28)),
                "the stream begins at 1-18",
                "1-20/20");
    }

    @Test
    void up_to_an_id_nothing_may_have_been_taken_out_meanwhile() {
        var opened = stream("1-1", "1-20", 20, "0-0", 20);

        complete(of(read("", "1-10", 10, "1-10"), opened, stream("1-1", "1-25", 25, "0-0", 25)), "1-10");
        complete(of(read("1-5/5", "1-10", 5, "1-10"), opened, opened), "1-10/10");
        unknown(
                of(read("", "1-10", 8, "1-10"), opened, stream("1-3", "1-20", 18, "0-0", 20)),
                "entries were trimmed or deleted while the stream was read",
                "1-10");
    }

    @Test
    void a_server_without_counters_says_what_it_can() {
        var opened = beforeSeven("1-10", "1-20", 11);
        var since = of(read("1-10", "", 10, "1-20"), opened, opened);

        assertThat(since.gap()).isEmpty();
        assertThat(since.next()).hasToString("1-20");
        assertThat(since.untold())
                .contains(
                        "a server before Redis 7.0 does not tell whether entries were deleted (XDEL); trimmed was none");
        unknown(of(read("1-9", "", 11, "1-20"), opened, opened), "may have been trimmed", "1-20");
        complete(of(read("", "", 11, "1-20"), opened, opened), "1-20");
        assertThat(of(read("", "", 9, "1-20"), opened, opened).unseen()).hasValue(2);
    }
}
