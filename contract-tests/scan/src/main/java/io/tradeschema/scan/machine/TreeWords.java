package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code.SeqKind;
import java.util.List;
import java.util.Optional;

/** Words for trees of names and values that a library builds node by node. */
final class TreeWords {

    private static final String LIST = "tree-list";

    private final Machine machine;

    TreeWords(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "tree" -> tree(use);
                    case "put-new" -> putNew(use);
                    case "add-new" -> addNew(use);
                    case "untold" -> untold(use);
                    default -> null;
                });
    }

    /** A tree of names and values: new, or read from a text, or made of a record. */
    private Value tree(Use use) {
        var from = use.value("of").orElse(Value.none());
        if (from.isNone()) {
            return machine.made(Obj.record(use.at()).labelled(label(use)), use.state());
        }
        return from.each(one -> {
            var read = one instanceof One.Lit lit && one.text().isPresent()
                    ? Literals.value(lit, machine, use.state())
                    : machine.reads().decoded(one, use.at(), use.state());
            return labelled(read, use);
        });
    }

    private static String label(Use use) {
        return use.row().text("label").orElse("tree");
    }

    private Value labelled(Value value, Use use) {
        return value.each(one -> use.state()
                .object(one)
                .filter(object -> object.isRecord() && !object.isInstance())
                .map(object -> machine.made(object.labelled(label(use)), use.state()))
                .orElseGet(() -> Value.of(one)));
    }

    private Value putNew(Use use) {
        var there = use.row().flags().contains("kept") ? there(use) : Value.none();
        if (!there.isNone()) {
            return there;
        }
        var made = made(use);
        machine.records()
                .put(
                        Value.of(use.on()),
                        use.value("key").orElse(Value.none()),
                        made,
                        use.at(),
                        "",
                        use.state(),
                        use.frame());
        return made;
    }

    /** What lies under the key already, and can be added to. */
    private Value there(Use use) {
        return use.value("key")
                .flatMap(Value::onlyText)
                .flatMap(key -> use.state().object(use.on()).flatMap(object -> object.slot(key)))
                .filter(Obj.Slot::sure)
                .map(Obj.Slot::value)
                .filter(value -> value.all(one -> use.state().object(one).isPresent()))
                .orElse(Value.none());
    }

    /** A new node behind those of a list. */
    private Value addNew(Use use) {
        var made = made(use);
        machine.records().append(use.on(), made, true, use.state());
        return made;
    }

    /** It goes on in a way that is not followed: from there on nobody knows what it holds. */
    private static Value untold(Use use) {
        var lost = Value.lost("it is written in parts that lie in each other");
        if (use.on() instanceof One.Ref ref) {
            use.state().put(ref, Obj.record(use.at()).opened(lost).labelled(label(use)));
        }
        return Value.of(use.on());
    }

    private Value made(Use use) {
        var object = use.row().flags().contains("list")
                ? Obj.sequence(SeqKind.LIST, List.of(), Value.none(), use.at()).labelled(LIST)
                : Obj.record(use.at()).labelled(label(use));
        return machine.made(object, use.state());
    }
}
