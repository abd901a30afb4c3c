package io.tradeschema.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.UnaryOperator;

/**
 * Calls one method handle. This class is a template: each handle gets a hidden class of its own that is a copy of it,
 * because only a handle that is constant for its class is compiled into plain code, without a check of every argument's
 * class at every call.
 */
final class ConstantCall implements UnaryOperator<Object> {

    private static final MethodHandle HANDLE = handle();

    private static MethodHandle handle() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), "_", MethodHandle.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("its own class data is out of its reach", e);
        }
    }

    /** What makes an object of the elements of an array. */
    static UnaryOperator<Object> making(MethodHandle constructor) {
        return of(constructor.asSpreader(Object[].class, constructor.type().parameterCount()));
    }

    /** What takes an object apart into an array, one element for each accessor. */
    static UnaryOperator<Object> takingApart(MethodHandle[] accessors) {
        var generic = new MethodHandle[accessors.length];
        for (var i = 0; i < generic.length; i++) {
            generic[i] = accessors[i].asType(MethodType.genericMethodType(1));
        }
        var collected = MethodHandles.identity(Object[].class).asCollector(Object[].class, generic.length);
        var type = MethodType.methodType(Object[].class, Object.class);
        return of(MethodHandles.permuteArguments(
                MethodHandles.filterArguments(collected, 0, generic), type, new int[generic.length]));
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<Object> of(MethodHandle handle) {
        try (var template = ConstantCall.class.getResourceAsStream("ConstantCall.class")) {
            var copy = MethodHandles.lookup()
                    .defineHiddenClassWithClassData(
                            template.readAllBytes(), handle.asType(MethodType.genericMethodType(1)), true);
            return (UnaryOperator<Object>)
                    copy.lookupClass().getDeclaredConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("the class file of " + ConstantCall.class + " cannot be read", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a class of this package cannot be copied", e);
        }
    }

    @Override
    public Object apply(Object argument) {
        try {
            return (Object) HANDLE.invokeExact(argument);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a checked exception came out of a record", e);
        }
    }
}
