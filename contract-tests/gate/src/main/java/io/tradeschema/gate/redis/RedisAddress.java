package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Redis server listens, and how it wants to be greeted.
 *
 * @param place where it listens
 * @param login the arguments of AUTH: none, a password, or a user and a password
 * @param database the number of the database
 */
public record RedisAddress(Place place, List<String> login, int database) {

    /** Where the password is taken from when the address has none: the variable that redis-cli reads too. */
    public static final String PASSWORD = "REDISCLI_AUTH";

    private static final int USUAL_PORT = 6379;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("(?<scheme>rediss?)://(?:(?<login>.*)@)?"
            + "(?<host>\\[[0-9A-Fa-f:.%]+\\]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,5}))?"
            + "(?:/(?<database>[0-9]{1,4})?)?");
    private static final Pattern SOCKET =
            Pattern.compile("unix://(?:(?<login>[^/]*)@)?(?<path>/[^?]+)(?:\\?db=(?<database>[0-9]{1,4}))?");
    private static final String FORM = "what --redis was given is no address of a server; write redis://HOST:PORT,"
            + " redis://USER@HOST:PORT/DATABASE with the password in " + PASSWORD
            + ", rediss:// for TLS, or unix:///PATH; a password within the address is written with % escapes";

    /** Copies the login. */
    public RedisAddress {
        login = List.copyOf(login);
    }

    /** Where a server listens. */
    public sealed interface Place {

        /**
         * At a port.
         *
         * @param host its name or number
         * @param tls whether it speaks TLS there
         */
        record Port(String host, int port, boolean tls) implements Place {
            @Override
            public String toString() {
                return host + ":" + port;
            }
        }

        /** At a socket in the file system of this machine. */
        record LocalSocket(String path) implements Place {
            @Override
            public String toString() {
                return path;
            }
        }
    }

    /**
     * Reads {@code redis://[[USER][:PASSWORD]@]HOST[:PORT][/DATABASE]}, the same with {@code rediss} for TLS, or {@code
     * unix://[[USER][:PASSWORD]@]/PATH[?db=DATABASE]}. Never repeats what it was given: there may be a password in it.
     *
     * @param environment where the password is looked for when the address has none
     * @throws NotCheckedException when it is none
     */
    public static RedisAddress of(String text, Map<String, String> environment) {
        var port = HOST.matcher(text);
        if (port.matches()) {
            return address(port, port(port), environment);
        }
        var socket = SOCKET.matcher(text);
        if (socket.matches()) {
            return address(socket, new Place.LocalSocket(plain(socket.group("path"))), environment);
        }
        throw new NotCheckedException(FORM);
    }

    private static Place port(Matcher matched) {
        var text = Optional.ofNullable(matched.group("port"));
        var port = text.map(Integer::parseInt).orElse(USUAL_PORT);
        if (port < 1 || port > LARGEST_PORT) {
            throw new NotCheckedException(FORM);
        }
        var host = matched.group("host");
        return new Place.Port(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                port,
                matched.group("scheme").equals("rediss"));
    }

    private static RedisAddress address(Matcher matched, Place place, Map<String, String> environment) {
        var login = login(
                Optional.ofNullable(matched.group("login")).orElse(""), Optional.ofNullable(environment.get(PASSWORD)));
        var database = Optional.ofNullable(matched.group("database"));
        return new RedisAddress(place, login, database.map(Integer::parseInt).orElse(0));
    }

    private static List<String> login(String written, Optional<String> fromEnvironment) {
        var colon = written.indexOf(':');
        var user = plain(colon < 0 ? written : written.substring(0, colon));
        var password = colon < 0 ? fromEnvironment : Optional.of(plain(written.substring(colon + 1)));
        if (password.isEmpty() && !user.isEmpty()) {
            throw new NotCheckedException(
                    "the address in --redis names a user and no password; put it into the variable " + PASSWORD
                            + ", or write USER:PASSWORD@");
        }
        return user.isEmpty() ? password.map(List::of).orElse(List.of()) : List.of(user, password.orElse(""));
    }

    private static String plain(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new NotCheckedException(FORM);
        }
    }

    /** {@code host:port} or the socket's path, without the login. */
    @Override
    public String toString() {
        return place.toString();
    }
}
