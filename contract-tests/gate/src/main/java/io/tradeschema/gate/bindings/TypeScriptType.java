package io.tradeschema.gate.bindings;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;

/** A type in TypeScript: what a field holds, and what a constructor takes. */
record TypeScriptType(String held, String accepted) {

    static TypeScriptType of(ValueType<?> type) {
        return type.match(new OfKinds());
    }

    private static TypeScriptType of(String name) {
        return new TypeScriptType(name, name);
    }

    private static final class OfKinds implements ValueType.Cases<TypeScriptType> {

        @Override
        public TypeScriptType decimal(DecimalType<?> type) {
            return new TypeScriptType("Decimal", "Amount");
        }

        @Override
        public TypeScriptType text(TextType<?> type) {
            return of("string");
        }

        @Override
        public TypeScriptType choice(ChoiceType<?> type) {
            return of(type.name());
        }

        @Override
        public TypeScriptType flag(FlagType type) {
            return of("boolean");
        }

        @Override
        public TypeScriptType time(TimeType type) {
            return new TypeScriptType("Instant", "Time");
        }

        @Override
        public TypeScriptType object(ObjectType<?> type) {
            var name = ContractModel.className(type.shape());
            return new TypeScriptType(name, name + " | " + name + "Fields");
        }

        @Override
        public TypeScriptType list(ListType<?> type) {
            var items = type.items().match(this);
            return new TypeScriptType("ReadonlyArray<" + items.held + ">", "ReadonlyArray<" + items.accepted + ">");
        }
    }
}
