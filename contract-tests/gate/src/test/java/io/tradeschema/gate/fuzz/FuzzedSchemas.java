package io.tradeschema.gate.fuzz;

import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.Decision;
import io.tradeschema.compat.Judgement;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.schema.ContractSchema;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Texts to the reader of contracts and to the comparison of versions. */
final class FuzzedSchemas {

    private static final ContractSchema.Declared DECLARED =
            new ContractSchema.Declared("fuzzed.event", "bus:stream:fuzzed", Version.of("1.0.0"));

    private FuzzedSchemas() {}

    /** What is read makes a codec; and whatever it is, it does not differ from itself. */
    static void read(byte[] data) {
        try {
            var outcome = ContractSchema.read(Files.write(ScratchFile.named("fuzzed.schema.json"), data), DECLARED);
            if (outcome.value().isEmpty() && outcome.findings().isEmpty()) {
                throw new AssertionError("refused without a finding");
            }
            outcome.value().ifPresent(contract -> EventCodec.of(contract).decode("{}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var text = new String(data, StandardCharsets.UTF_8);
        var verdict = Comparison.USUAL.compare(text, text);
        if (verdict.has(Decision.BREAK)) {
            throw new AssertionError("it breaks against itself: " + verdict);
        }
    }

    static void compared(byte[] data) {
        var text = new String(data, StandardCharsets.UTF_8);
        var middle = text.indexOf('\0');
        if (middle < 0) {
            return;
        }
        var old = text.substring(0, middle);
        var current = text.substring(middle + 1);
        var verdict = Comparison.USUAL.compare(old, current);
        proven(verdict.backward());
        proven(verdict.forward());
    }

    /** A break has the message that proves it, and nothing else has one. */
    private static void proven(Judgement judgement) {
        if (judgement.witness().isPresent() != (judgement.outcome() == Decision.BREAK)) {
            throw new AssertionError("a verdict without its proof: " + judgement);
        }
    }
}
