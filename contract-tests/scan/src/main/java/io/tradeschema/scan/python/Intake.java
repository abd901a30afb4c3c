package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.syntax.Node;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where messages come from the bus: reads of streams, and channels that are listened to. */
final class Intake {

    private final Interpreter machine;

    Intake(Interpreter machine) {
        this.machine = machine;
    }

    private final Map<String, Set<String>> channels = new HashMap<>();

    Value read(Value streams, Args args, Frame frame) {
        var names = new LinkedHashSet<String>();
        var reason = "its streams are worked out at run time";
        for (var option : streams.options()) {
            if (option instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
                thing.slots()
                        .keySet()
                        .forEach(name -> names.add(machine.topics()
                                .eventNamed(name)
                                .map(KnownEvent::stream)
                                .orElse(name)));
                if (!thing.open().isEmpty()) {
                    reason = thing.open().reason();
                } else {
                    reason = "";
                }
            }
            if (option instanceof Value.Unknown unknown) {
                reason = unknown.reason();
            }
        }
        if (names.isEmpty()) {
            machine.recorder().awaitsCaller(new Unresolved(args.call().where(), "the streams of this read", reason));
            return new Value.Reply(blind(args.call(), frame));
        }
        return new Value.Reply(machine.messages().source(names, args.call(), false, false, frame));
    }

    private Value.Source blind(Node call, Frame frame) {
        var root = frame.user();
        return new Value.Source(
                machine.fresh(),
                new Reader(Set.of(), call.where(), call.where(), root.module().file(), root.title(), false, false));
    }

    Value range(Optional<Value> stream, Args args, Frame frame) {
        var named = machine.topics().name(stream.orElse(Value.UNKNOWN));
        machine.topics().unresolvedStream(named, Topics.Access.READ, args.call());
        return new Value.Batch(
                named.names().isEmpty()
                        ? blind(args.call(), frame)
                        : machine.messages().source(named.names(), args.call(), false, false, frame));
    }

    Optional<Value> subscribe(Value object, Args args, Frame frame) {
        var given = Bus.describe(object).toLowerCase(Locale.ROOT);
        if (!given.contains("pubsub") && !given.contains("redis")) {
            return Optional.empty();
        }
        for (var value : args.positional()) {
            channels.computeIfAbsent(frame.module().file(), key -> new LinkedHashSet<>())
                    .addAll(machine.topics().name(value).names());
        }
        return Optional.of(Value.NONE);
    }

    Optional<Value> listen(String name, Args args, Frame frame) {
        var known = channels.getOrDefault(frame.module().file(), Set.of());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var source = machine.messages().source(known, args.call(), true, false, frame);
        var message = new Value.Message(source, Level.ENTRY, List.of());
        return Optional.of(name.equals("listen") ? new Value.Many(message) : message);
    }
}
