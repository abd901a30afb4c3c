package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.library.Surroundings;
import io.tradeschema.scan.typescript.TypeScriptScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan tells of TypeScript and JavaScript sources, client by client and shape by shape. */
class TypeScriptScanTest {

    @TempDir
    private Path folder = Path.of("");

    private Facts scan(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        var files = SourceTree.of(List.of(folder), List.of(), false).ending(SourceTree.TYPESCRIPT);
        return new TypeScriptScan(files, Map.of(), Contracts.declared(), Surroundings.NONE).run();
    }

    private List<String> writes(String text) throws IOException {
        return scan("a.ts", text).writes().stream().map(ShownWrite::of).toList();
    }

    /** Each read that names something as {@code stream level path}. */
    private List<String> reads(String text) throws IOException {
        return scan("a.ts", text).reads().stream()
                .map(read ->
                        String.join(",", read.streams()) + " " + read.level() + " " + String.join(".", read.path()))
                .toList();
    }

    @Test
    void what_an_endless_loop_puts_into_a_name_of_its_module_is_read_by_others() throws IOException {
        assertThat(reads("""
                        import Redis from 'ioredis';
                        const redis = new Redis();
                        let latest: any = {};
                        async function loop() {
                          for (;;) {
                            const res = await redis.xread('STREAMS', 'house:lamps', '$');
                            for (const [, entries] of res ?? [])
                              for (const [, kv] of entries) latest = JSON.parse(kv[kv.indexOf('payload') + 1]);
                          }
                        }
                        export function current() { return latest.lamp; }
                        loop();
                        """)).contains("house:lamps MESSAGE lamp");
    }

    // ---- writers ----

    @Test
    void what_sends_anything_else_is_no_bus() throws IOException {
        var text = "import { mail } from './elsewhere';\n"
                + "export function go(x, socket) { mail.send(x); socket.send(JSON.stringify({ lamp: 1 })); }";

        assertThat(writes(text)).isEmpty();
        assertThat(scan("a.ts", text).unresolved()).isEmpty();
    }

    @Test
    void ioredis_writes_names_and_values_behind_the_id() throws IOException {
        var made = "import Redis from 'ioredis';\nconst r = new Redis();\n";

        assertThat(writes(made + "r.xadd('house:lamps', '*', 'lamp', 'a', 'on', '1');"))
                .containsExactly("house:lamps flat [lamp, on]");
        assertThat(writes(made + "r.xadd('house:lamps', 'MAXLEN', '~', '1000', '*', 'lamp', 'a');"))
                .containsExactly("house:lamps flat [lamp]");
        assertThat(writes(made + "const m = { lamp: 1, off: 2 };\n"
                        + "r.xadd('house:lamps', '*', ...Object.entries(m).flat());"))
                .containsExactly("house:lamps flat [lamp, off]");
        assertThat(writes(made + "r.pipeline().xadd('house:lamps', '*', 'data', JSON.stringify({ lamp: 1 })).exec();"))
                .containsExactly("house:lamps data [lamp]");
        assertThat(
                        writes(
                                made
                                        + "r.publish('house:lamps', JSON.stringify({ lamp: 1 })); r.lpush('house:doors', JSON.stringify({ door: 1 }));"))
                .containsExactlyInAnyOrder("house:lamps data [lamp]", "house:doors data [door]");
    }

    @Test
    void node_redis_writes_a_record() throws IOException {
        var made = "import { createClient } from 'redis';\nconst c = await createClient().connect();\n";

        assertThat(writes(made + "await c.xAdd('house:lamps', '*', { lamp: 'a', on: '1' });"))
                .containsExactly("house:lamps flat [lamp, on]");
        assertThat(
                        writes(
                                made
                                        + "await c.publish('house:lamps', JSON.stringify({ lamp: 1 })); c.rPush('house:doors', JSON.stringify({ door: 1 }));"))
                .containsExactlyInAnyOrder("house:lamps data [lamp]", "house:doors data [door]");
    }

