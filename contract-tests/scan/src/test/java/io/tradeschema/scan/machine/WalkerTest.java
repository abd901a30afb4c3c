package io.tradeschema.scan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Where;
import io.tradeschema.scan.LaidFiles;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.python.PythonScan;
import io.tradeschema.scan.reach.Outline;
import io.tradeschema.scan.reach.Outliner;
import io.tradeschema.scan.reach.Reach;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a walk begins and ends: nothing that leads to a bus is passed over in silence. */
class WalkerTest {

    private static final String CODE = """
            def near(r):
                r.xadd("orders", {"a": "1"})
            def far(x):
                return x + 1
            """;

    @TempDir
    Path folder;

    private Facts walk(long cost) throws IOException {
        return walk(CODE, cost);
    }

    private Facts walk(String code, long cost) throws IOException {
        return walk(code, new Limits(Long.MAX_VALUE, cost, cost));
    }

    private Facts walk(String code, Limits limits) throws IOException {
        var modules = PythonScan.modules(LaidFiles.in(folder, "main.py", code));
        return new Walker(Tables.of("python.rows"), modules, new Terms(List.of(), Set.of(), Map.of(), Map.of()), limits)
                .walk(Reach.of(Map.of("main.py", seed()), name -> name, name -> name, Set.of()), 1, 1);
    }

    /** The outline of a file that leads to a bus itself. */
    private static Outline seed() {
        var outline = new Outliner();
        outline.seed();
        return outline.done();
    }

    @Test
    void what_leads_to_a_bus_is_told() throws IOException {
        assertThat(walk(1_000).writes()).extracting(Write::stream).containsExactly("orders");
    }

    @Test
    void what_was_not_walked_may_be_any_end_and_what_was_walked_is_none() throws IOException {
        assertThat(walk(-1).untold()).containsAll(Untold.anyEnd(Where.file("main.py", 1, 1)));
        assertThat(walk(1_000).untold()).isEmpty();
    }

    @Test
    void where_not_all_fits_what_is_nearest_to_the_bus_is_walked_first() throws IOException {
        var modules = PythonScan.modules(LaidFiles.in(
                folder,
                "a.py",
                "x = 1\n".repeat(500) + "def far():\n    return 1\n",
                "z.py",
                "import redis\nr = redis.Redis()\ndef send():\n    r.xadd(\"orders\", {\"a\": \"1\"})\nsend()\n"));
        var far = new Outliner();
        far.take("z.py", "send", "send");
        far.begin("far", 501);
        far.call("send");
        var near = new Outliner();
        near.begin("send", 3);
        near.seed();
        var reach = Reach.of(Map.of("a.py", far.done(), "z.py", near.done()), name -> name, name -> name, Set.of());

        var facts = new Walker(
                        Tables.of("python.rows"),
                        modules,
                        new Terms(List.of(), Set.of(), Map.of(), Map.of()),
                        new Limits(100, 0, 0))
                .walk(reach, 2, 2);

        assertThat(facts.writes()).extracting(Write::stream).containsExactly("orders");
        assertThat(reach.files()).containsExactly("z.py", "a.py");
    }

    /** A call leaves something for what follows it, and what a short function makes is known to the end. */
    @Test
    void what_stands_behind_a_long_call_is_told() throws IOException {
        var facts = walk(longCall() + """
                class Bus:
                    def __init__(self, prefix):
                        self.prefix = prefix
                    def key(self, name):
                        return f"{self.prefix}:{name}"
                    def send(self, name):
                        r.xadd(self.key(name), {"a": "1"})
                def main():
                    long4({})
                    Bus('live').send('orders')
                main()
                """, 10_000_000);

        assertThat(facts.writes()).extracting(Write::stream).contains("before", "live:orders");
        assertThat(facts.unresolved())
                .as("where the walk of the long one ended")
                .isNotEmpty();
    }

    /** Functions of which the last costs more than a root may. */
    private static String longCall() {
        var code = new StringBuilder("""
                import redis
                r = redis.Redis()
                def long0(given):
                    r.xadd("before", {"a": "1"})
                """);
        for (var level = 1; level <= 4; level++) {
            code.append("def long" + level + "(given):\n    r.xadd('before', {'a': '1'})\n");
            code.append(("    long" + (level - 1) + "(given)\n").repeat(20));
        }
        return code.toString();
    }

    @Test
    void what_was_handed_to_a_call_that_was_not_walked_to_its_end_may_have_more() throws IOException {
        var facts = walk(longCall() + """
                def main():
                    handed = {"a": "1"}
                    kept = {"a": "1"}
                    long4(handed)
                    r.xadd("handed", handed)
                    r.xadd("kept", kept)
                main()
                """, 10_000_000);

        assertThat(facts.writes().stream().filter(write -> write.stream().equals("kept")))
                .isNotEmpty()
                .allMatch(write -> write.open().isEmpty());
        assertThat(facts.writes().stream().filter(write -> write.stream().equals("handed")))
                .isNotEmpty()
                .noneMatch(write -> write.open().isEmpty());
    }

    @Test
    void a_key_that_is_empty_until_somebody_gives_it_is_no_stream() throws IOException {
        var facts = walk("""
                import redis
                r = redis.Redis()
                def send(name=""):
                    r.xadd(name, {"a": "1"})
                def main():
                    send()
                    send("orders")
                main()
                """, 1_000);

        assertThat(facts.writes()).extracting(Write::stream).containsOnly("orders");
    }

