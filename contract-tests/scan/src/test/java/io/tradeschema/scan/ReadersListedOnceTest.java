package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that a known client serves is on that client's bus, and on no other for what its call is named. */
class ReadersListedOnceTest {

    @TempDir
    private Path folder = Path.of("");

    private List<String> readers(String... files) throws IOException {
        LaidFiles.in(folder, files);
        return Scan.of(SourceTree.of(List.of(folder), List.of(), false), Contracts.declared(), Topology.NONE)
                .facts()
                .readers()
                .stream()
                .map(reader -> reader.transport().word() + " " + String.join(" ", new TreeSet<>(reader.streams())))
                .toList();
    }

    @Test
    void a_consumer_with_a_second_function_for_its_end() throws IOException {
        assertThat(readers("Kiln.java", """
                        package kiln;
                        import com.rabbitmq.client.Channel;
                        class Kiln {
                            void fire(Channel channel) throws Exception {
                                channel.basicConsume(
                                    "kiln.trays", true, (tag, tray) -> System.out.println(tray.getBody()), tag -> {});
                            }
                        }
                        """)).containsExactly("rabbit kiln.trays");
    }

    @Test
    void a_subject_that_a_class_of_the_tree_subscribes_to() throws IOException {
        assertThat(readers("bus.ts", """
                        import { NatsConnection } from 'nats';
                        export class Bus {
                          constructor(private conn: NatsConnection) {}
                          subscribe(subject: string, take: (data: any) => void) {
                            this.conn.subscribe(subject, { callback: (err, msg) => take(msg.json()) });
                          }
                        }
                        """, "app.ts", """
                        import { connect } from 'nats';
                        import { Bus } from './bus';
                        const bus = new Bus(await connect());
                        bus.subscribe('desk.frame', (frame) => console.log(frame.plan));
                        """)).containsExactly("nats desk.frame");
    }

    @Test
    void a_subject_of_a_class_whose_static_members_make_its_one_object() throws IOException {
        assertThat(readers("bus.ts", """
                        import { connect, NatsConnection } from 'nats';
                        export class Bus {
                          private static one: Bus;
                          private constructor(private conn: NatsConnection) {}
                          static get = async (): Promise<Bus> => {
                            if (!this.one) this.one = await this.made();
                            return this.one;
                          };
                          private static async made() { return new this(await connect()); }
                          subscribe = (subject: string, take: (data: any) => void) =>
                            this.conn.subscribe(subject, { callback: (err, msg) => take(msg.json()) });
                        }
                        """, "app.ts", """
                        import { Bus } from './bus';
                        const bus = await Bus.get();
                        bus.subscribe('desk.frame', (frame) => console.log(frame.plan));
                        """)).containsExactly("nats desk.frame");
    }

    @Test
    void a_subject_that_a_class_outside_of_the_tree_subscribes_to_may_be_on_any_bus() throws IOException {
        assertThat(readers("app.ts", """
                        import { bus } from 'somewhere';
                        bus.subscribe('desk.frame', (frame) => console.log(frame.plan));
                        """)).containsExactly("redis-stream desk.frame");
    }

    @Test
    void a_queue_has_its_own_name_only_where_somebody_writes_to_it() throws IOException {
        var kiln = """
                import json
                import pika
                channel = pika.BlockingConnection().channel()
                channel.queue_bind(queue="kiln.trays", exchange="pottery", routing_key="tray.dried")
                channel.basic_consume(
                    queue="kiln.trays", on_message_callback=lambda c, m, p, body: print(json.loads(body)["tray"]))
                """;
        assertThat(readers("kiln.py", kiln)).containsExactly("rabbit tray.dried");
        assertThat(readers("load.py", """
                        import json
                        import pika
                        pika.BlockingConnection().channel().basic_publish(
                            exchange="", routing_key="kiln.trays", body=json.dumps({"tray": "a7"}))
                        """)).containsExactly("rabbit kiln.trays tray.dried");
    }
}
