package io.tradeschema.scan.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Pieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python that is easily read wrongly, as code. */
class PythonCodeTest {

    @TempDir
    private Path folder = Path.of("");

    private <T extends Code> List<T> all(Class<T> kind, String text) throws IOException {
        var path = folder.resolve("a.py");
        Files.writeString(path, text);
        try (var modules = new PythonModules(Map.of("a.py", path), name -> false)) {
            return Pieces.of(kind, modules.code("a.py"));
        }
    }

    private static String shown(Optional<Code> bound) {
        return bound.map(code -> code instanceof Code.Lit lit ? String.valueOf(lit.value()) : "?")
                .orElse("-");
    }

    @Test
    void the_bounds_of_a_slice_are_where_their_colons_say() throws IOException {
        assertThat(all(Code.Slice.class, "x[1:2]\nx[:2]\nx[1:]\nx[:]\nx[::2]\nx[1::2]\nx[:3:2]\n"))
                .extracting(slice -> shown(slice.from()) + " " + shown(slice.to()))
                .containsExactly("1 2", "- 2", "1 -", "- -", "- -", "1 -", "- 3");
    }

    @Test
    void a_comparison_over_two_lines_keeps_both_sides() throws IOException {
        assertThat(all(Code.Call.class, "y = one() < \\\n    two()\n"))
                .extracting(call -> ((Code.Name) call.callee()).name())
                .containsExactly("one", "two");
    }

    @Test
    void the_middle_of_a_chain_is_one_piece_of_code() throws IOException {
        var calls = all(Code.Call.class, "y = 1 < middle() < 3\n");

        assertThat(calls).hasSize(2);
        assertThat(calls.get(0)).isSameAs(calls.get(1));
    }

    @Test
    void characters_by_their_names_are_those() throws IOException {
        assertThat(all(Code.Lit.class, "y = '\\N{GREEK CAPITAL LETTER DELTA}\\N{no such name}'\n"))
                .extracting(Code.Lit::value)
                .containsExactly("\u0394\\N{no such name}");
    }

    @Test
    void what_an_assertion_says_is_worked_out_where_it_fails() throws IOException {
        assertThat(all(Code.Leave.class, "assert x, told()\n"))
                .singleElement()
                .satisfies(leave -> assertThat(leave.value()).get().isInstanceOf(Code.Call.class));
    }
}
