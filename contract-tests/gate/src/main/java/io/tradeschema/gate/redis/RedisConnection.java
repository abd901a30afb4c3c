package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** A connection over which questions are asked, and by {@link ServerScript} alone scripts run. Every failure says what to do. */
final class RedisConnection implements Closeable {

    private static final String OK = "OK";
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_REASON = 160;

    private final RedisAddress address;
    private final Closeable socket;
    private final Watch watch;
    private boolean connected;
    private Pipes pipes = new Pipes(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    private RespReader replies = new RespReader(pipes.in());

    private RedisConnection(RedisAddress address, Closeable socket, Patience patience) {
        this.address = address;
        this.socket = socket;
        this.watch = new Watch(patience, socket);
    }

    private record Pipes(InputStream in, OutputStream out) {}

    /**
     * Connects, and logs in where the address says how.
     *
     * @throws NotCheckedException when that fails
     */
    static RedisConnection to(RedisAddress address, TlsFiles tls, Patience patience) throws IOException {
        var connection = address.place() instanceof RedisAddress.Place.Port port
                ? overNetwork(address, port, tls, patience)
                : overFile(address, patience);
        try {
            connection.greet();
            return connection;
        } catch (NotCheckedException e) {
            connection.close();
            throw e;
        }
    }

    private static RedisConnection overNetwork(
            RedisAddress address, RedisAddress.Place.Port port, TlsFiles tls, Patience patience) throws IOException {
        if (!port.tls() && !tls.equals(TlsFiles.NONE)) {
            throw new NotCheckedException("files for TLS are given and no TLS is asked for; write rediss://");
        }
        var sockets = port.tls()
                ? java.util.Optional.of(tls.sockets())
                : java.util.Optional.<javax.net.ssl.SSLSocketFactory>empty();
        var socket = new Socket();
        var connection = new RedisConnection(address, socket, patience);
        connection.start(port.tls() ? "the greeting of TLS" : "the connection", () -> {
            socket.connect(found(port, patience));
            if (sockets.isEmpty()) {
                return new Pipes(socket.getInputStream(), socket.getOutputStream());
            }
            var secured = (SSLSocket) sockets.get().createSocket(socket, port.host(), port.port(), true);
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return new Pipes(secured.getInputStream(), secured.getOutputStream());
        });
        return connection;
    }

    private static RedisConnection overFile(RedisAddress address, Patience patience) throws IOException {
        if (!Files.exists(Path.of(address.toString()))) {
            throw new NotCheckedException(
                    "there is no socket " + address + "; is the server running, and is that its unixsocket?");
        }
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var connection = new RedisConnection(address, channel, patience);
        connection.start("the connection", () -> {
            channel.connect(UnixDomainSocketAddress.of(address.toString()));
            return new Pipes(Channels.newInputStream(channel), Channels.newOutputStream(channel));
        });
        return connection;
    }

    /** Looking up a name cannot be interrupted; it is left behind when it takes too long. */
    private static InetSocketAddress found(RedisAddress.Place.Port port, Patience patience) throws IOException {
        try {
            var found = CompletableFuture.supplyAsync(() -> new InetSocketAddress(port.host(), port.port()))
                    .get(patience.answer().toNanos(), TimeUnit.NANOSECONDS);
            if (found.isUnresolved()) {
                throw new UnknownHostException();
            }
            return found;
        } catch (TimeoutException | ExecutionException e) {
            throw new UnknownHostException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted", e);
        }
    }

    private void start(String step, Watch.Step<Pipes> connecting) throws IOException {
        try {
            pipes = told(step, connecting);
            connected = true;
            replies = new RespReader(new BufferedInputStream(pipes.in(), BUFFER));
        } catch (NotCheckedException e) {
            close();
            throw e;
        }
    }

    private void greet() {
        if (!address.login().isEmpty()) {
            var command = new ArrayList<>(List.of("AUTH"));
            command.addAll(address.login());
            granted(command.toArray(String[]::new));
        }
        if (address.database() != 0) {
            granted("SELECT", Integer.toString(address.database()));
        }
    }

    /** Without a clear yes it may be another database that is read, or nobody's login. */
    private void granted(String... words) {
        var reply = ask(words);
        if (!OK.equals(reply)) {
            throw Reply.unexpected(words[0], reply, OK);
        }
    }

    /**
     * Asks one question.
     *
     * @throws NotCheckedException when the server refuses it or does not answer
     */
    Object ask(String... words) {
        var reply = told(words[0], () -> {
            send(List.of(List.of(words)));
            return replies.read();
        });
        if (reply instanceof RespReader.Problem problem) {
            throw Refusal.exception(address, List.of(words), problem.text());
        }
        return reply;
    }

    /**
     * Asks several questions that are answered at one moment, in one piece.
     *
     * @return the answers, of which each may be a {@link RespReader.Problem}
     */
    AtOnce atOnce(List<List<String>> questions) {
        var all = new ArrayList<List<String>>();
        all.add(List.of("MULTI"));
        all.addAll(questions);
        all.add(List.of("EXEC"));
        var answers = told("MULTI", () -> {
            send(all);
            var read = new ArrayList<Object>();
            for (var i = 0; i < all.size(); i++) {
                read.add(replies.read());
            }
            return read;
        });
        var refused = new LinkedHashMap<Integer, String>();
        for (var i = 0; i < all.size(); i++) {
            if (answers.get(i) instanceof RespReader.Problem problem) {
                var sentence = Refusal.sentence(address, all.get(i), problem.text());
                var isOfKey = i > 0 && i < all.size() - 1 && Refusal.isOfKey(problem.text());
                if (!isOfKey && refused.isEmpty()) {
                    throw new NotCheckedException(sentence);
                }
                refused.put(i - 1, sentence);
            }
        }
        return refused.isEmpty()
                ? new AtOnce(Reply.list(answers.get(all.size() - 1), "EXEC"), Map.of())
                : new AtOnce(List.of(), refused);
    }

    /**
     * What was answered to several questions at one moment.
     *
     * @param answers an answer to each; none where the server refused to answer any of them
     * @param refused the questions, by their place, whose keys the server does not let be read, and its words
     */
    record AtOnce(List<?> answers, Map<Integer, String> refused) {}

    /** How many bytes of texts the last answer had, those too that were not kept. */
    long sent() {
        return replies.sent();
    }

    /** The same, where only a list is an answer. */
    List<?> list(String... words) {
        return Reply.list(ask(words), words[0]);
    }

    private <T> T told(String name, Watch.Step<T> step) {
        try {
            return watch.within(name, step);
        } catch (IOException e) {
            throw new NotCheckedException(
                    watch.over().map(why -> address + " " + why).orElseGet(() -> why(e)));
        }
    }

    private String why(IOException problem) {
        if (problem instanceof RespReader.NotRedis) {
            return "what answers at " + address + " is no Redis server: " + problem.getMessage();
        }
        if (problem instanceof UnknownHostException) {
            return "there is no host of the address " + address + "; look at its name";
        }
        if (problem instanceof ConnectException || problem instanceof NoRouteToHostException) {
            return "no server answers at " + address + "; is it running there?";
        }
        var reason = reason(problem);
        if (problem instanceof SSLException) {
            return "TLS with " + address + " fails: " + reason
                    + "; does it speak TLS, and does --redis-cacert name its authority?";
        }
        if (address.place() instanceof RedisAddress.Place.LocalSocket && !connected) {
            return "the socket " + address + " takes no connection: " + reason
                    + "; is the server running, and may this user write to its socket?";
        }
        return "the connection to " + address + " broke: " + reason + secured();
    }

    /** Without the names of Java's classes, and without the alert's name, which newer JDKs alone put before it. */
    private static String reason(IOException problem) {
        var text = String.valueOf(problem.getMessage())
                .replaceFirst("^\\([a-z_]+\\) ", "")
                .replaceAll("[A-Za-z.]+Exception: ", "");
        return Excerpt.of(text, LONGEST_REASON);
    }

    private String secured() {
        return address.place() instanceof RedisAddress.Place.Port port && !port.tls()
                ? "; is it running still, and does it want TLS (rediss://)?"
                : "; is it running still?";
    }

    private void send(List<List<String>> questions) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var words : questions) {
            out.writeBytes(("*" + words.size() + "\r\n").getBytes(StandardCharsets.US_ASCII));
            for (var word : words) {
                var bytes = word.getBytes(StandardCharsets.UTF_8);
                out.writeBytes(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.writeBytes(bytes);
                out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        pipes.out().write(out.toByteArray());
        pipes.out().flush();
    }

    @Override
    public void close() throws IOException {
        watch.close();
        socket.close();
    }
}
