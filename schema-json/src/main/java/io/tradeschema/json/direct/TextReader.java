package io.tradeschema.json.direct;

import io.tradeschema.model.Limits;
import io.tradeschema.model.TextType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads texts: those of printable ASCII without escapes from their bytes, and short ones that came before not at all. */
final class TextReader extends ValueReader {

    private final TextType<?> type;
    private final int longest;
    private final RecentTexts recent = new RecentTexts();

    TextReader(TextType<?> type, Limits limits, boolean required) {
        super(required);
        this.type = type;
        this.longest = Math.min(type.most(), limits.text());
    }

    /** Of a short text no branch depends on its length: its two words are looked up as they are. */
    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        var start = at + 1;
        var head = Words.at(in, start);
        var count = Words.plainCount(head);
        var tail = Words.at(in, start + Words.LENGTH) & -(count >>> 3);
        count += Words.plainCount(tail);
        if (in[at] != '"') {
            return DOUBT;
        }
        var end = start + count;
        if (count > RecentTexts.LONGEST || end == in.length || in[end] != '"') {
            return readLong(in, start, values, slot);
        }
        return put(
                count > longest ? null : recent(in, start, count, Words.plain(head), Words.plain(tail)),
                end + 1,
                values,
                slot);
    }

    private int readLong(byte[] in, int start, Object[] values, int slot) {
        var end = Words.endOfPlain(in, start);
        if (end - start > longest || end >= in.length) {
            return DOUBT;
        }
        return in[end] == '"'
                ? put(made(in, start, end - start), end + 1, values, slot)
                : readUnusual(in, start, values, slot);
    }

    private static int put(@Nullable Object argument, int end, Object[] values, int slot) {
        if (argument == null) {
            return DOUBT;
        }
        values[slot] = argument;
        return end;
    }

    /** The type itself judges whatever is not plain. */
    private int readUnusual(byte[] in, int start, Object[] values, int slot) {
        var unusual = UnusualText.read(in, start);
        if (unusual == null || unusual.text().length() > longest) {
            return DOUBT;
        }
        var outcome = type.read(unusual.text(), type.name());
        if (!outcome.accepted() || !outcome.findings().isEmpty()) {
            return DOUBT;
        }
        values[slot] = argument(outcome.orThrow());
        return unusual.end();
    }

    private @Nullable Object recent(byte[] in, int start, int length, long head, long tail) {
        var known = recent.find(head, tail);
        if (known != null) {
            return known;
        }
        var made = made(in, start, length);
        if (made != null) {
            recent.add(head, tail, made);
        }
        return made;
    }

    private @Nullable Object made(byte[] in, int start, int length) {
        var value = type.ofAscii(new String(in, start, length, StandardCharsets.ISO_8859_1));
        return value == null ? null : argument(value);
    }
}
