package io.tradeschema.scan.machine;

/** Functions that the configuration names as validators: what they are given is valid after them. */
final class Checks {

    private final Machine machine;

    Checks(Machine machine) {
        this.machine = machine;
    }

    void check(Value value, State state) {
        value.ones().forEach(state::check);
    }

    /** A function of the tree that came back: what it was given is valid where the configuration says so. */
    void returned(String title, String file, Given given, State state) {
        if (machine.terms().validators().isEmpty()) {
            return;
        }
        var name = machine.units().moduleName(file) + "." + title;
        if (machine.terms().validators().stream().anyMatch(known -> name.equals(known) || name.endsWith("." + known))) {
            given.places().forEach(arg -> check(arg.value(), state));
            given.names().values().forEach(arg -> check(arg.value(), state));
        }
    }

    /** A function that the configuration names as a validator. */
    void checked(String path, Given given, State state) {
        if (machine.terms().validators().contains(path)) {
            given.places().forEach(arg -> check(arg.value(), state));
            given.names().values().forEach(arg -> check(arg.value(), state));
        }
    }
}
