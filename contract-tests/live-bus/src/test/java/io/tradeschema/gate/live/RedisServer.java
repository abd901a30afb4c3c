package io.tradeschema.gate.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A Redis server of this test's own: on a free port of this machine, keeping nothing, ended by its process. */
final class RedisServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static RedisServer start(String... options) {
        Assumptions.assumeTrue(
                Programs.answers("redis-server", "--version"), "no redis-server: apt-get install redis-server");
        try {
            var port = freePort();
            var command = new ArrayList<>(List.of("redis-server", "--port", "" + port, "--bind", "127.0.0.1"));
            command.addAll(List.of("--save", "", "--appendonly", "no", "--daemonize", "no"));
            command.addAll(List.of(options));
            Path folder = Files.createTempDirectory("redis");
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var server = new RedisServer(process, port);
            server.awaitReady();
            return server;
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
