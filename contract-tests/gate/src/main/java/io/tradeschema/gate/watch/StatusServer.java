package io.tradeschema.gate.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tradeschema.gate.cli.NotCheckedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves {@code /health} and {@code /metrics} on this machine's own address; what it says was judged before it is asked. */
final class StatusServer implements Closeable {

    private static final int OK = 200;
    private static final int NOT_THERE = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int NOT_READY = 503;
    /** A judgement older than this is none. */
    private static final long STALE = 10_000_000_000L;

    private static final List<String> PATHS = List.of("/health", "/metrics");
    private static final List<String> METHODS = List.of("GET", "HEAD");
    private static final JsonFactory FACTORY = new JsonFactory();

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
            var path = exchange.getRequestURI().getPath();
            if (PATHS.contains(path) && !METHODS.contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", String.join(", ", METHODS));
                send(exchange, NOT_ALLOWED, "text/plain", "this is only read: " + String.join(" or ", METHODS) + "\n");
                return;
            }
            switch (path) {
                case "/health" -> {
                    var status = status(now);
                    send(exchange, status.isReady ? OK : NOT_READY, "application/json", health(now, status));
                }
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

    /** How the watch stands: whatever keeps it from seeing all that it should is no readiness. */
    private enum Status {
        WATCHING(true),
        /** It sees all; but nobody knows whether an expectation is met. */
        UNKNOWN(true),
        /** It sees some streams, and others not. */
        UNREADABLE(false),
        BLIND(false);

        private final boolean isReady;

        Status(boolean isReady) {
            this.isReady = isReady;
        }
    }

    private static Status status(Optional<Shown> now) {
        if (now.filter(one -> one.picture.sees() && System.nanoTime() - one.nanos < STALE)
                .isEmpty()) {
            return Status.BLIND;
        }
        var picture = now.get().picture;
        if (!picture.unreadable().isEmpty()) {
            return Status.UNREADABLE;
        }
        return picture.unknown().isEmpty() ? Status.WATCHING : Status.UNKNOWN;
    }

    private static String health(Optional<Shown> now, Status status) throws IOException {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", status.name().toLowerCase(Locale.ROOT));
            if (now.isPresent()) {
                json.writeNumberField("open_alarms", now.get().picture.openAlarms());
            }
            names(json, "unreadable", now.map(one -> one.picture.unreadable()).orElse(List.of()));
            names(json, "unknown", now.map(one -> one.picture.unknown()).orElse(List.of()));
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void names(JsonGenerator json, String field, List<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (var name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        var isAsked = !exchange.getRequestMethod().equals("HEAD");
        if (!isAsked) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(code, isAsked && bytes.length > 0 ? bytes.length : -1);
        if (isAsked) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.ifPresent(http -> http.stop(0));
        thread.shutdownNow();
    }
}
