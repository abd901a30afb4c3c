package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection over which questions are asked that change nothing on the server. Every failure says what to do. */
final class RedisConnection implements Closeable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final RedisAddress address;
    private final Socket socket;
    private final RespReader replies;

    private RedisConnection(RedisAddress address, Socket socket) throws IOException {
        this.address = address;
        this.socket = socket;
        this.replies = new RespReader(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
    }

    /**
     * Connects, and logs in where the address says how.
     *
     * @throws NotCheckedException when that fails
     */
    static RedisConnection to(RedisAddress address) {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.host(), address.port()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var connection = new RedisConnection(address, socket);
            connection.greet();
            return connection;
        } catch (UnknownHostException e) {
            throw new NotCheckedException("there is no host " + address.host() + "; look at the address");
        } catch (ConnectException e) {
            throw new NotCheckedException("no server answers at " + address + "; is it running there?");
        } catch (IOException e) {
            throw new NotCheckedException(address + " cannot be reached: " + e.getMessage());
        }
    }

    private void greet() {
        if (!address.login().isEmpty()) {
            var command = new ArrayList<>(List.of("AUTH"));
            command.addAll(address.login());
            ask(command.toArray(String[]::new));
        }
        if (address.database() != 0) {
            ask("SELECT", Integer.toString(address.database()));
        }
    }

    /**
     * Asks one question.
     *
     * @throws NotCheckedException when the server refuses it or does not answer
     */
    Object ask(String... words) {
        try {
            send(words);
            var reply = replies.read();
            if (reply instanceof RespReader.Problem problem) {
                throw refused(words[0], problem.text());
            }
            return reply;
        } catch (SocketTimeoutException e) {
            throw new NotCheckedException(
                    address + " did not answer " + words[0] + " within " + PATIENCE_MILLIS / 1000 + " seconds");
        } catch (RespReader.NotRedis e) {
            throw new NotCheckedException("what answers at " + address + " is no Redis server: " + e.getMessage());
        } catch (IOException e) {
            throw new NotCheckedException("the connection to " + address + " broke: " + e.getMessage());
        }
    }

    /** The same, where only a list is an answer. */
    List<?> list(String... words) {
        if (ask(words) instanceof List<?> list) {
            return list;
        }
        throw new NotCheckedException(address + " answers " + words[0] + " with something else than a list");
    }

    private NotCheckedException refused(String command, String text) {
        if (text.startsWith("NOAUTH") || text.startsWith("WRONGPASS") || command.equals("AUTH")) {
            return new NotCheckedException(address + " wants another login (" + text
                    + "); give it as redis://USER:PASSWORD@HOST:PORT, or the password alone in REDISCLI_AUTH");
        }
        return new NotCheckedException(address + " refuses " + command + ": " + text);
    }

    private void send(String... words) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        for (var word : words) {
            var bytes = word.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(bytes);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        socket.getOutputStream().write(out.toByteArray());
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
