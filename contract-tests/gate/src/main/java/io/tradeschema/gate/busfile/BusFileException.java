package io.tradeschema.gate.busfile;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A bus file that cannot be used; the message names file, line, and what to write instead, a line for each mistake. */
public final class BusFileException extends Exception {

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final String problem;
    private final transient List<BusFileException> all;
    private final transient Optional<BusFile> rest;

    /** Something is wrong at that line. */
    public BusFileException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
        this.file = file;
        this.line = line;
        this.problem = problem;
        this.all = List.of(this);
        this.rest = Optional.empty();
    }

    /** Several mistakes of a file, told in the order of their lines and each once. */
    private BusFileException(List<BusFileException> all, Optional<BusFile> rest) {
        super(all.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")), all.get(0));
        this.file = all.get(0).file;
        this.line = all.get(0).line;
        this.problem = all.get(0).problem;
        this.all = all;
        this.rest = rest;
    }

    /**
     * All of these mistakes as one.
     *
     * @param rest what the file says but for what is wrong, so that more may be found
     */
    static BusFileException of(List<BusFileException> mistakes, Optional<BusFile> rest) {
        var seen = new HashSet<String>();
        var sorted = mistakes.stream()
                .flatMap(mistake -> mistake.all.stream())
                .filter(mistake -> seen.add(String.valueOf(mistake.getMessage())))
                .sorted(Comparator.comparingInt(mistake -> mistake.line))
                .toList();
        return new BusFileException(sorted, rest);
    }

    /** For whoever asked for what needs the file: a line for each mistake. */
    public NotCheckedException asNotChecked() {
        var lines = all.stream()
                .map(mistake -> String.valueOf(mistake.getMessage()))
                .toList();
        return new NotCheckedException(
                lines.get(0),
                lines.subList(1, lines.size()),
                all.stream().map(BusFileException::finding).toList());
    }

    private Finding finding() {
        var fix = problem.lastIndexOf("; ");
        return Finding.of(
                GateRule.PART_NOT_CHECKED,
                "the bus file",
                Where.file(file, line, 1),
                fix < 0 ? problem : problem.substring(0, fix),
                fix < 0 ? "right it" : problem.substring(fix + 2));
    }

    /** What the file says but for what is wrong; empty where that is not known. */
    Optional<BusFile> rest() {
        return rest;
    }
}
