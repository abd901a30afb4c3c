package io.tradeschema.spring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Assumptions;

/** A Redis server of this test's own: on a free port of this machine, keeping nothing, ended by its process. */
record RedisServer(Process process, int port) implements AutoCloseable {

    static RedisServer start() throws IOException {
        Assumptions.assumeTrue(isInstalled(), "no redis-server: apt-get install redis-server");
        var port = freePort();
        var process = new ProcessBuilder(
                        "redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
                .directory(Files.createTempDirectory("redis").toFile())
                .redirectErrorStream(true)
                .start();
        var log = process.inputReader();
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains("Ready to accept connections")) {
                return new RedisServer(process, port);
            }
        }
        throw new AssertionError("redis-server ended before it was ready");
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("redis-server", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
