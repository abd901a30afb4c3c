package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan finds wrong in Java, and what it leaves alone: each kind of mistake and look-alike in its smallest form. */
class JavaFindingsTest {

    private static final String HEAD = """
            package bus;
            import com.fasterxml.jackson.annotation.*;
            import com.fasterxml.jackson.databind.*;
            import java.math.BigDecimal;
            import java.time.Instant;
            import java.util.*;
            import redis.clients.jedis.*;
            """;

    private static final String SENDER = """
            class Sender {
                static final String STREAM = "quantum:stream:trade.intent";
                final Jedis jedis = new Jedis("localhost");
                final ObjectMapper mapper = new ObjectMapper();
                void send(String body) {
                    jedis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("event_type", "trade.intent", "payload", body,
                        "timestamp", Instant.now().toString(), "source", "x"));
                }
                Map<String, Object> intent(String action, BigDecimal price) {
                    Map<String, Object> m = new HashMap<>();
                    m.put("symbol", "BTCUSDT"); m.put("action", action); m.put("position_size_usd", price);
                    m.put("leverage", 5); m.put("entry_price", price);
                    return m;
                }
            """;

    private static final String READER = """
            class Reader {
                final Jedis jedis = new Jedis("localhost");
                final ObjectMapper mapper = new ObjectMapper();
                void poll() throws Exception {
                    for (var entry : jedis.xrange("quantum:stream:trade.intent", "-", "+")) { handle(entry.getFields()); }
                }
            """;

    @TempDir
    private Path folder;

    /** Each finding as its rule and what it says, leaving out that a stream has one end. */
    private List<String> findings(String beginning, String types, String members) throws IOException {
        Files.writeString(folder.resolve("One.java"), HEAD + types + "\n" + beginning + members + "\n}\n");
        var tree = SourceTree.of(List.of(folder), List.of(), false);
        return Scan.of(tree, Contracts.declared(), Topology.NONE).findings().stream()
                .filter(finding -> !finding.rule().name().startsWith("STREAM_"))
                .filter(finding -> !finding.rule().name().equals("CALLSITE_SHADOW_MODEL"))
                .map(finding -> finding.rule().name() + ": " + finding.what())
                .toList();
    }

    private List<String> sent(String members) throws IOException {
        return findings(SENDER, "", members);
    }

    private List<String> read(String members) throws IOException {
        return findings(READER, "", members);
    }

    // ---- values ----

    @Test
    void a_guard_leaves_what_it_lets_through() throws IOException {
        assertThat(sent("""
                    String decide(int x) { if (x > 1) { return "BUY"; } return x < 0 ? "SELL" : "HOLD"; }
                    void equal(int x, BigDecimal p) throws Exception {
                        var a = decide(x);
                        if ("HOLD".equals(a)) { return; }
                        send(mapper.writeValueAsString(intent(a, p)));
                    }
                    void among(int x, BigDecimal p) throws Exception {
                        var a = decide(x);
                        if (Set.of("BUY", "SELL").contains(a)) { send(mapper.writeValueAsString(intent(a, p))); }
                    }
                    void chosen(int x, BigDecimal p) throws Exception {
                        var a = decide(x);
                        switch (a) { case "BUY": case "SELL": break; default: throw new IllegalStateException(); }
                        send(mapper.writeValueAsString(intent(a, p)));
                    }""")).isEmpty();
    }

    @Test
    void a_group_without_a_break_falls_through_to_the_next() throws IOException {
        assertThat(sent("""
                    void go(int x, BigDecimal p) throws Exception {
                        String a = "BUY";
                        switch (x) {
                            case 1: a = "SELL";
                            case 2: a = "CLOSE"; break;
                            case 3: a = "HOLD";
                        }
                        send(mapper.writeValueAsString(intent(a, p)));
                    }""")).containsExactly("CALLSITE_WRONG_VALUE: action: not a value of Action");
        assertThat(sent("""
                    void go(int x, BigDecimal p) throws Exception {
                        String a = "HOLD";
                        switch (x) {
                            case 1: a = "WAIT";
                            case 2: a = "SELL"; break;
                            default: a = "BUY";
                        }
                        send(mapper.writeValueAsString(intent(a, p)));
                    }""")).isEmpty();
    }

    @Test
    void a_list_that_began_empty_is_gone_through() throws IOException {
        assertThat(sent("""
                    void go(List<BigDecimal> prices) throws Exception {
                        List<Map<String, Object>> batch = new ArrayList<>();
                        for (var p : prices) { var m = intent("BUY", p); m.put("side", "BUY"); batch.add(m); }
                        for (var m : batch) { send(mapper.writeValueAsString(m)); }
                    }""")).singleElement().asString().startsWith("CALLSITE_RETIRED_FIELD");
    }

