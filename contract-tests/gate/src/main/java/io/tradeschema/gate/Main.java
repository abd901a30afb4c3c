package io.tradeschema.gate;

import io.tradeschema.gate.bindings.BindingsCommand;
import io.tradeschema.gate.bus.BusCommand;
import io.tradeschema.gate.bus.InferCommand;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.BusFileException;
import io.tradeschema.gate.busfile.BusFileReader;
import io.tradeschema.gate.busfile.SchemaContracts;
import io.tradeschema.gate.check.CheckCommand;
import io.tradeschema.gate.check.FixCommand;
import io.tradeschema.gate.check.InitCommand;
import io.tradeschema.gate.check.ScanCommand;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.Failure;
import io.tradeschema.gate.cli.HelpPage;
import io.tradeschema.gate.cli.NamedEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.Output;
import io.tradeschema.gate.cli.Terminal;
import io.tradeschema.gate.compat.CompatCommand;
import io.tradeschema.gate.demo.DemoCommand;
import io.tradeschema.gate.docs.DocsCommand;
import io.tradeschema.gate.publish.ArchiveCommand;
import io.tradeschema.gate.publish.EventsCommand;
import io.tradeschema.gate.publish.JavaCommand;
import io.tradeschema.gate.publish.SamplesCommand;
import io.tradeschema.gate.publish.SchemaCommand;
import io.tradeschema.gate.quarantine.QuarantineCommand;
import io.tradeschema.gate.removal.CanIRemoveCommand;
import io.tradeschema.gate.replay.ValidateCommand;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.gate.rules.ExplainCommand;
import io.tradeschema.gate.rules.RulesCommand;
import io.tradeschema.gate.watch.AlertsCommand;
import io.tradeschema.gate.watch.WatchCommand;
import io.tradeschema.model.Excerpt;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: finds the command, runs it, and turns whatever happens into an exit code. */
@Command(
        name = "tradeschema",
        mixinStandardHelpOptions = true,
        version = "tradeschema 0.1.0",
        header = "Makes divergence on a trading event bus impossible to ship.",
        description = {
            "Holds messages, schemas and sources to the contract, and says what to do about",
            "every finding. tradeschema COMMAND --help explains a command;",
            "tradeschema explain RULE explains a finding.",
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "  tradeschema demo",
            "  tradeschema validate captured.jsonl",
            "  tradeschema scan services",
        })
public final class Main implements Callable<Integer> {

    private static final List<Class<?>> COMMANDS = List.of(
            ValidateCommand.class,
            EventsCommand.class,
            SchemaCommand.class,
            SamplesCommand.class,
            BindingsCommand.class,
            JavaCommand.class,
            RulesCommand.class,
            ExplainCommand.class,
            ArchiveCommand.class,
            CompatCommand.class,
            DocsCommand.class,
            ScanCommand.class,
            CheckCommand.class,
            FixCommand.class,
            InitCommand.class,
            BusCommand.class,
            InferCommand.class,
            CanIRemoveCommand.class,
            WatchCommand.class,
            QuarantineCommand.class,
            AlertsCommand.class,
            DemoCommand.class);

    @Spec
    private @Nullable CommandSpec spec;

    private final List<Path> events = new ArrayList<>();

    /** Brings what a command threw past picocli, which prints a trace of each exception and gives it the exit code 1. */
    private static final class BrokenOff extends Error {
        private static final long serialVersionUID = 1L;

        private final transient Throwable problem;

        private BrokenOff(Throwable problem) {
            super(problem);
            this.problem = problem;
        }
    }

    private Main() {}

