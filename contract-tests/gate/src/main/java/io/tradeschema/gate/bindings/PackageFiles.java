package io.tradeschema.gate.bindings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a package, by path, with slashes. The same model gives the same bytes. */
final class PackageFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /** What whoever passes the package on has to pass on with it, in every language. */
    static final List<String> LICENCES = List.of("LICENSE", PackageFiles.NOTICE);

    /** Of it the first paragraph: what follows is about the libraries of the command, which no package holds. */
    private static final String NOTICE = "NOTICE";

    PackageFiles licensed() {
        LICENCES.forEach(name -> add(name, template(name)));
        return add(NOTICE, template(NOTICE).split("\n\n", 2)[0].strip() + "\n");
    }

    PackageFiles add(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PackageFiles addAll(String folder, Map<String, byte[]> others) {
        others.forEach((path, bytes) -> files.put(folder + path, bytes));
        return this;
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    /** A text that lies beside this class. */
    static String template(String name) {
        try (var stream = PackageFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing in this build of tradeschema");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ordered maps and lists as JSON on one line. */
    static String line(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ordered maps and lists as JSON, ending with a line end. */
    static String json(Object document) {
        try {
            return MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                            .withArrayEmptySeparator("")
                                            .withObjectEmptySeparator(""))
                                    .withObjectIndenter(INDENT)
                                    .withArrayIndenter(INDENT))
                            .writeValueAsString(document)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
