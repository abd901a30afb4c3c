package io.tradeschema.gate.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens like a Redis server with a stream of three entries, and answers one command as a test wants. */
final class FakeServer implements AutoCloseable {

    static final String STREAM_INFO = "*12\r\n" + bulk("length") + ":3\r\n" + bulk("last-generated-id") + bulk("1-3")
            + bulk("max-deleted-entry-id") + bulk("0-0") + bulk("entries-added") + ":3\r\n" + bulk("groups")
            + ":0\r\n" + bulk("first-entry") + "*2\r\n" + bulk("1-1") + "*2\r\n" + bulk("a") + bulk("b");

    private final ServerSocket socket;
    private final Map<String, Answer> answers;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    /** Writes what the server answers; returning without a byte is silence. */
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private FakeServer(ServerSocket socket, Map<String, Answer> answers) {
        this.socket = socket;
        this.answers = answers;
        var accepting = new Thread(this::accept, "fake-redis");
        accepting.setDaemon(true);
        accepting.start();
    }

    static FakeServer answering(String command, Answer answer) {
        return answering(Map.of(command, answer));
    }

    static FakeServer answering(Map<String, Answer> answers) {
        try {
            return new FakeServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FakeServer answering(String command, String answer) {
        return answering(command, out -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static String bulk(String text) {
        return "$" + text.getBytes(StandardCharsets.UTF_8).length + "\r\n" + text + "\r\n";
    }

    String address() {
        return "redis://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        try {
            for (var client = socket.accept(); ; client = socket.accept()) {
                clients.add(client);
                serve(client);
            }
        } catch (IOException | InterruptedException e) {
            // The test is over, or the client has had enough.
        }
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = "";
            for (var words = Integer.parseInt(line.substring(1)); words > 0; words--) {
                in.readLine();
                var word = in.readLine();
                command = command.isEmpty() ? word : command;
            }
            answer(command, client.getOutputStream());
        }
    }

    private void answer(String command, OutputStream out) throws IOException, InterruptedException {
        if (answers.containsKey(command)) {
            answers.get(command).write(out);
        } else {
            out.write(usual(command).getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    private static String usual(String command) {
        return switch (command) {
            case "TYPE" -> "+stream\r\n";
            case "XINFO" -> STREAM_INFO;
            default -> "+OK\r\n";
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var client : clients) {
            client.close();
        }
    }
}
