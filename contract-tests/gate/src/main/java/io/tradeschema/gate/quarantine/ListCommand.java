package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradeschema quarantine list}. */
@Command(
        name = "list",
        header = "List what lies in quarantine, oldest first.",
        footer = {
            "  tradeschema quarantine list --redis redis://localhost:6379",
            "  tradeschema quarantine list --redis redis://bus:6379 --stream trade.intent",
        })
final class ListCommand implements Callable<Integer> {

    @Mixin
    private QuarantineOptions options = new QuarantineOptions();

    @Option(names = "--all", description = "Those as well that came back already.")
    private boolean all;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "List so many of each quarantine and count the others (default: ${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int most = 50;

    @Spec
    private @Nullable CommandSpec spec;

    /** How many of a quarantine were seen. */
    private static final class Count {
        private int all;
        private int back;
        private int shown;
    }

    @Override
    public Integer call() throws IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var live = options.open()) {
            for (var shelf : options.shelves()) {
                list(live, shelf, out);
            }
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    private void list(LiveQuarantine live, Shelf shelf, PrintWriter out) {
        var count = new Count();
        live.read(shelf, one -> {
            count.all++;
            count.back += one.back().isPresent() ? 1 : 0;
            if ((all || one.back().isEmpty()) && count.shown < most) {
                count.shown++;
                out.println(RedactedWriter.sentence(out, line(one)));
            }
        });
        var rest = (all ? count.all : count.all - count.back) - count.shown;
        out.println(shelf.contract().name() + ": " + count.all + " in " + shelf
                + (count.back > 0 ? ", " + count.back + " of them came back" : "")
                + (rest > 0 ? "; " + rest + " more than --most are not listed" : ""));
    }

    private static String line(PutAside one) {
        if (!one.isKnown()) {
            return one.place() + "  not put aside by this library, or too large to be read here";
        }
        var more = one.findings().size() - 1;
        return one.place() + "  " + one.came() + "  refused by " + Excerpt.printable(one.group())
                + one.source().map(source -> ", from " + Excerpt.of(source)).orElse("")
                + one.back().map(back -> ", came back as " + back).orElse("")
                + (one.mended().isEmpty() ? "" : ", mended")
                + ": "
                + one.findings().stream().findFirst().map(Excerpt::printable).orElse("no finding was told")
                + (more > 0 ? " (and " + more + " more)" : "");
    }
}
