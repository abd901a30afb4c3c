package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Nobody reads" and "nobody writes" where a client, or the name of what it is on, comes to the place through an object. */
class EndsOfObjectsTest {

    private static final String NOBODY_READS =
            "STREAM_NEVER_READ \"house:lamps\" is written here and nothing in the tree reads it";
    private static final String NOBODY_WRITES =
            "STREAM_NEVER_WRITTEN \"house:doors\" is read here and nothing in the tree writes it";

    private static final String DOORS = """
            import json
            import redis
            r = redis.Redis(decode_responses=True)
            def lamp(on):
                r.publish("house:lamps", json.dumps({"on": on}))
            class Doors:
                def __init__(self, client, channel%s):
                    self.channel = channel
                    self.heard = client.pubsub()
                def run(self):
                    self.heard.subscribe(self.channel)
                    for message in self.heard.listen():
                        if message["type"] == "message":
                            print(json.loads(message["data"])["open"])
            %s
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<String> told(String... files) throws IOException {
        return LaidFiles.findings(folder, files).stream()
                .map(finding -> finding.rule().name() + " " + finding.what())
                .toList();
    }

    @Test
    void a_name_that_an_object_is_made_with_is_its_name() throws IOException {
        var ways = new String[][] {
            {"=\"house:doors\"", ""},
            {"=\"doors\"", "Doors(r, \"house:doors\").run()"},
            {"=\"house:doors\"", "Doors(r).run()"},
            {"", "Doors(r, \"house:doors\").run()"},
            {"", "def start():\n    Doors(r, channel=\"house:doors\").run()"},
        };
        for (var way : ways) {
            assertThat(told("a.py", DOORS.formatted(way[0], way[1])))
                    .as(String.join(" ", way))
                    .containsExactly(NOBODY_READS, NOBODY_WRITES);
        }
    }

    @Test
    void a_name_that_whoever_makes_an_object_says_elsewhere_may_be_any() throws IOException {
        assertThat(told("a.py", DOORS.formatted("", ""))).isEmpty();
        assertThat(told("a.py", DOORS.formatted("", "import sys\nDoors(r, sys.argv[1]).run()")))
                .isEmpty();
    }

    @Test
    void an_object_that_a_module_hands_out_is_on_what_its_users_name() throws IOException {
        var bus = """
                const Redis = require("ioredis");
                class House {
                  constructor() { this.out = new Redis(); this.heard = new Redis(); }
                  async tell(channel, what) { await this.out.publish(channel, JSON.stringify(what)); }
                  async hear(channel, done) {
                    await this.heard.subscribe(channel);
                    this.heard.on("message", (name, text) => { if (name === channel) done(JSON.parse(text)); });
                  }
                }
                module.exports = new House();
                """;
        var use = """
                const house = require("./house");
                house.hear("house:doors", (door) => console.log(door.open));
                house.tell("house:lamps", { on: 1 });
                """;
        assertThat(told("house.js", bus, "a.js", use)).containsExactlyInAnyOrder(NOBODY_READS, NOBODY_WRITES);
        assertThat(told("house.js", bus, "a.js", use + "house.hear(process.argv[2], console.log);\n"))
                .containsExactly(NOBODY_WRITES);
    }

    @Test
    void what_a_client_tells_of_itself_is_no_stream() throws IOException {
        assertThat(told("a.ts", """
                        import { Kafka } from "kafkajs";
                        const kafka = new Kafka({ clientId: "a", brokers: ["k:9092"] });
                        const producer = kafka.producer();
                        producer.on("producer.connect", async () => console.log("connected"));
                        producer.on("producer.disconnect", () => console.log("gone"));
                        const consumer = kafka.consumer({ groupId: "a" });
                        consumer.on("consumer.crash", () => process.exit(1));
                        export const lamp = (on: number) =>
                          producer.send({ topic: "lamps", messages: [{ value: JSON.stringify({ on }) }] });
                        """, "b.ts", """
                        import Redis from "ioredis";
                        export const log = (on: number) => new Redis().xadd("lamps:log", "*", "on", String(on));
                        """)).isEmpty();
    }

    @Test
    void what_wraps_a_client_is_not_taken_for_it() throws IOException {
        assertThat(told("a.py", """
                        import json
                        import redis
                        class House:
                            def __init__(self, client):
                                self.client = client
                            def publish(self, room, on):
                                self.client.publish(f"house:{room}", json.dumps({"on": on}))
                        def start(rooms):
                            house = House(rooms.client)
                            house.publish("lamps", 1)
                        def doors():
                            heard = redis.Redis().pubsub()
                            heard.subscribe("house:doors")
                            redis.Redis().publish("house:doors", "{}")
                            for message in heard.listen():
                                print(message["data"])
                        """)).isEmpty();
    }

    @Test
    void a_queue_that_is_written_to_by_its_own_name_is_read_by_it() throws IOException {
        var queues = """
                import json
                import pika
                channel = pika.BlockingConnection(pika.URLParameters("amqp://mq")).channel()
                def lamp(on):
                    channel.basic_publish(exchange="%s", routing_key="%s", body=json.dumps({"on": on}))
                def door(ch, method, properties, body):
                    print(json.loads(body)["open"])
                channel.basic_consume(queue="doors", on_message_callback=door)
                """;
        assertThat(told("a.py", queues.formatted("", "lamps")))
                .containsExactly("STREAM_NEVER_READ \"lamps\" is written here and nothing in the tree reads it");
        for (var other : new String[][] {{"house", "lamps"}, {"", "doors.retry"}, {"", "lamps.delayed"}}) {
            assertThat(told("a.py", queues.formatted(other[0], other[1])))
                    .as(String.join(" ", other))
                    .isEmpty();
        }
    }
}
