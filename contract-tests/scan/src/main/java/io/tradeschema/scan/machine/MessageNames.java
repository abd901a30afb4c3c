package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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
            Walk.each(around, all::look);
        }
        return all;
    }

    /** Whether one of the names stands in the code. */
    boolean standIn(Code code) {
        return Walk.any(code, part -> part instanceof Code.Name name && names.contains(name.name()));
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
        var all = new HashSet<String>();
        Walk.each(code, part -> {
            if (part instanceof Code.Name name) {
                all.add(name.name());
            }
        });
        return all;
    }
}
