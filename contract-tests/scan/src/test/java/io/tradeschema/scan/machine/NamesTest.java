package io.tradeschema.scan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a name means: constants, imports of every kind, classes, settings, singletons. */
class NamesTest {

    @TempDir
    Path folder;

    @Test
    void a_constant_is_found_through_a_star_import_and_a_package_that_hands_it_on() throws IOException {
        var walked = new WalkedModule(
                folder,
                "pkg/__init__.py",
                "from .names import *\nfrom .names import B as C\n",
                "pkg/names.py",
                "A = 'a'\nB = A + '.b'\n",
                "main.py",
                "from pkg import *\nfrom pkg import C as D\nimport pkg.names as n\nX = A\nY = D\nZ = n.B\n");

        assertThat(walked.texts("X")).containsExactly("a");
        assertThat(walked.texts("Y")).containsExactly("a.b");
        assertThat(walked.texts("Z")).containsExactly("a.b");
    }

    @Test
    void a_relative_import_climbs_as_many_folders_as_it_has_dots() throws IOException {
        var walked = new WalkedModule(
                folder,
                "top/names.py",
                "S = 's'\n",
                "top/deep/inner.py",
                "from ..names import S\nT = S + '!'\n",
                "main.py",
                "from top.deep.inner import T\n");

        assertThat(walked.texts("T")).containsExactly("s!");
    }

    @Test
    void text_is_put_together_by_every_means_python_has() throws IOException {
        var walked = new WalkedModule(folder, "main.py", """
                import os
                P = os.getenv("PREFIX", "q")
                A = f"{P}:x"
                B = "%s:%s" % (P, "x")
                C = "{}:{}".format(P, "x")
                D = ":".join([P, "x"])
                E = P + ":" "x"
                F = f"{P}:{os.getpid()}.end"
                """);

        for (var name : new String[] {"A", "B", "C", "D", "E"}) {
            assertThat(walked.texts(name)).as(name).containsExactly("q:x");
        }
        assertThat(walked.value("F").ones())
                .containsExactly(new One.Template(java.util.Arrays.asList("q:", null, ".end"), java.util.List.of()));
    }

    @Test
    void a_name_bound_on_two_paths_holds_both_values() throws IOException {
        var walked = new WalkedModule(folder, "main.py", "import os\nif os.name:\n    S = 'a'\nelse:\n    S = 'b'\n");

        assertThat(walked.texts("S")).containsExactly("a", "b");
    }

    @Test
    void class_attributes_enum_values_and_properties_are_followed() throws IOException {
        var walked = new WalkedModule(folder, "main.py", """
                from enum import Enum
                class Topic(str, Enum):
                    INTENT = "trade.intent"
                class Settings:
                    prefix = "q"
                    name = prefix + ".n"
                    @property
                    def stream(self):
                        return self.prefix + ":" + Topic.INTENT.value
                settings = Settings()
                A = settings.stream
                B = Settings.name
                C = Topic["INTENT"].value
                """);

        assertThat(walked.texts("A")).containsExactly("q:trade.intent");
        assertThat(walked.texts("B")).containsExactly("q.n");
        assertThat(walked.texts("C")).containsExactly("trade.intent");
    }

    @Test
    void a_singleton_keeps_what_its_first_use_made() throws IOException {
        var walked = new WalkedModule(folder, "main.py", """
                class Bus:
                    def __init__(self):
                        self.name = "the bus"
                _bus = None
                def bus():
                    global _bus
                    if _bus is None:
                        _bus = Bus()
                    return _bus
                class Holder:
                    _it = None
                    @classmethod
                    def get(cls):
                        if cls._it is None:
                            cls._it = Bus()
                        return cls._it
                A = bus().name
                B = bus().name
                C = Holder.get().name
                """);

        assertThat(walked.texts("A")).containsExactly("the bus");
        assertThat(walked.texts("B")).containsExactly("the bus");
        assertThat(walked.texts("C")).contains("the bus");
    }
}
