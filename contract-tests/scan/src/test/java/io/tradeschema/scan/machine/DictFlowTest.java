package io.tradeschema.scan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Where;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys a dict has after what is done to it; a question mark says "on some paths". */
class DictFlowTest {

    @TempDir
    Path folder;

    private WalkedModule walk(String code) throws IOException {
        return new WalkedModule(folder, "main.py", "import os\n" + code);
    }

    @Test
    void keys_come_from_literals_calls_items_updates_and_unions() throws IOException {
        var walked = walk("""
                d = {"a": 1, **{"b": 2}}
                d["c"] = 3
                d.update({"d": 4}, e=5)
                d |= dict(f=6)
                d.setdefault("g", 7)
                u = {"x": 1} | {"y": 2}
                """);

        assertThat(walked.keys("d")).containsExactly("a", "b", "c", "d", "e", "f", "g");
        assertThat(walked.keys("u")).containsExactly("x", "y");
    }

    @Test
    void keys_go_by_del_pop_and_clear() throws IOException {
        var walked = walk("d = {'a': 1, 'b': 2, 'c': 3}\ndel d['a']\nd.pop('b')\ne = {'x': 1}\ne.clear()\n");

        assertThat(walked.keys("d")).containsExactly("c");
        assertThat(walked.keys("e")).isEmpty();
    }

    @Test
    void a_key_set_under_a_condition_is_maybe_and_one_set_on_both_paths_is_sure() throws IOException {
        var walked = walk("""
                d = {}
                if os.name:
                    d["a"] = 1
                    d["b"] = 1
                else:
                    d["b"] = 2
                """);

        assertThat(walked.keys("d")).containsExactly("a?", "b");
    }

    @Test
    void a_comprehension_with_constant_keys_is_followed_and_filters_are_decided() throws IOException {
        var walked = walk("""
                s = {"a": 1, "b": None, "c": 3}
                d = {k: s[k] for k in ("a", "c")}
                e = {k: v for k, v in s.items() if v is not None}
                f = {k: v for k, v in s.items() if k != "a"}
                g = {k: v for k, v in s.items() if k in ("a",)}
                """);

        assertThat(walked.keys("d")).containsExactly("a", "c");
        assertThat(walked.keys("e")).containsExactly("a", "c");
        assertThat(walked.keys("f")).containsExactly("b", "c");
        assertThat(walked.keys("g")).containsExactly("a");
    }

    @Test
    void a_key_that_is_not_constant_or_a_spread_of_something_unknown_opens_the_dict() throws IOException {
        var walked = walk("d = {'a': 1}\nd[os.name] = 2\ne = {'a': 1, **os.environ}\n");

        assertThat(walked.keys("d")).containsExactly("a", "…");
        assertThat(walked.keys("e")).containsExactly("a", "…");
    }

    @Test
    void an_empty_dict_stands_in_for_none_but_not_for_a_dict_with_something_in_it() throws IOException {
        var walked = walk("""
                def copy(body=None):
                    return dict(body or {})
                d = copy({"a": 1})
                e = copy()
                """);

        assertThat(walked.keys("d")).containsExactly("a");
        assertThat(walked.keys("e")).isEmpty();
    }

    @Test
    void a_long_table_of_constants_does_not_use_up_the_walk() throws IOException {
        var code = new StringBuilder("def f(r):\n    table = {\n");
        for (var i = 0; i < 25_000; i++) {
            code.append("'k").append(i).append("': 'v',\n");
        }
        var walked = walk(code + "    }\n    r.xadd('late', {'a': 1})\n").root("f");

        assertThat(walked.recorder().unresolved()).isEmpty();
        assertThat(walked.recorder().writes()).hasSize(1);
    }

    @Test
    void each_key_knows_where_it_is_set_and_where_its_value_is_given() throws IOException {
        var walked = walk("""
                def make(action):
                    return {
                        "action": action,
                        "fixed": 1,
                    }
                d = make(
                    "LONG")
                """);

        assertThat(walked.object("d").slots().get("action").at().where()).isEqualTo(Where.file("main.py", 4, 9));
        assertThat(walked.given("d", "action")).isEqualTo(Where.file("main.py", 8, 5));
        assertThat(walked.given("d", "fixed").line()).isEqualTo(5);
    }

    @Test
    void a_parameter_that_is_set_anew_is_not_given_by_the_caller_any_more() throws IOException {
        var walked = walk("def make(a):\n    a = 'SELL'\n    return {'a': a}\nd = make('LONG')\n");

        assertThat(walked.given("d", "a").line()).isEqualTo(3);
    }
}
