package io.tradeschema.contract;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.model.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small service that trades what it is told, once, and puts aside what it cannot read. */
final class Executor {

    private static final EntryCodec<TradeIntent> CODEC = EntryCodec.of(TradeIntent.TYPE);

    private final List<TradeIntent> orders = new ArrayList<>();
    private final Map<String, List<Finding>> quarantine = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();

    void onEntry(String id, Map<String, String> fields) {
        var outcome = CODEC.decode(fields);
        if (!outcome.accepted()) {
            quarantine.put(id, outcome.findings());
        } else if (seen.add(id)) {
            orders.add(outcome.orThrow().event());
        }
    }

    List<TradeIntent> orders() {
        return orders;
    }

    Map<String, List<Finding>> quarantine() {
        return quarantine;
    }
}
