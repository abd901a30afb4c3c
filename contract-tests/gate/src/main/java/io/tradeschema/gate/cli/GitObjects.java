package io.tradeschema.gate.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What git has stored, asked of one process of git's that stays: thousands of files of hundreds of revisions cost no start of a
 * process each. It is started by the first question and ends when this is closed. Nothing is fetched: what a partial clone does
 * not have is missing.
 */
public final class GitObjects implements AutoCloseable {

    private static final long SECONDS = 20;

    private final Path folder;
    private final long mostBytes;
    private final ExecutorService asking = Executors.newSingleThreadExecutor(GitObjects::daemon);
    private @Nullable Process process;
    private @Nullable InputStream answers;

    /**
     * Asks the repository that a folder stands in.
     *
     * @param mostBytes how much of one object is kept
     */
    public GitObjects(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /**
     * An object.
     *
     * @param id its own name in git, in hexadecimal
     * @param type {@code blob}, {@code tree}, {@code commit} or {@code tag}
     * @param size how many bytes it has
     * @param bytes what it holds; nothing where it is larger than what is kept
     */
    public record Stored(String id, String type, long size, byte[] bytes) {}

    /**
     * The object of a name, such as {@code main^{tree}} or its id; empty when there is none.
     *
     * @throws NotCheckedException when git does not answer
     */
    public Optional<Stored> object(String name) {
        if (name.isBlank() || name.chars().anyMatch(letter -> letter < ' ')) {
            return Optional.empty();
        }
        var answer = asking.submit(() -> asked(name));
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            end();
            throw new NotCheckedException(complaint(name));
        } catch (TimeoutException e) {
            end();
            throw new NotCheckedException(name + " cannot be read: git did not end within " + SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotCheckedException(name + " cannot be read: interrupted");
        }
    }

    @Override
    public void close() {
        end();
        asking.shutdownNow();
    }

    private Optional<Stored> asked(String name) throws IOException {
        var git = started();
        git.getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
        git.getOutputStream().flush();
        var in = answers;
        if (in == null) {
            throw new EOFException();
        }
        var words = line(in).split(" ", -1);
        if (words.length != 3 || !words[2].matches("\\d{1,18}")) {
            return Optional.empty(); // "NAME missing", "NAME ambiguous"
        }
        var size = Long.parseLong(words[2]);
        var bytes = size > mostBytes ? new byte[0] : in.readNBytes((int) size);
        in.skipNBytes(size - bytes.length + 1); // what is not kept, and the end of the line
        return Optional.of(new Stored(words[0], words[1], size, bytes));
    }

    private synchronized Process started() throws IOException {
        if (process == null) {
            var builder = new ProcessBuilder(List.of("git", "-C", folder.toString(), "cat-file", "--batch"));
            builder.environment().put("GIT_NO_LAZY_FETCH", "1");
            process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            answers = new BufferedInputStream(process.getInputStream());
        }
        return process;
    }

    private synchronized void end() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
            answers = null;
        }
    }

    /** Why git ended, in its own words. */
    private String complaint(String name) {
        Git.ask(folder, said -> name + " cannot be read: " + said, "cat-file", "-t", name);
        return name + " cannot be read: git ended";
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "git");
        thread.setDaemon(true);
        return thread;
    }
}
