package io.tradeschema.gate.cli;

import io.tradeschema.model.Finding;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of a run that broke off, and the exit code that says the same. This is the one place that tells what could
 * not be checked from what is broken in the command itself; a run that broke off never has the exit code of findings.
 *
 * @param exitCode one of {@link ExitCode}
 * @param lines what the user is told: one sentence, and what to do
 * @param findings the same for programs where it has places; empty otherwise
 */
public record Failure(int exitCode, List<String> lines, List<Finding> findings) {

    private static final String DAMAGED =
            "; the command, or a jar that --events names, is damaged or made for another version: build it again";

    /** Copies the lists. */
    public Failure {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    private Failure(int exitCode, List<String> lines) {
        this(exitCode, lines, List.of());
    }

    /** The same, and that the other came on top of it, where it says something else. */
    public Failure and(Failure other) {
        return new Failure(
                exitCode,
                Stream.concat(lines.stream(), other.lines.stream()).distinct().toList(),
                findings);
    }

    /** What this problem, thrown anywhere in the run, means. */
    public static Failure of(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            var known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new Failure(
                ExitCode.INTERNAL,
                List.of(
                        "internal error: " + problem,
                        "please report it with the command and the first lines of its input"));
    }

    private static Optional<Failure> known(Throwable cause) {
        if (cause instanceof NotCheckedException asked) {
            var lines = Stream.concat(Stream.of(String.valueOf(asked.getMessage())), asked.more().stream());
            return Optional.of(new Failure(ExitCode.NOT_CHECKED, lines.toList(), asked.findings()));
        }
        if (cause instanceof OutputFailedException) {
            return notChecked(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof OutputClosedException) {
            return Optional.of(new Failure(ExitCode.OUTPUT_CLOSED, List.of()));
        }
        if (cause instanceof FileSystemException file) {
            return notChecked(file.getFile() + " cannot be used: " + reason(file));
        }
        if (cause instanceof IOException io) {
            return notChecked("something cannot be read or written: " + reason(io));
        }
        return cause instanceof Error ? Optional.of(fatal((Error) cause)) : Optional.empty();
    }

    private static Optional<Failure> notChecked(String sentence) {
        return Optional.of(new Failure(ExitCode.NOT_CHECKED, List.of(sentence)));
    }

    private static Failure fatal(Error error) {
        return new Failure(ExitCode.INTERNAL, List.of(sentence(error)));
    }

    private static String sentence(Error error) {
        if (error instanceof OutOfMemoryError) {
            return "internal error: the memory does not suffice; give Java more, as in JAVA_TOOL_OPTIONS=-Xmx4g, and report"
                    + " it if the input is small";
        }
        if (error instanceof StackOverflowError) {
            return "internal error: the input is nested deeper than expected; please report it with the command and its"
                    + " input";
        }
        return error instanceof LinkageError
                ? "internal error: a class does not load (" + error + ")" + DAMAGED
                : "internal error: " + error + "; please report it with the command and the first lines of its input";
    }

    /** Why a file, or a stream, cannot be used, behind its name; what Java says of a file is often its name alone. */
    public static String reason(IOException problem) {
        if (problem instanceof FileSystemException file) {
            return reason(file);
        }
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }

    private static String reason(FileSystemException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (problem instanceof AccessDeniedException) {
            return "this user may not read or write it";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "a file stands where a folder is to be made";
        }
        return problem.getReason() == null ? problem.getClass().getSimpleName() : problem.getReason();
    }
}
