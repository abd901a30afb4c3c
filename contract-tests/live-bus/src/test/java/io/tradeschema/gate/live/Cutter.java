package io.tradeschema.gate.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server and cuts the connection once, at the n-th question that the client asks in all: before
 * the server gets it, or when the server has answered it and the client does not know.
 */
final class Cutter implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final ServerSocket front;
    private final int serverPort;
    private final int at;
    private final boolean answered;
    private final AtomicInteger asked = new AtomicInteger();

    private Cutter(int serverPort, int at, boolean answered) throws IOException {
        this.front = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.at = at;
        this.answered = answered;
        var thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    /** Cuts at the n-th question, counted from 1; of 0, nowhere. */
    static Cutter at(int number, boolean answered, RedisServer server) {
        try {
            return new Cutter(server.port(), number, answered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return front.getLocalPort();
    }

    /** How many questions there were. */
    int asked() {
        return asked.get();
    }

    private void serve() {
        while (!front.isClosed()) {
            try {
                var client = front.accept();
                var thread = new Thread(() -> pass(client));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }
    }

    /** A client asks in one piece and waits for the whole answer, which may come in several. */
    private void pass(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            var cuts = new AtomicBoolean();
            var answers = new Thread(() -> answer(server, client, cuts));
            answers.setDaemon(true);
            answers.start();
            var piece = new byte[PIECE];
            for (var length = client.getInputStream().read(piece);
                    length >= 0;
                    length = client.getInputStream().read(piece)) {
                if (asked.incrementAndGet() == at) {
                    if (!answered) {
                        return;
                    }
                    cuts.set(true);
                }
                server.getOutputStream().write(piece, 0, length);
            }
        } catch (IOException e) {
            // One side has closed, and the other with it.
        }
    }

    /** Hands on what the server says, but of the answer that is cut: what comes after that question is its answer. */
    private static void answer(Socket server, Socket client, AtomicBoolean cuts) {
        try (client;
                server) {
            var piece = new byte[PIECE];
            for (var length = server.getInputStream().read(piece);
                    length >= 0 && !cuts.get();
                    length = server.getInputStream().read(piece)) {
                client.getOutputStream().write(piece, 0, length);
            }
        } catch (IOException e) {
            // One side has closed, and the other with it.
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
    }
}
