package io.tradeschema.json.binding;

import io.tradeschema.model.EventType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Shape;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bindings of some events and of everything that stands inside them. */
public final class Bindings {

    private final Limits limits;
    private final Map<Class<?>, Binding<?>> byClass = new LinkedHashMap<>();

    private Bindings(Limits limits) {
        this.limits = limits;
    }

    /** One binding for every class of the contract that the events use, the events' own classes included. */
    public static List<Binding<?>> of(Collection<EventType<?>> types, Limits limits) {
        var bindings = new Bindings(limits);
        types.forEach(bindings::addEvent);
        return List.copyOf(bindings.byClass.values());
    }

    private void addEvent(EventType<?> type) {
        add(new EventBinding<>(type, limits));
        addFields(type.shape());
    }

    private void addFields(Shape<?> shape) {
        shape.fields().forEach(field -> addValue(field.type()));
    }

    /** Times and booleans are Java's own: how a service writes them elsewhere is its own affair. */
    private void addValue(ValueType<?> type) {
        if (type instanceof TimeType || type instanceof FlagType) {
            return;
        }
        if (type instanceof ObjectType<?> object) {
            add(new ObjectBinding<>(object));
            addFields(object.shape());
        } else {
            add(new ValueBinding<>(declared(type)));
        }
    }

    private void add(Binding<?> binding) {
        byClass.putIfAbsent(binding.javaType(), binding);
    }

    /** A field may narrow its type for itself; outside of events the type is as its class declares it. */
    private static ValueType<?> declared(ValueType<?> type) {
        try {
            return type.javaType().getField("TYPE").get(null) instanceof ValueType<?> declared ? declared : type;
        } catch (NoSuchFieldException | IllegalAccessException notDeclared) {
            return type;
        }
    }
}