    @Test
    void kafkajs_writes_the_values_of_its_messages() throws IOException {
        var made = "import { Kafka } from 'kafkajs';\nconst p = new Kafka({}).producer();\n";

        assertThat(
                        writes(
                                made
                                        + "await p.send({ topic: 'house.lamps', messages: [{ key: 'k', value: JSON.stringify({ lamp: 1 }) }] });"))
                .containsExactly("house.lamps data [lamp]");
        assertThat(
                        writes(
                                made
                                        + "await p.sendBatch({ topicMessages: [{ topic: 'house.doors', messages: [{ value: JSON.stringify({ door: 1 }) }] }] });"))
                .containsExactly("house.doors data [door]");
        assertThat(writes("export const f = (ws) => ws.send({ kind: 'ping' });"))
                .isEmpty();
    }

    @Test
    void amqplib_and_nats_write_what_is_made_bytes() throws IOException {
        assertThat(writes("""
                import amqp from 'amqplib';
                const ch = await (await amqp.connect('amqp://x')).createChannel();
                ch.sendToQueue('house.lamps', Buffer.from(JSON.stringify({ lamp: 1 })));
                ch.publish('house', 'house.doors', Buffer.from(JSON.stringify({ door: 1 })));
                """)).containsExactlyInAnyOrder("house.lamps data [lamp]", "house.doors data [door]");
        assertThat(writes("""
                import { connect, JSONCodec, StringCodec } from 'nats';
                const nc = await connect();
                nc.publish('house.lamps', JSONCodec().encode({ lamp: 1 }));
                nc.jetstream().publish('house.doors', StringCodec().encode(JSON.stringify({ door: 1 })));
                """)).containsExactlyInAnyOrder("house.lamps data [lamp]", "house.doors data [door]");
    }

    // ---- readers ----

    @Test
    void ioredis_gives_names_and_values_in_turn() throws IOException {
        var loop = """
                import Redis from 'ioredis';
                const r = new Redis();
                async function f() {
                  const all = await r.xreadgroup('GROUP', 'g', 'c', 'COUNT', 5, 'STREAMS', 'house:lamps', '>');
                  for (const [stream, entries] of all) for (const [id, fields] of entries) { %s }
                }
                f();
                """;
        assertThat(
                        reads(
                                loop.formatted(
                                        "const m = {}; for (let i = 0; i < fields.length; i += 2) m[fields[i]] = fields[i + 1]; m.lamp;")))
                .containsExactly("house:lamps ENTRY lamp");
        assertThat(reads(loop.formatted("JSON.parse(fields[fields.indexOf('data') + 1]).lamp;")))
                .containsExactly("house:lamps ENTRY data", "house:lamps MESSAGE lamp");
        assertThat(reads(loop.formatted("const [, text] = fields; JSON.parse(text).lamp;")))
                .containsExactly("house:lamps EITHER lamp");
    }

    @Test
    void other_reads_of_ioredis_know_their_stream() throws IOException {
        var made = "import Redis from 'ioredis';\nconst r = new Redis();\nasync function f() { %s }\nf();";

        assertThat(
                        reads(
                                made.formatted(
                                        "for (const [id, e] of await r.xrange('house:lamps', '-', '+')) { JSON.parse(e[e.indexOf('data') + 1]).a; }")))
                .contains("house:lamps MESSAGE a");
        assertThat(
                        reads(
                                made.formatted(
                                        "const [next, es] = await r.xautoclaim('house:lamps', 'g', 'c', 1, '0'); for (const [id, e] of es) JSON.parse(e[e.indexOf('data') + 1]).b;")))
                .contains("house:lamps MESSAGE b");
        assertThat(reads(made.formatted("const [key, text] = await r.blpop('house:lamps', 0); JSON.parse(text).c;")))
                .contains("house:lamps MESSAGE c");
        assertThat(reads(made.formatted("const text = await r.rpop('house:lamps'); if (text) JSON.parse(text).d;")))
                .contains("house:lamps MESSAGE d");
    }

    @Test
    void node_redis_gives_records() throws IOException {
        var made = "import { createClient } from 'redis';\nconst c = createClient();\nasync function f() { %s }\nf();";

        assertThat(
                        reads(
                                made.formatted(
                                        "for (const s of await c.xReadGroup('g', 'c', [{ key: 'house:lamps', id: '>' }])) for (const m of s.messages) m.message.lamp;")))
                .containsExactly("house:lamps ENTRY lamp");
        assertThat(
                        reads(
                                made.formatted(
                                        "for (const s of (await c.xRead({ key: 'house:lamps', id: '$' })) ?? []) for (const { message } of s.messages) JSON.parse(message.data).a;")))
                .contains("house:lamps MESSAGE a");
        assertThat(reads(made.formatted("for (const m of await c.xRange('house:lamps', '-', '+')) m.message.b;")))
                .containsExactly("house:lamps ENTRY b");
        assertThat(
                        reads(
                                made.formatted(
                                        "const { messages } = await c.xAutoClaim('house:lamps', 'g', 'c', 1, '0'); messages.forEach((m) => m.message.c);")))
                .containsExactly("house:lamps ENTRY c");
        assertThat(reads(made.formatted("const e = await c.blPop('house:lamps', 0); if (e) JSON.parse(e.element).d;")))
                .contains("house:lamps MESSAGE d");
        assertThat(reads(made.formatted(
                        "await c.subscribe('house:lamps', (text, channel) => { JSON.parse(text).e; });")))
                .contains("house:lamps MESSAGE e");
    }

