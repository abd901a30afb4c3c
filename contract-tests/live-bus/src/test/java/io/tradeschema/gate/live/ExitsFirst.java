package io.tradeschema.gate.live;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.live.Lease;
import io.tradeschema.live.Pulse;
import io.tradeschema.live.Quarantine;
import io.tradeschema.live.RedisEval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadGroupParams;

/** The Java services of docs/quarantine.md. */
final class ExitsFirst {

    static final String STREAM = TradeIntent.TYPE.stream();
    static final EntryCodec<TradeIntent> CODEC = EntryCodec.of(TradeIntent.TYPE);

    final List<TradeIntent> executed = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    final RedisClient jedis;
    final Quarantine quarantine;
    final Lease lease;
    final Pulse pulse;

    ExitsFirst(RedisClient client) {
        jedis = client;
        RedisEval redis = (script, keys, args) -> jedis.eval(script, keys, args);
        quarantine = Quarantine.of(redis, STREAM, "executor", "one"); // the names that XREADGROUP reads by
        lease = Lease.of(redis, "exit_monitor", Duration.ofSeconds(60)); // without a lease, nothing is held back
        pulse = Pulse.of(redis, "exit_monitor", "pod-1", Duration.ofSeconds(60));
    }

    void onEntry(String id, Map<String, String> fields) {
        var outcome = CODEC.decode(fields);
        if (!outcome.accepted()) {
            quarantine.put(id, fields, outcome.findings()); // puts aside and acknowledges, in one step
            return;
        }
        var intent = outcome.orThrow().event();
        if (lease.permits(TradeIntent.TYPE, intent)) execute(intent); // a CLOSE, or what only reduces: always
        jedis.xack(STREAM, "executor", new StreamEntryID(id)); // held back is not taken later: it would be stale
    }

    void onPassEnded(int due, int confirmed) { // not reached by a pass that throws
        if (pulse.completed(due, confirmed) instanceof Pulse.Proof.Taken taken) {
            alarm("two exit monitors: " + taken.by() + " has the pulse");
        }
    }

    void loop() {
        lease.look(); // once a second, beside reading
        var read = jedis.xreadGroup(
                "executor", "one", new XReadGroupParams(), Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        if (read != null) {
            read.get(0).getValue().forEach(entry -> onEntry(entry.getID().toString(), entry.getFields()));
        }
    }

    private void execute(TradeIntent intent) {
        executed.add(intent);
    }

    private void alarm(String text) {
        alarms.add(text);
    }
}
