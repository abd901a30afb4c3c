package io.tradeschema.watch;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Perishable;
import io.tradeschema.model.expect.OpenPositions;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which positions are open, as far as entries tell. */
final class Positions {

    private static final int MOST = 100_000;
    private static final int LONGEST = 128;

    private final OpenPositions where;
    /** Set where no snapshots are read: what opens a position. */
    private final Optional<Perishable> opening;

    private final String closing;
    /** What is open, by symbol; 0 where nobody said how much. */
    private final Map<String, BigDecimal> open = new TreeMap<>();

    private long openedAt = Long.MIN_VALUE;
    private long newest = Long.MIN_VALUE;
    /** How many snapshots said no position, since the newest that did. */
    private long unusable;

    /**
     * Nothing is open yet.
     *
     * @param event the contract of the snapshots or intents, where there is one
     * @param closing the event that closes what an intent opened
     */
    Positions(OpenPositions where, Optional<Contract<?>> event, String closing) {
        this.where = where;
        this.opening = event.flatMap(Contract::perishable);
        this.closing = closing;
    }

    boolean areGuessed() {
        return opening.isPresent();
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /** Since when any is open without a break. */
    long openedAt() {
        return openedAt;
    }

    /** When the newest snapshot came. */
    long newest() {
        return newest;
    }

    /** {@code 21 came that name no symbol or no number as quantity}; empty when none did since the newest. */
    String unusable() {
        return unusable == 0
                ? ""
                : unusable + (unusable == 1 ? " came that names" : " came that name") + " no " + where.symbol()
                        + " or no number as " + where.quantity();
    }

    /** {@code "BTCUSDT" is open}: a symbol is a value, and is quoted as values are. */
    String words() {
        var first = open.keySet().stream().limit(3).map(Excerpt::quoted).toList();
        return String.join(", ", first)
                + (open.size() > 3 ? " and " + (open.size() - 3) + " more" : "")
                + (open.size() == 1 ? " is open" : " are open");
    }

    void entry(Input.Entry entry, long at) {
        if (entry.source().equals(where.event()) && opening.isEmpty()) {
            unusable++;
        }
        if (entry.fields().isEmpty()) {
            return;
        }
        var fields = entry.fields().get();
        var symbol = Said.text(fields, where.symbol());
        if (symbol.isEmpty() || symbol.get().length() > LONGEST) {
            return;
        }
        if (entry.source().equals(where.event())) {
            if (opening.isPresent()) {
                intent(opening.get(), symbol.get(), fields, at);
            } else {
                snapshot(symbol.get(), fields, at);
            }
        } else if (opening.isPresent() && entry.source().equals(closing)) {
            closed(symbol.get(), Said.amount(fields, where.quantity()));
        }
    }

    private void snapshot(String symbol, Map<String, ?> fields, long at) {
        var amount = Said.amount(fields, where.quantity());
        if (amount.isPresent()) {
            newest = at;
            unusable = 0;
            set(symbol, amount.get(), amount.get().signum() != 0, at);
        }
    }

    private void intent(Perishable opens, String symbol, Map<String, ?> fields, long at) {
        var does = opens.values().contains(Said.text(fields, opens.field()).orElse(""))
                && !Said.text(fields, opens.unless()).equals(Optional.of("true"));
        if (does) {
            var amount = Said.amount(fields, where.quantity());
            var before = open.get(symbol);
            var known = amount.isPresent() && (before == null || before.signum() != 0);
            var sum = known ? amount.get().add(before == null ? BigDecimal.ZERO : before) : BigDecimal.ZERO;
            set(symbol, sum, true, at);
        }
    }

    private void closed(String symbol, Optional<BigDecimal> amount) {
        var before = open.get(symbol);
        if (before != null) {
            var left = amount.filter(any -> before.signum() != 0)
                    .map(before::subtract)
                    .orElse(BigDecimal.ZERO);
            set(symbol, left, left.signum() > 0, openedAt);
        }
    }

    private void set(String symbol, BigDecimal amount, boolean isOpen, long at) {
        if (!isOpen) {
            open.remove(symbol);
        } else if (open.size() < MOST || open.containsKey(symbol)) {
            openedAt = open.isEmpty() ? at : openedAt;
            open.put(symbol, amount);
        }
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(openedAt);
        out.writeLong(newest);
        out.writeLong(unusable);
        out.writeInt(open.size());
        for (var one : open.entrySet()) {
            StateBytes.text(one.getKey(), out);
            StateBytes.text(one.getValue().toString(), out);
        }
    }

    void load(DataInputStream in) throws IOException {
        openedAt = in.readLong();
        newest = in.readLong();
        unusable = in.readLong();
        for (var left = in.readInt(); left > 0; left--) {
            open.put(StateBytes.text(in), new BigDecimal(StateBytes.text(in)));
        }
    }
}