    @Test
    void a_listener_hears_the_channels_of_its_client_and_asks_which_one_it_is() throws IOException {
        var text = """
                import Redis from 'ioredis';
                const a = new Redis(), b = new Redis();
                %s
                """;
        assertThat(reads(text.formatted("""
                        a.subscribe('house:lamps', 'house:doors');
                        a.on('message', (channel, text) => {
                          const m = JSON.parse(text);
                          if (channel === 'house:lamps') { m.lamp; } else { m.door; }
                        });
                        b.subscribe('house:bells');
                        b.on('message', (channel, text) => { JSON.parse(text).bell; });
                        """)))
                .contains("house:lamps MESSAGE lamp", "house:doors MESSAGE door", "house:bells MESSAGE bell")
                .doesNotContain("house:doors MESSAGE lamp", "house:lamps MESSAGE door", "house:bells MESSAGE lamp");
        assertThat(reads(text.formatted("""
                        a.on('pmessage', (pattern, channel, text) => { JSON.parse(text).lamp; });
                        a.psubscribe('house:lamps');
                        """))).contains("house:lamps MESSAGE lamp");
    }

    @Test
    void kafkajs_hands_messages_to_each_message_and_each_batch() throws IOException {
        var text = """
                import { Kafka } from 'kafkajs';
                const c = new Kafka({}).consumer({ groupId: 'g' });
                await c.subscribe({ topics: ['house.lamps'] });
                await c.run({ %s });
                """;
        assertThat(reads(text.formatted(
                        "eachMessage: async ({ topic, message }) => { JSON.parse(message.value.toString()).lamp; }")))
                .contains("house.lamps MESSAGE lamp");
        assertThat(
                        reads(
                                text.formatted(
                                        "eachBatch: async ({ batch }) => { for (const m of batch.messages) JSON.parse(String(m.value)).lamp; }")))
                .contains("house.lamps MESSAGE lamp");
    }

    @Test
    void amqplib_hands_on_what_its_queue_is_bound_to() throws IOException {
        var text = """
                import amqp from 'amqplib';
                const ch = await (await amqp.connect('amqp://x')).createChannel();
                %s
                ch.consume(q, (m) => { if (m) JSON.parse(m.content.toString()).lamp; ch.ack(m); });
                """;
        assertThat(reads(text.formatted("const q = 'house.lamps';"))).contains("house.lamps MESSAGE lamp");
        assertThat(reads(text.formatted(
                        "const { queue: q } = await ch.assertQueue('');\nch.bindQueue(q, 'house', 'house.doors');")))
                .contains("house.doors MESSAGE lamp");
    }

    @Test
    void nats_gives_messages_one_by_one_or_calls_back() throws IOException {
        var text = """
                import { connect, JSONCodec } from 'nats';
                const nc = await connect();
                %s
                """;
        assertThat(
                        reads(
                                text.formatted(
                                        "for await (const m of nc.subscribe('house.lamps')) { JSONCodec().decode(m.data).a; m.json().b; }")))
                .contains("house.lamps MESSAGE a", "house.lamps MESSAGE b");
        assertThat(reads(text.formatted(
                        "nc.subscribe('house.lamps', { callback: (err, m) => { JSON.parse(m.string()).c; } });")))
                .contains("house.lamps MESSAGE c");
    }

