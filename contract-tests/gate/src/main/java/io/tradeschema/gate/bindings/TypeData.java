package io.tradeschema.gate.bindings;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.util.Map;

/** A type as data: its kind, by which a reader in another language finds its code, and what that code needs to know. */
final class TypeData implements ValueType.Cases<Map<String, Object>> {

    static final TypeData OF_KINDS = new TypeData();

    private TypeData() {}

    private static Map<String, Object> data(String kind, ValueType<?> type) {
        return ContractModel.ordered("kind", kind, "name", type.name(), "expectation", type.expectation());
    }

    @Override
    public Map<String, Object> decimal(DecimalType<?> type) {
        var data = data("decimal", type);
        type.least().map(BigDecimal::toPlainString).ifPresent(least -> data.put("least", least));
        type.most().map(BigDecimal::toPlainString).ifPresent(most -> data.put("most", most));
        data.put("least_excluded", type.leastExcluded());
        data.put("whole", type.isWhole());
        return data;
    }

    @Override
    public Map<String, Object> text(TextType<?> type) {
        var data = data("text", type);
        data.put("least", type.least());
        data.put("most", type.most());
        type.characters().ifPresent(ranges -> data.put("characters", ranges));
        return data;
    }

    @Override
    public Map<String, Object> choice(ChoiceType<?> type) {
        var data = data("choice", type);
        data.put("values", type.values());
        return data;
    }

    @Override
    public Map<String, Object> flag(FlagType type) {
        return data("flag", type);
    }

    @Override
    public Map<String, Object> time(TimeType type) {
        var data = data("time", type);
        data.put("example", type.examples().get(0));
        return data;
    }

    @Override
    public Map<String, Object> object(ObjectType<?> type) {
        var data = data("object", type);
        data.put("object", ContractModel.className(type.shape()));
        return data;
    }

    @Override
    public Map<String, Object> list(ListType<?> type) {
        var data = data("list", type);
        data.put("least", type.least());
        data.put("most", type.most());
        data.put("items", type.items().match(this));
        return data;
    }
}
