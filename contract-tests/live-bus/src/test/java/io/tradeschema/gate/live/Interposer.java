package io.tradeschema.gate.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Stands between a client and a server, and does something before the n-th question of a kind goes on to the server. */
final class Interposer implements AutoCloseable {

    private final ServerSocket front;
    private final int serverPort;
    private final String command;
    private final Runnable action;
    private int left;
    /** From that question on the server's TIME is told so many seconds ahead. */
    private int clockLeft = Integer.MAX_VALUE;

    private long clockAhead;

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

    /** A server whose clock jumps before it is asked for the n-th time. */
    static Interposer withClockAhead(RedisServer server, int number, long seconds) {
        var interposer = before(Integer.MAX_VALUE, "TIME", server, () -> {});
        interposer.clockLeft = number;
        interposer.clockAhead = seconds;
        return interposer;
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

    private void answers(Socket server, Socket client) throws IOException {
        try (client) {
            var in = server.getInputStream();
            var piece = new byte[64 * 1024];
            for (var length = in.read(piece); length >= 0; length = in.read(piece)) {
                client.getOutputStream().write(clock(piece, length));
            }
        }
    }

    /** TIME is the only answer that is a list of seconds and microseconds. */
    private byte[] clock(byte[] piece, int length) {
        var text = new String(piece, 0, length, StandardCharsets.ISO_8859_1);
        var time = Pattern.compile("\\*2\r\n\\$10\r\n([0-9]{10})\r\n").matcher(text);
        if (!time.find() || --clockLeft > 0) {
            return Arrays.copyOf(piece, length);
        }
        return time.replaceFirst("*2\r\n\\$10\r\n" + (Long.parseLong(time.group(1)) + clockAhead) + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
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