    @Test
    void overloads_are_told_apart_by_the_number_and_kind_of_what_they_are_given() throws IOException {
        var overloads = """
                    void set(Map<String, Object> m, String side) { m.put("side", side); }
                    void set(Map<String, Object> m, int leverage) { m.put("leverage", leverage); }
                    void set(Map<String, Object> m) { m.put("direction", "UP"); }
                    void go(BigDecimal p) throws Exception {
                        var m = intent("BUY", p);
                        set(m, VALUE);
                        send(mapper.writeValueAsString(m));
                    }""";

        assertThat(sent(overloads.replace("VALUE", "3"))).isEmpty();
        assertThat(sent(overloads.replace("VALUE", "\"UP\"")))
                .singleElement()
                .asString()
                .contains("\"side\"");
    }

    @Test
    void a_class_without_a_name_sees_the_variables_around_it() throws IOException {
        assertThat(sent("""
                    void go(BigDecimal p) {
                        var m = intent("HOLD", p);
                        Runnable later = new Runnable() {
                            public void run() { send(json(m)); }
                            private String json(Object o) { return mapper.writeValueAsString(o); }
                        };
                        later.run();
                    }""")).containsExactly("CALLSITE_WRONG_VALUE: action: not a value of Action");
    }

    // ---- enumerations and objects ----

    @Test
    void a_member_of_an_enumeration_is_written_as_its_class_says() throws IOException {
        var side = """
                enum Side { UP("buy"), DOWN("SELL"); private final String wire;
                    Side(String wire) { this.wire = wire; }
                    @JsonValue public String wire() { return wire; } }
                enum Plain { BUY, SELL }""";

        assertThat(findings(SENDER, side, """
                    void go(BigDecimal p) throws Exception {
                        var m = intent("BUY", p); m.put("action", Side.UP); send(mapper.writeValueAsString(m));
                    }""")).containsExactly("CALLSITE_WRONG_VALUE: action: not a value of Action");
        assertThat(findings(SENDER, side, """
                    void go(BigDecimal p) throws Exception {
                        var m = intent("BUY", p); m.put("action", Side.DOWN); send(mapper.writeValueAsString(m));
                        m.put("action", Plain.SELL); send(mapper.writeValueAsString(m));
                    }""")).isEmpty();
        assertThat(findings(SENDER, side, """
                    void go(BigDecimal p) throws Exception {
                        send(mapper.writeValueAsString(intent(Plain.SELL.name().toLowerCase(), p)));
                    }""")).containsExactly("CALLSITE_WRONG_VALUE: action: not a value of Action");
        assertThat(findings(SENDER, side, """
                    void go(BigDecimal p) throws Exception {
                        send(mapper.writeValueAsString(intent(Side.UP.wire(), p)));
                    }""")).containsExactly("CALLSITE_WRONG_VALUE: action: not a value of Action");
    }

    private static final String BEAN = """
            class Intent {
                private final String symbol; private final String action; private final BigDecimal positionSizeUsd;
                private final int leverage; private final BigDecimal entryPrice;
                Intent(String s, String a, BigDecimal p) {
                    symbol = s; action = a; positionSizeUsd = p; leverage = 1; entryPrice = p;
                }
                public String getSymbol() { return symbol; }
                public String getAction() { return action; }
                public BigDecimal getPositionSizeUsd() { return positionSizeUsd; }
                public int getLeverage() { return leverage; }
                public BigDecimal getEntryPrice() { return entryPrice; }
                // more
            }""";

    @Test
    void an_object_is_written_under_the_names_of_its_getters_as_the_mapper_spells_them() throws IOException {
        var plain =
                "void go(BigDecimal p) throws Exception { send(MAPPER.writeValueAsString(new Intent(\"BTCUSDT\", \"BUY\", p))); }";
        var snake = "new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)";

        assertThat(findings(SENDER, BEAN, plain.replace("MAPPER", "mapper")))
                .anyMatch(finding -> finding.contains("positionSizeUsd"));
        assertThat(findings(SENDER, BEAN, plain.replace("MAPPER", snake))).isEmpty();
        assertThat(findings(
                        SENDER,
                        BEAN.replace("// more", "public boolean isValid() { return leverage > 0; }"),
                        plain.replace("MAPPER", snake)))
                .containsExactly("CALLSITE_UNKNOWN_FIELD: the contract has no \"valid\"");
    }

