import io.tradeschema.event.Action;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.json.Entry;
import io.tradeschema.kafka.RecordCodec;
import io.tradeschema.kafka.StrangeRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * Runs a service, given as its command, on a broker in this JVM: it is fed what is right and what is not, killed, and started
 * again. Ends with 0 when it took what is right once and kept the rest with every reason; otherwise says what is not so.
 */
final class OnABroker {
    private static final String TOPIC = "trade.intent";
    private static final String REFUSED = TOPIC + ".refused";
    private static final TopicPartition INTENTS = new TopicPartition(TOPIC, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    /** So large that a producer still sends it, and nobody can with its findings. */
    private static final int TOO_LARGE = 1024 * 1024 - 100;

    private static final RecordCodec<TradeIntent> CODEC = RecordCodec.of(TradeIntent.TYPE);

    private final List<String> wrong = new ArrayList<>();
    private final Path said = Files.createTempFile("service", ".out");
    private final String brokers;
    private final List<String> command;
    private final KafkaProducer<String, byte[]> producer;

    private OnABroker(String brokers, List<String> command) throws IOException {
        this.brokers = brokers;
        this.command = new ArrayList<>(command);
        this.command.add(brokers);
        this.producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
    }

    public static void main(String[] command) throws Exception {
        var broker = new EmbeddedKafkaKraftBroker(1, 1, TOPIC, REFUSED);
        broker.afterPropertiesSet();
        var run = new OnABroker(broker.getBrokersAsString(), List.of(command));
        run.all();
        run.wrong.forEach(sentence -> System.out.println("not so: " + sentence));
        if (!run.wrong.isEmpty()) System.out.println(Files.readString(run.said).lines().limit(40).toList());
        Files.delete(run.said);
        System.out.println(run.wrong.isEmpty() ? "all of it came out right" : "wrong");
        Runtime.getRuntime().halt(run.wrong.isEmpty() ? 0 : 1);
    }

    private void all() throws Exception {
        var strange = StrangeRecord.all();
        var refused = strange.stream().filter(one -> !one.isTaken()).toList();
        write(right("AAAUSDT"));
        for (var one : strange) write(one.on(TOPIC));
        write(new ProducerRecord<>(TOPIC, "BTCUSDT", new byte[TOO_LARGE]));
        write(right("BBBUSDT"));
        runUntilCommitted(strange.size() + 3);
        once("AAAUSDT", "BBBUSDT");
        demand("acts on what is right of them and on nothing else", strange.size() - refused.size(), count("symbol=BTCUSDT"));
        var kept = kept();
        demand("keeps what is refused, one record each", refused.size() + 1, kept.size());
        for (var at = 0; at < refused.size() && at < kept.size(); at++) {
            var rule = "[" + refused.get(at).rule() + "]";
            demand("keeps " + rule + " of " + refused.get(at).what(), 1, kept.get(at).contains(rule) ? 1 : 0);
        }
        for (var one : strange) {
            if (one.isTaken() && !one.rule().isEmpty()) demand("warns of " + one.what(), 1, count(one.rule() + ", warning"));
        }
        if (!wrong.isEmpty()) return;
        write(right("CCCUSDT"));
        runUntilCommitted(strange.size() + 4);
        once("AAAUSDT", "BBBUSDT", "CCCUSDT");
        System.out.println("of " + strange.size() + " strange records " + refused.size() + " were refused and kept");
    }

    private void once(String... symbols) throws IOException {
        for (var symbol : symbols) demand("acts once on " + symbol, 1, count(symbol));
    }

    private void demand(String what, long wanted, long found) {
        if (wanted != found) wrong.add(what + ": wanted " + wanted + ", found " + found);
    }

    private long count(String symbol) throws IOException {
        return Files.readString(said).lines().filter(line -> line.contains(symbol)).count();
    }

    private static ProducerRecord<String, byte[]> right(String symbol) {
        var intent = TradeIntent.builder()
                .symbol(Symbol.of(symbol))
                .action(Action.BUY)
                .positionSizeUsd(Usd.of(200))
                .leverage(Leverage.of(1))
                .entryPrice(Price.of("88000.5"))
                .build();
        return CODEC.encode(TOPIC, symbol, Entry.of(intent, Instant.now(), Name.of("strategy")));
    }

    private void write(ProducerRecord<String, byte[]> record) throws Exception {
        producer.send(record).get();
    }

    /** Starts the service, waits until its group has acknowledged so many records or it is dead, and kills it. */
    private void runUntilCommitted(long records) throws Exception {
        var service = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start();
        var until = System.nanoTime() + PATIENCE.toNanos();
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            while (committed(admin) < records && service.isAlive() && System.nanoTime() < until) {
                service.waitFor(100, TimeUnit.MILLISECONDS);
            }
            demand("acknowledges " + records + " records", records, committed(admin));
        }
        service.destroyForcibly().waitFor();
    }

    private static long committed(Admin admin) throws Exception {
        var offsets = admin.listConsumerGroupOffsets("executor").partitionsToOffsetAndMetadata().get();
        return offsets.get(INTENTS) == null ? 0 : offsets.get(INTENTS).offset();
    }

    private List<String> kept() {
        var place = new TopicPartition(REFUSED, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            var end = consumer.endOffsets(List.of(place)).get(place);
            var found = new ArrayList<String>();
            while (consumer.position(place) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(findings(record)));
            }
            return found;
        }
    }

    private static String findings(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader(RecordCodec.FINDINGS);
        return header == null ? "" : new String(header.value());
    }
}
