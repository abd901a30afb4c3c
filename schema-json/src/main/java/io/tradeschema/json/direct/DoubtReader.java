package io.tradeschema.json.direct;

/** Reads nothing: a field that is on its way out is worth a warning. */
final class DoubtReader extends ValueReader {

    DoubtReader() {
        super(true);
    }

    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        return DOUBT;
    }
}
