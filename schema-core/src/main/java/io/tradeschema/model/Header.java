package io.tradeschema.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A record's header, read once by reflection: its fields, its retired names, its constructor and accessors. */
final class Header<T> {

    static final Version FIRST = new Version(1, 0, 0);

    private final Class<T> javaType;
    private final List<Field> fields;
    private final Map<String, List<RetiredName>> retiredBeside;
    private final MethodHandle constructor;
    private final MethodHandle[] accessors;
    /** Both made when they are first needed: most runs of the command use one event of several. */
    private @Nullable UnaryOperator<Object> maker;

    private @Nullable UnaryOperator<Object> taker;

    private Header(Class<T> javaType, List<Field> fields, MethodHandle constructor, MethodHandle[] accessors) {
        this.javaType = javaType;
        this.fields = fields;
        this.retiredBeside = retiredBeside(javaType, fields);
        this.constructor = constructor;
        this.accessors = accessors;
        HeaderCheck.check(javaType, fields, retiredBeside);
    }

    static <T extends Record> Header<T> of(MethodHandles.Lookup lookup, Class<T> record) {
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
            return new Header<>(record, List.copyOf(fields), constructor, accessors);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    record.getName() + " cannot be reached: make it public and export its package,"
                            + " or hand in MethodHandles.lookup() from its own class",
                    e);
        }
    }

    private static Map<String, List<RetiredName>> retiredBeside(Class<?> record, List<Field> fields) {
        var retired = new LinkedHashMap<String, List<RetiredName>>();
        var components = record.getRecordComponents();
        for (var field : fields) {
            retired.put(field.name(), HeaderField.retired(components[field.position()], field.name()));
        }
        return retired;
    }

    Class<T> javaType() {
        return javaType;
    }

    String doc() {
        var doc = javaType.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    List<Field> fields() {
        return fields;
    }

    /** The retired names that stand beside the given live ones, by spelling. */
    Map<String, RetiredName> retired(Set<String> liveNames) {
        var retired = new LinkedHashMap<String, RetiredName>();
        retiredBeside.forEach((live, names) -> {
            if (liveNames.contains(live)) {
                names.forEach(name -> retired.put(name.name(), name));
            }
        });
        return Collections.unmodifiableMap(retired);
    }

    @Nullable
    Object value(T object, int position) {
        try {
            return accessors[position].invoke(object);
        } catch (Throwable e) {
            throw new IllegalStateException("an accessor of " + javaType.getName() + " failed", e);
        }
    }

    /** Every component of a record, in the order of its header. */
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

    /** Constructor arguments with every optional component absent. */
    Object[] blank() {
        var arguments = new Object[fields.size()];
        Arrays.fill(arguments, Optional.empty());
        return arguments;
    }

    T make(Object[] arguments) {
        try {
            return javaType.cast(maker().apply(arguments));
        } catch (FindingsException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the constructor of " + javaType.getName() + " refused values that its header allows", e);
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
