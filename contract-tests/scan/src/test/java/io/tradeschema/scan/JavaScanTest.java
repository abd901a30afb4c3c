package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.WrittenField;
import io.tradeschema.scan.java.JavaScan;
import io.tradeschema.scan.library.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan tells of Java sources, shape by shape. */
class JavaScanTest {

    @TempDir
    private Path folder = Path.of("");

    private Facts scan(String... sources) throws IOException {
        for (var source : sources) {
            var name = source.replaceFirst("(?s).*?(?:class|record|interface|enum) (\\w+).*", "$1");
            Files.writeString(folder.resolve(name + ".java"), "package bus;\n" + source);
        }
        var files = SourceTree.of(List.of(folder), List.of(), false).ending(".java");
        return new JavaScan(files, Contracts.declared(), Surroundings.validating(Set.of("bus.Checks.validate"))).run();
    }

    private static List<String> writes(Facts facts) {
        return facts.writes().stream().map(ShownWrite::of).toList();
    }

    private static WrittenField field(Facts facts, String name) {
        return facts.writes().get(0).message().orElseThrow().fields().get(name);
    }

    /** Each read as {@code level path}. */
    private static List<String> reads(Facts facts) {
        return facts.reads().stream()
                .map(read -> read.level() + " " + String.join(".", read.path()))
                .toList();
    }

    private static List<String> unresolved(Facts facts) {
        return facts.unresolved().stream()
                .map((Unresolved site) -> site.where().line() + " " + site.what() + ": " + site.reason())
                .toList();
    }

    @Test
    void a_map_is_followed_through_the_helpers_that_fill_and_send_it() throws IOException {
        var facts = scan("""
                class Closer {
                    private static final String STREAM = "quantum:stream:" + "exits";
                    private final UnifiedJedis jedis;
                    private final ObjectMapper mapper = new ObjectMapper();
                    void close() {
                        Map<String, Object> exit = base("BTCUSDT");
                        price(exit);
                        send(mapper.writeValueAsString(exit));
                    }
                    private Map<String, Object> base(String symbol) {
                        Map<String, Object> map = new HashMap<>();
                        map.put("symbol", symbol);
                        return map;
                    }
                    private void price(Map<String, Object> map) { map.put("price", 2.5); }
                    private void send(String json) { jedis.xadd(STREAM, Map.of("payload", json)); }
                }""");

        assertThat(writes(facts)).containsExactly("quantum:stream:exits payload [symbol, price]");
        assertThat(field(facts, "symbol").value().literals()).containsExactly("BTCUSDT");
        assertThat(facts.unresolved()).isEmpty();
    }

    @Test
    void a_key_that_is_set_in_one_arm_is_maybe_and_one_that_is_set_in_both_is_sure() throws IOException {
        var facts = scan("""
                class Closer {
                    void close(Jedis jedis, boolean late) {
                        var exit = new HashMap<String, String>();
                        if (late) {
                            exit.put("reason", "late");
                            exit.put("hours", "9");
                        } else {
                            exit.put("reason", "stop");
                        }
                        jedis.xadd("exits", exit, XAddParams.xAddParams());
                    }
                }""");

        assertThat(writes(facts)).containsExactly("exits flat [reason, hours?]");
        assertThat(field(facts, "reason").value().literals()).containsExactly("late", "stop");
    }

    @Test
    void the_stream_comes_from_the_constructor_of_another_class() throws IOException {
        var facts = scan("""
                class Streams { static final String EXITS = "quantum:stream:exits"; }""", """
                class Publisher {
                    private final String stream;
                    Publisher(String stream) { this.stream = stream; }
                    void publish(Map<String, String> fields) { jedis.xadd(this.stream, StreamEntryID.NEW_ENTRY, fields); }
                }""", """
                class Closer {
                    private final Publisher publisher = new Publisher(Streams.EXITS);
                    void close() { publisher.publish(Map.of("symbol", "BTCUSDT")); }
                }""");

        assertThat(writes(facts)).containsExactly("quantum:stream:exits flat [symbol]");
        assertThat(facts.writes().get(0).by()).endsWith("Closer.java");
        assertThat(facts.unresolved()).isEmpty();
    }

