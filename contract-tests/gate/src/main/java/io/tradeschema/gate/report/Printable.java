package io.tradeschema.gate.report;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes what a report shows fit for terminals, logs and pages, before any form writes it: names of files, streams, events
 * and services come from outside, and one with a line end in it would write lines of its own.
 */
final class Printable implements ReportText {

    @Override
    public String title(String title) {
        return Excerpt.printable(title);
    }

    @Override
    public String quoted(String line) {
        return Arrays.stream(line.split("\t", -1)).map(Excerpt::printable).collect(Collectors.joining("\t"));
    }

    @Override
    public Finding finding(Finding finding) {
        var where = finding.where();
        return new Finding(
                finding.rule(),
                Excerpt.printable(finding.subject()),
                new Where(
                        Excerpt.printable(where.file()),
                        where.line(),
                        where.column(),
                        Excerpt.printable(where.path()),
                        Excerpt.printable(where.home())),
                Excerpt.printable(finding.what()),
                finding.found().map(Excerpt::printable),
                Excerpt.printable(finding.fix()),
                finding.evidence());
    }

    @Override
    public Section.Facts facts(Section.Facts facts) {
        var values = new LinkedHashMap<String, Object>();
        facts.values()
                .forEach((name, value) -> values.put(
                        Excerpt.printable(name), value instanceof String text ? Excerpt.printable(text) : value));
        return new Section.Facts(facts.id(), facts.title(), values);
    }

    @Override
    public Section.Table table(Section.Table table) {
        return new Section.Table(
                table.id(),
                Excerpt.printable(table.title()),
                table.columns(),
                table.rows().stream().map(Printable::row).toList());
    }

    private static List<String> row(List<String> row) {
        return row.stream().map(Excerpt::printable).toList();
    }
}
