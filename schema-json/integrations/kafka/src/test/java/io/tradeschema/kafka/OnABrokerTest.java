package io.tradeschema.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.acme.Executor;
import io.tradeschema.event.Action;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EnvelopeRule;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.backoff.FixedBackOff;

/** Records on a real broker, which runs in this JVM. */
class OnABrokerTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);
    private static final RecordCodec<TradeIntent> CODEC = RecordCodec.of(TradeIntent.TYPE);
    private static final String JSON =
            "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000.5}";

    private final String topic = "intents-" + UUID.randomUUID();
    private KafkaProducer<String, byte[]> raw;

    @BeforeAll
    static void start() {
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    @BeforeEach
    void prepare() {
        BROKER.addTopics(topic, topic + "-dlt");
        raw = new KafkaProducer<>(producing(Map.of()), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        raw.close();
    }

    private static Map<String, Object> producing(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.getBrokersAsString());
        return settings;
    }

    private Map<String, Object> consuming(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.getBrokersAsString());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "executor-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    private Map<String, Object> reading(Map<String, Object> more) {
        var settings = consuming(more);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, EventDeserializer.class.getName());
        settings.put(EventConfig.EVENT, "trade.intent");
        return settings;
    }

    private static Entry<TradeIntent> entry() {
        var intent = TradeIntent.builder()
                .symbol(Symbol.of("BTCUSDT"))
                .action(Action.SELL)
                .positionSizeUsd(Usd.of(200))
                .leverage(Leverage.of(1))
                .entryPrice(Price.of("88000.5"))
                .build();
        return Entry.of(intent, Instant.parse("2026-01-21T04:10:00Z"), Name.of("exit_monitor"))
                .correlatedBy("c-1");
    }

    /** A record as another program would write it. */
    private void write(String value, String... headers) {
        var record =
                new ProducerRecord<>(topic, "BTCUSDT", value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        var all = new ArrayList<>(
                List.of("event_type", "trade.intent", "timestamp", "2026-01-21T04:10:00Z", "source", "python"));
        all.addAll(List.of(headers));
        for (var at = 0; at < all.size(); at += 2) {
            record.headers().add(all.get(at), all.get(at + 1).getBytes(StandardCharsets.UTF_8));
        }
        raw.send(record);
        raw.flush();
    }

    /** The records of a topic until there are so many. */
    private static <V> List<ConsumerRecord<String, V>> poll(KafkaConsumer<String, V> consumer, int many) {
        var records = new ArrayList<ConsumerRecord<String, V>>();
        var until = System.nanoTime() + LONG.toNanos();
        while (records.size() < many && System.nanoTime() < until) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        assertThat(records).as("records within %s", LONG).hasSize(many);
        return records;
    }

    private KafkaConsumer<String, byte[]> bytes(String from) {
        var consumer = new KafkaConsumer<>(consuming(Map.of()), new StringDeserializer(), new ByteArrayDeserializer());
        return from(from, consumer);
    }

    /** From the beginning, without a group whose members would have to be waited for. */
    private static <V> KafkaConsumer<String, V> from(String topic, KafkaConsumer<String, V> consumer) {
        var partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        var texts = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void what_a_configured_producer_writes_lies_as_the_contract_says_and_a_configured_consumer_reads_it() {
        var settings = producing(Map.of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                EventSerializer.class.getName(),
                EventConfig.EVENT,
                "trade.intent"));
        var record = new ProducerRecord<>(topic, "BTCUSDT", entry());
        record.headers().add("source", "left of a first try".getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<String, Entry<TradeIntent>>(settings)) {
            producer.send(record);
        }

        try (var consumer = bytes(topic)) {
            var written = poll(consumer, 1).get(0);
            assertThat(written.value()).asString(StandardCharsets.UTF_8).isEqualTo(JSON);
            assertThat(headers(written))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "event_type", "trade.intent",
                            "timestamp", "2026-01-21T04:10:00Z",
                            "source", "exit_monitor",
                            "schema_version", TradeIntent.TYPE.version().toString(),
                            "correlation_id", "c-1"));
        }
        try (var consumer = new KafkaConsumer<String, Entry<TradeIntent>>(reading(Map.of()))) {
            from(topic, consumer);
            var read = poll(consumer, 1).get(0).value();
            assertThat(read.event()).isEqualTo(entry().event());
            assertThat(read.correlationId()).contains("c-1");
        }
    }

    @Test
    void a_producer_does_not_send_what_takes_an_event_back() {
        try (var producer = new KafkaProducer<>(
                producing(Map.of()),
                new StringSerializer(),
                new EventSerializer<>(io.tradeschema.json.BodyCodec.of(TradeIntent.TYPE)))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, "BTCUSDT", null)))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("tombstone");
        }
    }

    @Test
    void a_bare_consumer_gets_every_finding_with_the_place_and_goes_on_behind_it() {
        write(JSON.replace("action", "side"));
        write(JSON);

        try (var consumer = new KafkaConsumer<String, Entry<TradeIntent>>(reading(Map.of()))) {
            from(topic, consumer);
            var poison = catchThrowableOfType(RecordDeserializationException.class, () -> poll(consumer, 2));
            assertThat(poison.offset()).isZero();
            assertThat(((RefusedException) poison.getCause()).findings())
                    .extracting(Finding::rule)
                    .contains(MessageRule.RETIRED_FIELD);
            consumer.seek(poison.topicPartition(), poison.offset() + 1);

            assertThat(poll(consumer, 1).get(0).value().event()).isEqualTo(entry().event());
        }
    }

    @Test
    void an_open_reader_is_a_matter_of_configuration() {
        var version = TradeIntent.TYPE.version();
        write(
                JSON.replace("}", ",\"zz_later\":1}"),
                "schema_version",
                version.major() + "." + (version.minor() + 1) + ".0");

        try (var closed = new KafkaConsumer<String, Entry<TradeIntent>>(reading(Map.of()));
                var open = new KafkaConsumer<String, Entry<TradeIntent>>(
                        reading(Map.of(EventConfig.IGNORE_ADDITIONS, "true")))) {
            from(topic, closed);
            assertThatThrownBy(() -> poll(closed, 1))
                    .isInstanceOf(RecordDeserializationException.class)
                    .hasStackTraceContaining("zz_later");
            from(topic, open);
            assertThat(poll(open, 1).get(0).value().event()).isEqualTo(entry().event());
        }
    }

    @Test
    void a_service_that_reads_bytes_keeps_what_is_refused_and_takes_the_rest() throws Exception {
        write(JSON.replace("action", "side"), "agent", "otel");
        write(null);
        write(JSON);
        var taken = new ArrayList<TradeIntent>();

        try (var executor = new Executor(BROKER.getBrokersAsString(), topic, topic + "-dlt", taken::add)) {
            var until = System.nanoTime() + LONG.toNanos();
            for (var records = 0; records < 3; records += executor.poll()) {
                assertThat(System.nanoTime())
                        .as("three records within %s", LONG)
                        .isLessThan(until);
            }
        }

        assertThat(taken).containsExactly(entry().event());
        try (var consumer = bytes(topic + "-dlt")) {
            var kept = poll(consumer, 2);
            assertThat(kept.get(0).value()).asString(StandardCharsets.UTF_8).contains("side");
            assertThat(kept.get(0).key()).isEqualTo("BTCUSDT");
            assertThat(headers(kept.get(0)))
                    .containsEntry("agent", "otel")
                    .containsEntry("source", "python")
                    .containsEntry(RecordCodec.ORIGIN, topic + "-0@0")
                    .hasEntrySatisfying(
                            RecordCodec.FINDINGS,
                            findings -> assertThat(findings).contains("[RETIRED_FIELD]"));
            assertThat(kept.get(1).value()).isNull();
            assertThat(headers(kept.get(1)).get(RecordCodec.FINDINGS)).contains("tombstone");
        }
    }

    @Test
    void what_is_written_by_hand_is_the_same_record() {
        raw.send(CODEC.encode(topic, "BTCUSDT", entry()));
        raw.flush();

        try (var consumer = new KafkaConsumer<String, Entry<TradeIntent>>(reading(Map.of()))) {
            from(topic, consumer);
            assertThat(poll(consumer, 1).get(0).value().event()).isEqualTo(entry().event());
        }
    }

    @Test
    void springs_error_handler_gets_refusals_and_the_listener_events() throws InterruptedException {
        write(JSON.replace("action", "side"));
        write(JSON);
        var taken = new LinkedBlockingQueue<Entry<TradeIntent>>();
        var refusals = new ArrayList<RefusedException>();
        var container = container(taken, refusals);
        container.start();
        try {
            assertThat(taken.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        } finally {
            container.stop();
        }

        try (var consumer = bytes(topic + "-dlt")) {
            var kept = poll(consumer, 1).get(0);
            assertThat(kept.value()).asString(StandardCharsets.UTF_8).contains("side");
            assertThat(headers(kept).get("kafka_dlt-exception-stacktrace")).contains("[RETIRED_FIELD]");
        }
        assertThat(refusals)
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.findings()).extracting(Finding::rule).contains(MessageRule.RETIRED_FIELD));
        assertThat(taken).isEmpty();
    }

    /** Each strange record and then a right one, which is reached only by whoever neither dies nor asks for one again. */
    private static List<StrangeRecord> writeStrange(KafkaProducer<String, byte[]> raw, String topic) {
        var strange = StrangeRecord.all();
        strange.forEach(one -> raw.send(one.on(topic)));
        raw.flush();
        return strange;
    }

    private static List<String> refused(List<StrangeRecord> strange) {
        return strange.stream()
                .filter(one -> !one.isTaken())
                .map(StrangeRecord::rule)
                .toList();
    }

    /** Where a service keeps its refused records: each once, in their order, and why. */
    private void assertKept(List<StrangeRecord> strange, String why) {
        try (var consumer = bytes(topic + "-dlt")) {
            var wanted = strange.stream().filter(one -> !one.isTaken()).toList();
            var kept = poll(consumer, wanted.size());
            for (var at = 0; at < wanted.size(); at++) {
                var one = wanted.get(at);
                assertThat(kept.get(at).value()).as(one.what()).isEqualTo(one.value());
                assertThat(headers(kept.get(at)).get(why)).as(one.what()).contains("[" + one.rule() + "]");
            }
            assertThat(consumer.endOffsets(consumer.assignment()))
                    .as("none twice")
                    .containsValue((long) wanted.size());
        }
    }

    @Test
    void a_service_that_reads_bytes_keeps_every_strange_record_with_its_finding() throws Exception {
        var strange = writeStrange(raw, topic);
        write(JSON);
        var taken = new ArrayList<TradeIntent>();

        try (var executor = new Executor(BROKER.getBrokersAsString(), topic, topic + "-dlt", taken::add)) {
            var until = System.nanoTime() + LONG.toNanos();
            for (var records = 0; records <= strange.size(); records += executor.poll()) {
                assertThat(System.nanoTime()).as("within %s", LONG).isLessThan(until);
            }
        }

        assertKept(strange, RecordCodec.FINDINGS);
        assertThat(taken)
                .hasSize(strange.size() - refused(strange).size() + 1)
                .allSatisfy(one -> assertThat(one.action()).isEqualTo(Action.SELL));
    }

    /** As large as a producer sends: with its findings the topic of what is refused does not take it. */
    @Test
    void a_service_that_cannot_keep_a_refused_record_for_its_size_keeps_where_it_lies() throws Exception {
        raw.send(new ProducerRecord<>(topic, "BTCUSDT", new byte[1024 * 1024 - 100]));
        write(JSON);
        var taken = new ArrayList<TradeIntent>();

        try (var executor = new Executor(BROKER.getBrokersAsString(), topic, topic + "-dlt", taken::add)) {
            var until = System.nanoTime() + LONG.toNanos();
            for (var records = 0; records < 2; records += executor.poll()) {
                assertThat(System.nanoTime()).as("within %s", LONG).isLessThan(until);
            }
        }

        assertThat(taken).containsExactly(entry().event());
        try (var consumer = bytes(topic + "-dlt")) {
            var kept = poll(consumer, 1).get(0);
            assertThat(kept.value()).isNull();
            assertThat(headers(kept)).containsEntry(RecordCodec.ORIGIN, topic + "-0@0");
            assertThat(headers(kept).get(RecordCodec.FINDINGS)).contains("[LIMIT_LENGTH]");
        }
    }

    @Test
    void a_bare_consumer_is_told_of_every_strange_record_once_and_of_one_without_a_value_by_null() {
        var strange = writeStrange(raw, topic);
        write(JSON);
        var told = new ArrayList<String>();
        var taken = new ArrayList<Entry<TradeIntent>>();

        try (var consumer = new KafkaConsumer<String, Entry<TradeIntent>>(reading(Map.of()))) {
            from(topic, consumer);
            var partition = new TopicPartition(topic, 0);
            var until = System.nanoTime() + LONG.toNanos();
            while (consumer.position(partition) <= strange.size() && System.nanoTime() < until) {
                try {
                    consumer.poll(Duration.ofMillis(100)).forEach(record -> taken.add(record.value()));
                } catch (RecordDeserializationException poison) {
                    told.add(((RefusedException) poison.getCause()).findings().toString());
                    consumer.seek(partition, poison.offset() + 1);
                }
            }
        }

        var wanted = new ArrayList<>(refused(strange));
        wanted.remove(EnvelopeRule.ENVELOPE_PAYLOAD_MISSING.name());
        assertThat(told).hasSameSizeAs(wanted);
        for (var at = 0; at < wanted.size(); at++) {
            assertThat(told.get(at)).contains(wanted.get(at));
        }
        assertThat(taken).hasSize(strange.size() - wanted.size() + 1).containsOnlyOnce((Entry<TradeIntent>) null);
    }

    @Test
    void springs_error_handler_keeps_every_strange_record_and_goes_on() throws InterruptedException {
        var strange = writeStrange(raw, topic);
        write(JSON);
        var right = strange.size() - refused(strange).size() + 1;
        var taken = new LinkedBlockingQueue<Entry<TradeIntent>>();
        var refusals = new ArrayList<RefusedException>();
        var container = container(taken, refusals);
        container.start();
        try {
            for (var at = 0; at < right; at++) {
                assertThat(taken.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
            }
        } finally {
            container.stop();
        }

        assertThat(taken).isEmpty();
        assertKept(strange, "kafka_dlt-exception-stacktrace");
        assertThat(refusals).as("each is found as a refusal").hasSameSizeAs(refused(strange));
    }

    private KafkaMessageListenerContainer<String, Entry<TradeIntent>> container(
            BlockingQueue<Entry<TradeIntent>> taken, List<RefusedException> refusals) {
        var settings =
                reading(Map.of(ErrorHandlingDeserializer.VALUE_DESERIALIZER_CLASS, EventDeserializer.class.getName()));
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ErrorHandlingDeserializer.class.getName());
        var properties = new ContainerProperties(topic);
        properties.setMessageListener(
                (MessageListener<String, Entry<TradeIntent>>) record -> taken.add(CODEC.entryOf(record)));
        var container = new KafkaMessageListenerContainer<String, Entry<TradeIntent>>(
                new DefaultKafkaConsumerFactory<>(settings), properties);
        var template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<String, byte[]>(
                producing(Map.of()), new StringSerializer(), new ByteArraySerializer()));
        container.setCommonErrorHandler(new DefaultErrorHandler(
                new DeadLetterPublishingRecoverer(template, (record, thrown) -> {
                    RefusedException.in(thrown).ifPresent(refusals::add);
                    return new TopicPartition(record.topic() + "-dlt", 0);
                }),
                new FixedBackOff(0, 0)));
        return container;
    }
}