    @Test
    void a_record_that_is_made_by_a_maker_of_its_own_has_what_that_one_gives() throws IOException {
        var record = """
                record Intent(String symbol, String action, @JsonProperty("position_size_usd") BigDecimal size, int leverage,
                        @JsonProperty("entry_price") BigDecimal price) {
                    Intent { if (leverage < 1) { throw new IllegalArgumentException(); } }
                    Intent(String symbol, BigDecimal price) { this(symbol, "LONG", price, 1, price); }
                }""";

        assertThat(findings(SENDER, record, """
                    void go(BigDecimal p) throws Exception { send(mapper.writeValueAsString(new Intent("BTCUSDT", p))); }"""))
                .containsExactly("CALLSITE_WRONG_VALUE: action: not a value of Action");
    }

    @Test
    void an_object_record_lays_the_object_flat() throws IOException {
        assertThat(findings(SENDER, "record Intent(String symbol, String action) {}", """
                    org.springframework.data.redis.core.StringRedisTemplate redis;
                    void go() {
                        redis.opsForStream().add(org.springframework.data.redis.connection.stream.ObjectRecord.create(
                            "quantum:stream:trade.intent", new Intent("BTCUSDT", "BUY")));
                    }"""))
                .anyMatch(finding -> finding.startsWith("ENVELOPE_WRONG_FORM"));
    }

    // ---- readers ----

    @Test
    void a_readers_own_key_is_its_own() throws IOException {
        assertThat(read("""
                    void handle(Map<String, String> f) throws Exception {
                        Map<String, Object> m = mapper.readValue(f.get("payload"), Map.class);
                        m.put("received_at", Instant.now().toString());
                        System.out.println(m.get("received_at") + " " + m.get("action"));
                    }""")).isEmpty();
    }

    @Test
    void a_name_that_stands_in_for_another_is_no_mistake_and_one_that_is_demanded_is() throws IOException {
        assertThat(read("""
                    void handle(Map<String, String> f) throws Exception {
                        JsonNode n = mapper.readTree(f.get("payload"));
                        var a = n.has("action") ? n.get("action").asText() : n.path("side").asText();
                        System.out.println(a);
                    }""")).isEmpty();
        assertThat(read("""
                    void handle(Map<String, String> f) throws Exception {
                        JsonNode n = mapper.readTree(f.get("payload"));
                        if (!n.hasNonNull("side")) { return; }
                        System.out.println(n.get("side").asText());
                    }""")).anyMatch(finding -> finding.contains("\"side\""));
    }

    @Test
    void a_class_that_refuses_what_it_does_not_know_and_lacks_what_messages_have_is_reported() throws IOException {
        var binds = """
                    void handle(Map<String, String> f) throws Exception {
                        System.out.println(mapper.readValue(f.get("payload"), Intent.class).symbol());
                    }""";

        assertThat(findings(READER, "record Intent(String symbol) {}", binds))
                .singleElement()
                .asString()
                .startsWith("CALLSITE_SIGNATURE: Intent")
                .contains("takes no other names than its own");
        assertThat(findings(
                        READER, "@JsonIgnoreProperties(ignoreUnknown = true) record Intent(String symbol) {}", binds))
                .isEmpty();
    }

    @Test
    void a_listener_of_a_channel_is_a_reader() throws IOException {
        assertThat(read("""
                    void handle(Map<String, String> f) {
                        jedis.subscribe(new JedisPubSub() {
                            public void onMessage(String channel, String message) {
                                System.out.println(mapper.readTree(message).get("side").asText());
                            }
                        }, "quantum:stream:trade.intent");
                    }""")).anyMatch(finding -> finding.contains("\"side\""));
    }

    // ---- the product's own ----

    @Test
    void a_name_that_is_set_in_a_draft_is_judged_where_it_is_set() throws IOException {
        assertThat(sent("""
                    Object go() {
                        return io.tradeschema.event.TradeIntent.TYPE.draft().set("side", "SELL").build().orThrow();
                    }
                    void also(BigDecimal p) { send(mapper.writeValueAsString(intent("BUY", p))); }""")).anyMatch(finding -> finding.startsWith("CALLSITE_RETIRED_FIELD"));
    }

    @Test
    void a_name_of_the_message_that_is_asked_of_the_entry_beside_the_codec_is_reported() throws IOException {
        assertThat(read("""
                    final io.tradeschema.json.EntryCodec<io.tradeschema.event.TradeIntent> codec =
                        io.tradeschema.json.EntryCodec.of(io.tradeschema.event.TradeIntent.TYPE);
                    void handle(Map<String, String> f) {
                        var intent = codec.decode(f).orThrow().event();
                        System.out.println(intent.symbol() + f.get("side") + f.get("source"));
                    }"""))
                .singleElement()
                .asString()
                .startsWith("READ_WRONG_FORM: it takes \"side\" from the entry itself");
    }
}
