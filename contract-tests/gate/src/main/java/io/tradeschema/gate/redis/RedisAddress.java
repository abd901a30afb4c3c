package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where a Redis server listens, and how it wants to be greeted.
 *
 * @param host its name or number
 * @param port its port
 * @param login the arguments of AUTH: none, a password, or a user and a password
 * @param database the number of the database
 */
public record RedisAddress(String host, int port, List<String> login, int database) {

    private static final int USUAL_PORT = 6379;
    private static final String FORM = "; write redis://HOST:PORT, or redis://USER:PASSWORD@HOST:PORT/DATABASE";

    /** Copies the login. */
    public RedisAddress {
        login = List.copyOf(login);
    }

    /**
     * Reads {@code redis://[USER[:PASSWORD]@]HOST[:PORT][/DATABASE]}. Never repeats what it was given: there may be a
     * password in it.
     *
     * @throws NotCheckedException when it is none
     */
    public static RedisAddress of(String text) {
        try {
            var uri = new URI(text);
            if ("rediss".equals(uri.getScheme())) {
                throw new NotCheckedException(
                        "TLS (rediss://) is not spoken here; go through a tunnel on this machine");
            }
            if (!"redis".equals(uri.getScheme()) || uri.getHost() == null) {
                throw new NotCheckedException("what --redis was given is no address of a server" + FORM);
            }
            var port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
            return new RedisAddress(uri.getHost(), port, login(uri.getRawUserInfo()), database(uri.getPath()));
        } catch (URISyntaxException e) {
            throw new NotCheckedException("what --redis was given is no address of a server" + FORM);
        }
    }

    private static List<String> login(@org.jspecify.annotations.Nullable String userInfo) {
        var asRedisCli = System.getenv("REDISCLI_AUTH");
        if (userInfo == null) {
            return asRedisCli == null ? List.of() : List.of(asRedisCli);
        }
        var colon = userInfo.indexOf(':');
        var user = plain(colon < 0 ? userInfo : userInfo.substring(0, colon));
        var password = colon < 0 ? "" : plain(userInfo.substring(colon + 1));
        return user.isEmpty() ? List.of(password) : List.of(user, password);
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int database(@org.jspecify.annotations.Nullable String path) {
        if (path == null || path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/[0-9]{1,4}")) {
            throw new NotCheckedException("the database in --redis is no number" + FORM);
        }
        return Integer.parseInt(path.substring(1));
    }

    /** {@code host:port}, without the login. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
