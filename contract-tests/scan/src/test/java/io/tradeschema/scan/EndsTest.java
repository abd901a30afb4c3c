package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Nobody reads", "nobody writes" and "cannot be told": said where it is so, once for each cause, and not beyond. */
class EndsTest {

    private static final String HOUSE = """
            import json
            import sys
            import redis
            r = redis.Redis(decode_responses=True)
            def lamps():
                r.xadd("house:lamps", {"on": "1"})
            def doors():
                for stream, rows in r.xread({"house:doors": "$"}):
                    print(rows)
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<String> told(String... files) throws IOException {
        return LaidFiles.findings(folder, files).stream()
                .map(finding -> finding.rule().name() + " " + finding.where().line() + " " + finding.what())
                .toList();
    }

    @Test
    void two_ends_that_never_meet_are_told() throws IOException {
        assertThat(told("a.py", HOUSE))
                .containsExactly(
                        "STREAM_NEVER_READ 6 \"house:lamps\" is written here and nothing in the tree reads it",
                        "STREAM_NEVER_WRITTEN 8 \"house:doors\" is read here and nothing in the tree writes it");
    }

    @Test
    void a_handler_that_is_only_registered_may_be_on_any_bus() throws IOException {
        assertThat(told("a.py", """
                        import json
                        import redis
                        from wiring import bus
                        r = redis.Redis()
                        def out():
                            r.publish("house.lamps", json.dumps({"on": 1}))
                            r.xadd("house.doors", {"open": "1"})
                        def taken(lamp):
                            print(lamp["on"])
                        bus.subscribe("house.lamps", taken)
                        bus.subscribe("house.doors", taken)
                        bus.subscribe("house.roofs", taken)
                        """))
                .filteredOn(one -> one.startsWith("STREAM_NEVER_WRITTEN"))
                .containsExactly(
                        "STREAM_NEVER_WRITTEN 12 \"house.roofs\" is read here and nothing in the tree writes it");
    }

    @Test
    void a_reader_of_an_unknown_stream_may_be_the_one() throws IOException {
        assertThat(told("a.py", HOUSE, "b.py", """
                        import sys
                        import redis
                        print(redis.Redis().xread({sys.argv[1]: "$"}))
                        """))
                .containsExactly(
                        "STREAM_NEVER_WRITTEN 8 \"house:doors\" is read here and nothing in the tree writes it");
    }

    @Test
    void a_writer_whose_name_is_known_in_part_may_be_the_one_that_it_fits() throws IOException {
        assertThat(told("a.py", HOUSE, "b.py", """
                        import sys
                        import redis
                        redis.Redis().xadd(f"house:{sys.argv[1]}", {"n": "1"})
                        """))
                .containsExactly(
                        "STREAM_NEVER_READ 6 \"house:lamps\" is written here and nothing in the tree reads it");
        assertThat(told("b.py", """
                        import sys
                        import redis
                        redis.Redis().xadd(f"garden:{sys.argv[1]}", {"n": "1"})
                        """))
                .containsExactly(
                        "STREAM_NEVER_READ 6 \"house:lamps\" is written here and nothing in the tree reads it",
                        "STREAM_NEVER_WRITTEN 8 \"house:doors\" is read here and nothing in the tree writes it");
    }

    @Test
    void a_program_in_a_language_that_is_not_read_may_be_the_other_end() throws IOException {
        assertThat(told("a.py", HOUSE, "view.go", "client.XRead(ctx, []string{\"house:lamps\", \"$\"})\n"))
                .containsExactly(
                        "STREAM_NEVER_WRITTEN 8 \"house:doors\" is read here and nothing in the tree writes it");
        assertThat(told("view.go", "client.XRead(ctx, []string{\"house:lamps:old\", \"$\"})\n"))
                .hasSize(2);
    }

    @Test
    void a_command_of_words_reads_as_a_method_does() throws IOException {
        assertThat(told("a.py", HOUSE, "b.py", """
                        import redis
                        redis.Redis().execute_command("XREAD", "COUNT", 5, "STREAMS", "house:lamps", "$")
                        """))
                .containsExactly(
                        "STREAM_NEVER_WRITTEN 8 \"house:doors\" is read here and nothing in the tree writes it");
    }

    @Test
    void a_pattern_of_channels_reads_what_fits_it() throws IOException {
        assertThat(told("a.py", """
                        import redis
                        r = redis.Redis()
                        def put():
                            r.publish("house.lamps", "on")
                            r.publish("garden.lamps", "on")
                        def show():
                            box = r.pubsub()
                            box.psubscribe("house.*")
                            print(box.get_message())
                        """))
                .containsExactly(
                        "STREAM_NEVER_READ 5 \"garden.lamps\" is written here and nothing in the tree reads it");
    }

    @Test
    void channels_of_one_call_are_one_finding() throws IOException {
        assertThat(told("a.py", """
                        import redis
                        r = redis.Redis()
                        def put():
                            r.publish("house-lamps", "on")
                        def show():
                            box = r.pubsub()
                            box.subscribe("house-lamps", "garden-gate", "cellar-stairs")
                            print(box.get_message())
                        """))
                .containsExactly(
                        "STREAM_NEVER_WRITTEN 7 \"cellar-stairs\", \"garden-gate\" are read here and nothing in the tree"
                                + " writes them");
    }

    @Test
    void writers_of_unknown_streams_in_one_file_are_one_finding() throws IOException {
        assertThat(told("a.py", """
                        import sys
                        import redis
                        r = redis.Redis()
                        def one():
                            r.xadd(sys.argv[1], {"n": "1"})
                        def two():
                            r.xadd(sys.argv[2], {"n": "2"})
                        """, "deploy.yaml", "args: [quantum:stream:regime]\n"))
                .containsExactly(
                        "CALLSITE_UNRESOLVED 5 the stream of this xadd cannot be told: its name comes from outside,"
                                + " and so it is in line 7");
    }

    @Test
    void what_cannot_be_told_of_a_stream_without_a_contract_is_no_finding() throws IOException {
        assertThat(told("a.py", """
                        import sys
                        import redis
                        r = redis.Redis()
                        def one(body):
                            r.xadd("house:lamps", body)
                            r.lpush("list:" + sys.argv[1], body)
                            r.publish(sys.argv[1], body)
                        """)).isEmpty();
        assertThat(told("a.py", """
                        import redis
                        r = redis.Redis()
                        def one(body):
                            r.xadd("quantum:stream:trade.intent", body)
                        """))
                .containsExactly(
                        "CALLSITE_UNRESOLVED 4 the message written to quantum:stream:trade.intent cannot be told: the message"
                                + " comes from outside");
    }

    @Test
    void the_odd_one_of_the_writers_is_told_once() throws IOException {
        assertThat(told("a.py", """
                        import json
                        import redis
                        r = redis.Redis()
                        def put(stream, name):
                            r.xadd(stream, {"data": json.dumps({"n": name})})
                        """, "b.py", """
                        from a import put
                        put("house:lamps", "1")
                        """, "c.py", """
                        from a import put
                        put("house:lamps", "2")
                        put("house:doors", "2")
                        """, "d.py", """
                        from a import put
                        put("house:doors", "3")
                        """, "tool.py", """
                        import json
                        import redis
                        r = redis.Redis()
                        def put(stream, name):
                            r.xadd(stream, {"json": json.dumps({"n": name})})
                        put("house:lamps", "1")
                        put("house:lamps", "2")
                        put("house:lamps", "3")
                        put("house:doors", "3")
                        """))
                .singleElement()
                .asString()
                .startsWith(
                        "ENVELOPE_MIXED 5 the message is written as JSON under \"json\" here and as JSON under \"data\" in");
    }

    @Test
    void a_client_of_a_pool_that_decodes_gives_text_and_another_is_told_once() throws IOException {
        var reader = """
                import redis
                pool = redis.ConnectionPool.from_url("redis://cache"%s)
                r = redis.Redis(connection_pool=pool)
                def put():
                    r.xadd("house:lamps", {"on": "1", "room": "hall"})
                def show():
                    for stream, rows in r.xread({"house:lamps": "$"}):
                        for key, fields in rows:
                            print(fields["on"], fields["room"])
                """;
        assertThat(told("a.py", reader.formatted(", decode_responses=True"))).isEmpty();
        assertThat(told("a.py", reader.formatted("")))
                .containsExactly(
                        "READ_NAME_KIND 9 the client gives names as bytes, and on, room are asked for as text: they are"
                                + " never there");
    }

    @Test
    void a_failure_that_is_handed_on_before_it_is_acknowledged_is_not_lost() throws IOException {
        var handler = """
                import json
                import logging
                import redis
                from house import dlq, keep
                r = redis.Redis(decode_responses=True)
                def put():
                    r.xadd("house:lamps", {"on": "1"})
                def show():
                    for stream, rows in r.xreadgroup("g", "c", {"house:lamps": ">"}):
                        for key, fields in rows:
                            try:
                                print(json.loads(fields["on"]))
                            except ValueError as failure:
                                %s
                                r.xack("house:lamps", "g", key)
                """;
        assertThat(told("a.py", handler.formatted("dlq.push(fields)"))).isEmpty();
        assertThat(told("a.py", handler.formatted("keep(key, failure)"))).isEmpty();
        for (var telling : new String[] {"logging.warning('%s', failure)", "click.echo(failure)"}) {
            assertThat(told("a.py", handler.formatted(telling)))
                    .containsExactly(
                            "READ_ACKNOWLEDGED_FAILURE 15 an entry is acknowledged in an except that swallows the failure,"
                                    + " so that it is lost");
        }
    }

    @Test
    void a_tree_that_names_no_contract_is_not_told_what_cannot_be_told() throws IOException {
        var relay = """
                import sys
                import redis
                r = redis.Redis()
                def relay():
                    r.xadd(sys.argv[1], {"n": "1"})
                """;
        assertThat(told("relay.py", relay)).isEmpty();
        assertThat(told("relay.py", relay, "deploy.yaml", "args: [quantum:stream:regime]\n"))
                .containsExactly(
                        "CALLSITE_UNRESOLVED 5 the stream of this xadd cannot be told: its name comes from outside");
    }

    @Test
    void a_list_is_written_by_whoever_moves_another_there() throws IOException {
        assertThat(told("a.py", """
                        import redis
                        r = redis.Redis()
                        def put(note):
                            r.lpush("desk:notes", note)
                        def work():
                            r.rename("desk:notes", "desk:notes:taken")
                            return r.lrange("desk:notes:taken", 0, -1), r.lrange("desk:notes:lost", 0, -1)
                        """))
                .containsExactly(
                        "STREAM_NEVER_WRITTEN 7 \"desk:notes:lost\" is read here and nothing in the tree writes it");
        assertThat(told("a.py", """
                        import redis
                        r = redis.Redis()
                        def put(note):
                            r.lpush("desk:notes", note)
                        def work():
                            r.brpoplpush("desk:notes", "desk:busy", 1)
                            return r.lrange("desk:busy", 0, -1)
                        """)).isEmpty();
    }

    @Test
    void an_entry_of_one_constant_makes_a_stream_and_is_no_second_form() throws IOException {
        var seeded = """
                import json
                import redis
                r = redis.Redis(decode_responses=True)
                def put(on):
                    if not r.exists("house:lamps"):
                        r.xadd("house:lamps", {%s})
                    r.xadd("house:lamps", {"data": json.dumps({"on": on, "watt": 60})})
                def show():
                    for _, rows in r.xread({"house:lamps": "$"}):
                        for _, row in rows:
                            print(row)
                """;
        assertThat(told("a.py", seeded.formatted("\"init\": \"1\""))).isEmpty();
        assertThat(told("a.py", seeded.formatted("\"on\": str(on), \"watt\": \"40\"")))
                .hasSize(1)
                .allMatch(one -> one.startsWith("ENVELOPE_MIXED 7"));
    }

    @Test
    void of_two_names_a_prefix_away_none_is_taken_for_the_right_one() throws IOException {
        var ends = """
                import redis
                r = redis.Redis(decode_responses=True)
                def put():
                    r.xadd("yard.lamps", {"on": "1"})
                    %s
                def show():
                    for _, rows in r.xread({"lamps": "$"}):
                        print(rows)
                """;
        assertThat(told("a.py", ends.formatted("pass")))
                .containsExactly(
                        "STREAM_NAME_NEAR 4 nothing reads \"yard.lamps\"; what is read is \"lamps\"",
                        "STREAM_NAME_NEAR 7 nothing writes \"lamps\"; what is written is \"yard.lamps\"");
        assertThat(told("a.py", ends.formatted("r.xadd(\"attic.lamps\", {\"on\": \"0\"})")))
                .containsExactly(
                        "STREAM_NEVER_READ 4 \"yard.lamps\" is written here and nothing in the tree reads it",
                        "STREAM_NEVER_READ 5 \"attic.lamps\" is written here and nothing in the tree reads it",
                        "STREAM_NEVER_WRITTEN 7 \"lamps\" is read here and nothing in the tree writes it");
    }

    @Test
    void a_name_that_nobody_writes_is_told_at_the_test_and_not_at_the_default_behind_it() throws IOException {
        assertThat(told("a.py", """
                        import json
                        import redis
                        r = redis.Redis(decode_responses=True)
                        def put(on):
                            r.xadd("house:lamps", {"data": json.dumps({"on": on})})
                        def show():
                            for _, rows in r.xread({"house:lamps": "$"}):
                                for _, row in rows:
                                    lamp = json.loads(row["data"])
                                    watt = float(lamp.get("watt") or 7.5) if lamp.get("watt") is not None else None
                                    print(lamp["on"], watt)
                                    if lamp.get("hue"):
                                        print(lamp["hue"])
                        """))
                .containsExactly(
                        "READ_NEVER_WRITTEN 10 \"watt\" is read and the only place that writes the stream does not set it;"
                                + " the reader never sees a value",
                        "READ_NEVER_WRITTEN 12 \"hue\" is read and the only place that writes the stream does not set it;"
                                + " the reader never sees a value");
    }

    @Test
    void a_name_that_a_method_makes_bytes_of_is_asked_for_as_bytes() throws IOException {
        var reader = """
                import redis
                r = redis.Redis(decode_responses=False)
                FIELD = "watt"
                def put():
                    r.xadd("house:lamps", {"watt": "60"})
                def show():
                    for _, rows in r.xread({"house:lamps": "$"}):
                        for _, row in rows:
                            print(row[%s])
                """;
        assertThat(told("a.py", reader.formatted("FIELD.encode()"))).isEmpty();
        assertThat(told("a.py", reader.formatted("FIELD")))
                .hasSize(1)
                .allMatch(one -> one.startsWith("READ_NAME_KIND 9"));
    }

    /** One of them is right, and its place the other one's, too: that one finds nothing. */
    @Test
    void one_function_that_reads_for_two_clients_of_which_one_gives_bytes_is_wrong_for_that_one() throws IOException {
        assertThat(told("lamps.py", """
                        import redis
                        texts = redis.Redis(decode_responses=True)
                        raw = redis.Redis()
                        def watt(row):
                            return row["watt"]
                        def put():
                            texts.xadd("house:lamps", {"watt": "60"})
                        def show():
                            for _, rows in texts.xread({"house:lamps": "$"}):
                                for _, row in rows:
                                    print(watt(row))
                        def sum():
                            for _, rows in raw.xread({"house:lamps": "$"}):
                                for _, row in rows:
                                    print(watt(row))
                        """)).hasSize(1).allMatch(one -> one.startsWith("READ_NAME_KIND 5"));
    }

    @Test
    void a_call_that_does_not_fit_is_one_finding_with_all_that_is_wrong() throws IOException {
        assertThat(told("lamps.py", """
                        import redis
                        r = redis.Redis(decode_responses=True)
                        def listen(stream, block=1000):
                            for _, rows in r.xread({stream: "$"}, block=block):
                                yield rows
                        """, "use.py", """
                        from lamps import listen
                        def show():
                            for rows in listen(streams=["house:lamps"], group="g"):
                                print(rows)
                        """, "schema.md", "quantum:stream:regime\n"))
                .hasSize(1)
                .allMatch(one -> one.contains("has none of streams, group"));
    }

    @Test
    void an_entry_of_many_fields_is_no_message_under_one_of_them() throws IOException {
        assertThat(told("a.py", """
                        import redis
                        from printing import text
                        r = redis.Redis(decode_responses=True)
                        def post(it):
                            r.xadd("house:posts", {"id": it.id, "source": it.source, "content": text(it), "url": it.url,
                                   "author": it.author, "group": it.group, "when": it.when, "tags": it.tags})
                        def note():
                            r.xadd("house:posts", {"id": "1", "source": "hall", "content": "hello"})
                        def show():
                            for _, rows in r.xread({"house:posts": "$"}):
                                print(rows)
                        """)).isEmpty();
    }

    @Test
    void of_two_forms_the_one_that_the_reader_asks_for_is_meant() throws IOException {
        assertThat(told("bus.py", """
                        import json
                        import redis
                        r = redis.Redis(decode_responses=True)
                        def put(stream, body):
                            r.xadd(stream, {"payload": json.dumps(body)})
                        """, "hall.py", """
                        from bus import put
                        def doors():
                            put("house:doors", {"open": 1})
                        def jobs():
                            put("house:jobs", {"job": 1})
                        """, "garden.py", """
                        from bus import put
                        def roofs():
                            put("house:roofs", {"tiles": 900})
                        """, "yard.py", """
                        import json
                        from bus import r
                        def jobs():
                            r.xadd("house:jobs", {"data": json.dumps({"job": 2})})
                        def work():
                            for _, rows in r.xread({"house:jobs": "$", "house:doors": "$"}):
                                for _, row in rows:
                                    raw = row.get("data")
                                    if raw:
                                        print(json.loads(raw)["job"])
                        """))
                .filteredOn(one -> one.startsWith("ENVELOPE_MIXED"))
                .hasSize(1)
                .allMatch(one ->
                        one.startsWith("ENVELOPE_MIXED 5 the message is written as JSON under \"payload\" here"));
    }

    @Test
    void a_reader_that_is_ready_for_more_than_is_written_is_right() throws IOException {
        var ends = """
                import json
                import redis
                r = redis.Redis(decode_responses=True)
                def put():
                    r.xadd("house:jobs", {"data": json.dumps({"kind": "paint"})})
                    r.xadd("house:jobs", {"data": json.dumps({"kind": "clean"})})
                def work():
                    for _, rows in r.xread({"house:jobs": "$"}):
                        for _, row in rows:
                            job = json.loads(row["data"])
                            if job["kind"] == "paint":
                                print("paint")
                            elif job["kind"] == "%s":
                                print("clean")
                            elif job["kind"] == "mend":
                                print("mend")
                """;
        assertThat(told("a.py", ends.formatted("clean"))).isEmpty();
        assertThat(told("a.py", ends.formatted("cleaning")))
                .containsExactly(
                        "READ_VALUE_IMPOSSIBLE 13 \"kind\" is compared with \"cleaning\", which cannot occur; the writers write"
                                + " paint, clean",
                        "READ_VALUE_IMPOSSIBLE 15 \"kind\" is compared with \"mend\", which cannot occur; the writers write"
                                + " paint, clean");
    }

    @Test
    void a_writer_on_a_client_that_cannot_be_told_may_be_on_any_bus() throws IOException {
        var ends = """
                import json
                import redis
                class Hall:
                    client = None
                    def note(self, lamp):
                        if self.client is not None:
                            self.client.%s("house.lamps", json.dumps(lamp))
                def other():
                    redis.Redis().publish("house.doors", "open")
                def show():
                    box = redis.Redis().pubsub()
                    box.subscribe("house.lamps", "house.doors")
                    print(box.get_message())
                """;
        assertThat(told("a.py", ends.formatted("publish"))).isEmpty();
        assertThat(told("a.py", ends.formatted("announce")))
                .containsExactly(
                        "STREAM_NEVER_WRITTEN 12 \"house.lamps\" is read here and nothing in the tree writes it");
    }

    @Test
    void a_list_that_is_cut_to_its_last_items_is_a_log_for_people() throws IOException {
        var log = """
                import redis
                r = redis.Redis()
                def note(text):
                    r.lpush("desk:audit", text)
                    %s
                def others():
                    return r.lrange("desk:notes", 0, -1), r.lpush("desk:notes", "a")
                """;
        assertThat(told("a.py", log.formatted("r.ltrim(\"desk:audit\", 0, 99)")))
                .isEmpty();
        assertThat(told("a.py", log.formatted("pass")))
                .containsExactly("STREAM_NEVER_READ 4 \"desk:audit\" is written here and nothing in the tree reads it");
    }

    @Test
    void a_class_that_is_called_as_an_event_is_a_strangers_where_no_contract_is_named() throws IOException {
        var desk = """
                import redis
                from dataclasses import dataclass
                r = redis.Redis()
                @dataclass
                class TradeIntent:
                    symbol: str
                    action: str
                    lots: int
                def lamps():
                    r.xadd("house:lamps", {"on": "1"})
                """;
        assertThat(told("desk.py", desk)).isEmpty();
        assertThat(told("desk.py", desk, "notes.md", "what we send is a trade.intent\n"))
                .hasSize(1)
                .allMatch(one -> one.startsWith("CALLSITE_SHADOW_MODEL 5"));
    }
}
