package io.tradeschema.scan.fix;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would mend the findings of a scan. A proposal is made from the syntax tree at the finding's place: where that does not
 * say exactly which word is meant, there is none. Whether a proposal mends is told by scanning again.
 */
public final class Remedies {

    private static final String NO_SPAN = "the source does not show, at the place that the finding names, the one word to change";

    private final SourceTree tree;
    private final Wants wants;
    private final Map<String, Optional<Source>> sources = new HashMap<>();

    private Remedies(SourceTree tree, Scan.Result result, Contracts contracts) {
        this.tree = tree;
        this.wants = new Wants(result.facts(), contracts);
    }

    /** For each finding that names what should stand there, what would mend it, or why nothing is proposed. */
    public static List<Remedy> of(SourceTree tree, Scan.Result result, Contracts contracts) {
        var remedies = new Remedies(tree, result, contracts);
        var found = new ArrayList<Remedy>();
        result.findings().forEach(finding -> remedies.of(finding).ifPresent(found::add));
        return found;
    }

    private Optional<Remedy> of(Finding finding) {
        return wants.of(finding).map(this::renamed);
    }

    private Remedy renamed(Want want) {
        var source = source(want.site().file());
        if (source.isEmpty()) {
            return Remedy.none(want.finding(), "the file is not UTF-8, or has a syntax error");
        }
        if (source.get().root().isEmpty()) {
            return ShellSite.of(source.get(), want).orElseGet(() -> Remedy.none(want.finding(), NO_SPAN));
        }
        return JsonSite.of(source.get(), want)
                .or(() -> NameSite.of(source.get(), want).map(site -> renamed(source.get(), want, site)))
                .orElseGet(() -> Remedy.none(want.finding(), NO_SPAN));
    }

    private Remedy renamed(Source source, Want want, NameSite site) {
        var edits = new ArrayList<Edit>(List.of(site.edit()));
        var risk = want.risk();
        if (!want.meaning().isAny() && want.meaning().written()) {
            var values = site.value().flatMap(value -> new ValueEdits(source, want).of(value));
            values.ifPresent(edits::addAll);
            risk = values.isPresent() || want.meaning().isRightAlready() ? risk : unseen(want);
        }
        return new Remedy(want.finding(), edits, risk, "");
    }

    static String unseen(Want want) {
        return "the values that stand under \"" + want.wrong() + "\" are not written there; of \"" + want.right()
                + "\" they may mean something else";
    }

    private Optional<Source> source(String file) {
        return sources.computeIfAbsent(file, name -> tree.file(name).flatMap(path -> {
            try {
                return Source.of(name, Files.readAllBytes(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }
}