    @Test
    void a_record_is_written_under_its_names_in_json() throws IOException {
        var facts = scan("""
                record Exit(String symbol, @JsonProperty("exit_price") double exitPrice, @JsonIgnore String note) {}""", """
                class Closer {
                    void close() {
                        jedis.xadd("exits", Map.of("payload", mapper.writeValueAsString(new Exit("BTCUSDT", 2, "x"))));
                    }
                }""");

        assertThat(writes(facts)).containsExactly("exits payload [symbol, exit_price]");
        assertThat(field(facts, "symbol").where().line()).isEqualTo(4);
    }

    @Test
    void a_bean_an_annotated_builder_and_a_hand_made_builder_are_followed() throws IOException {
        var facts = scan("""
                class Bean {
                    private String symbol;
                    private double price;
                    private int hidden;
                    String getSymbol() { return symbol; }
                    void setSymbol(String symbol) { this.symbol = symbol; }
                    double getPrice() { return price; }
                }""", """
                @Data @Builder @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
                class Built {
                    private String exitReason;
                    private double price;
                }""", """
                class Hand {
                    public final String symbol;
                    private Hand(Builder builder) { this.symbol = builder.symbol; }
                    static Builder builder() { return new Builder(); }
                    static class Builder {
                        private String symbol;
                        Builder symbol(String symbol) { this.symbol = symbol; return this; }
                        Hand build() { return new Hand(this); }
                    }
                }""", """
                class Closer {
                    void close() {
                        Bean bean = new Bean();
                        bean.setSymbol("BTCUSDT");
                        jedis.xadd("beans", Map.of("payload", gson.toJson(bean)));
                        jedis.xadd("built", Map.of("payload", gson.toJson(Built.builder().exitReason("stop").build())));
                        jedis.xadd("hands", Map.of("payload", gson.toJson(Hand.builder().symbol("ETHUSDT").build())));
                    }
                }""");

        assertThat(writes(facts))
                .containsExactly(
                        "beans payload [symbol, price]",
                        "built payload [exit_reason, price]",
                        "hands payload [symbol]");
        assertThat(field(facts, "symbol").value().literals()).containsExactly("BTCUSDT");
        assertThat(facts.writes()
                        .get(2)
                        .message()
                        .orElseThrow()
                        .fields()
                        .get("symbol")
                        .value()
                        .literals())
                .containsExactly("ETHUSDT");
    }

    @Test
    void a_json_tree_is_followed() throws IOException {
        var facts = scan("""
                class Closer {
                    void close() {
                        ObjectNode exit = mapper.createObjectNode();
                        exit.put("symbol", "BTCUSDT").put("price", 2.5);
                        exit.putObject("meta").put("by", "ops");
                        commands.xadd("exits", "payload", exit.toString(), "source", "closer");
                    }
                }""");

        assertThat(writes(facts)).containsExactly("exits payload [symbol, price, meta]");
        assertThat(field(facts, "meta").value().object().orElseThrow().fields()).containsOnlyKeys("by");
    }

    @Test
    void spring_and_redisson_write_too() throws IOException {
        var facts = scan("""
                class Closer {
                    @Value("${exits.stream:quantum:stream:exits}")
                    private String stream;
                    void close(StringRedisTemplate redis, RedissonClient redisson) {
                        redis.opsForStream().add(stream, Map.of("a", "1"));
                        redis.opsForStream().add(StreamRecords.newRecord().in("two").ofMap(Map.of("b", "1")));
                        redis.opsForStream().add(MapRecord.create("three", Map.of("c", "1")));
                        redisson.getStream("four").add(StreamAddArgs.entries(Map.of("d", "1")));
                        List<String> plain = new ArrayList<>();
                        plain.add("no stream");
                    }
                }""");

        assertThat(writes(facts))
                .containsExactly("quantum:stream:exits flat [a]", "two flat [b]", "three flat [c]", "four flat [d]");
    }

    @Test
    void a_binding_that_only_the_configuration_knows_is_listed() throws IOException {
        var facts = scan("""
                class Closer {
                    private final StreamBridge bridge;
                    void close() {
                        bridge.send("exits-out-0", Map.of("symbol", "BTCUSDT"));
                        bridge.send("trade.intent", Map.of("side", "BUY"));
                    }
                }""");

        assertThat(unresolved(facts))
                .containsExactly(
                        "5 the stream behind the binding exits-out-0: the application's configuration names it");
        assertThat(writes(facts)).containsExactly("quantum:stream:trade.intent flat [side]");
    }

