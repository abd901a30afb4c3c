package io.tradeschema.gate.scan;

import io.tradeschema.gate.NotCheckedException;
import io.tradeschema.gate.evidence.Evidence;
import io.tradeschema.gate.scan.bus.BusFile;
import io.tradeschema.gate.scan.bus.BusFileException;
import io.tradeschema.gate.scan.bus.BusFileReader;
import java.io.IOException;
import java.nio.file.Files;
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
        mixinStandardHelpOptions = true,
        description =
                "Runs the gate as tradeschema.yaml describes it: source, topology, archive, captured messages, git base.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing found", "1:findings", "2:could not check", "3:internal error"})
public final class CheckCommand implements Callable<Integer> {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "the bus file",
            defaultValue = "tradeschema.yaml")
    private Path file = Path.of("tradeschema.yaml");

    @Option(
            names = "--base",
            paramLabel = "REV",
            description = "the git revision that the archive is compared with, in place of the bus file's")
    private @Nullable String revision;

    @Mixin
    private GateOptions options = new GateOptions();

    /** For the command line. */
    public CheckCommand() {}

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(file)) {
            throw new NotCheckedException(
                    "there is no " + file + "; \"tradeschema init PATH\" writes a first one from the source");
        }
        try {
            var bus = BusFileReader.read(file);
            var base = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
            var baseline = options.baseline(bus.baseline().map(base::resolve));
            var contract = contract(bus);
            var beside = new Evidence(file.toString(), base, contract.types()).check(evidence(bus));
            var outcome = new Gate(bus, file.toString(), base, contract, baseline).run("tradeschema check", beside);
            return options.finish(outcome, baseline);
        } catch (BusFileException e) {
            throw new NotCheckedException(String.valueOf(e.getMessage()));
        }
    }

    private BusFile.Evidence evidence(BusFile bus) {
        return revision == null ? bus.evidence() : bus.evidence().against(revision);
    }

    private Contract contract(BusFile bus) throws BusFileException {
        var all = Contract.inForce();
        for (var named : bus.contracts()) {
            if (all.named(named.value()).isEmpty()) {
                var names = all.types().stream().map(type -> type.name()).toList();
                throw new BusFileException(
                        file.toString(),
                        named.line(),
                        "there is no event \"" + named.value() + "\""
                                + NearestName.of(named.value(), names)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; there are " + String.join(", ", names)));
            }
        }
        var chosen = bus.contracts().stream().map(BusFile.Named::value).toList();
        return chosen.isEmpty()
                ? all
                : new Contract(all.types().stream()
                        .filter(type -> chosen.contains(type.name()))
                        .toList());
    }
}
