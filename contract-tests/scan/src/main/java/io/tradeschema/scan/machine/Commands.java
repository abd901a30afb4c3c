package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.library.Row;
import io.tradeschema.scan.shell.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Commands of a bus that are sent as words, by a client or as a command line. */
final class Commands {

    private final Machine machine;

    Commands(Machine machine) {
        this.machine = machine;
    }

    /** A command that is sent as words: XADD stream * name value … */
    Value command(Use given) {
        var use = spread(given);
        var words = use.given().places();
        var verb = use.value("command")
                .or(() -> use.given().value(0, "command"))
                .flatMap(Value::onlyText)
                .orElse("");
        if (!verb.equalsIgnoreCase("XADD")) {
            machine.tables().onBus(verb.toLowerCase(Locale.ROOT)).stream()
                    .findFirst()
                    .ifPresent(row -> otherCommand(row, use));
            return Value.input("");
        }
        if (words.size() < 3) {
            return Value.input("");
        }
        var start = 2;
        while (start < words.size()
                && !words.get(start).value().onlyText().orElse("").equals("*")) {
            start++;
        }
        var object = Obj.record(use.at());
        for (var i = start + 1; i + 1 < words.size(); i += 2) {
            var name = words.get(i).value().onlyText();
            var slot = new Obj.Slot(words.get(i + 1).value(), true, words.get(i).at(), "", null);
            object = name.isPresent()
                    ? object.with(name.get(), slot)
                    : object.opened(Value.lost("a name is worked out"));
        }
        if (use.given().unknownCount() || start >= words.size()) {
            object = object.opened(Value.lost("the fields are given as a list"));
        }
        var to = machine.bus().streams().named(words.get(1).value());
        machine.bus().streams().unresolved(to, "the stream of this xadd", use.at(), true, Transport.REDIS_STREAM);
        var ref = machine.make(object, use.state());
        to.names().forEach(stream -> machine.bus().entries().entry(stream, ref, use.at(), use.state(), use.frame()));
        return Value.input("");
    }

    /** Words that are given in one list are as many arguments. */
    private static Use spread(Use use) {
        var list = use.given()
                .value(0, "command")
                .flatMap(Value::only)
                .flatMap(use.state()::object)
                .filter(object -> !object.isRecord() && object.tail().isNone());
        return list.isEmpty()
                ? use
                : new Use(
                        use.row(),
                        use.self(),
                        Given.of(use.at(), list.get().items().toArray(Value[]::new)),
                        use.call(),
                        use.state(),
                        use.frame());
    }

    /** Another command that is sent as words: LPUSH, PUBLISH, XRANGE name … or XREAD … STREAMS name name id id. */
    private void otherCommand(Row row, Use use) {
        var words = use.given().places().stream().map(Given.Arg::value).toList();
        var names = words.subList(Math.min(1, words.size()), Math.min(2, words.size()));
        if (row.parameter("keys").isPresent()) {
            var from = 0;
            while (from < words.size() && !words.get(from).onlyText().orElse("").equalsIgnoreCase("STREAMS")) {
                from++;
            }
            var after = words.subList(Math.min(from + 1, words.size()), words.size());
            names = after.subList(0, after.size() / 2);
        }
        var written = row.word().equals("write");
        for (var name : names.isEmpty() ? List.of(Value.input("")) : names) {
            var named = machine.bus().streams().named(name);
            machine.bus()
                    .streams()
                    .unresolved(named, "the stream of this command", use.at(), written, Streams.transport(row));
            if (written) {
                named.names()
                        .forEach(to -> machine.bus()
                                .writes()
                                .body(
                                        to,
                                        Streams.transport(row),
                                        words.size() > 2 ? words.get(2) : Value.input(""),
                                        use));
            } else {
                machine.reads().source(named.names(), use.at(), Streams.transport(row), false, use.frame());
            }
        }
    }

    /** A command line: words, or one text of them. */
    Value process(Use use) {
        var words = new ArrayList<Given.Arg>();
        for (var arg : use.given().places()) {
            if (use.state().object(arg.value().only().orElse(new One.Input(""))).isPresent()) {
                machine.elements()
                        .of(arg.value(), use.call(), use.state(), use.frame())
                        .known()
                        .forEach(item -> words.add(new Given.Arg(item, arg.at(), true, null)));
            } else if (arg.value().onlyText().filter(text -> text.contains(" ")).isPresent()) {
                ShellWords.of(arg.value().onlyText().orElseThrow())
                        .forEach(word -> words.add(new Given.Arg(Value.lit(word, arg.at()), arg.at(), true, null)));
            } else {
                words.add(arg);
            }
        }
        var client = 0;
        while (client < words.size()
                && !words.get(client).value().onlyText().orElse("").endsWith("redis-cli")) {
            client++;
        }
        var verb = client;
        while (verb < words.size()
                && !words.get(verb).value().onlyText().orElse("").equalsIgnoreCase("XADD")) {
            verb++;
        }
        if (verb < words.size()) {
            var given = new Given(
                    use.at(),
                    words.subList(verb, words.size()),
                    Map.of(),
                    use.given().unknownCount(),
                    Value.none(),
                    null);
            command(new Use(use.row(), use.self(), given, use.call(), use.state(), use.frame()));
        }
        return Value.input("");
    }
}
