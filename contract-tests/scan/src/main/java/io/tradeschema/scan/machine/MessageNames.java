package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of one function under which it has what an acknowledgement is for: the entry, its number, and what comes of them. */
final class MessageNames {

    /** How often names that others are made of are looked for: chains of assignments are short. */
    private static final int ROUNDS = 3;

    private final Set<String> names = new HashSet<>();

    private MessageNames() {}

    /** The names for what the call acknowledges in the function, or the file, around it. */
    static MessageNames of(Code.Call acknowledgement, Code around) {
        var all = new MessageNames();
        all.begin(acknowledgement, around);
        for (var round = 0; round < ROUNDS; round++) {
            all.look(around);
        }
        return all;
    }

    /** Whether one of the names stands in the code. */
    boolean standIn(Code code) {
        return !Collections.disjoint(names(code), names);
    }

    /** What the call is given, without the client that it is called on; that itself where it is given nothing. */
    private void begin(Code.Call call, Code around) {
        var client = base(call.callee());
        call.arguments().forEach(argument -> names.addAll(names(argument.value())));
        if (call.arguments().isEmpty()) {
            client.ifPresent(names::add);
        } else {
            client.ifPresent(names::remove);
        }
        if (around instanceof Code.Func function
                && function.parameters().stream().anyMatch(parameter -> names.contains(parameter.name()))) {
            function.parameters().forEach(parameter -> names.add(parameter.name()));
            client.ifPresent(names::remove);
        }
    }

    private static Optional<String> base(Code code) {
        return code instanceof Code.Attr attr
                ? base(attr.of())
                : code instanceof Code.Name name ? Optional.of(name.name()) : Optional.empty();
    }

    private void look(Code code) {
        if (code instanceof Code.Loop loop && loop.pattern().isPresent()) {
            both(loop.pattern().get(), loop.over());
        } else if (code instanceof Code.Set set && set.value().isPresent()) {
            both(set.target(), set.value().get());
        }
        Walk.children(code).forEach(this::look);
    }

    /** What is made of one of the names is one; so is what one was taken from, where it was not made by a call. */
    private void both(Code target, Code value) {
        if (standIn(value)) {
            names.addAll(names(target));
        } else if (standIn(target)) {
            names.addAll(names(target));
            if (!Walk.any(value, Code.Call.class::isInstance)) {
                names.addAll(names(value));
            }
        }
    }

    private static Set<String> names(Code code) {
        var all = new TreeSet<String>();
        collect(code, all);
        return all;
    }

    private static void collect(Code code, Set<String> all) {
        if (code instanceof Code.Name name) {
            all.add(name.name());
        }
        Walk.children(code).forEach(child -> collect(child, all));
    }
}