    @Test
    void a_flag_that_others_may_change_never_closes_a_way() throws IOException {
        var facts = walk("""
                import redis
                MODE = "paper"
                r = redis.Redis()
                def send():
                    if MODE == "live":
                        r.xadd("by-module", {"a": "1"})
                class Sender:
                    def __init__(self):
                        self.on = False
                    def send(self):
                        if self.on:
                            r.xadd("by-object", {"a": "1"})
                """, 10_000);

        assertThat(facts.writes()).extracting(Write::stream).containsExactlyInAnyOrder("by-module", "by-object");
    }

    @Test
    void a_constant_of_the_function_itself_closes_its_way() throws IOException {
        var code =
                "import redis\nr = redis.Redis()\ndef send():\n    on = False\n    if on:\n        r.xadd('never', {})\n    r.xadd('ever', {'a': '1'})\n";

        assertThat(walk(code, 10_000).writes()).extracting(Write::stream).containsExactly("ever");
    }

    @Test
    void a_call_that_no_way_leads_to_is_listed() throws IOException {
        var code =
                "import redis\nr = redis.Redis()\ndef send():\n    raise NotImplementedError\n    r.xadd('dead', {'a': '1'})\n";

        assertThat(walk(code, 10_000).unresolved()).singleElement().satisfies(site -> {
            assertThat(site.where().line()).isEqualTo(5);
            assertThat(site.reason()).isEqualTo("nothing that was walked leads to it");
        });
    }

    @Test
    void what_was_left_out_is_listed_where_a_bus_stands_in_it() throws IOException {
        var facts = walk(-1);

        assertThat(facts.writes()).isEmpty();
        assertThat(facts.unresolved())
                .isNotEmpty()
                .allSatisfy(site -> assertThat(site.where().line()).isLessThan(3));
        assertThat(facts.unresolved())
                .anySatisfy(site -> assertThat(site.reason()).contains("ended before it came here"));
    }

    @Test
    void what_one_round_of_a_loop_leaves_is_found_by_the_next() throws IOException {
        var facts = walk("""
                import redis
                r = redis.Redis()
                def rows(items):
                    last = None
                    for item in items:
                        if last is not None:
                            r.xadd("by-item", last)
                        last = {"a": "1"}
                def polled(more):
                    last = None
                    while more():
                        if last is not None:
                            r.xadd("by-test", last)
                        last = {"a": "1"}
                """, 10_000);
        assertThat(facts.writes()).extracting(Write::stream).contains("by-item", "by-test");
        assertThat(facts.writes())
                .allSatisfy(write -> assertThat(write.message())
                        .get()
                        .satisfies(message -> assertThat(message.fields()).containsOnlyKeys("a")));
    }

    @Test
    void a_files_own_code_that_is_left_out_is_listed_where_a_bus_stands_in_it() throws IOException {
        var code = "import redis\nr = redis.Redis()\nr.xadd('orders', {'a': '1'})\n";

        assertThat(walk(code, new Limits(1_000, 1_000, 1_000)).unresolved()).isEmpty();
        assertThat(walk(code, new Limits(-1, 1_000, 1_000)).unresolved())
                .singleElement()
                .satisfies(site -> assertThat(site.what()).isEqualTo("what this file's own code does"));
    }

    @Test
    void what_leads_to_a_bus_by_others_and_is_left_out_is_counted() throws IOException {
        var code = """
                import redis
                r = redis.Redis()
                def send(message):
                    r.xadd('orders', message)
                def one():
                    send({'a': '1'})
                def two():
                    send({'b': '1'})
                """;
        var outline = new Outliner();
        outline.seed();
        for (var line : List.of(3, 5, 7)) {
            outline.begin("begun" + line, line);
            outline.seed();
        }
        var modules = PythonScan.modules(LaidFiles.in(folder, "main.py", code));
        var reach = Reach.of(Map.of("main.py", outline.done()), name -> name, name -> name, Set.of());
        var terms = new Terms(List.of(), Set.of(), Map.of(), Map.of());

        assertThat(new Walker(Tables.of("python.rows"), modules, terms, new Limits(1_000, 1_000, -1))
                        .walk(reach, 1, 1)
                        .unresolved())
                .extracting(site -> site.where().line() + " " + site.what())
                .containsExactlyInAnyOrder("3 what send does", "4 this xadd", "5 what one and 1 more hand to a bus");
    }

    @Test
    void what_is_not_learnt_is_counted() throws IOException {
        assertThat(walk(CODE, new Limits(1_000, -1, 1_000)).unresolved())
                .singleElement()
                .satisfies(site -> {
                    assertThat(site.what()).isEqualTo("what near and 1 more store");
                    assertThat(site.reason()).isEqualTo("the tree is large, and the scan ended before it came here");
                });
    }

    @Test
    void a_files_own_code_that_is_left_out_is_counted_where_no_bus_stands_in_it() throws IOException {
        assertThat(walk("def far(x):\n    return x\n", new Limits(-1, 1_000, 1_000))
                        .unresolved())
                .singleElement()
                .satisfies(site -> assertThat(site.what()).isEqualTo("what the code of this file hands to a bus"));
    }
}
