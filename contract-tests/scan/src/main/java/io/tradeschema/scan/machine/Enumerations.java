package io.tradeschema.scan.machine;

import java.util.ArrayList;
import java.util.List;

/** Enumerations: their members, and which of them a value is. */
final class Enumerations {

    private final Machine machine;

    Enumerations(Machine machine) {
        this.machine = machine;
    }

    /** All members of an enumeration. */
    Value members(Klass klass) {
        var members = new ArrayList<One>();
        klass.line()
                .forEach(type -> type.attributes()
                        .values()
                        .forEach(value -> value.ones().stream()
                                .filter(One.Member.class::isInstance)
                                .forEach(members::add)));
        return Value.ofAll(members);
    }

    boolean isEnumeration(Klass klass) {
        return klass.style().filter(style -> style.shape().equals("members")).isPresent();
    }

    Value memberOf(Klass klass, Given given, State state, Frame frame) {
        var members = members(klass);
        var from = given.value(0, "value").orElse(members);
        var chosen = new ArrayList<One>();
        for (var one : from.ones()) {
            if (one instanceof One.Member) {
                chosen.add(one);
            } else if (one instanceof One.Taken taken) {
                machine.reads().accepts(taken, given.at(), literals(members));
                if (frame.nets.isEmpty()) {
                    taken.read().looksUp(given.at().where());
                }
                chosen.add(taken);
            } else if (one instanceof One.Lit lit) {
                members.ones().stream()
                        .filter(One.Member.class::isInstance)
                        .filter(member -> ((One.Member) member).value().any(lit::equals)
                                || ((One.Member) member).name().equals(lit.value()))
                        .forEach(chosen::add);
            } else {
                return members;
            }
        }
        return chosen.isEmpty() ? members : Value.ofAll(chosen);
    }

    static List<Object> literals(Value members) {
        var literals = new ArrayList<Object>();
        for (var one : members.ones()) {
            if (one instanceof One.Member member) {
                literals.addAll(literals(member.value()));
            } else if (one instanceof One.Lit lit && !lit.isNothing()) {
                literals.add(lit.value() instanceof io.tradeschema.scan.code.Bytes bytes ? bytes.text() : lit.value());
            }
        }
        return literals;
    }
}
