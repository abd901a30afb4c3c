package io.tradeschema.gate.publish;

import io.tradeschema.gate.cli.EventChoice;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.WholeFile;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the record of a contract that a JSON Schema declares, for a team that goes on in Java. */
@Command(
        name = "java",
        header = "Write the record that says what a contract's schema says.",
        description =
                "For a team that goes on in Java: the record and its types, which publish the same schema. The contract is"
                        + " the record's then; take its entry out of the bus file.",
        footer = {
            "  tradeschema --events tradeschema.yaml java ai.signal --package bus --out src",
        })
public final class JavaCommand implements Callable<Integer> {

    @Parameters(arity = "1", paramLabel = "NAME", description = "The event.")
    private String event = "";

    @Option(names = "--package", required = true, paramLabel = "PACKAGE", description = "The package of the classes.")
    private String packageName = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder of the sources.")
    private Path folder = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line. */
    public JavaCommand() {}

    @Override
    public Integer call() throws IOException {
        if (!packageName.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*")) {
            throw new NotCheckedException(Excerpt.quoted(packageName) + " is no name of a package");
        }
        var contract = EventChoice.of(event, KnownEvents.all());
        if (contract.record().isPresent()) {
            throw new NotCheckedException(contract.name() + " is a record already: "
                    + contract.record().get().getName());
        }
        var sources = new JavaSources(packageName).of(contract);
        var place = folder.resolve(packageName.replace('.', '/'));
        for (var name : sources.keySet()) {
            if (Files.exists(place.resolve(name + ".java"))) {
                throw new NotCheckedException(place.resolve(name + ".java") + " exists already; nothing was written");
            }
        }
        Files.createDirectories(place);
        for (var source : sources.entrySet()) {
            WholeFile.write(place.resolve(source.getKey() + ".java"), source.getValue());
        }
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println("wrote " + sources.size() + " classes to " + place + "; name " + packageName + "."
                + contract.shape().name() + " in META-INF/services/io.tradeschema.model.Event");
        out.flush();
        return ExitCode.CLEAN;
    }
}
