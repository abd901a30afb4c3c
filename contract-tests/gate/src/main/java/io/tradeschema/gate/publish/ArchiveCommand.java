package io.tradeschema.gate.publish;

import io.tradeschema.gate.cli.EventChoice;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NamedEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.UnnamedBusFile;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.json.Archive;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Checks the archive of published schemas, or publishes a new version. */
@Command(
        name = "archive",
        header = "Check the archive of published schemas, or freeze a new version.",
        footer = {
            "  tradeschema archive check",
            "  tradeschema archive freeze",
            "  tradeschema --events tradeschema.yaml archive freeze",
            "  tradeschema --events ours.jar archive check --event funding.paid --folder own"
        })
public final class ArchiveCommand {

    private static final String USUAL = "schema-json/src/main/resources/META-INF/schemas";
    private static final String FREEZING = "\"archive freeze\" with the options of this run";

    @Option(
            names = "--folder",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The archive's folder (default: the one of the bus file that --events names, or else " + USUAL
                    + ", below the current folder).")
    private @Nullable Path named;

    @Option(
            names = "--event",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Only this event; may be given several times. An archive of your own holds your own events.")
    private List<String> names = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "check",
            header = "Say whether archive, lock, model and the jars' own copies agree.",
            footer = {"  tradeschema archive check", "  tradeschema archive check --folder schemas"})
    int check() throws IOException {
        var findings = findings();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        ReportFormat.TEXT.write(new Report("tradeschema archive check", findings, List.of()), out);
        return findings.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    @Command(
            name = "freeze",
            header = "Publish every version of the model that is not published yet.",
            footer = {"  tradeschema archive freeze", "  tradeschema archive freeze --event trade.intent"})
    int freeze() throws IOException {
        var archive = Archive.in(folder());
        var added = archive.freeze(types(), Schemas.all());
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        added.forEach(schema -> out.println("published " + schema + " as " + folder().resolve(schema.file())));
        if (added.isEmpty() && findings().isEmpty()) {
            out.println("every version of the model is published already");
        }
        out.flush();
        return check();
    }

    private Path folder() {
        if (named == null && NamedEvents.archive().isEmpty() && !Files.exists(Path.of(USUAL))) {
            throw new NotCheckedException("which archive is meant is not said; write --events "
                    + (UnnamedBusFile.here().isThere() ? UnnamedBusFile.USUAL : "and a bus file that names it")
                    + " before the command, or --folder DIR behind it");
        }
        return Optional.ofNullable(named)
                .or(() -> NamedEvents.archive().map(NamedEvents.OwnArchive::folder))
                .orElse(Path.of(USUAL));
    }

    private List<Finding> findings() throws IOException {
        var archive = Archive.in(folder());
        var findings = new ArrayList<>(archive.check(types(), FREEZING));
        findings.addAll(archive.compare(Schemas.all()));
        return findings;
    }

    private Collection<? extends Contract<?>> types() {
        var events = KnownEvents.all();
        var own = named == null
                ? NamedEvents.archive().map(NamedEvents.OwnArchive::events).orElse(List.of())
                : List.<String>of();
        var chosen = names.isEmpty() ? own : names;
        return chosen.isEmpty()
                ? events.all()
                : chosen.stream()
                        .<Contract<?>>map(name -> EventChoice.of(name, events))
                        .toList();
    }
}
