package io.tradeschema.scan.python;

import static io.tradeschema.scan.reach.Parts.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.reach.Outline;
import io.tradeschema.scan.reach.Outline.Part;
import io.tradeschema.scan.reach.Outline.Taken;
import io.tradeschema.scan.syntax.WordSearch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the words of a Python file tell of it. */
class PythonOutlineTest {

    private static Outline of(String text) {
        return PythonOutline.of(
                text.getBytes(StandardCharsets.UTF_8), Set.of("xadd"), new WordSearch(List.of("trade.intent")));
    }

    @Test
    void functions_end_where_the_indentation_does() {
        var outline = of("""
                class Sender(Base):
                    def send(self, m):
                        if m:
                            self.r.xadd("a", m)

                # a comment at the margin ends nothing
                        note(m)
                    async def later(self):
                        await go()
                def after(): return one()
                two()
                """);
        assertThat(outline.parts()).extracting(Part::name).containsExactly("", "Sender", "send", "later", "after");
        assertThat(outline.parts()).extracting(Part::line).containsExactly(1, 1, 2, 8, 10);
        assertThat(outline.parts()).extracting(Part::outer).containsExactly(-1, 0, 1, 1, 0);
        assertThat(part(outline, "Sender").calls()).containsExactly("Base");
        assertThat(part(outline, "send").calls()).containsExactly("note");
        assertThat(part(outline, "send").seed()).isTrue();
        assertThat(part(outline, "later").seed()).isFalse();
        assertThat(part(outline, "after").calls()).containsExactly("one");
        assertThat(outline.parts().get(0).calls()).containsExactly("two");
    }

    @Test
    void texts_and_comments_are_no_code_but_a_text_may_name_a_stream() {
        var outline = of("""
                # r.xadd("a")
                def plain():
                    \"""r.xadd( in a text
                def no(): pass
                    \"""
                    say('it\\'s "xadd(" here')
                def told():
                    read("quantum:stream:trade.intent")
                def filled():
                    log(f"{r.xadd(name)} of {count(x)}")
                """);
        assertThat(outline.parts()).extracting(Part::name).containsExactly("", "plain", "told", "filled");
        assertThat(outline.parts()).extracting(Part::seed).containsExactly(false, false, true, true);
        assertThat(part(outline, "filled").calls()).contains("log", "count");
    }

    @Test
    void a_call_on_a_module_is_the_modules_and_one_on_an_object_is_asked() {
        var outline = of("""
                import app.bus as b
                from app.state import bus

                def go(x):
                    b.send(x)
                    bus.handle(x)
                    x.put \\
                        (1)
                    (x
                     .take(2))
                    Thread(target=x.run, args=(x.first, 2)).begin()
                    x.seen = x.told
                """);
        assertThat(part(outline, "go").calls()).containsExactlyInAnyOrder("send", "Thread");
        assertThat(part(outline, "go").asks())
                .as("methods that are handed on are asked by others")
                .containsExactlyInAnyOrder("handle", "take", "run", "first", "begin");
    }

    @Test
    void imports_in_all_their_forms() {
        var outline = of("""
                import os, app.bus as b
                from . import near
                from ..up.there import (
                    one as first,  # why
                    two,
                )
                try:
                    from fast import loads
                except ImportError: from json import loads
                def f():
                    yield from things
                """);
        assertThat(outline.taken())
                .containsExactly(
                        new Taken("os", "", "os"),
                        new Taken("bus", "", "b"),
                        new Taken("", "near", "near"),
                        new Taken("there", "one", "first"),
                        new Taken("there", "two", "two"),
                        new Taken("fast", "loads", "loads"),
                        new Taken("json", "loads", "loads"));
    }

    @Test
    void a_value_of_a_module_or_class_is_a_part_and_a_local_one_is_none() {
        var outline = of("""
                out = make(1)
                class A:
                    bus: Bus = other()
                    def f(self):
                        local = third()
                """);
        assertThat(outline.parts()).extracting(Part::name).containsExactly("", "out", "A", "bus", "f");
        assertThat(part(outline, "out").calls()).containsExactly("make");
        assertThat(part(outline, "f").calls()).containsExactly("third");
    }

    @Test
    void a_text_that_never_ends_makes_the_file_one_to_be_looked_at() {
        assertThat(of("def f():\n    \"\"\"whole\"\"\"\n").parts())
                .extracting(Part::seed)
                .containsExactly(false, false);
        assertThat(of("def f():\n    \"\"\"broken\n    r.xadd('a', {})\n").parts())
                .extracting(Part::seed)
                .containsExactly(false, true);
    }
}
