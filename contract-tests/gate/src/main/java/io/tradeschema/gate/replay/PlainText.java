package io.tradeschema.gate.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Texts as every command reads them: unpacked, and decoded by their mark or else as UTF-8. */
public final class PlainText {

    private PlainText() {}

    /**
     * The text of an input; what is no UTF-8 ends with an exception and is never replaced.
     *
     * @param name how to speak of the input
     * @param then what a command goes on with that unpacks, or writes as UTF-8, what is not read
     * @throws io.tradeschema.gate.cli.NotCheckedException when it is packed or encoded in a way that is not read
     */
    public static BufferedReader open(String name, InputStream in, String then) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = Encoded.open(name, Packed.open(name, in, then), then);
        return new BufferedReader(new InputStreamReader(text.bytes(), decoder));
    }
}
