package io.tradeschema.json.binding;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.EventType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Shape;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bindings of some events and of everything that stands inside them. */
public final class Bindings {

    private static final ValueType.Cases<Stream<Binding<?>>> OF_VALUES = new OfValues();

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
        ofFields(type.shape()).forEach(this::add);
    }

    private void add(Binding<?> binding) {
        byClass.putIfAbsent(binding.javaType(), binding);
    }

    private static Stream<Binding<?>> ofFields(Shape<?> shape) {
        return shape.fields().stream().flatMap(field -> field.type().match(OF_VALUES));
    }

    /** The bindings that a value needs: its own class's, and those of what stands inside it. */
    private static final class OfValues implements ValueType.Cases<Stream<Binding<?>>> {

        @Override
        public Stream<Binding<?>> decimal(DecimalType<?> type) {
            return Stream.of(new ValueBinding<>(declared(type)));
        }

        @Override
        public Stream<Binding<?>> text(TextType<?> type) {
            return Stream.of(new ValueBinding<>(declared(type)));
        }

        @Override
        public Stream<Binding<?>> choice(ChoiceType<?> type) {
            return Stream.of(new ValueBinding<>(declared(type)));
        }

        /** Booleans are Java's own: how a service writes them elsewhere is its own affair. */
        @Override
        public Stream<Binding<?>> flag(FlagType type) {
            return Stream.empty();
        }

        /** Times are Java's own too. */
        @Override
        public Stream<Binding<?>> time(TimeType type) {
            return Stream.empty();
        }

        @Override
        public Stream<Binding<?>> object(ObjectType<?> type) {
            return Stream.concat(Stream.of(new ObjectBinding<>(type)), ofFields(type.shape()));
        }

        /** Lists are Java's own; what stands in them is not. */
        @Override
        public Stream<Binding<?>> list(ListType<?> type) {
            return type.items().match(this);
        }
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
