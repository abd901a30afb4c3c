package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What quarantine, pulse and lease of the Python package are handed in wrongly is refused in words, before anything is sent. */
class LiveArgumentsTest {

    @TempDir
    Path folder;

    @Test
    void what_is_no_count_no_name_no_time_and_no_client_is_refused_in_words() throws IOException {
        var python = Bound.python(folder);
        Files.writeString(folder.resolve("program.py"), """
                from datetime import timedelta
                from tradeschema.live import Lease, Pulse, Quarantine

                class Server:
                    def eval(self, *_):
                        return [b"completed", b"1"]

                server, soon = Server(), timedelta(seconds=5)

                def told(call):
                    try:
                        print("taken", call())
                    except (TypeError, ValueError) as refusal:
                        print(refusal)

                for counts in (10**10, 10**10), (1.5, 1.5), (True, True), ("3", "3"), (1, None), (1, 2), (999999999, 0):
                    told(lambda: Pulse(server, "exits", "pod-1", soon).completed(*counts))
                told(lambda: Lease(server, "exits", 5))
                told(lambda: Lease(server, "", soon))
                told(lambda: Pulse(server, "exits", "", soon))
                told(lambda: Pulse(server, "exits", "pod-1", 5))
                told(lambda: Quarantine(None, "stream", "group", "one"))
                told(lambda: Quarantine(server, "stream", None, "one"))
                """);

        assertThat(python.lines("python3", "program.py"))
                .containsExactly(
                        "of 10000000000 due closes 10000000000 cannot be confirmed:"
                                + " both are counts of this pass, from 0 to 999999999",
                        "due is 1.5: hand in a whole number, as int, from 0 to 999999999",
                        "due is True: hand in a whole number, as int, from 0 to 999999999",
                        "due is '3': hand in a whole number, as int, from 0 to 999999999",
                        "confirmed is None: hand in a whole number, as int, from 0 to 999999999",
                        "of 1 due closes 2 cannot be confirmed: both are counts of this pass, from 0 to 999999999",
                        "taken Completed(sequence=1)",
                        "bound is 5: hand in a timedelta, such as timedelta(seconds=30)",
                        "service is '': hand in a name, as str",
                        "owner is '': hand in a name, as str",
                        "holds is 5: hand in a timedelta, such as timedelta(seconds=30)",
                        "None is no client of Redis: hand in one with redis-py's eval",
                        "group is None: hand in a name, as str");
    }
}
