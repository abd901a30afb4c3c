package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.syntax.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which streams a value names, and which of them belong to a contract. */
final class Topics {

    private final Interpreter machine;

    /** What is done with a stream. */
    enum Access {
        XADD("the stream of this xadd"),
        READ("the stream of this read"),
        PUBLISH("the channel of this publish");

        private final String what;

        Access(String what) {
            this.what = what;
        }
    }

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

    /** The names that a value may be, and why there may be others; perhaps a part of one of those. */
    record Named(Set<String> names, String reason, boolean fromCaller, Optional<Unresolved.PartOfName> part) {}

    Named name(Value value) {
        var names = new LinkedHashSet<String>();
        var reason = "";
        var fromCaller = false;
        var nothing = false;
        var part = Optional.<Unresolved.PartOfName>empty();
        for (var option : value.options()) {
            var text = option.literalText();
            if (text.isPresent()) {
                names.add(eventNamed(text.get()).map(KnownEvent::stream).orElse(text.get()));
            } else if (option instanceof Value.Pattern pattern) {
                var known = byPattern(pattern);
                known.ifPresent(event -> names.add(event.stream()));
                if (known.isEmpty()) {
                    reason = "its name is " + pattern.prefix() + "…" + pattern.suffix();
                    part = Optional.of(new Unresolved.PartOfName(pattern.prefix(), pattern.suffix()));
                    fromCaller = true;
                }
            } else if (option instanceof Value.StreamName stream) {
                names.addAll(stream.source().reader().streams());
            } else if (!option.equals(Value.NONE)) {
                fromCaller |= option instanceof Value.Unknown unknown && unknown.parameter();
                part = Optional.empty();
                reason = option instanceof Value.Unknown unknown
                        ? unknown.reason()
                        : "its name is worked out at run time";
            } else {
                nothing = true;
            }
        }
        if (nothing && names.isEmpty() && reason.isEmpty()) {
            return new Named(names, "its name is None here", true, Optional.empty());
        }
        return new Named(names, reason, fromCaller, part);
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

    /** Notes that a stream's name is not known. */
    void unresolvedStream(Named stream, Access access, Node call) {
        if (stream.reason().isEmpty() || (!stream.names().isEmpty() && stream.fromCaller())) {
            return;
        }
        var writtenTo = access == Access.XADD ? stream.part() : Optional.<Unresolved.PartOfName>empty();
        var site = new Unresolved(call.where(), access.what, stream.reason(), writtenTo);
        if (stream.fromCaller()) {
            machine.recorder().awaitsCaller(site);
        } else {
            machine.recorder().unresolved(site);
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
