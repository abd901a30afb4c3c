package io.tradeschema.scan.typescript;

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

/** What the words of a TypeScript or JavaScript file tell of it. */
class TypeScriptOutlineTest {

    private static Outline of(String text) {
        return TypeScriptOutline.of(
                text.getBytes(StandardCharsets.UTF_8), Set.of("xadd"), new WordSearch(List.of("trade.intent")));
    }

    @Test
    void functions_classes_methods_and_values_end_where_their_braces_do() {
        var outline = of("""
                export class Sender extends Base {
                  private n = 1;
                  constructor(private r: Redis) { super(); }
                  async send<T>(m: T): Promise<{ a: string }> {
                    if (m) { await this.r.xadd('a', m); }
                    note(m);
                  }
                  later() { return go(); }
                }
                const out = (x: number) => {
                  make(x);
                };
                export async function after() { return one(); }
                two();
                """);
        assertThat(outline.parts())
                .extracting(Part::name)
                .containsExactly("", "Sender", "send", "later", "out", "after");
        assertThat(outline.parts()).extracting(Part::line).containsExactly(1, 1, 4, 8, 10, 13);
        assertThat(outline.parts()).extracting(Part::outer).containsExactly(-1, 0, 1, 1, 0, 0);
        assertThat(part(outline, "Sender").calls()).containsExactly("Base");
        assertThat(part(outline, "send").calls()).containsExactly("note");
        assertThat(part(outline, "send").seed()).isTrue();
        assertThat(part(outline, "later").seed()).isFalse();
        assertThat(part(outline, "later").calls()).containsExactly("go");
        assertThat(part(outline, "out").calls()).containsExactly("make");
        assertThat(part(outline, "after").calls()).containsExactly("one");
        assertThat(outline.parts().get(0).calls()).containsExactly("two");
    }

    @Test
    void texts_comments_and_patterns_are_no_code_but_a_text_may_name_a_stream() {
        var outline = of("""
                // r.xadd('a')
                /* r.xadd('a') { */
                function plain() { const q = 'it\\'s .xadd('; const p = x.split(/["'{`]/g); return a / b; }
                function told() { return read("quantum:stream:trade.intent"); }
                function filled() { log(`${r.xadd(name)} of ${count(`${inner(1)}`)} {`); }
                function end() {}
                """);
        assertThat(outline.parts()).extracting(Part::name).containsExactly("", "plain", "told", "filled", "end");
        assertThat(outline.parts()).extracting(Part::outer).containsExactly(-1, 0, 0, 0, 0);
        assertThat(outline.parts()).extracting(Part::seed).containsExactly(false, false, true, true, false);
        assertThat(part(outline, "filled").calls()).containsExactlyInAnyOrder("log", "count", "inner");
    }

    @Test
    void a_call_on_a_module_is_the_modules_and_one_on_an_object_is_asked() {
        var outline = of("""
                import * as b from './bus';
                const c = require('./other');
                function go(x) { b.send(x); c.put(x); x.handle?.(1); new Thing(x); }
                """);
        assertThat(part(outline, "go").calls()).containsExactlyInAnyOrder("send", "put", "Thing");
        assertThat(part(outline, "go").asks()).containsExactly("handle");
    }

    @Test
    void imports_in_all_their_forms() {
        var outline = of("""
                import D, { a as b, type T } from './m.js';
                import * as ns from 'x';
                import './side';
                const { p, q: r } = require('./n');
                const s = require('./o');
                export { t as u } from './v';
                export * from './w';
                """);
        assertThat(outline.taken())
                .containsExactly(
                        new Taken("./m.js", "default", "D"),
                        new Taken("./m.js", "a", "b"),
                        new Taken("./m.js", "T", "T"),
                        new Taken("x", "", "ns"),
                        new Taken("./side", "", ""),
                        new Taken("./n", "p", "p"),
                        new Taken("./n", "q", "r"),
                        new Taken("./o", "default", "s"),
                        new Taken("./v", "t", "u"),
                        new Taken("./w", "*", "*"));
    }

    @Test
    void what_is_given_to_others_under_another_name_is_a_part_that_calls_it() {
        var outline = of("function one() {}\nexport { one as two };\nexport default one;\n");

        assertThat(part(outline, "two").calls()).containsExactly("one");
        assertThat(part(outline, "default").calls()).containsExactly("one");
    }
}
