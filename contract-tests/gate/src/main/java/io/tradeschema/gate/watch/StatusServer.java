package io.tradeschema.gate.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tradeschema.gate.cli.NotCheckedException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves {@code /health} and {@code /metrics} on this machine's own address; what it says was judged before it is asked. */
final class StatusServer implements Closeable {

    private static final int OK = 200;
    private static final int NOT_THERE = 404;
    private static final int NOT_READY = 503;
    /** A judgement older than this is none. */
    private static final long STALE = 10_000_000_000L;

    private record Shown(Picture picture, long nanos) {}

    private final Optional<HttpServer> server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var daemon = new Thread(work, "watch-http");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile Optional<Shown> shown = Optional.empty();

    private StatusServer(Optional<HttpServer> server) {
        this.server = server;
    }

    /**
     * A server at a port; without one, nothing is served.
     *
     * @throws NotCheckedException when the port is taken
     */
    static StatusServer at(Optional<Integer> port) throws IOException {
        if (port.isEmpty()) {
            return new StatusServer(Optional.empty());
        }
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.get()), 0);
            var status = new StatusServer(Optional.of(http));
            http.createContext("/", status::answer);
            http.setExecutor(status.thread);
            http.start();
            return status;
        } catch (java.net.BindException e) {
            throw new NotCheckedException("port " + port.get() + " is taken; give another one with --http");
        }
    }

    Optional<String> address() {
        return server.map(http -> http.getAddress().getAddress().getHostAddress() + ":"
                + http.getAddress().getPort());
    }

    void shows(Picture picture) {
        shown = Optional.of(new Shown(picture, System.nanoTime()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var now = shown;
            var fresh = now.filter(one -> one.picture.sees() && System.nanoTime() - one.nanos < STALE)
                    .isPresent();
            switch (exchange.getRequestURI().getPath()) {
                case "/health" -> send(exchange, fresh ? OK : NOT_READY, "application/json", health(now, fresh));
                case "/metrics" ->
                    send(
                            exchange,
                            now.isPresent() ? OK : NOT_READY,
                            "text/plain; version=0.0.4; charset=utf-8",
                            now.map(one -> Metrics.text(one.picture)).orElse(""));
                default -> send(exchange, NOT_THERE, "text/plain", "there are /health and /metrics\n");
            }
        }
    }

    private static String health(Optional<Shown> now, boolean fresh) {
        var alarms = now.map(one -> one.picture.openAlarms()).orElse(0);
        return "{\"status\":\"" + (fresh ? "watching" : "blind") + "\",\"open_alarms\":" + alarms + "}\n";
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.ifPresent(http -> http.stop(0));
        thread.shutdownNow();
    }
}
