package io.tradeschema.scan.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which functions lead to a bus, whatever the language. */
class ReachTest {

    private final Map<String, Outline> outlines = new TreeMap<>();

    private void file(String name, Consumer<Outliner> content) {
        var outliner = new Outliner();
        content.accept(outliner);
        outlines.put(name, outliner.done());
    }

    /** A function on a line of its own that does so. */
    private static void function(Outliner out, String name, int line, Runnable body) {
        out.begin(name, line);
        body.run();
        out.end();
    }

    private Reach reach() {
        return Reach.of(outlines, file -> file, file -> file, Set.of("handle"));
    }

    private void writer(String file, String name) {
        file(file, out -> function(out, name, 1, out::seed));
    }

    private void asker(String file, String name) {
        file(file, out -> function(out, "asks", 1, () -> out.ask(name)));
    }

    @Test
    void a_name_that_mostly_means_something_else_tells_nothing() {
        writer("bus", "announce");
        file("board", out -> function(out, "announce", 1, () -> {}));
        asker("user", "announce");
        assertThat(reach().files()).containsExactly("bus", "user");

        file("radio", out -> function(out, "announce", 1, () -> {}));
        assertThat(reach().files()).containsExactly("bus");
    }

    @Test
    void a_name_that_libraries_have_tells_nothing_but_where_its_file_is_imported() {
        writer("bus", "handle");
        asker("user", "handle");
        assertThat(reach().files()).containsExactly("bus");

        file("user", out -> {
            out.take("bus", "", "bus");
            function(out, "asks", 1, () -> out.ask("handle"));
        });
        assertThat(reach().files()).containsExactly("bus", "user");
    }

    @Test
    void what_a_language_calls_by_itself_is_no_name_that_others_call() {
        file("bus", out -> {
            out.begin("Bus", 1);
            function(out, "__enter__", 2, out::seed);
            out.end();
        });
        asker("user", "__enter__");
        assertThat(reach().files()).containsExactly("bus");
    }

    @Test
    void the_distance_counts_the_calls_between() {
        writer("bus", "announce");
        file("service", out -> {
            function(out, "closing", 1, () -> out.ask("announce"));
            function(out, "everyday", 5, () -> out.call("closing"));
            function(out, "aside", 9, () -> out.call("other"));
        });
        var reach = reach();
        assertThat(reach.distance("bus", 1)).hasValue(0);
        assertThat(reach.distance("service", 1)).hasValue(1);
        assertThat(reach.distance("service", 5)).hasValue(2);
        assertThat(reach.distance("service", 9)).isEqualTo(OptionalInt.empty());
    }

    @Test
    void files_of_one_house_know_each_other_without_an_import() {
        writer("bus", "send");
        asker("user", "send");
        assertThat(reach().files()).containsExactly("bus");
        assertThat(Reach.of(outlines, file -> file, file -> "the same", Set.of())
                        .files())
                .containsExactly("bus", "user");
    }

    @Test
    void nothing_is_handed_between_files_of_folders_that_do_not_name_each_other() {
        writer("orders/bus", "announce");
        asker("turtles/user", "announce");
        assertThat(reach().files()).containsExactly("orders/bus");

        file("main", out -> {
            out.take("orders/bus", "Bus", "Bus");
            out.take("turtles/user", "", "user");
        });
        assertThat(reach().files()).containsExactly("orders/bus", "turtles/user");
    }

    @Test
    void what_two_folders_take_from_outside_the_tree_does_not_make_them_known_to_each_other() {
        file("orders/bus", out -> {
            out.take("json", "", "json");
            function(out, "announce", 1, out::seed);
        });
        file("turtles/user", out -> {
            out.take("json", "", "json");
            function(out, "asks", 1, () -> out.ask("announce"));
        });
        assertThat(reach().files()).containsExactly("orders/bus");
    }
}
