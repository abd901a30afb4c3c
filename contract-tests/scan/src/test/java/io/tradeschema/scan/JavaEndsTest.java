package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends of Java's that no call of a client names: what a topology of Kafka Streams writes, what a container hands over. */
class JavaEndsTest {

    @TempDir
    private Path folder = Path.of("");

    private List<String> told(String... files) throws IOException {
        return LaidFiles.findings(folder, files).stream()
                .map(finding -> finding.rule().name() + " " + finding.subject())
                .toList();
    }

    private static String topology(String to) {
        return """
                package house;
                import org.apache.kafka.streams.StreamsBuilder;
                import org.apache.kafka.streams.kstream.*;
                class Lamps {
                    void build(StreamsBuilder builder) {
                        KStream<String, String> lamps = builder.stream("house.switches");
                        lamps.filter((key, value) -> value != null).mapValues(value -> value).to("%s");
                    }
                }
                """.formatted(to);
    }

    private static final String ENDS = """
            package house;
            import org.springframework.kafka.annotation.KafkaListener;
            import org.springframework.kafka.core.KafkaTemplate;
            class Ends {
                private KafkaTemplate<String, String> kafka;
                void press() { kafka.send("house.switches", "{}"); }
                @KafkaListener(topics = "house.lamps")
                void on(String lamp) { System.out.println(lamp); }
            }
            """;

    @Test
    void what_a_topology_writes_is_written() throws IOException {
        assertThat(told("Lamps.java", topology("house.lamps"), "Ends.java", ENDS))
                .isEmpty();
    }

    @Test
    void what_it_writes_elsewhere_is_not() throws IOException {
        assertThat(told("Lamps.java", topology("house.heaters"), "Ends.java", ENDS))
                .containsExactlyInAnyOrder("STREAM_NEVER_WRITTEN house.lamps", "STREAM_NEVER_READ house.heaters");
    }

    private static String channels(String topic) {
        return """
                package house;
                import org.springframework.data.redis.connection.*;
                import org.springframework.data.redis.core.StringRedisTemplate;
                import org.springframework.data.redis.listener.*;
                class Channels {
                    private StringRedisTemplate redis;
                    void press() { redis.convertAndSend("house.switches", "{}"); }
                    static class Lamps implements MessageListener {
                        public void onMessage(Message lamp, byte[] channel) { System.out.println(lamp); }
                    }
                    void wire(RedisMessageListenerContainer container, MessageListener listener, ChannelTopic told) {
                        container.addMessageListener(new Lamps(), new ChannelTopic("house.lamps"));
                        container.addMessageListener(listener, %s);
                    }
                }
                """.formatted(topic);
    }

    @Test
    void a_listener_whose_channel_a_container_names_may_be_on_any() throws IOException {
        assertThat(told("Channels.java", channels("new ChannelTopic(\"house.heaters\")")))
                .contains("STREAM_NEVER_READ house.switches");
        assertThat(told("Channels.java", channels("told"))).doesNotContain("STREAM_NEVER_READ house.switches");
    }
}
