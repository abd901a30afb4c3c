package io.tradeschema.scan.machine;

import io.tradeschema.scan.library.Tables;
import java.util.Map;
import java.util.Optional;

/** Where code meets a bus: the words of the tables that speak of one, and a part for each job. */
final class Bus {

    private final BusNames names;
    private final Streams streams;
    private final BusWrites writes;
    private final Commands commands;
    private final Entries entries;
    private final EntryKeys keys;
    private final Hidden hidden;
    private final BusReads reads;
    private final Handlers handlers;
    private final Checks checks;
    private final Missed missed;
    private final Binding binding;
    private final Codecs codecs;
    private final Loose loose;
    private final Heard heard;
    private final Deliveries deliveries;
    private final Subscriptions subscriptions;

    Bus(Machine machine, Tables tables) {
        this.names = new BusNames(tables);
        this.streams = new Streams(machine);
        this.writes = new BusWrites(machine);
        this.commands = new Commands(machine);
        this.entries = new Entries(machine);
        this.keys = new EntryKeys(machine);
        this.hidden = new Hidden(machine);
        this.reads = new BusReads(machine);
        this.handlers = new Handlers(machine);
        this.checks = new Checks(machine);
        this.missed = new Missed(machine);
        this.binding = new Binding(machine);
        this.codecs = new Codecs(machine);
        this.loose = new Loose(machine);
        this.heard = new Heard(machine);
        this.deliveries = new Deliveries(machine);
        this.subscriptions = new Subscriptions(machine);
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        if (use.row().flags().contains("mark")) {
            return Optional.of(subscriptions.mark(use));
        }
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "write" -> writes.write(use);
                    case "read" -> reads.read(use);
                    case "heard", "listens", "shaped" -> heard.perform(use).orElseThrow();
                    case "received" -> subscriptions.received(use);
                    case "subscribe" -> subscriptions.subscribe(use);
                    case "bind" -> subscriptions.bind(use);
                    case "command" -> commands.command(use);
                    case "process" -> commands.process(use);
                    case "checks" -> {
                        use.value("of").ifPresent(value -> checks.check(value, use.state()));
                        yield Value.input("");
                    }
                    case "checker" -> Value.of(new One.Made("checker", Map.of()));
                    default -> null;
                });
    }

    BusNames names() {
        return names;
    }

    Streams streams() {
        return streams;
    }

    BusWrites writes() {
        return writes;
    }

    Commands commands() {
        return commands;
    }

    Entries entries() {
        return entries;
    }

    EntryKeys keys() {
        return keys;
    }

    Hidden hidden() {
        return hidden;
    }

    BusReads reads() {
        return reads;
    }

    Handlers handlers() {
        return handlers;
    }

    Checks checks() {
        return checks;
    }

    Missed missed() {
        return missed;
    }

    Codecs codecs() {
        return codecs;
    }

    Binding binding() {
        return binding;
    }

    Loose loose() {
        return loose;
    }

    Heard heard() {
        return heard;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }
}