    @Test
    void each_call_that_reads_hands_on_a_message_in_its_own_form() throws IOException {
        for (var read : List.of(
                "for (const [s, es] of await r.xread('STREAMS', 'house:lamps', '$')) for (const [id, [k, v]] of es) JSON.parse(v).a",
                "for (const [id, [k, v]] of await r.xrevrange('house:lamps', '+', '-')) JSON.parse(v).a",
                "for (const [id, [k, v]] of await r.xclaim('house:lamps', 'g', 'c', 1, '0')) JSON.parse(v).a",
                "JSON.parse((await r.brpop('house:lamps', 0))[1]).a",
                "JSON.parse(await r.lpop('house:lamps')).a",
                "JSON.parse(await r.lindex('house:lamps', 0)).a",
                "for (const t of await r.lrange('house:lamps', 0, -1)) JSON.parse(t).a",
                "for (const m of await r.xRevRange('house:lamps', '+', '-')) JSON.parse(m.message.data).a",
                "for (const m of await r.xClaim('house:lamps', 'g', 'c', 1, '0')) JSON.parse(m.message.data).a",
                "JSON.parse((await r.brPop('house:lamps', 0)).element).a",
                "JSON.parse(await r.lPop('house:lamps')).a",
                "JSON.parse(await r.rPop('house:lamps')).a",
                "for (const t of await r.lRange('house:lamps', 0, -1)) JSON.parse(t).a",
                "r.ssubscribe('house:lamps'); r.addListener('smessage', (c, t) => JSON.parse(t).a)",
                "r.psubscribe('house:lamps'); r.on('messageBuffer', (c, t) => JSON.parse(t.toString()).a)",
                "r.pSubscribe('house:lamps', (t) => JSON.parse(t).a)",
                "r.sSubscribe('house:lamps', (t) => JSON.parse(t).a)")) {
            assertThat(reads("export async function f(r) { " + read + "; }\nf(redis);"))
                    .as(read)
                    .anyMatch(seen -> seen.matches("house:lamps (MESSAGE|EITHER) a"));
        }
    }

    @Test
    void each_call_that_writes_says_where_to() throws IOException {
        for (var write : List.of(
                "r.spublish('house:lamps', JSON.stringify({ lamp: 1 }))",
                "r.rpush('house:lamps', JSON.stringify({ lamp: 1 }))",
                "r.lPush('house:lamps', JSON.stringify({ lamp: 1 }))",
                "(await connect()).request('house:lamps', JSON.stringify({ lamp: 1 }))",
                "jetstream(r).publish('house:lamps', JSON.stringify({ lamp: 1 }))")) {
            assertThat(writes("import { connect } from 'nats';\nimport { jetstream } from '@nats-io/jetstream';\n"
                            + "export async function f(r) { " + write + "; }"))
                    .as(write)
                    .containsExactly("house:lamps data [lamp]");
        }
        assertThat(writes("export const f = (r) => r.sendCommand(['XADD', 'house:lamps', '*', 'lamp', '1']);"))
                .containsExactly("house:lamps flat [lamp]");
        assertThat(writes("export const f = (r) => r.call('XADD', 'house:lamps', '*', 'lamp', '1');"))
                .containsExactly("house:lamps flat [lamp]");
    }

    @Test
    void a_schema_of_zod_asks_for_its_names() throws IOException {
        var facts = scan("a.ts", """
                import { z } from 'zod';
                import { createClient } from 'redis';
                const Lamp = z.object({ lamp: z.string().min(1), kind: z.enum(['big', 'small']), note: z.string().optional() });
                const c = createClient();
                await c.subscribe('house:lamps', (text) => { Lamp.parse(JSON.parse(text)); });
                """);

        assertThat(facts.reads().stream()
                        .filter(read -> read.level() == io.tradeschema.scan.facts.ReadField.Level.MESSAGE))
                .extracting(read -> read.name() + " " + read.required() + " "
                        + read.comparisons().stream()
                                .flatMap(it -> it.literals().stream())
                                .toList())
                .containsExactly("lamp true []", "kind true [big, small]", "note false []");
    }

