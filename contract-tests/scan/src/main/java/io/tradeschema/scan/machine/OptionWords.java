package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.Map;
import java.util.Optional;

/** Words for what a program is told when it is started: options that have a name and a value which stands in where none is given. */
final class OptionWords {

    /** How the mark of a function says what one of its parameters is when it is told by an option. */
    private static final String OPTION = "option ";

    private final Machine machine;

    OptionWords(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "option" -> laid(use);
                    case "option-mark" ->
                        Value.of(new One.Made(ClassWords.FIELD, Map.of(OPTION + name(use), value(use))));
                    default -> null;
                });
    }

    /** What a parameter is that an option gives, where a mark of the function says so. */
    Optional<Value> given(Code.Parameter parameter, One.Fn fn, State state, Frame frame) {
        return fn.code().marks().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(machine.classes()
                        .marks()
                        .of(
                                fn.code().marks(),
                                state,
                                new Frame(fn.scope(), frame, parameter.at(), null, null, null, state))
                        .get(OPTION + parameter.name()));
    }

    private Value laid(Use use) {
        var name = Value.lit(name(use), use.at());
        machine.records().put(Value.of(use.on()), name, value(use), use.at(), "", use.state(), use.frame());
        return Value.nothing(use.at());
    }

    /** What stands in, or what whoever starts the program says. */
    private Value value(Use use) {
        return use.value("default")
                .map(value -> value.keep(one -> one.text().isPresent()))
                .filter(value -> !value.isNone())
                .map(machine.words()::orOther)
                .orElseGet(() -> Value.of(Words.STARTED));
    }

    /** The name under which a program finds an option: the one that is told, else its first long one without its dashes. */
    private static String name(Use use) {
        var told = use.value("dest").flatMap(Value::onlyText);
        var names = use.given().places().stream()
                .flatMap(arg -> arg.value().onlyText().stream())
                .toList();
        return told.or(() ->
                        names.stream().filter(name -> !name.startsWith("-")).findFirst())
                .or(() -> names.stream().filter(name -> name.startsWith("--")).findFirst())
                .or(() -> names.stream().findFirst())
                .orElse("")
                .replaceFirst("^-+", "")
                .replace('-', '_');
    }
}
