package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A copy of our archive, in the folder {@code schemas} of a git repository of its own. */
record ArchiveInGit(Path repository) {

    private static final Path OURS = Path.of("../../schema-json/src/main/resources/META-INF/schemas");

    /** Lays the archive, and commits everything that is in the folder. */
    static ArchiveInGit lay(Path repository) throws IOException, InterruptedException {
        LabelledCase.copy(OURS, repository.resolve("schemas"));
        return asItStands(repository);
    }

    /** Commits everything that is in the folder, its own archive among it. */
    static ArchiveInGit asItStands(Path repository) throws IOException, InterruptedException {
        var archive = new ArchiveInGit(repository);
        archive.git("init", "-q", "-b", "main");
        archive.commit();
        return archive;
    }

    /** Changes a published file, and leaves index and lock as they are. */
    void mutate(String file, String old, String replacement) throws IOException {
        var path = repository.resolve("schemas").resolve(file);
        assertThat(Files.readString(path)).contains(old);
        Files.writeString(path, Files.readString(path).replace(old, replacement));
    }

    /** Changes a published file, and writes its new digest into index and lock. */
    void forge(String file, String old, String replacement) throws IOException {
        var path = repository.resolve("schemas").resolve(file);
        var before = digest(path);
        mutate(file, old, replacement);
        mutate("index.json", before, digest(path));
        mutate("schemas.lock", before, digest(path));
    }

    /** Publishes a version of trade.intent that is the newest but for one change. */
    void publish(String version, String old, String replacement) throws IOException {
        var published = "trade-intent/" + TradeIntent.TYPE.version() + "/trade-intent.schema.json";
        var file = "trade-intent/" + version + "/trade-intent.schema.json";
        var path = repository.resolve("schemas").resolve(file);
        Files.createDirectories(path.getParent());
        Files.copy(repository.resolve("schemas").resolve(published), path);
        mutate(file, old, replacement);
        mutate("index.json", "  } ]", """
                  }, {
                    "event": "trade.intent",
                    "version": "%s",
                    "id": "https://tradeschema.io/schemas/%s",
                    "file": "%s",
                    "sha256": "%s"
                  } ]""".formatted(version, file, file, digest(path)));
        var lock = repository.resolve("schemas/schemas.lock");
        Files.writeString(lock, Files.readString(lock) + digest(path) + "  " + file + "\n");
    }

    /** Commits what was published since, to a branch that is then left. */
    void leaveOn(String branch) throws IOException, InterruptedException {
        git("checkout", "-q", "-b", branch);
        commit();
        git("checkout", "-q", "main");
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A clone of the last commit alone, as servers make them for a job. */
    Path shallowClone(Path into) throws IOException, InterruptedException {
        commit();
        git("clone", "-q", "--depth=1", repository.toUri().toString(), into.toString());
        return into;
    }

    /** Commits that there is no archive; its files stay where they are. */
    void withdraw() throws IOException, InterruptedException {
        git("rm", "-r", "-q", "--cached", "schemas");
        commitStaged();
    }

    /** Commits what stands there now. */
    void commit() throws IOException, InterruptedException {
        git("add", "-A");
        commitStaged();
    }

    private void commitStaged() throws IOException, InterruptedException {
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "--allow-empty", "-m", "published");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        var git = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(output).isZero();
    }
}
