package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;

/** Reads the values of an enum; each is found without a string. */
final class ChoiceReader extends ValueReader {

    private final QuotedWords names;
    private final Object[] arguments;

    ChoiceReader(ChoiceType<?> type, boolean required) {
        super(required);
        this.names = new QuotedWords(type.values());
        this.arguments = type.values().stream()
                .map(value -> argument(type.read(value, type.name()).orThrow()))
                .toArray();
    }

    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        var found = in[at] == '"' ? names.find(in, at + 1) : QuotedWords.NONE;
        if (found == QuotedWords.NONE) {
            return DOUBT;
        }
        values[slot] = arguments[found];
        return at + 1 + names.length(found);
    }
}
