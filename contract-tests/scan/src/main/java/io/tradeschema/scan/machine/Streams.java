package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.library.Row;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which streams a value may name, and what is said where that is not told. */
final class Streams {

    private final Machine machine;

    Streams(Machine machine) {
        this.machine = machine;
    }

    /** A method that is named like a bus's, on something that may be a client: who reads or writes there cannot be told. */
    void perhaps(String name, Given given, Code.Call call) {
        if (machine.bus().names().writes(name) && !given.places().isEmpty()) {
            var named = named(given.places().get(0).value());
            named.names()
                    .forEach(known -> untold(name, call.at(), List.of(known)).forEach(machine.recorder()::untold));
            if (!named.reason().isEmpty()) {
                untold(name, call.at(), named.part()).forEach(machine.recorder()::untold);
            }
        }
    }

    /** What a call of this name may be on, on every bus whose clients have such a method. */
    List<Untold> untold(String name, Place at, List<String> known) {
        return machine.tables().onBus(name).stream()
                .filter(row -> !row.flags().contains("binding"))
                .map(row -> new Untold(at.where(), row.word().equals("write"), transport(row), known))
                .distinct()
                .toList();
    }

    static Transport transport(Row row) {
        return Transport.of(row.flags().get(0));
    }

    /** The names that a name stands for that may be a pattern: itself, or those of the events that it fits. */
    Set<String> meant(String name) {
        if (!name.contains("*") && !name.endsWith(">") && !name.contains("#")) {
            return Set.of(name);
        }
        var parts = List.of(name.split("[*#>]", -1));
        var fitting = machine.terms().events().stream()
                .filter(event -> Untold.fits(parts, event.name()) || Untold.fits(parts, event.stream()))
                .map(Terms.Event::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return fitting.isEmpty() ? Set.of(name) : fitting;
    }

    /** The names that a value may be, why there may be others, and what is known of those. */
    record Named(Set<String> names, String reason, boolean fromOutside, List<String> part) {}

    /** A name that stands in where nobody says another is the name: who starts the program otherwise says so under {@code scan.env}. */
    static Value told(Value value) {
        return value.texts().isEmpty() ? value : value.keep(one -> !one.equals(Words.STARTED));
    }

    Named named(Value name) {
        var value = told(name);
        var names = new LinkedHashSet<String>();
        var reason = "";
        var outside = false;
        var part = List.<String>of();
        for (var one : value.ones()) {
            var text = one.text();
            if (text.isPresent()) {
                names.add(machine.terms()
                        .named(text.get())
                        .map(Terms.Event::stream)
                        .orElse(text.get()));
            } else if (one instanceof One.Template template) {
                var known = byPattern(template);
                known.ifPresent(event -> names.add(event.stream()));
                if (known.isEmpty()) {
                    reason = "its name is " + shown(template);
                    part = part.isEmpty() ? known(template) : Untold.ANY;
                    outside = true;
                }
            } else if (!Constants.isNothing(one)) {
                reason = one instanceof One.Lost lost ? lost.reason() : "its name comes from outside";
                outside = one instanceof One.Input || one instanceof One.Kind;
                part = Untold.ANY;
            }
        }
        return new Named(
                names,
                names.isEmpty() && reason.isEmpty() ? "its name is not told" : reason,
                outside,
                part.isEmpty() ? Untold.ANY : part);
    }

    /** The names of a key of the server: an empty one is none, it stands where nobody has said the name yet. */
    Named keys(Value name, boolean written, Use use) {
        var named = named(name);
        if (use.transport() == Transport.REDIS_STREAM
                && !use.row().flags().contains("loose")) { // a loose one's client may add to the name
            told(name).texts().stream()
                    .flatMap(text -> machine.terms().named(text).stream()
                            .filter(event -> !event.stream().equals(text)))
                    .forEach(event -> machine.recorder()
                            .bare()
                            .used(event, written, use.at().where()));
        }
        if (!named.names().contains("")) {
            return named;
        }
        var names = new LinkedHashSet<>(named.names());
        names.remove("");
        var reason = named.reason().isEmpty() ? "its name is empty where nobody gives another" : named.reason();
        return new Named(names, reason, true, Untold.ANY);
    }

    private Optional<Terms.Event> byPattern(One.Template template) {
        var suffix = suffix(template);
        if (suffix.length() < 4) {
            return Optional.empty();
        }
        var fitting = machine.terms().events().stream()
                .filter(event -> event.stream().startsWith(prefix(template))
                        && event.stream().endsWith(suffix))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static String prefix(One.Template template) {
        var first = template.parts().get(0);
        return first == null ? "" : first;
    }

    private static String suffix(One.Template template) {
        var last = template.parts().get(template.parts().size() - 1);
        return last == null ? "" : last;
    }

    /** The parts of a text that are known, with anything between them. */
    static List<String> known(One.Template template) {
        var known = new ArrayList<>(List.of(""));
        for (var part : template.parts()) {
            if (part == null) {
                known.add("");
            } else {
                known.add(known.remove(known.size() - 1) + part);
            }
        }
        return known;
    }

    private static String shown(One.Template template) {
        return template.parts().stream().map(part -> part == null ? "…" : part).collect(Collectors.joining());
    }

    void unresolved(Named named, String what, Place at, boolean written, Transport transport) {
        if (named.reason().isEmpty()) {
            return;
        }
        var untold = new Untold(at.where(), written, transport, named.part());
        if (!named.names().isEmpty() && named.fromOutside()) {
            machine.recorder().untold(untold);
            return;
        }
        var site = new Unresolved(at.where(), what, named.reason(), Optional.of(untold));
        if (named.fromOutside()) {
            machine.recorder().awaitsCaller(site);
        } else {
            machine.recorder().unresolved(site);
        }
    }
}
