package io.tradeschema.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;

/**
 * Calls one record's constructor. This class is a template: each record gets a hidden class of its own that is a copy of
 * it, because only a handle that is constant for its class is compiled into a plain call, without a check of every
 * argument's class.
 */
final class RecordMaker implements Function<Object[], Object> {

    private static final MethodHandle CONSTRUCTOR = constructor();

    private static MethodHandle constructor() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), "_", MethodHandle.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("its own class data is out of its reach", e);
        }
    }

    /** A maker that calls the given constructor with the elements of an array. */
    @SuppressWarnings("unchecked")
    static Function<Object[], Object> of(MethodHandle constructor) {
        var spread = constructor
                .asSpreader(Object[].class, constructor.type().parameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
        try (var template = RecordMaker.class.getResourceAsStream("RecordMaker.class")) {
            var copy = MethodHandles.lookup().defineHiddenClassWithClassData(template.readAllBytes(), spread, true);
            return (Function<Object[], Object>)
                    copy.lookupClass().getDeclaredConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("the class file of " + RecordMaker.class + " cannot be read", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a class of this package cannot be copied", e);
        }
    }

    @Override
    public Object apply(Object[] arguments) {
        try {
            return (Object) CONSTRUCTOR.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record's constructor failed", e);
        }
    }
}
