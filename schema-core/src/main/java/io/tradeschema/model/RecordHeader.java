package io.tradeschema.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A record's header, read once by reflection: its fields, its retired names, its constructor and accessors. */
final class RecordHeader<T> extends Header<T> {

    private final MethodHandle constructor;
    private final MethodHandle[] accessors;
    /** Both made when they are first needed: most runs of the command use one event of several. */
    private @Nullable UnaryOperator<Object> maker;

    private @Nullable UnaryOperator<Object> taker;

    private RecordHeader(Class<T> javaType, List<Field> fields, MethodHandle constructor, MethodHandle[] accessors) {
        super(javaType, javaType.getSimpleName(), docOf(javaType), fields, retiredBeside(javaType, fields));
        this.constructor = constructor;
        this.accessors = accessors;
    }

    static <T extends Record> RecordHeader<T> of(MethodHandles.Lookup lookup, Class<T> record) {
        var components = record.getRecordComponents();
        var fields = new ArrayList<Field>();
        for (var i = 0; i < components.length; i++) {
            fields.add(HeaderField.read(components[i], i));
        }
        try {
            var accessors = new MethodHandle[components.length];
            for (var i = 0; i < components.length; i++) {
                accessors[i] = lookup.unreflect(components[i].getAccessor());
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = lookup.findConstructor(record, MethodType.methodType(void.class, types));
            return new RecordHeader<>(record, List.copyOf(fields), constructor, accessors);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    record.getName() + " cannot be reached: make it public and export its package,"
                            + " or hand in MethodHandles.lookup() from its own class",
                    e);
        }
    }

    private static List<Retirement> retiredBeside(Class<?> record, List<Field> fields) {
        var components = record.getRecordComponents();
        return fields.stream()
                .flatMap(field -> HeaderField.retired(components[field.position()], field.name()).stream()
                        .map(name -> new Retirement(name, Optional.of(field.name()))))
                .toList();
    }

    private static String docOf(Class<?> record) {
        var doc = record.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    @Override
    String origin() {
        return javaType().getName();
    }

    @Override
    @Nullable
    Object value(T object, Field field) {
        try {
            return accessors[field.position()].invoke(object);
        } catch (Throwable e) {
            throw new IllegalStateException("an accessor of " + javaType().getName() + " failed", e);
        }
    }

    @Override
    Object[] components(T object) {
        return (Object[]) taker().apply(object);
    }

    private UnaryOperator<Object> taker() {
        var ready = taker;
        if (ready == null) {
            ready = ConstantCall.takingApart(accessors);
            taker = ready;
        }
        return ready;
    }

    @Override
    T make(Object[] arguments) {
        refuseNull(arguments);
        try {
            return javaType().cast(Making.make(javaType(), maker(), arguments));
        } catch (FindingsException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the constructor of " + javaType().getName() + " refused values that its header allows", e);
        }
    }

    private void refuseNull(Object[] arguments) {
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i] == null) {
                throw new NullPointerException(name() + "." + fields().get(i).component() + " is null");
            }
        }
    }

    /** Two threads may each make one; both are right. */
    private UnaryOperator<Object> maker() {
        var ready = maker;
        if (ready == null) {
            ready = ConstantCall.making(constructor);
            maker = ready;
        }
        return ready;
    }
}
