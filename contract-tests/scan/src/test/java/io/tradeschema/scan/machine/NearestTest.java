package io.tradeschema.scan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.reach.Outliner;
import io.tradeschema.scan.reach.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestTest {

    @TempDir
    Path folder;

    private final Map<String, Path> files = new TreeMap<>();
    private Reach reach = Reach.NONE;

    /** far.py calls what caller.py has, which calls what sender.py has. */
    @BeforeEach
    void lay() throws IOException {
        for (var name : new String[] {"caller.py", "far.py", "sender.py"}) {
            files.put(name, Files.writeString(folder.resolve(name), "x".repeat(100)));
        }
        var sender = new Outliner();
        sender.begin("send_it", 1);
        sender.seed();
        reach = Reach.of(
                Map.of(
                        "sender.py",
                        sender.done(),
                        "caller.py",
                        calling("call_it", "sender.py", "send_it").done(),
                        "far.py",
                        calling("far_away", "caller.py", "call_it").done()),
                name -> name,
                name -> name,
                Set.of());
    }

    private static Outliner calling(String name, String from, String called) {
        var outline = new Outliner();
        outline.take(from, called, called);
        outline.begin(name, 1);
        outline.call(called);
        return outline;
    }

    @Test
    void what_fits_is_read_whole_and_nothing_is_said() throws IOException {
        var nearest = Nearest.of(reach, files, 300);

        assertThat(nearest.reach().files()).containsExactlyInAnyOrder("sender.py", "caller.py", "far.py");
        assertThat(nearest.said()).isEmpty();
        assertThat(nearest.untold()).isEmpty();
    }

    @Test
    void what_is_next_to_a_bus_is_read_first_and_the_rest_is_counted() throws IOException {
        var nearest = Nearest.of(reach, files, 150);

        assertThat(nearest.reach().files()).containsExactly("sender.py");
        assertThat(nearest.said())
                .extracting(Unresolved::what)
                .containsExactly("what this file and 1 more hand to a bus");
        assertThat(nearest.untold()).containsExactlyElementsOf(Untold.anyEnd(Where.file("caller.py", 1, 1)));
    }

    @Test
    void each_file_that_names_a_bus_and_is_left_out_is_said() throws IOException {
        var second = new Outliner();
        second.seed();
        var both = Reach.of(
                Map.of("sender.py", second.done(), "caller.py", second.done()), name -> name, name -> name, Set.of());

        assertThat(Nearest.of(both, files, 150).said())
                .extracting(site -> site.where().file() + ": " + site.what())
                .containsExactly("sender.py: what this file does");
    }
}
