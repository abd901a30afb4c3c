package io.tradeschema.gate.watch;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells systemd that the watch is ready, and then that it lives: after each look, so that a watch that hangs is started anew.
 * One that sees nothing lives, and says so in its status: a restart would take its pages and its words from it, and mend no
 * server. By {@code systemd-notify}, since Java 17 has no sockets of that kind; without systemd nothing is told.
 */
final class Systemd {

    private static final long NANOS = 1_000;
    private static final String SOCKET = "NOTIFY_SOCKET";

    private final Optional<String> socket;
    private final Optional<Long> everyNanos;
    private long told = System.nanoTime();
    private boolean saidToSee = true;

    private Systemd(Optional<String> socket, Optional<Long> everyNanos) {
        this.socket = socket;
        this.everyNanos = everyNanos;
    }

    /** As the variables say that systemd sets: NOTIFY_SOCKET, and WATCHDOG_USEC for a unit with WatchdogSec. */
    static Systemd of(Map<String, String> environment) {
        var micros = Optional.ofNullable(environment.get("WATCHDOG_USEC")).filter(text -> text.matches("[0-9]{1,15}"));
        return new Systemd(
                Optional.ofNullable(environment.get(SOCKET)), micros.map(text -> Long.parseLong(text) * NANOS / 3));
    }

    void ready() throws IOException {
        tell("READY=1");
    }

    /**
     * It has looked.
     *
     * @param sees whether the server answered
     */
    void alive(boolean sees) throws IOException {
        if (sees != saidToSee) {
            saidToSee = sees;
            tell("STATUS=" + (sees ? "watching" : "blind: the server cannot be read"));
        }
        if (everyNanos.isPresent() && System.nanoTime() - told >= everyNanos.get()) {
            told = System.nanoTime();
            tell("WATCHDOG=1");
        }
    }

    private void tell(String word) throws IOException {
        if (socket.isEmpty()) {
            return;
        }
        var telling = new ProcessBuilder("systemd-notify", word)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        telling.environment().put(SOCKET, socket.get());
        var process = telling.start();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