    /** Makes the events and schemas of jars, and the contracts of a bus file, known to every command. */
    @Option(
            names = "--events",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "A jar with events of your own, or a bus file whose contracts are JSON Schemas; may be given several times.")
    void addEvents(Path file) {
        if (!Files.isReadable(file)) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "the file of events " + file + " cannot be read");
        }
        events.add(file);
    }

    /** Called when the command line is understood: what is wrong in a file is no mistake of the command line. */
    private void knowEvents() {
        var thread = Thread.currentThread();
        for (var file : events) {
            var known = thread.getContextClassLoader();
            thread.setContextClassLoader(
                    file.toString().matches(".*\\.ya?ml") ? ofBusFile(file, known) : ofJar(file, known));
        }
    }

    private static ClassLoader ofJar(Path jar, @Nullable ClassLoader known) {
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, known);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path is always a URL", e);
        }
    }

    private static ClassLoader ofBusFile(Path file, @Nullable ClassLoader known) {
        try {
            var bus = BusFileReader.read(file);
            var archive = bus.evidence()
                    .archive()
                    .map(named -> new NamedEvents.OwnArchive(
                            file.resolveSibling(named.value()).normalize(), bus.published()));
            return new NamedEvents(file, SchemaContracts.of(bus, file).orThrow(), archive, named(bus, file), known);
        } catch (BusFileException e) {
            throw e.asNotChecked();
        } catch (IOException e) {
            throw new NotCheckedException(file + " cannot be read: " + Failure.reason(e));
        }
    }

    /** The list of contracts of a bus file, the paths of its schemas as this run takes them. */
    private static List<NamedEvents.Named> named(BusFile bus, Path file) {
        var schemas = bus.schemas().stream()
                .collect(Collectors.toMap(
                        declared -> declared.event().value(),
                        declared ->
                                file.resolveSibling(declared.schema().value()).normalize(),
                        (earlier, later) -> later));
        return bus.contracts().stream()
                .map(event -> new NamedEvents.Named(event.value(), Optional.ofNullable(schemas.get(event.value()))))
                .toList();
    }

    /** Hides the values of messages from every report. */
    @Option(names = "--redact", scope = ScopeType.INHERIT, description = "Show of each value its kind and length only.")
    void redact(boolean hidden) {
        if (hidden) {
            var commandLine = Objects.requireNonNull(spec).commandLine();
            commandLine.setOut(new RedactedWriter(commandLine.getOut()));
        }
    }

    /** Runs one command and exits. */
    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        Terminal.isOwn();
        // A library that logs finds no logger here and would say so on every run.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), arguments));
    }

    /** Runs one command and answers its exit code, which speaks of the whole output: all of it is written by then. */
    static int run(OutputStream output, OutputStream errors, String... arguments) {
        return run(Output.to(output), new PrintWriter(errors, true, StandardCharsets.UTF_8), arguments);
    }

    /** Runs one command with the given streams and answers its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var commandLine = commandLine(arguments).setOut(out).setErr(err);
        var thread = Thread.currentThread();
        var known = thread.getContextClassLoader();
        try {
            var code = commandLine.execute(arguments);
            out.flush();
            return code;
        } catch (Throwable problem) {
            var cause = problem instanceof BrokenOff broken ? broken.problem : problem;
            return explain(cause, document(commandLine, Failure.of(cause), out), err);
        } finally {
            thread.setContextClassLoader(known);
            err.flush();
        }
    }

    /** The command line with the command that these arguments name, and all of them where they name none. */
    static CommandLine commandLine(String... arguments) {
        var commandLine = new CommandLine(new Main());
        commands(arguments).forEach(commandLine::addSubcommand);
        HelpPage.layOut(commandLine);
        return commandLine
                .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.showsColour() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(ReportFormat.class, Main::format)
                .setExecutionStrategy(Main::runUnderstood);
    }

    /**
     * The one that the first argument names: looking at the others as well takes a tenth of a second. All otherwise, and where
     * the one writes of all.
     */
    private static List<Class<?>> commands(String... arguments) {
        var named = COMMANDS.stream()
                .filter(command -> arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .toList();
        return named.isEmpty() || named.contains(DocsCommand.class) ? COMMANDS : named;
    }

    /** Asked for help, picocli forgives a command or an option that does not exist; then the help is of another thing. */
    private static int runUnderstood(CommandLine.ParseResult parsed) {
        for (var command : parsed.asCommandLineList()) {
            var unmatched = command.getParseResult().unmatched();
            if (!unmatched.isEmpty()) {
                throw new CommandLine.UnmatchedArgumentException(command, unmatched);
            }
        }
        try {
            ((Main) parsed.commandSpec().userObject()).knowEvents();
            return new CommandLine.RunLast().execute(parsed);
        } catch (CommandLine.ParameterException e) {
            throw e;
        } catch (CommandLine.ExecutionException e) {
            throw new BrokenOff(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw new BrokenOff(e);
        }
    }

    private static ReportFormat format(String name) {
        try {
            return ReportFormat.named(name);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** Programs that asked for a document get one; what cannot be written is what there is to say then. */
    private static Failure document(CommandLine commandLine, Failure failure, PrintWriter out) {
        var parsed = commandLine.getParseResult();
        if (parsed == null || failure.lines().isEmpty()) {
            return failure;
        }
        try {
            new FailureDocuments(parsed, failure).write(out);
            out.flush();
            return failure;
        } catch (IOException | RuntimeException unwritten) {
            return failure.and(Failure.of(unwritten));
        }
    }

    private static int explain(Throwable problem, Failure failure, PrintWriter err) {
        var lines = failure.lines();
        for (var i = 0; i < lines.size(); i++) {
            err.println((i == 0 ? "tradeschema: " : "  ") + Excerpt.printable(lines.get(i)));
        }
        if (failure.exitCode() == ExitCode.INTERNAL && System.getenv("TRADESCHEMA_TRACE") != null) {
            problem.printStackTrace(err);
        }
        return failure.exitCode();
    }

    /** Without a command: the help. */
    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getOut());
        return ExitCode.NOT_CHECKED;
    }
}