    @Test
    void a_schema_of_zod_is_what_its_methods_make_of_it() throws IOException {
        var facts = scan("a.ts", """
                import { z } from 'zod';
                import { createClient } from 'redis';
                enum Kind { Big = 'big', Small = 'small' }
                const Size = z.enum(['big', 'small', 'none']);
                const Base = z.object({ lamp: z.string(), kind: z.nativeEnum(Kind), door: z.string() });
                const Lamp = Base.omit({ door: true }).extend({
                  size: Size.exclude(['none']), state: z.union([z.literal('on'), z.literal('off')]),
                  colour: z.enum(['red']).or(z.string()), note: z.enum(['a']).catch('a') });
                const c = createClient();
                await c.subscribe('house:lamps', (text) => { Lamp.strict().partial().safeParse(JSON.parse(text)); });
                """);

        assertThat(facts.reads().stream()
                        .filter(read -> read.level() == io.tradeschema.scan.facts.ReadField.Level.MESSAGE))
                .extracting(read -> read.name() + " " + read.required() + " "
                        + read.comparisons().stream()
                                .flatMap(it -> it.literals().stream())
                                .toList()
                        + read.refusal().map(refusal -> " refused").orElse(""))
                .containsExactly(
                        "lamp false []",
                        "kind false [big, small] refused",
                        "size false [big, small] refused",
                        "state false [on, off] refused",
                        "colour false []",
                        "note false []");
    }

    @Test
    void streams_that_are_read_together_are_gone_through_one_by_one() throws IOException {
        assertThat(reads("""
                const LAMPS = 'house:lamps';
                const handlers = { [LAMPS](m) { JSON.parse(m.data).lamp; }, ['house:doors'](m) { m.door; } };
                export async function watch(r) {
                  const all = await r.xRead([{ key: LAMPS, id: '$' }, { key: 'house:doors', id: '$' }]);
                  for (const { name, messages } of all ?? [])
                    for (const { message } of messages) handlers[name](message);
                  all[0].messages[0].message.first;
                }
                """))
                .contains("house:lamps ENTRY data", "house:lamps MESSAGE lamp", "house:doors ENTRY door")
                .contains("house:lamps ENTRY first", "house:doors ENTRY first")
                .doesNotContain("house:doors ENTRY data", "house:lamps ENTRY door");
    }

    // ---- shapes ----

    @Test
    void an_object_says_what_json_has_of_it() throws IOException {
        for (var made : List.of(
                "class Lamp { constructor(n) { this.n = n; } toJSON() { return { lamp: this.n }; } } const m = new Lamp(1);",
                "class Any { toJSON() { return { lamp: 1 }; } } class Lamp extends Any {} const m = new Lamp();",
                "const m = { n: 1, toJSON: () => ({ lamp: 1 }) };",
                "class Lamp { #n = 1; lamp = 1; get n() { return this.#n; } } const m = new Lamp();",
                "class Lamp { #n = 1; lamp = 1; } const m = { ...new Lamp() };",
                "const m = { lamp: 1, show: () => 'x', again() { return 1; } };")) {
            assertThat(writes("export function f(r) { " + made
                            + " r.xadd('house:lamps', '*', 'data', JSON.stringify(m)); }"))
                    .as(made)
                    .containsExactly("house:lamps data [lamp]");
        }
    }

    @Test
    void json_has_nothing_of_a_map_or_set() throws IOException {
        var made = "const m = new Map([['lamp', 1]]); m.set('on', 2); const s = new Set(['lamp']); ";
        for (var empty : List.of("m", "{ ...m }", "s", "new WeakMap()")) {
            assertThat(writes("export function f(r) { " + made + "r.xadd('house:lamps', '*', 'data', JSON.stringify("
                            + empty + ")); }"))
                    .as(empty)
                    .containsExactly("house:lamps data []");
        }
        for (var full : List.of(
                "Object.fromEntries(m)",
                "Object.fromEntries([...m])",
                "m, (k, v) => (v instanceof Map ? Object.fromEntries(v) : v)")) {
            assertThat(writes("export function f(r) { " + made + "r.xadd('house:lamps', '*', 'data', JSON.stringify("
                            + full + ")); }"))
                    .as(full)
                    .containsExactly("house:lamps data [lamp, on]");
        }
    }

    @Test
    void a_function_that_tests_what_it_is_given_tells_what_that_is() throws IOException {
        for (var test : List.of(
                "if (!isText(lamp)) return;",
                "if (typeof lamp !== 'string' || lamp.length > 3) return;",
                "if (!Number.isFinite(lamp)) return;",
                "if (![lamp].every(isText)) return;",
                "if ([lamp].some((x) => x === undefined)) return;",
                "if (!Object.hasOwn(NAMES, lamp)) return;")) {
            assertThat(writes("const NAMES = { a: 1 };\n"
                            + "const isText = (x) => { if (process.env.OFF) { return false; } return typeof x === 'string' && x !== ''; };\n"
                            + "export function f(r, b) { const { lamp } = b ?? {}; " + test
                            + " r.xadd('house:lamps', '*', 'data', JSON.stringify({ lamp })); }"))
                    .as(test)
                    .containsExactly("house:lamps data [lamp]");
        }
    }

