package io.tradeschema.gate.check;

import io.tradeschema.gate.busfile.BusFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tradeschema check}: the whole gate, as the bus file describes it. */
@Command(
        name = "check",
        header = "Run the whole gate, as tradeschema.yaml describes it.",
        description =
                "Source, topology, archive of schemas, captured messages, git base; it says what is not configured.",
        footer = {
            "  tradeschema check",
            "  tradeschema check -f deploy/tradeschema.yaml --base origin/main",
            "  tradeschema check --format github --redact",
            "  tradeschema check --fail-on STREAM_NEVER_READ",
        })
public final class CheckCommand implements Callable<Integer> {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The bus file (default: ${DEFAULT-VALUE}).",
            defaultValue = BusFile.USUAL)
    private Path file = Path.of(BusFile.USUAL);

    @Option(
            names = "--base",
            paramLabel = "REV",
            description = "The git revision that the archive is compared with, in place of the bus file's.")
    private @Nullable String revision;

    @Mixin
    private GateOptions options = new GateOptions();

    /** For the command line. */
    public CheckCommand() {}

    @Override
    public Integer call() throws IOException {
        var gate = new WholeGate(
                file, Optional.ofNullable(revision), options::baseline, options.failing(), options.fixes());
        var ran = gate.run("tradeschema check");
        return options.finish(ran.outcome(), ran.baseline());
    }
}
