package io.tradeschema.scan;

import io.tradeschema.scan.facts.Write;

/** The short form in which tests compare writes. */
final class ShownWrite {

    private ShownWrite() {}

    /** {@code stream key [field, field?]}; a question mark where a field is not set on every path. */
    static String of(Write write) {
        var fields = write.message()
                .map(message -> message.fields().values().stream()
                                .map(field -> field.name() + (field.sure() ? "" : "?"))
                                .toList()
                        + (message.closed() ? "" : " and more"))
                .orElse("unseen");
        return write.stream() + " " + (write.key().isEmpty() ? "flat" : write.key()) + " " + fields;
    }
}
