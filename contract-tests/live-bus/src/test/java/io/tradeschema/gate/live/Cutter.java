package io.tradeschema.gate.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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

    /** A client asks in one piece and waits for the answer, which is small enough to come in one. */
    private void pass(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            var piece = new byte[PIECE];
            for (var length = client.getInputStream().read(piece);
                    length >= 0;
                    length = client.getInputStream().read(piece)) {
                var cuts = asked.incrementAndGet() == at;
                if (cuts && !answered) {
                    return;
                }
                server.getOutputStream().write(piece, 0, length);
                var answer = server.getInputStream().read(piece);
                if (cuts || answer < 0) {
                    return;
                }
                client.getOutputStream().write(piece, 0, answer);
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
