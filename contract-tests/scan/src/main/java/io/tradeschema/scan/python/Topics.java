package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which streams a value names, and which of them belong to a contract. */
final class Topics {

    private final Interpreter machine;

    Topics(Interpreter machine, List<KnownEvent> events) {
        this.machine = machine;
        this.events = events;
    }

    private final List<KnownEvent> events;

    Optional<KnownEvent> eventOfClass(String name) {
        return events.stream().filter(event -> event.className().equals(name)).findFirst();
    }

    Optional<KnownEvent> eventOfStream(String stream) {
        return events.stream().filter(event -> event.stream().equals(stream)).findFirst();
    }

    record Named(Set<String> names, String reason, boolean fromCaller) {}

    Named name(Value value) {
        var names = new LinkedHashSet<String>();
        var reason = "";
        var fromCaller = false;
        var nothing = false;
        for (var option : value.options()) {
            var text = option.literalText();
            if (text.isPresent()) {
                names.add(eventNamed(text.get()).map(KnownEvent::stream).orElse(text.get()));
            } else if (option instanceof Value.Pattern pattern) {
                var known = byPattern(pattern);
                known.ifPresent(event -> names.add(event.stream()));
                reason = known.isPresent() ? reason : "its name is " + pattern.prefix() + "…" + pattern.suffix();
                fromCaller |= known.isEmpty();
            } else if (option instanceof Value.StreamName stream) {
                names.addAll(stream.source().reader().streams());
            } else if (!option.equals(Value.NONE)) {
                fromCaller |= option instanceof Value.Unknown unknown && unknown.parameter();
                reason = option instanceof Value.Unknown unknown
                        ? unknown.reason()
                        : "its name is worked out at run time";
            } else {
                nothing = true;
            }
        }
        if (nothing && names.isEmpty() && reason.isEmpty()) {
            return new Named(names, "its name is None here", true);
        }
        return new Named(names, reason, fromCaller);
    }

    Optional<KnownEvent> eventNamed(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name) || event.stream().equals(name))
                .findFirst();
    }

    private Optional<KnownEvent> byPattern(Value.Pattern pattern) {
        if (pattern.suffix().length() < 4) {
            return Optional.empty();
        }
        var matches = events.stream()
                .filter(event -> event.stream().startsWith(pattern.prefix())
                        && event.stream().endsWith(pattern.suffix()))
                .toList();
        return matches.size() == 1 ? Optional.of(matches.get(0)) : Optional.empty();
    }

    void unresolvedStream(Named stream, String what, Node call, Frame frame) {
        if (stream.reason().isEmpty() || (!stream.names().isEmpty() && stream.fromCaller())) {
            return;
        }
        if (stream.fromCaller()) {
            machine.recorder().awaitsCaller(call.where(), what, stream.reason());
        } else {
            machine.recorder().unresolved(call.where(), what, stream.reason());
        }
    }

    Set<String> topics(List<Value> values) {
        var names = new LinkedHashSet<String>();
        values.forEach(value -> names.addAll(topics(value)));
        return names;
    }

    Set<String> topics(Value value) {
        var names = new LinkedHashSet<String>();
        var values = value instanceof Value.Items items ? items.values() : value.options();
        for (var option : values) {
            option.literalText()
                    .filter(this::topicLike)
                    .ifPresent(text ->
                            names.add(eventNamed(text).map(KnownEvent::stream).orElse(text)));
        }
        return names;
    }

    boolean topicLike(String text) {
        return eventNamed(text).isPresent() || text.matches("[A-Za-z0-9_]+([.:][A-Za-z0-9_]+)+");
    }
}