    @Test
    void what_cannot_be_told_is_listed_with_its_reason() throws IOException {
        var facts = scan("""
                class Closer {
                    void close(Jedis jedis, String stream, Map<String, String> fields, String json) {
                        jedis.xadd(stream, Map.of("a", "1"));
                        jedis.xadd("exits", fields);
                        jedis.xadd("more", Map.of("payload", json));
                        jedis.xread(params, streams);
                    }
                }""");

        assertThat(unresolved(facts))
                .containsExactlyInAnyOrder(
                        "4 the stream of this xadd: its name comes from outside",
                        "5 the message written to exits: the message comes from outside",
                        "6 the message written to more: the message comes from outside",
                        "7 the stream of this read: their names are no constants of the tree");
    }

    @Test
    void a_message_is_read_through_helpers_trees_and_maps() throws IOException {
        var facts = scan("""
                class Reader {
                    void poll(UnifiedJedis jedis) {
                        for (var stream : jedis.xreadGroup("g", "c", params, Map.of("exits", StreamEntryID.LAST_ENTRY))) {
                            stream.getValue().forEach(entry -> handle(entry.getFields()));
                        }
                    }
                    private void handle(Map<String, String> fields) {
                        JsonNode exit = mapper.readTree(fields.get("payload"));
                        book(exit.path("symbol").asText("UNKNOWN"), exit);
                    }
                    private void book(String symbol, JsonNode exit) {
                        exit.at("/meta/by");
                        exit.get("price").asDouble();
                    }
                }""");

        assertThat(reads(facts))
                .containsExactly("ENTRY payload", "MESSAGE symbol", "MESSAGE meta", "MESSAGE meta.by", "MESSAGE price");
        assertThat(facts.reads().get(1).fallback()).contains("UNKNOWN");
        assertThat(facts.readers()).hasSize(1);
        assertThat(facts.readers().get(0).streams()).containsExactly("exits");
    }

    @Test
    void a_record_that_a_message_is_bound_to_reads_each_of_its_names() throws IOException {
        var facts = scan("""
                record Exit(String symbol, @JsonProperty("exit_price") @JsonAlias("price") double exitPrice, Kind kind) {}""", """
                enum Kind { STOP, TAKE }""", """
                class Reader {
                    void poll(Jedis jedis) {
                        var exit = mapper.readValue(jedis.xrange("exits", "-", "+").get(0).getFields().get("payload"), Exit.class);
                        if (exit.symbol().equals("BTCUSDT")) { stop(); }
                    }
                }""");

        assertThat(reads(facts))
                .containsExactly(
                        "ENTRY payload", "MESSAGE symbol", "MESSAGE exit_price", "MESSAGE price", "MESSAGE kind");
        assertThat(accepted(facts, "kind")).containsExactly("STOP", "TAKE");
        assertThat(accepted(facts, "symbol")).containsExactly("BTCUSDT");
        assertThat(facts.models()).extracting(model -> model.name()).containsExactly("Exit");
    }

