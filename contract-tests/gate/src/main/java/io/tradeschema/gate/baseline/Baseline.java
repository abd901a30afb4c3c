package io.tradeschema.gate.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.WholeFile;
import io.tradeschema.model.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The findings that were known when the gate came to a tree. New ones fail; one that was mended leaves the file and may
 * not come back. The file only ever shrinks, unless it is written anew on purpose.
 */
public final class Baseline {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> known;

    private Baseline(Map<String, Integer> known) {
        this.known = known;
    }

    /**
     * The same file, if one is named and there.
     *
     * @throws NotCheckedException when one is named and not there: a slip of the pen must not show every known finding
     */
    public static Optional<Path> there(Optional<Path> file) {
        if (file.isPresent() && !Files.exists(file.get())) {
            throw new NotCheckedException(
                    "there is no baseline at " + file.get() + "; make it with --update-baseline, or leave it out");
        }
        return file;
    }

    /** The baseline in this file; an absent file is an empty baseline. */
    public static Baseline read(Path file) throws IOException {
        var known = new TreeMap<String, Integer>();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new NotCheckedException(file + " is no file, and so no baseline; name one");
        }
        if (Files.exists(file)) {
            try (var parser = JSON.createParser(Files.readString(file))) {
                while (parser.nextToken() != null) {
                    if (parser.currentToken() == JsonToken.FIELD_NAME
                            && parser.currentName().equals("fingerprint")) {
                        known.merge(String.valueOf(parser.nextTextValue()), 1, Integer::sum);
                    }
                }
            } catch (JsonProcessingException | CharacterCodingException e) {
                throw new NotCheckedException(file + " is no baseline: it is not JSON; restore it from version control,"
                        + " or take it out and write it anew with --update-baseline");
            }
        }
        return new Baseline(known);
    }

    /** The findings split into new and known ones, and how many known ones are gone. */
    public record Split(List<Finding> fresh, List<Finding> known, int gone) {}

    public Split split(List<Finding> findings) {
        var left = new HashMap<>(known);
        var fresh = new ArrayList<Finding>();
        var old = new ArrayList<Finding>();
        for (var finding : findings) {
            if (left.merge(finding.fingerprint(), -1, Integer::sum) >= 0) {
                old.add(finding);
            } else {
                fresh.add(finding);
            }
        }
        return new Split(
                fresh,
                old,
                left.values().stream()
                        .filter(count -> count > 0)
                        .mapToInt(count -> count)
                        .sum());
    }

    /** Writes these findings as the baseline. */
    public static void write(Path file, List<Finding> findings) throws IOException {
        var out = new StringWriter();
        var indenter = new DefaultIndenter("  ", "\n");
        try (var json = JSON.createGenerator(out)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))) {
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeArrayFieldStart("known");
            for (var finding : findings) {
                json.writeStartObject();
                json.writeStringField("fingerprint", finding.fingerprint());
                json.writeStringField("rule", finding.rule().name());
                json.writeStringField("file", finding.where().home());
                json.writeStringField("what", finding.what());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        WholeFile.write(file, out + "\n");
    }
}
