package io.tradeschema.gate.compat;

import io.tradeschema.gate.cli.NotCheckedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Files as they were at a revision, such as {@code git:main:schemas/order.json}. */
final class GitVersions implements SchemaSource {

    private static final long SECONDS = 20;

    @Override
    public Optional<Found> find(String name) {
        if (!name.startsWith("git:")) {
            return Optional.empty();
        }
        var place = name.substring("git:".length());
        if (place.startsWith("-") || !place.contains(":")) {
            throw new NotCheckedException(name + " is no revision and path; write git:REV:path");
        }
        var text = show(name, place);
        return Optional.of(new Found(name, VersionMark.in(text), text));
    }

    private static String show(String name, String place) {
        try {
            var process = new ProcessBuilder(List.of("git", "show", place)).start();
            process.getOutputStream().close();
            var bytes = process.getInputStream().readAllBytes();
            var error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new NotCheckedException(name + " cannot be read: " + error.strip());
            }
            return SchemaText.read(name, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new NotCheckedException(name + " cannot be read: git could not be run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotCheckedException(name + " was not read: interrupted");
        }
    }
}
