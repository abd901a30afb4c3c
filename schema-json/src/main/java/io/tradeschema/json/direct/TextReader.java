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

    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        var start = at + 1;
        var end = in[at] == '"' ? Words.endOfPlain(in, start) : in.length;
        if (end - start > longest || end >= in.length) {
            return DOUBT;
        }
        if (in[end] != '"') {
            return readUnusual(in, start, values, slot);
        }
        var argument =
                end - start <= RecentTexts.LONGEST ? recent(in, start, end - start) : made(in, start, end - start);
        if (argument == null) {
            return DOUBT;
        }
        values[slot] = argument;
        return end + 1;
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

    private @Nullable Object recent(byte[] in, int start, int length) {
        var head = Words.first(Words.at(in, start), length);
        var tail = length > Words.LENGTH ? Words.at(in, start + length - Words.LENGTH) : 0;
        var known = recent.find(head, tail, length);
        if (known != null) {
            return known;
        }
        var made = made(in, start, length);
        if (made != null) {
            recent.add(head, tail, length, made);
        }
        return made;
    }

    private @Nullable Object made(byte[] in, int start, int length) {
        var value = type.plain(new String(in, start, length, StandardCharsets.ISO_8859_1));
        return value == null ? null : argument(value);
    }
}
