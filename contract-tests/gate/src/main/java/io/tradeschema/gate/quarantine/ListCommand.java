package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.redis.ElsewhereException;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    /** How many of a quarantine were seen. */
    private static final class Count {
        private int all;
        private int back;
        private int shown;
    }

    @Override
    public Integer call() throws IOException {
        return options.run((live, out) -> {
            var exitCode = ExitCode.CLEAN;
            for (var shelf : live.shelves()) {
                try {
                    list(live, shelf, out);
                } catch (ElsewhereException e) {
                    out.say(shelf.contract().name() + ": not listed: " + e.getMessage());
                    exitCode = ExitCode.NOT_CHECKED;
                }
            }
            return exitCode;
        });
    }

    private void list(LiveQuarantine live, Shelf shelf, Printed out) {
        var count = new Count();
        live.read(shelf, one -> {
            count.all++;
            count.back += one.back().isPresent() ? 1 : 0;
            if ((all || one.back().isEmpty()) && count.shown < most) {
                count.shown++;
                out.say(line(one));
            }
        });
        var rest = (all ? count.all : count.all - count.back) - count.shown;
        out.say(shelf.contract().name() + ": " + count.all + " in " + shelf
                + (count.back > 0 ? ", " + count.back + " of them came back" : "")
                + (rest > 0 ? "; " + rest + " more than --most are not listed" : ""));
    }

    private static String line(PutAside one) {
        if (!one.isKnown()) {
            return one.place() + "  not put aside by this library, or too large to be read here";
        }
        var more = one.findings().size() - 1;
        return one.place() + "  " + one.came() + "  refused by " + one.group()
                + one.source().map(source -> ", from " + Excerpt.of(source)).orElse("")
                + one.back().map(back -> ", came back as " + back).orElse("")
                + (one.mended().isEmpty() ? "" : ", mended")
                + ": "
                + one.findings().stream().findFirst().orElse("no finding was told")
                + (more > 0 ? " (and " + more + " more)" : "");
    }
}
