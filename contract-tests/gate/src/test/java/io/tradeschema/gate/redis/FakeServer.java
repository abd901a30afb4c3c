package io.tradeschema.gate.redis;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens like a Redis server with a stream of three entries, and answers one command as a test wants. */
final class FakeServer implements AutoCloseable {

    static final String STREAM_INFO = "*12\r\n" + bulk("length") + ":3\r\n" + bulk("last-generated-id") + bulk("1-3")
            + bulk("max-deleted-entry-id") + bulk("0-0") + bulk("entries-added") + ":3\r\n" + bulk("groups")
            + ":0\r\n" + bulk("first-entry") + "*2\r\n" + bulk("1-1") + "*2\r\n" + bulk("a") + bulk("b");

    private final ServerSocket socket;
    private final Map<String, Answer> answers;
    private final Optional<Ranges> ranges;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    /** Writes what the server answers; returning without a byte is silence. */
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    /** Writes the entries of a range from an id on, as many as are asked for. */
    interface Ranges {
        void write(String from, int count, OutputStream out) throws IOException;
    }

    private FakeServer(ServerSocket socket, Map<String, Answer> answers, Optional<Ranges> ranges) {
        this.ranges = ranges;
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
        return listening(answers, Optional.empty());
    }

    static FakeServer answeringRanges(Ranges ranges) {
        return listening(Map.of(), Optional.of(ranges));
    }

    private static FakeServer listening(Map<String, Answer> answers, Optional<Ranges> ranges) {
        try {
            return new FakeServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), answers, ranges);
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
            var words = new ArrayList<String>();
            for (var left = Integer.parseInt(line.substring(1)); left > 0; left--) {
                words.add(text(in, Integer.parseInt(in.readLine().substring(1))));
                in.readLine();
            }
            answer(words, client.getOutputStream());
        }
    }

    /** A text may have several lines, as a script has. */
    private static String text(BufferedReader in, int length) throws IOException {
        var text = new char[length];
        for (var at = 0; at < length; ) {
            var read = in.read(text, at, length - at);
            if (read < 0) {
                throw new EOFException();
            }
            at += read;
        }
        return new String(text);
    }

    private void answer(List<String> words, OutputStream out) throws IOException, InterruptedException {
        var command = words.get(0);
        if (command.equals("XRANGE") && ranges.isPresent()) {
            ranges.get().write(words.get(2), Integer.parseInt(words.get(5)), out);
        } else if (answers.containsKey(command)) {
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