    private static List<Object> accepted(Facts facts, String name) {
        return facts.reads().stream()
                .filter(read -> read.name().equals(name))
                .flatMap(read -> read.comparisons().stream())
                .map(ReadField.Comparison::literals)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void a_listener_of_spring_reads_what_it_is_registered_for() throws IOException {
        var facts = scan("""
                class Wiring {
                    void wire(StreamMessageListenerContainer<String, MapRecord<String, String, String>> container) {
                        container.receive(Consumer.from("g", "c"), StreamOffset.create("exits", ReadOffset.lastConsumed()), new Exits());
                        container.receive(StreamOffset.fromStart("halts"), message -> message.getValue().get("reason"));
                    }
                }""", """
                class Exits implements StreamListener<String, MapRecord<String, String, String>> {
                    public void onMessage(MapRecord<String, String, String> message) { message.getValue().get("payload"); }
                }""");

        assertThat(facts.reads())
                .extracting(read -> read.streams() + " " + read.name())
                .containsExactly("[exits] payload", "[halts] reason");
    }

    @Test
    void a_switch_and_a_chain_of_ifs_tell_what_they_leave_out() throws IOException {
        var facts = scan("""
                class Reader {
                    void poll(Jedis jedis) {
                        var intent = mapper.readTree(jedis.xrange("trade.intent", "-", "+").get(0).getFields().get("payload"));
                        switch (intent.get("action").asText()) {
                            case "BUY" -> buy();
                            case "SELL" -> sell();
                        }
                        if ("BUY".equals(intent.get("action").asText())) { buy(); }
                        var action = intent.get("action").asText();
                        if (action.equals("BUY")) { buy(); } else if (action.equals("SELL")) { sell(); }
                        if (action.equals("BUY")) { buy(); } else if (action.equals("SELL")) { sell(); } else { close(); }
                    }
                }""");

        var open = facts.reads().stream()
                .filter(read -> read.unhandled().isPresent())
                .toList();
        assertThat(open)
                .extracting(read -> read.unhandled().orElseThrow().line())
                .containsExactly(5, 11);
    }

    @Test
    void an_interface_stands_for_its_implementation_and_a_default_for_the_environment() throws IOException {
        var facts = scan("""
                interface Sink { void send(Map<String, String> fields); }""", """
                class RedisSink implements Sink {
                    private static final String STREAM = System.getenv().getOrDefault("EXITS", "exits");
                    public void send(Map<String, String> fields) { jedis.xadd(STREAM, fields); }
                }""", """
                class Closer {
                    private final Sink sink;
                    Closer(Sink sink) { this.sink = sink; }
                    void close() { sink.send(Map.of("symbol", "BTCUSDT")); }
                }""");

        assertThat(writes(facts)).containsExactly("exits flat [symbol]");
    }

    @Test
    void methods_that_call_each_other_come_to_an_end() throws IOException {
        var facts = scan("""
                class Closer {
                    void one(Map<String, String> map) { two(map); }
                    void two(Map<String, String> map) { one(map); jedis.xadd("exits", map); }
                }""");

        assertThat(writes(facts)).contains("exits flat unseen");
    }

    @Test
    void gsons_names_are_those_of_its_annotation() throws IOException {
        var facts = scan("""
                class Exit {
                    @SerializedName("exit_price") private final double exitPrice;
                    @SerializedName(value = "exit_reason", alternate = {"reason"}) private final String exitReason;
                    private final String symbol;
                    Exit(double exitPrice, String exitReason) {
                        this.exitPrice = exitPrice;
                        this.exitReason = exitReason;
                        this.symbol = "BTCUSDT";
                    }
                }""", """
                class Closer {
                    void close() { jedis.xadd("exits", Map.of("payload", new Gson().toJson(new Exit(2.5, "stop")))); }
                }""");

        assertThat(writes(facts)).singleElement().asString().contains("exit_price", "exit_reason", "symbol");
        assertThat(writes(facts)).singleElement().asString().doesNotContain("exitPrice", "exitReason");
    }

    @Test
    void a_class_of_the_same_name_from_elsewhere_is_not_taken_for_the_trees_own() throws IOException {
        var facts = scan("""
                class Publisher { void publish(Map<String, String> fields) { jedis.xadd("exits", fields); } }""", """
                class Closer {
                    void close(com.acme.Publisher publisher) { other(publisher); }
                }""");
        Files.createDirectories(folder.resolve("other"));
        Files.writeString(folder.resolve("other/Mail.java"), """
                package other;
                import com.acme.Publisher;
                class Mail { void mail(Publisher publisher) { publisher.publish(Map.of("to", "ops")); } }
                """);
        var again = scan();

        assertThat(writes(facts)).containsExactly("exits flat unseen");
        assertThat(writes(again)).containsExactly("exits flat unseen");
    }

    @Test
    void an_entry_that_is_acknowledged_in_a_swallowing_catch_is_reported() throws IOException {
        var facts = scan("""
                class Reader {
                    void handle(Jedis jedis) {
                        try { work(); } catch (Exception e) { jedis.xack("exits", "g", id); }
                        try { work(); } catch (Exception e) { jedis.xadd("dead", e); jedis.xack("exits", "g", id); }
                        try { work(); } catch (Exception e) { jedis.xack("exits", "g", id); throw e; }
                    }
                }""");

        assertThat(facts.findings()).extracting(found -> found.where().line()).containsExactly(4);
    }

    @Test
    void the_products_own_codec_is_followed_from_the_stream_to_the_fields_that_are_read() throws IOException {
        var facts = scan("""
                import io.tradeschema.event.TradeIntent;
                import io.tradeschema.json.Entry;
                import io.tradeschema.json.EntryCodec;
                class Executor {
                    private static final EntryCodec<TradeIntent> CODEC = EntryCodec.of(TradeIntent.TYPE);
                    void poll() { read(TradeIntent.TYPE.stream(), this::take); }
                    private void read(String stream, BiConsumer<String, Map<String, String>> handler) {
                        for (var reply : jedis.xread(XReadParams.xReadParams(), Map.of(stream, last))) {
                            for (var entry : reply.getValue()) {
                                handler.accept(entry.getID().toString(), entry.getFields());
                            }
                        }
                    }
                    private void take(String id, Map<String, String> fields) {
                        var outcome = CODEC.decode(fields);
                        if (!outcome.accepted()) { log.warn("{}", outcome.findings()); return; }
                        log.info("{}", outcome.orThrow().source());
                        var intent = outcome.orThrow().event();
                        if (intent.reduceOnly().orElse(false)) { log.info("{}", intent.symbol()); }
                        outcome.value().map(Entry::event).map(TradeIntent::entryPrice).ifPresent(log::info);
                        outcome.value().ifPresent(entry -> log.info(entry.event().aiHarvestPolicy().map(p -> p.mode())));
                    }
                }""");

        assertThat(facts.readers())
                .singleElement()
                .satisfies(reader -> assertThat(reader.streams()).containsExactly("quantum:stream:trade.intent"));
        assertThat(reads(facts))
                .containsExactly(
                        "ENTRY payload",
                        "MESSAGE reduce_only",
                        "MESSAGE symbol",
                        "MESSAGE entry_price",
                        "MESSAGE ai_harvest_policy",
                        "MESSAGE ai_harvest_policy.mode");
        assertThat(facts.unresolved()).isEmpty();
    }

    @Test
    void an_event_codec_reads_the_text_of_the_payload() throws IOException {
        var facts = scan("""
                import io.tradeschema.event.*;
                import io.tradeschema.json.EventCodec;
                class Trainer {
                    private final EventCodec<TradeClosed> codec;
                    void poll() {
                        for (var entry : jedis.xrange(TradeClosed.TYPE.stream(), "-", "+")) {
                            var closed = codec.decode(entry.getFields().get("payload")).orThrow();
                            learn(closed.pnl(), closed.source());
                        }
                    }
                }""");

        assertThat(reads(facts)).containsExactly("ENTRY payload", "MESSAGE pnl", "MESSAGE source");
    }

    @Test
    void the_products_own_codec_says_which_event_it_writes() throws IOException {
        var facts = scan("""
                import io.tradeschema.event.TradeClosed;
                import io.tradeschema.event.TradeIntent;
                import io.tradeschema.json.Entry;
                import io.tradeschema.json.EntryCodec;
                class Closer {
                    void close(TradeIntent intent) {
                        var fields = EntryCodec.of(TradeIntent.TYPE).encode(Entry.of(intent, now, SOURCE));
                        jedis.xadd(TradeClosed.TYPE.stream(), StreamEntryID.NEW_ENTRY, fields);
                    }
                }""");

        var write = facts.writes().get(0);
        assertThat(write.stream()).isEqualTo("quantum:stream:trade.closed");
        assertThat(write.entry()
                        .orElseThrow()
                        .fields()
                        .get("event_type")
                        .value()
                        .literals())
                .containsExactly("trade.intent");
    }

    @Test
    void a_class_of_the_same_name_is_not_the_contracts() throws IOException {
        var facts = scan("""
                import com.acme.TradeIntent;
                class Closer {
                    void close() { jedis.xadd(TradeIntent.TYPE.stream(), Map.of("a", "b")); }
                }""");

        assertThat(facts.writes()).isEmpty();
        assertThat(unresolved(facts)).containsExactly("4 the stream of this xadd: its name comes from outside");
    }

    @Test
    void literal_json_in_the_payload_is_a_message() throws IOException {
        var facts = scan("""
                class Closer {
                    void close() {
                        jedis.xadd("quantum:stream:trade.intent", Map.of("payload", "{\\"side\\": \\"SELL\\"}"));
                    }
                }""");

        assertThat(writes(facts)).containsExactly("quantum:stream:trade.intent payload [side]");
        assertThat(field(facts, "side").value().literals()).containsExactly("SELL");
        assertThat(field(facts, "side").where().line()).isEqualTo(4);
    }
}
