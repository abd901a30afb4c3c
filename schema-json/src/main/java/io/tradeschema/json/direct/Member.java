package io.tradeschema.json.direct;

import io.tradeschema.model.Field;

/** A field as it stands in messages: its name, then its value. */
final class Member {

    private static final long NULL = Words.of("null");

    private final QuotedWord name;
    private final int length;
    private final ValueReader reader;
    private final boolean required;
    private final int slot;

    /** The member that came behind this one lately. Any member is right, some are slow; threads need not agree. */
    private Member next = this;

    Member(Field field, Room room, int slot) {
        this.name = new QuotedWord(field.name());
        this.length = name.length();
        this.reader = Readers.of(field, room);
        this.required = field.required();
        this.slot = slot;
    }

    Member next() {
        return next;
    }

    void expect(Member follower) {
        next = follower;
    }

    /** One bit of its own, and none for the place before the first member. */
    long bit() {
        return 1L << slot;
    }

    long requiredBit() {
        return required ? bit() : 0;
    }

    boolean isAt(byte[] in, int at) {
        return name.isAt(in, at);
    }

    /** Reads its value, which stands behind its name, which begins at a place; gives where it ends, or doubt. */
    int read(byte[] in, int name, Object[] values) {
        var colon = Blanks.skipTo(':', in, name + length);
        return in[colon] == ':' ? readValue(in, Blanks.skip(in, colon + 1), values) : ValueReader.DOUBT;
    }

    private int readValue(byte[] in, int at, Object[] values) {
        if (in[at] != 'n') {
            return reader.read(in, at, values, slot);
        }
        return !required && Words.first(Words.at(in, at), 4) == NULL ? at + 4 : ValueReader.DOUBT;
    }
}
