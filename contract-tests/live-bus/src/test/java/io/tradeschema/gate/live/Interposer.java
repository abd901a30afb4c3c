package io.tradeschema.gate.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands between a client and a server, and does something before the n-th question of a kind goes on to the server. */
final class Interposer implements AutoCloseable {

    private final ServerSocket front;
    private final int serverPort;
    private final String command;
    private final Runnable action;
    private int left;

    private Interposer(ServerSocket front, int serverPort, String command, int number, Runnable action) {
        this.front = front;
        this.serverPort = serverPort;
        this.command = command;
        this.left = number;
        this.action = action;
    }

    static Interposer before(int number, String command, RedisServer server, Runnable action) {
        try {
            var front = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            var interposer = new Interposer(front, server.port(), command, number, action);
            start(interposer::serve);
            return interposer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Pumping {
        void pump() throws IOException;
    }

    private static void start(Pumping pumping) {
        var thread = new Thread(() -> {
            try {
                pumping.pump();
            } catch (IOException e) {
                // One side has closed; the other learns of it below.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() throws IOException {
        while (!front.isClosed()) {
            try (var client = front.accept();
                    var server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
                start(() -> answers(server, client));
                questions(client.getInputStream(), server.getOutputStream());
            } catch (IOException e) {
                // One side has closed, and the other with it; the client may come again.
            }
        }
    }

    private static void answers(Socket server, Socket client) throws IOException {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    /** The gate sends a question in one piece and waits for its answer. */
    private void questions(InputStream in, OutputStream out) throws IOException {
        var piece = new byte[64 * 1024];
        for (var length = in.read(piece); length >= 0; length = in.read(piece)) {
            if (new String(piece, 0, length, StandardCharsets.ISO_8859_1).contains(command) && --left == 0) {
                action.run();
            }
            out.write(piece, 0, length);
            out.flush();
        }
    }

    String address() {
        return "redis://127.0.0.1:" + front.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        front.close();
    }
}
