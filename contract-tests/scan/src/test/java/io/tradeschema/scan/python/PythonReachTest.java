package io.tradeschema.scan.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.LaidFiles;
import io.tradeschema.scan.reach.BusWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are read in depth: enough of them, and not the whole tree. */
class PythonReachTest {

    @TempDir
    private Path folder;

    private Set<String> relevant(String... files) throws IOException {
        return Set.copyOf(PythonReach.of(
                        LaidFiles.in(folder, files),
                        new BusWords(
                                Set.of("xadd", "xread"), Set.of(), List.of(), List.of("trade.intent", "TradeIntent")))
                .files());
    }

    @Test
    void a_verb_or_the_name_of_an_event_is_enough() throws IOException {
        assertThat(relevant(
                        "writes.py", "r.xadd(name, {})",
                        "builds.py", "TradeIntent(side='SELL')",
                        "other.py", "print('trade')"))
                .containsExactlyInAnyOrder("builds.py", "writes.py");
    }

    @Test
    void a_byte_order_mark_hides_no_import() throws IOException {
        assertThat(relevant(
                        "out.py", "def send(r, d):\n    r.xadd('a', d)\n",
                        "uses.py", "\uFEFFfrom out import send\nsend(r, {})\n"))
                .containsExactlyInAnyOrder("out.py", "uses.py");
    }

    @Test
    void whoever_imports_a_short_name_that_leads_to_the_bus_is_read_and_nobody_else() throws IOException {
        assertThat(relevant(
                        "out/put.py", "LIMIT = 3\ndef send(r, d):\n    r.xadd('a', d)\n",
                        "uses.py", "from out.put import send\nsend(r, {})\n",
                        "module.py", "import out.put\nout.put.send(r, {})\n",
                        "limit.py", "from out.put import LIMIT\nprint(LIMIT)\n",
                        "sends.py", "def go(mail):\n    mail.send('hello')\n"))
                .containsExactlyInAnyOrder("module.py", "out/put.py", "uses.py");
    }

    @Test
    void what_is_handed_on_by_a_package_is_followed() throws IOException {
        assertThat(relevant(
                        "bus/core.py", "class Bus:\n    def put(self, d):\n        self.r.xadd('a', d)\n",
                        "bus/__init__.py", "from .core import Bus\n",
                        "uses.py", "from bus import Bus\nBus().put({})\n",
                        "bystander.py", "from bus import __version__\n"))
                .containsExactlyInAnyOrder("bus/__init__.py", "bus/core.py", "uses.py");
    }

    @Test
    void a_name_given_to_a_made_bus_is_followed() throws IOException {
        assertThat(relevant(
                        "core.py", "class Bus:\n    def put(self, d):\n        self.r.xadd('a', d)\n",
                        "wiring.py", "from core import Bus\nout = Bus()\n",
                        "uses.py", "from wiring import out\nout.put({})\n"))
                .containsExactlyInAnyOrder("core.py", "uses.py", "wiring.py");
    }

    @Test
    void a_subclass_of_an_event_under_another_name_is_followed() throws IOException {
        assertThat(relevant(
                        "models.py", "class Signal(TradeIntent):\n    pass\n",
                        "uses.py", "from models import Signal\nSignal(side='SELL')\n"))
                .containsExactlyInAnyOrder("models.py", "uses.py");
    }

    @Test
    void a_call_of_a_telling_function_is_enough_without_an_import() throws IOException {
        assertThat(relevant(
                        "out.py", "def announce_exit(r, d):\n    r.xadd('a', d)\n",
                        "uses.py", "def go(out):\n    out.announce_exit(None, {})\n",
                        "other.py", "announce_exits = 3\n"))
                .containsExactlyInAnyOrder("out.py", "uses.py");
    }

    @Test
    void two_imports_may_lie_between_even_where_names_are_common() throws IOException {
        assertThat(relevant(
                        "core.py",
                                "class Bus:\n    def put(self, d):\n        self.r.xadd('a', d)\ndef get():\n    return Bus()\n",
                        "service.py", "import core\ndef run(d):\n    core.get().put(d)\n",
                        "cron.py", "from service import run\nrun({})\n",
                        "far.py", "import cron\n"))
                .containsExactlyInAnyOrder("core.py", "cron.py", "service.py");
    }
}
