package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.watch.Watching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a watch writes how far it is: what of it is gone on with, and what becomes of what is not. */
class StateFileTest {

    private static final long START = 1_768_953_600_000L;

    @TempDir
    Path folder;

    private Path bus;
    private StateFile file;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void bus() throws IOException {
        bus = bus("15m");
        file = new StateFile(folder.resolve("watch.state"));
    }

    private Path bus(String within) throws IOException {
        return Files.writeString(
                folder.resolve("tradeschema.yaml"), "version: 1\nexpect: {exit-answered: {within: " + within + "}}\n");
    }

    private Observed observed() {
        return new Observed(Deployment.chosen(bus, KnownEvents.all()));
    }

    private void written(String... untold) throws IOException {
        var observed = observed();
        var cursors = new LinkedHashMap<String, Cursor>();
        observed.streams().forEach(stream -> cursors.put(stream, Cursor.since(START)));
        file.write(
                Watching.of(observed.contracts(), observed.expectations(), Watching.Start.at(START)),
                cursors,
                List.of(untold));
    }

    private CommandLineRun watch(String... options) {
        var all = new ArrayList<>(List.of("watch", "--redis", "redis://127.0.0.1:1", "--bus", bus.toString()));
        all.addAll(List.of("--state", file.path().toString()));
        all.addAll(List.of(options));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private String putAside(String why) {
        return "the state in " + file.path() + " cannot be gone on with: " + why + "; it is put aside as " + file.path()
                + ".aside, and the watch begins anew: it reads 24 hours back, and what is open now is told again";
    }

    /** A watch that ended for its state would be started anew and end again, until somebody looks. */
    @Test
    void a_state_that_is_damaged_at_any_place_is_told_and_put_aside() throws IOException {
        written("x".repeat(70_000));
        var observed = observed();
        var state = file.read(observed, told::add).orElseThrow();
        assertThat(state.untold()).containsExactly("x".repeat(70_000));
        assertThat(state.cursors().values()).extracting(Cursor::at).containsOnly(new EntryId(START, 0));

        var whole = Files.readAllBytes(file.path());
        for (var place = 4; place < whole.length; place += place < 400 ? 7 : 4_999) {
            var damaged = whole.clone();
            damaged[place] ^= (byte) 0xFF;
            Files.write(file.path(), damaged);
            told.clear();

            assertThat(file.read(observed, told::add)).isEmpty();
            assertThat(told).containsExactly(putAside("it is damaged"));
            assertThat(Path.of(file.path() + ".aside")).hasBinaryContent(damaged);
            assertThat(file.path()).doesNotExist();
        }
    }

    @Test
    void the_state_of_an_older_watch_is_told_and_put_aside() throws IOException {
        written();
        var older = Files.readAllBytes(file.path());
        older[3]--;
        Files.write(file.path(), older);

        assertThat(file.read(observed(), told::add)).isEmpty();
        assertThat(told).containsExactly(putAside("it was written by another version of this command"));
    }

    @Test
    void a_watch_of_other_expectations_says_so_and_looks_for_its_server() throws IOException {
        written();
        bus = bus("10m");

        assertThat(watch("--for", "1s").err())
                .isEqualTo("tradeschema: "
                        + putAside("it is of other expectations than those that are declared now")
                        + "\ntradeschema: no server answers at 127.0.0.1:1; is it running there?\n");
    }

    @Test
    void a_file_that_is_no_state_is_not_written_over_and_an_empty_one_is_none_and_says_so() throws IOException {
        Files.writeString(file.path(), "TSV: somebody's own");

        assertThatThrownBy(() -> file.read(observed(), told::add))
                .isInstanceOf(NotCheckedException.class)
                .hasMessage(file.path() + " is no state of a watch; name another file with --state");
        assertThat(file.path()).hasContent("TSV: somebody's own");

        Files.writeString(file.path(), "");
        assertThat(file.read(observed(), told::add)).isEmpty();
        assertThat(told)
                .containsExactly(
                        "the state in " + file.path() + " is empty; the watch begins anew: it reads 24 hours back");
    }

    @Test
    void a_state_whose_beginning_was_lost_is_put_aside() throws IOException {
        written();
        var bytes = Files.readAllBytes(file.path());
        java.util.Arrays.fill(bytes, 0, 64, (byte) 0);
        Files.write(file.path(), bytes);

        assertThat(file.read(observed(), told::add)).isEmpty();
        assertThat(told).containsExactly(putAside("its beginning is damaged"));
    }

    @Test
    void what_was_written_down_and_perhaps_not_told_is_told_by_the_next_watch_and_once() throws IOException {
        written("an alarm that was to be told");

        var first = watch("--for", "100ms");
        var second = watch("--for", "100ms");

        assertThat(first.out()).startsWith("an alarm that was to be told\n");
        assertThat(second.out()).doesNotContain("an alarm that was to be told");
    }

    /** Two watches that go on from one state would tell everything twice, and write over each other. */
    @Test
    void a_second_watch_on_the_same_state_is_refused_until_the_first_ends() throws IOException {
        try (var first = file.lock()) {
            assertThat(first).isNotNull();
            assertThat(watch("--once"))
                    .isEqualTo(new CommandLineRun(
                            2,
                            "",
                            "tradeschema: another watch goes on from " + file.path() + " at this moment, and two would"
                                    + " tell everything twice; end that one, or name another file with --state\n"));
        }
        assertThat(watch("--once").err()).contains("no server answers at 127.0.0.1:1");
        assertThat(watch("--once").err())
                .as("a watch that ended has let it go")
                .contains("no server answers at 127.0.0.1:1");
    }
}
