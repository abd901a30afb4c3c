package io.tradeschema.gate.publish;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.EventChoice;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NamedEvents;
import io.tradeschema.gate.cli.PublishedVersions;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.Field;
import io.tradeschema.model.Version;
import io.tradeschema.model.expect.Expectation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the events that have a contract. */
@Command(
        name = "events",
        header = "List the events that have a contract, or the fields of one.",
        footer = {"  tradeschema events", "  tradeschema events trade.closed@1.0.0"})
public final class EventsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME[@VERSION]", description = "The event whose fields to list.")
    private @Nullable String event;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (!NamedEvents.areGiven()) {
            BusFile.chosen(null).ifPresent(this::tell);
        }
        var events = KnownEvents.all();
        var expected = expected(events);
        if (event == null) {
            events.all().forEach(type -> print(type, expected.getOrDefault(type.name(), List.of()), out));
            expected.forEach((of, all) -> {
                if (events.named(of).isEmpty()) {
                    out.println(of);
                    print(all, out);
                }
            });
        } else {
            var type = EventChoice.of(event, events);
            printFields(type, expected.getOrDefault(type.name(), List.of()), out);
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    /** What is expected, by what it is of: as the bus file that is named says, else as the events themselves do. */
    private static Map<String, List<Expectation>> expected(Contracts events) {
        return NamedEvents.file()
                .map(file -> Deployment.read(file, events).expectations())
                .orElseGet(() -> Expectations.declaredBy(events, events))
                .stream()
                .collect(Collectors.groupingBy(Expectation::of, LinkedHashMap::new, Collectors.toList()));
    }

    /** Whatever it says, or is wrong with it, is in none of what is listed. */
    private void tell(Path file) {
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("tradeschema: " + file + " is not gone by here; with --events " + file
                + " its contracts are listed, too, and what it expects");
        err.flush();
    }

    private static void print(Contract<?> type, List<Expectation> expected, PrintWriter out) {
        var versions =
                PublishedVersions.of(type).stream().map(Version::toString).collect(Collectors.joining(", "));
        out.println(type.name() + "  " + type.doc());
        out.println("  stream    " + type.stream());
        out.println("  versions  " + versions);
        print(expected, out);
    }

    private static void print(List<Expectation> expected, PrintWriter out) {
        expected.forEach(one -> out.println("  expects   " + one.name() + ": " + one.says()));
    }

    private static void printFields(Contract<?> type, List<Expectation> expected, PrintWriter out) {
        out.println(type + " on " + type.stream() + ": " + type.doc());
        type.shape().fields().forEach(field -> out.println(line(field)));
        type.shape()
                .retired()
                .forEach(retired -> out.println("  " + retired.name() + " is retired: "
                        + retired.successor().map(name -> "send " + name).orElse(retired.because())));
        print(expected, out);
    }

    private static String line(Field field) {
        return String.format(
                Locale.ROOT,
                "  %-20s %-9s %s: %s",
                field.name(),
                field.required() ? "required" : "optional",
                field.doc(),
                field.type().expectation());
    }
}
