package io.tradeschema.gate.bindings;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;

/** A type in Python: what a field holds, and what its constructor takes. */
record PythonType(String held, String accepted) {

    static PythonType of(ValueType<?> type) {
        return type.match(new OfKinds());
    }

    private static PythonType of(String name) {
        return new PythonType(name, name);
    }

    private static final class OfKinds implements ValueType.Cases<PythonType> {

        @Override
        public PythonType decimal(DecimalType<?> type) {
            return new PythonType("Decimal", "Number");
        }

        @Override
        public PythonType text(TextType<?> type) {
            return of("str");
        }

        @Override
        public PythonType choice(ChoiceType<?> type) {
            return of(type.name());
        }

        @Override
        public PythonType flag(FlagType type) {
            return of("bool");
        }

        @Override
        public PythonType time(TimeType type) {
            return new PythonType("Instant", "Time");
        }

        @Override
        public PythonType object(ObjectType<?> type) {
            return of(ContractModel.className(type.shape()));
        }

        @Override
        public PythonType list(ListType<?> type) {
            var items = type.items().match(this);
            return new PythonType("Tuple[" + items.held + ", ...]", "Sequence[" + items.accepted + "]");
        }
    }
}