    @Test
    void names_that_a_pattern_makes_are_known() throws IOException {
        for (var rule : List.of(
                "(s) => s.replace(/[A-Z]/g, (c) => '_' + c.toLowerCase())",
                "(s) => s.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()",
                "(s) => s.replace(/n(?=ame)/gi, '_n')")) {
            assertThat(writes("const rule = " + rule + ";\nexport function f(r) { const all = Object.fromEntries("
                            + "Object.entries({ lampName: 1 }).map(([k, v]) => [rule(k), v]));"
                            + " r.xadd('house:lamps', '*', 'data', JSON.stringify(all)); }"))
                    .as(rule)
                    .containsExactly("house:lamps data [lamp_name]");
        }
        assertThat(writes(
                        "export function f(r) { const name = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.replace(/(a+)+$/g, '');"
                                + " r.xadd('house:lamps', '*', 'data', JSON.stringify({ [name]: 1 })); }"))
                .containsExactly("house:lamps data [] and more");
    }

    @Test
    void what_is_undefined_is_left_out_of_json_and_null_is_not() throws IOException {
        assertThat(writes("""
                export function f(r, on) {
                  const m = { lamp: 1, gone: undefined, none: null, maybe: on ? 1 : undefined, ...(on && { extra: 1 }) };
                  r.xadd('house:lamps', '*', 'data', JSON.stringify(m));
                }
                """)).containsExactly("house:lamps data [lamp, none, maybe?, extra?]");
    }

    @Test
    void a_bus_class_is_followed_through_imports_and_fields() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(
                folder.resolve("lib/index.ts"),
                "export * from './bus.js';\nexport { default as bus } from './bus.js';\n");
        Files.writeString(folder.resolve("lib/bus.ts"), """
                import Redis from 'ioredis';
                export class Bus {
                  constructor(private readonly redis: Redis, readonly prefix = 'house:') {}
                  publish = async (name: string, body: object) => this.redis.xadd(this.prefix + name, '*', 'data', JSON.stringify(body));
                }
                export default new Bus(new Redis());
                """);

        assertThat(writes("""
                import { Bus, bus } from './lib';
                class Yard extends Bus { get gate() { return 'gates'; } async open() { await this.publish(this.gate, { gate: 1 }); } }
                export async function f(y: Yard) { await bus.publish('lamps', { lamp: 1 }); await y.open(); }
                """)).contains("house:lamps data [lamp]", "house:gates data [gate]");
    }

    @Test
    void lists_are_worked_on_item_by_item() throws IOException {
        assertThat(writes("""
                export function f(r) {
                  const names = ['a', 'b'].map((n) => 'lamp_' + n).filter((n) => n !== 'lamp_b');
                  const m = names.reduce((all, n) => ({ ...all, [n]: 1 }), { first: 0 });
                  const more = Object.fromEntries(Object.entries(m).map(([k, v]) => [k, String(v)]));
                  r.xadd('house:lamps', '*', 'data', JSON.stringify(Object.assign({}, more, { last: 1 })));
                }
                """)).containsExactly("house:lamps data [first, lamp_a, last]");
    }

    @Test
    void a_name_from_the_environment_is_what_it_is_otherwise() throws IOException {
        assertThat(writes("""
                const { NAME = 'house:lamps' } = process.env;
                export const f = (r) => { r.xadd(NAME, '*', 'data', '{"lamp": 1}'); r.xadd(process.env.OTHER || 'house:doors', '*', 'data', '{"door": 1}'); };
                """)).containsExactly("house:lamps data [lamp]", "house:doors data [door]");
    }

    @Test
    void what_is_no_source_of_the_project_is_left_out() throws IOException {
        for (var name :
                List.of("node_modules/x/a.js", "dist/a.js", "a.d.ts", "a.min.js", "a.test.ts", "__tests__/b.js")) {
            var path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "export const f = (r) => r.xadd('house:" + name + "', '*', 'lamp', '1');");
        }

        assertThat(writes("export const f = (r) => r.xadd('house:lamps', '*', 'lamp', '1');"))
                .containsExactly("house:lamps flat [lamp]");
    }
}
