package io.tradeschema.gate.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What is fed with bytes of any kind. Each target throws when something thrown, or a wrong answer, came of them. */
enum FuzzTarget {
    /** Bytes to the codec of each event. */
    DECODE(FuzzedMessages::decoded),
    /** Bytes to the codec and, where they are an event, back and forth. */
    ROUND_TRIP(FuzzedMessages::roundTrip),
    /** A text to the reader of contracts in JSON Schema, and as both versions of a comparison. */
    SCHEMA(FuzzedSchemas::read),
    /** Two texts, with a zero byte between them, to the comparison of versions. */
    COMPAT(FuzzedSchemas::compared),
    /** Source to the scan. */
    PYTHON(data -> FuzzedSources.scanned("service.py", data)),
    /** The same in Java. */
    JAVA(data -> FuzzedSources.scanned("Service.java", data)),
    /** The same in TypeScript. */
    TYPESCRIPT(data -> FuzzedSources.scanned("service.ts", data)),
    /** Texts, with zero bytes between them, as the parts of a finding that each form prints. */
    FINDINGS(FuzzedFindings::printed);

    /** Below the folder of this module, where tests run. */
    static final Path SAVED = Path.of(System.getProperty("fuzz.saved", "src/test/resources/io/tradeschema/gate/fuzz"));

    private final Consumer<byte[]> feed;

    FuzzTarget(Consumer<byte[]> feed) {
        this.feed = feed;
    }

    /** Feeds it once. */
    void feed(byte[] data) {
        feed.accept(data);
    }

    /** What the fuzzer starts from, and what it found. */
    List<Path> saved() {
        try (var files = Files.list(SAVED.resolve(toString()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no saved inputs for " + this, e);
        }
    }

    /** The name on the command line, and of its folder of saved inputs. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
