package io.tradeschema.gate.docs;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renews the derived parts of written pages, or checks that they are fresh. */
@Command(
        name = "docs",
        header = "Renew the derived parts of Markdown pages, or check that they are fresh.",
        description = {
            "Fills the parts that begin with <!-- fields EVENT -->, <!-- rules --> or",
            "<!-- commands --> and end with <!-- end -->.",
        },
        footer = {"  tradeschema docs docs README.md", "  tradeschema docs --check docs"})
public final class DocsCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Markdown files, or folders of them.")
    private List<Path> paths = List.of();

    @Option(names = "--check", description = "Write nothing; exit with 1 when a page is stale.")
    private boolean check;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line. */
    public DocsCommand() {}

    @Override
    public Integer call() throws IOException {
        var command = Objects.requireNonNull(spec);
        var out = command.commandLine().getOut();
        var pages = pages();
        var stale = 0;
        var derived = 0;
        for (var page : pages) {
            var text = Files.readString(page);
            derived += Page.isDerived(text) ? 1 : 0;
            var renewed = Page.renewed(text, KnownEvents.all(), command.root().commandLine());
            if (!renewed.equals(text)) {
                stale++;
                report(page, renewed, out);
            }
        }
        if (derived == 0) {
            throw new NotCheckedException(
                    "no page has a derived part: mark one with <!-- fields EVENT --> and <!-- end -->");
        }
        out.flush();
        return check && stale > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private void report(Path page, String renewed, PrintWriter out) throws IOException {
        if (check) {
            out.println(page + " is stale: run ./tradeschema docs " + page);
        } else {
            WholeFile.write(page, renewed);
            out.println(page + " renewed");
        }
    }

    private List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        for (var path : paths) {
            if (!Files.exists(path)) {
                throw new NotCheckedException(path + " does not exist");
            }
            try (var files = Files.walk(path)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }
}
