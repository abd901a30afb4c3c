package io.tradeschema.gate.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Stands between clients and a server. In each round the server is killed once at each kind of command that they send, at any
 * one of that kind: before it has the command, or when it has answered and the client does not know. It is started again at
 * once, and the client's connection is cut.
 */
final class ServerKiller implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final ServerSocket front = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final RedisServer server;
    private final Random random;
    private final Map<Boundary, Integer> kills = new TreeMap<>();
    private Map<String, Integer> askedBefore = Map.of();
    private final Map<String, Integer> asked = new HashMap<>();
    /** For each kind the number of the command that is the server's last in this round; 0 when that was. */
    private final Map<String, Integer> last = new HashMap<>();

    /** A place between two steps of a client. */
    record Boundary(String command, boolean answered) implements Comparable<Boundary> {

        @Override
        public int compareTo(Boundary other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return command + (answered ? ", answered" : ", before the server has it");
        }
    }

    ServerKiller(RedisServer server, Random random) throws IOException {
        this.server = server;
        this.random = random;
        background(this::serve);
    }

    int port() {
        return front.getLocalPort();
    }

    String address() {
        return "redis://127.0.0.1:" + port();
    }

    synchronized void beginRound() {
        askedBefore = Map.copyOf(asked);
        asked.clear();
        last.clear();
    }

    /** How often the server was killed where; 0 at the places that were passed without. */
    synchronized Map<Boundary, Integer> kills() {
        return new TreeMap<>(kills);
    }

    private void background(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!front.isClosed()) {
            try {
                var client = front.accept();
                background(() -> pass(client));
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }
    }

    /** A client waits for the answer, which is small enough to come in one piece. */
    private void pass(Socket client) {
        try (client;
                var behind = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var piece = new byte[PIECE];
            for (var question = Question.read(client.getInputStream());
                    question.isPresent();
                    question = Question.read(client.getInputStream())) {
                var killed = planned(question.get().kind());
                if (killed.filter(at -> !at.answered()).isPresent()) {
                    kill(killed.get());
                    return;
                }
                behind.getOutputStream().write(question.get().bytes());
                var answer = behind.getInputStream().read(piece);
                if (killed.isPresent()) {
                    kill(killed.get());
                    return;
                }
                if (answer < 0) {
                    return;
                }
                client.getOutputStream().write(piece, 0, answer);
            }
        } catch (IOException e) {
            // One side has closed, and the other with it.
        }
    }

    /** Where the server dies of this command; the side that was met less often. */
    private synchronized Optional<Boundary> planned(String kind) {
        var before = new Boundary(kind, false);
        var after = new Boundary(kind, true);
        kills.putIfAbsent(before, 0);
        kills.putIfAbsent(after, 0);
        asked.merge(kind, 1, Integer::sum);
        var at = last.computeIfAbsent(kind, k -> 1 + random.nextInt(askedBefore.getOrDefault(k, 1)));
        if (!asked.get(kind).equals(at)) {
            return Optional.empty();
        }
        return Optional.of(kills.get(after) < kills.get(before) ? after : before);
    }

    private synchronized void kill(Boundary at) {
        server.killAndStart();
        kills.merge(at, 1, Integer::sum);
    }

    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
