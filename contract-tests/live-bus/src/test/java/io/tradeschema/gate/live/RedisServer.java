package io.tradeschema.gate.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

/** A Redis server of this test's own: on a free port of this machine, keeping nothing unless asked, ended by its process. */
final class RedisServer implements AutoCloseable {

    private final List<String> command;
    private final Path folder;
    private final int port;
    private Process process;

    private RedisServer(List<String> command, Path folder, int port) throws IOException {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.port = port;
        this.process = run();
    }

    private Process run() throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    static RedisServer start(String... options) {
        Assumptions.assumeTrue(
                Programs.answers("redis-server", "--version"), "no redis-server: apt-get install redis-server");
        try {
            var port = freePort();
            var command = new ArrayList<>(List.of("redis-server", "--port", "" + port, "--bind", "127.0.0.1"));
            command.addAll(List.of("--save", "", "--appendonly", "no", "--daemonize", "no"));
            command.addAll(List.of(options));
            var server = new RedisServer(command, Files.createTempDirectory("redis"), port);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One with an append-only file: a kill takes nothing of what it has written there. */
    static RedisServer startKeeping(String... options) {
        var all = new ArrayList<>(List.of("--appendonly", "yes"));
        all.addAll(List.of(options));
        return start(all.toArray(String[]::new));
    }

    /** Kills it in the middle of whatever it does, and starts it again from what it kept, at the same port. */
    void killAndStart() {
        close();
        try {
            process = run();
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        var log = process.inputReader();
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains("Ready to accept connections")) {
                return;
            }
        }
        throw new AssertionError("redis-server ended before it was ready");
    }

    /**
     * Until the server has written all that it answered to its file. With {@code everysec} it answers before that, and writes up
     * to two seconds later where the disk is busy: a kill would take entries of the test itself.
     */
    void awaitWritten(RedisClient redis) {
        while (!new String((byte[]) redis.sendCommand(Protocol.Command.INFO, "persistence"), StandardCharsets.UTF_8)
                .contains("aof_buffer_length:0\r\n")) {
            Thread.onSpinWait();
        }
    }

    int port() {
        return port;
    }

    String address() {
        return "redis://127.0.0.1:" + port;
    }

    /** Stops it in the middle of whatever it does, with its connections open. */
    void pause() {
        Programs.run("", List.of("kill", "-STOP", Long.toString(process.pid())));
    }

    /** Lets it go on. */
    void goOn() {
        Programs.run("", List.of("kill", "-CONT", Long.toString(process.pid())));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
