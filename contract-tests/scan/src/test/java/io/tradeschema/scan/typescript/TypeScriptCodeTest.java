package io.tradeschema.scan.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Pattern;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.code.Pieces;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TypeScript and JavaScript that is easily read wrongly, as code. */
class TypeScriptCodeTest {

    @TempDir
    private Path folder = Path.of("");

    private Code.Block code(String text) throws IOException {
        var path = folder.resolve("a.ts");
        Files.writeString(path, text);
        try (var modules = new TypeScriptModules(Map.of("a.ts", path), ModuleAliases.of(Map.of()), name -> false)) {
            return modules.code("a.ts");
        }
    }

    private <T extends Code> List<T> all(Class<T> kind, String text) throws IOException {
        return Pieces.of(kind, code(text));
    }

    private List<Object> literals(String text) throws IOException {
        return all(Code.Lit.class, text).stream().map(Code.Lit::value).toList();
    }

    /** A short form in which code is compared. */
    private static String shown(Code code) {
        if (code instanceof Code.Name name) {
            return name.name();
        }
        if (code instanceof Code.Lit lit) {
            return String.valueOf(lit.value());
        }
        if (code instanceof Code.Attr attr) {
            return shown(attr.of()) + "." + attr.name();
        }
        if (code instanceof Code.Index index) {
            return shown(index.of()) + "[" + shown(index.key()) + "]";
        }
        if (code instanceof Code.Call call) {
            return shown(call.callee())
                    + call.arguments().stream()
                            .map(argument -> (argument.giving() == Code.Giving.ALL_PLACES ? "..." : "")
                                    + shown(argument.value()))
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        if (code instanceof Code.Set set) {
            return shown(set.target())
                    + set.value().map(value -> " = " + shown(value)).orElse("");
        }
        if (code instanceof Code.Seq seq) {
            return seq.items().stream().map(TypeScriptCodeTest::shown).toList().toString();
        }
        if (code instanceof Code.Spread spread) {
            return "..." + shown(spread.of());
        }
        if (code instanceof Code.Rec rec) {
            return rec.entries().stream()
                    .map(entry -> entry.key().map(key -> shown(key) + ": ").orElse("...") + shown(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (code instanceof Code.Op op) {
            return op.operator()
                    + op.operands().stream()
                            .map(TypeScriptCodeTest::shown)
                            .toList()
                            .toString();
        }
        if (code instanceof Code.Pick pick) {
            return shown(pick.test()) + " ? " + shown(pick.yes()) + " : " + shown(pick.no());
        }
        if (code instanceof Code.Drop drop) {
            return "drop " + shown(drop.target());
        }
        if (code instanceof Code.Do done) {
            return shown(done.of());
        }
        if (code instanceof Code.Change change) {
            return shown(change.target()) + " " + change.operator() + " " + shown(change.value());
        }
        if (code instanceof Code.Import taken) {
            return "import " + taken.module() + " " + taken.name() + " as " + taken.as();
        }
        return code.getClass().getSimpleName();
    }

    private List<String> statements(String text) throws IOException {
        return code(text).statements().stream().map(TypeScriptCodeTest::shown).toList();
    }

    @Test
    void literals_are_decoded() throws IOException {
        assertThat(literals(
                        "f('it\\'s \\u0041\\x42\\u{1F600}\\n', \"\\\n|\", `a\\`b`, 1_000.5e3, 0x1F, 0b11, 10n, .5)"))
                .containsExactly(
                        "it's AB\ud83d\ude00\n",
                        "|",
                        "a`b",
                        new BigDecimal("1000.5e3"),
                        new BigDecimal("31"),
                        new BigDecimal("3"),
                        new BigDecimal("10"),
                        new BigDecimal(".5"));
        assertThat(literals("f(null, undefined, true, -1)"))
                .containsExactly(Nothing.NOTHING, Nothing.ABSENT, true, new BigDecimal("-1"));
    }

    @Test
    void a_pattern_of_signs_is_told_with_what_it_says() throws IOException {
        assertThat(statements("x = /a'b/g.test(y);")).containsExactly("x = <pattern>(a'b).test(y)");
    }

    @Test
    void a_template_is_put_together_of_what_is_written_and_what_is_filled_in() throws IOException {
        assertThat(all(Code.Join.class, "x = `a:${b.c}:\\n`").get(0).parts())
                .extracting(part -> part instanceof Code.Shown it ? "${" + shown(it.of()) + "}" : shown(part))
                .containsExactly("a:", "${b.c}", ":\n");
    }

    @Test
    void patterns_take_members_and_items_with_what_they_are_otherwise() throws IOException {
        assertThat(statements("const { a, b: c = 1, d: { e }, ...rest } = f();"))
                .containsExactly(
                        "<6> = f()",
                        "a = <6>.a",
                        "c = <or else>(<6>.b, 1)",
                        "e = <6>.d.e",
                        "rest = {...<6>}",
                        "drop rest[a]",
                        "drop rest[b]",
                        "drop rest[d]");
        assertThat(statements("const [x, , y = 2, ...z] = l; [p, q] = [q, p];"))
                .containsExactly("[x, <left out>, <12>, ...z] = l", "y = <or else>(<12>, 2)", "[p, q] = [q, p]");
    }

    @Test
    void parameters_are_taken_apart_before_the_body() throws IOException {
        var function = all(Code.Func.class, "const f = ({ side, qty = 1 }: P, n?: number) => side;")
                .get(0);

        assertThat(function.name()).isEqualTo("f");
        assertThat(function.parameters()).extracting(Code.Parameter::name).containsExactly("<11>", "n");
        assertThat(function.body().statements())
                .extracting(TypeScriptCodeTest::shown)
                .containsExactly("side = <11>.side", "qty = <or else>(<11>.qty, 1)", "Leave");
    }

    @Test
    void what_may_not_be_there_is_asked_first() throws IOException {
        assertThat(statements("x = a?.b; y = r?.add(1); z = a ?? 1;"))
                .containsExactly(
                        "x = UNEQUAL[a, NOTHING] ? a.b : ABSENT",
                        "y = UNEQUAL[r, NOTHING] ? r.add(1) : ABSENT",
                        "z = <or else>(a, 1)");
    }

    @Test
    void what_is_claimed_of_a_value_vanishes() throws IOException {
        assertThat(statements("x = (a as B)!.c; y = b satisfies C; z = <T>d;"))
                .containsExactly("x = a.c", "y = b", "z = d");
    }

    @Test
    void the_environment_is_asked_by_a_call_with_what_it_is_otherwise() throws IOException {
        assertThat(statements("a = process.env.X; b = process.env['Y'] ?? 'y'; c = process.env.Z || 'z';"))
                .containsExactly("a = <environment>(X)", "b = <environment>(Y, y)", "c = <environment>(Z, z)");
        assertThat(statements("const { S = 's' } = process.env;")).containsExactly("S = <environment>(S, s)");
    }

    @Test
    void kinds_are_asked_for_by_their_names() throws IOException {
        assertThat(statements("a = typeof x === 'string'; b = typeof x !== 'undefined'; c = x instanceof D;"))
                .containsExactly("a = <is>(x, string)", "b = UNEQUAL[x, ABSENT]", "c = <is>(x, D)");
        assertThat(statements("a = Array.isArray(x); b = 'k' in m; c = !d;"))
                .containsExactly("a = <is>(x, Array)", "b = IN[k, m]", "c = NOT[d]");
    }

    @Test
    void records_have_shorthands_worked_out_keys_and_spreads() throws IOException {
        assertThat(statements("x = { a, 'b-c': 1, [k]: 2, ...m, ...(t && { n: 3 }) };"))
                .containsExactly("x = {a: a, b-c: 1, k: 2, ...m, ...t ? {n: 3} : {}}");
        assertThat(statements("Object.assign(a, b); x = Object.assign({}, a, { c: 1 }); delete m.x; n++;"))
                .containsExactly("a.<take in>(b)", "x = {...a, ...{c: 1}}", "drop m.x", "n ADD 1");
    }

    @Test
    void enumerations_are_records_of_their_values() throws IOException {
        assertThat(statements("enum Side { BUY = 'BUY', 'SELL' = 'SELL' } enum N { A, B = 5, C }"))
                .containsExactly("Side = {BUY: BUY, SELL: SELL}", "N = {A: 0, B: 5, C: 6}");
    }

    @Test
    void a_class_has_the_first_values_of_its_fields_in_its_maker() throws IOException {
        var made = all(Code.ClassDef.class, """
                class A extends B {
                  private readonly n = 1;
                  static s = 's';
                  handle = async (m) => m;
                  constructor(private readonly bus: Bus, plain: string) { super(bus); }
                  get g(): string { return this.n; }
                  set g(v) {}
                  static make() { return 1; }
                }
                """).get(0);
        assertThat(made.body().statements())
                .extracting(member -> member instanceof Code.Func function
                        ? function.name()
                                + function.parameters().stream()
                                        .map(Code.Parameter::name)
                                        .toList()
                                + function.marks().stream()
                                        .map(TypeScriptCodeTest::shown)
                                        .toList()
                        : shown(member))
                .containsExactly(
                        "s = s",
                        "handle[this, m][]",
                        "g[this][get]",
                        "set g[this, v][]",
                        "make[][static]",
                        "bus",
                        "constructor[this, bus, plain][]");
        var maker = (Code.Func) made.body().statements().get(6);
        assertThat(maker.body().statements())
                .extracting(TypeScriptCodeTest::shown)
                .containsExactly("this.bus = bus", "this.n = 1", "<parent>().constructor(bus)");
    }

    @Test
    void a_class_without_a_maker_hands_on_what_its_parents_take() throws IOException {
        var made = all(Code.ClassDef.class, "class A extends B { n = 1; }").get(0);

        assertThat(((Code.Func) made.body().statements().get(0)).body().statements())
                .extracting(TypeScriptCodeTest::shown)
                .containsExactly("<parent>().constructor(...<given>)", "this.n = 1");
    }

    @Test
    void the_cases_of_a_switch_fall_through_and_its_breaks_are_its_own() throws IOException {
        var match = all(Code.Match.class, """
                switch (m.type) { case 'a': case 'b': one(); break; case 'c': two(); default: three(); }
                """).get(0);
        assertThat(match.arms())
                .extracting(arm -> arm.pattern().getClass().getSimpleName()
                        + arm.body().statements().stream()
                                .map(TypeScriptCodeTest::shown)
                                .toList())
                .containsExactly("Either[one()]", "Is[two(), three()]", "Any[three()]");
        assertThat(match.arms().get(0).pattern())
                .isInstanceOfSatisfying(
                        Pattern.Either.class,
                        either -> assertThat(either.options()).hasSize(2));
    }

    @Test
    void functions_are_there_before_all_else_and_set_names_that_are_others() throws IOException {
        assertThat(statements("main(); let n = 0; function main() { n = 1; let own; own = 2; }"))
                .containsExactly("Func", "main()", "n = 0");
        assertThat(all(Code.Outer.class, "let n = 0; const f = (a) => { a = 1; n = 2; const g = () => { k = 3; } };"))
                .extracting(Code.Outer::names)
                .containsExactly(List.of("n"), List.of("k"));
    }

    @Test
    void imports_and_exports_in_all_their_forms() throws IOException {
        assertThat(statements("""
                import D, { a as b, type T } from './m.js';
                import * as ns from 'node:fs';
                import eq = require('k');
                const r = require('c'), { x, y: z } = require('d');
                export { p as q } from './e';
                export * from './f';
                export { r as s };
                export default class Q {}
                module.exports = { r, t: 1 };
                exports.u = 2;
                """))
                .containsExactly(
                        "import ./m.js default as D",
                        "import ./m.js a as b",
                        "import ./m.js T as T",
                        "import fs  as ns",
                        "import k  as eq",
                        "import c  as r",
                        "import d x as x",
                        "import d y as z",
                        "import ./e p as q",
                        "import ./f * as *",
                        "s = r",
                        "ClassDef",
                        "default = Q",
                        "t = 1",
                        "u = 2");
    }

    @Test
    void a_loop_over_pairs_takes_them_apart_and_a_counted_one_goes_on_as_long_as_it_says() throws IOException {
        var loops = all(Code.Loop.class, "for (const [k, v] of m) { f(k); } for (let i = 0; i < 2; i++) g(i);");

        assertThat(loops.get(0).body().statements())
                .extracting(TypeScriptCodeTest::shown)
                .containsExactly("[k, v] = <11>", "f(k)");
        assertThat(loops.get(1).body().statements())
                .extracting(TypeScriptCodeTest::shown)
                .containsExactly("g(i)", "i ADD 1");
        assertThat(shown(loops.get(1).over())).isEqualTo("LESS[i, 2]");
    }

    @Test
    void functions_of_a_record_stand_before_it_under_its_name() throws IOException {
        assertThat(statements("export const bus = { send(m) { return m; }, on: async () => {} };"))
                .containsExactly("Func", "Func", "bus = {send: bus.send, on: bus.on}");
    }
}
