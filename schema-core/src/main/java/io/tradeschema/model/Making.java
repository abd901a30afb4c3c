package io.tradeschema.model;

import java.util.function.UnaryOperator;

/**
 * Tells the constructor of a record whether it is called by what has checked every field. A public record has a public
 * constructor, and a constructor that names its fields to check them would be a second list of them.
 */
final class Making {

    static final String BY_MAPPER =
            " is read and written by a codec, or by a Jackson mapper that has the TradeschemaModule of"
                    + " schema-json: add it to the mapper, in Spring Boot by declaring a bean of it";

    /** The class whose constructor may run on this thread; between two calls there is none. */
    private static final ThreadLocal<Object[]> ALLOWED = ThreadLocal.withInitial(() -> new Object[1]);

    private Making() {}

    /** Calls the constructor. The values of the arguments are there already, so that it runs next. */
    static Object make(Class<?> record, UnaryOperator<Object> constructor, Object[] arguments) {
        var allowed = ALLOWED.get();
        allowed[0] = record;
        try {
            return constructor.apply(arguments);
        } finally {
            allowed[0] = null;
        }
    }

    /** For the constructor; one permission is for one call. */
    static void demand(Class<?> record) {
        var allowed = ALLOWED.get();
        if (allowed[0] != record) {
            var name = record.getSimpleName();
            throw new UnsupportedOperationException(
                    name + " is made by " + name + ".builder() or TYPE.draft(), which check"
                            + " every field, never by its constructor; " + name + BY_MAPPER);
        }
        allowed[0] = null;
    }
}
