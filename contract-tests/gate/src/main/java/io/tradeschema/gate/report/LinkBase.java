package io.tradeschema.gate.report;

import io.tradeschema.model.Excerpt;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where the files of the repository can be read, such as {@code https://git.example/desk/bus/blob/main}.
 *
 * @param address without a slash at its end
 */
public record LinkBase(String address) {

    /**
     * Takes the address as a user gives it.
     *
     * @throws IllegalArgumentException when no page of the web can be at it
     */
    public LinkBase {
        if (!isOfTheWeb(address)) {
            throw new IllegalArgumentException("no link leads to " + Excerpt.quoted(address)
                    + "; give the address under which the repository's files are read, such as"
                    + " https://git.example/desk/bus/blob/main");
        }
        address = address.replaceFirst("/+$", "");
    }

    private static boolean isOfTheWeb(String address) {
        try {
            var uri = new URI(address);
            return uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The address of a line in a file. */
    String to(String path, int line) {
        return address + "/"
                + Arrays.stream(path.split("/", -1)).map(LinkBase::escaped).collect(Collectors.joining("/"))
                + (line > 0 ? "#L" + line : "");
    }

    private static String escaped(String name) {
        try {
            var text = new URI(null, null, "/" + name, null).toASCIIString().substring(1);
            return text.replace(";", "%3B").replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no URI can name the file " + Excerpt.quoted(name), e);
        }
    }
}
