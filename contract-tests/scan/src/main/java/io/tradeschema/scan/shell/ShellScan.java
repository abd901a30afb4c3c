package io.tradeschema.scan.shell;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.FieldValue;
import io.tradeschema.scan.facts.JsonFacts;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.facts.WrittenField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Scans shell scripts, and code in Markdown, for redis-cli lines. */
public final class ShellScan {

    /** A file without it may still call a client that another one defines. */
    private static final Pattern CLIENT = Pattern.compile("(?i)redis[-_]?cli|\\bXADD\\b");

    private final Map<String, Path> files;
    private final Contracts contract;
    private final List<Write> writes = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final List<Unresolved> unresolved = new ArrayList<>();

    /** A scan of these files, by the names under which they are reported. */
    public ShellScan(Map<String, Path> files, Contracts contract) {
        this.files = files;
        this.contract = contract;
    }

    /** Reads the files. */
    public Facts run() throws IOException {
        var read = 0;
        for (var file : files.entrySet()) {
            var text = new String(Files.readAllBytes(file.getValue()), StandardCharsets.UTF_8);
            if (CLIENT.matcher(text).find()) {
                read++;
                new ShellScript(!file.getKey().endsWith(".md"), words -> command(file.getKey(), words)).read(text);
            }
        }
        return new Facts(
                files.size(),
                read,
                writes,
                readers,
                List.of(),
                unresolved,
                Facts.untold(unresolved),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private void command(String file, List<ShellWords.Word> words) {
        if (!words.get(0).text().equalsIgnoreCase("XADD")) {
            read(file, words);
        } else if (words.size() > 1) {
            xadd(file, words);
        }
    }

    private static Where place(String file, ShellWords.Word word) {
        return Where.file(file, word.line(), word.column());
    }

    private void xadd(String file, List<ShellWords.Word> words) {
        var stream = words.get(1).text();
        if (stream.indexOf('\0') >= 0 || stream.contains("$(") || stream.startsWith("<")) {
            var at = place(file, words.get(0));
            unresolved.add(new Unresolved(
                    at,
                    "the stream of this XADD",
                    "it is a shell variable",
                    Optional.of(new Untold(at, true, Transport.REDIS_STREAM, Untold.ANY))));
            return;
        }
        var id = 2;
        while (id < words.size()
                && !words.get(id).text().equals("*")
                && !words.get(id).text().matches("[0-9]+-[0-9*]+")) {
            id++;
        }
        var entry = new LinkedHashMap<String, WrittenField>();
        var key = "";
        Optional<ObjectFacts> message = Optional.empty();
        for (var i = id + 1; i + 1 < words.size(); i += 2) {
            var name = words.get(i).text();
            var content = words.get(i + 1).text();
            var where = place(file, words.get(i));
            entry.put(name, new WrittenField(name, true, where, literal(content)));
            if (content.strip().startsWith("{")) {
                key = name;
                message = JsonFacts.of(
                        content.replace('\0', '0'),
                        place(file, words.get(i + 1)),
                        words.get(i + 1).literal());
            }
        }
        if (entry.isEmpty()) {
            return;
        }
        var facts = new ObjectFacts(place(file, words.get(0)), entry, "");
        var name = contract.streamOf(stream);
        var flat = key.isEmpty();
        var hidden = flat && entry.containsKey(ContractTerms.payloadKey());
        writes.add(new Write(
                name,
                place(file, words.get(0)),
                place(file, words.get(0)),
                file,
                "script",
                flat && !hidden ? WireForm.FLAT : WireForm.JSON_UNDER_KEY,
                hidden ? ContractTerms.payloadKey() : key,
                flat && !hidden ? Optional.empty() : Optional.of(facts),
                flat ? (hidden ? Optional.empty() : Optional.of(facts)) : message,
                hidden || (!flat && message.isEmpty()) ? "the payload is no literal JSON" : "",
                Transport.REDIS_STREAM));
    }

    private static FieldValue literal(String content) {
        return content.indexOf('\0') >= 0 || content.contains("$(")
                ? FieldValue.UNKNOWN
                : new FieldValue(Set.of(ValueKind.TEXT), List.of(content), true, "", Optional.empty());
    }

    private void read(String file, List<ShellWords.Word> words) {
        var streams = new LinkedHashSet<String>();
        var verb = words.get(0).text().toUpperCase(Locale.ROOT);
        if (verb.endsWith("RANGE")) {
            if (words.size() > 1) {
                streams.add(words.get(1).text());
            }
        } else {
            var start = 0;
            while (start < words.size() && !words.get(start).text().equalsIgnoreCase("STREAMS")) {
                start++;
            }
            var count = (words.size() - start - 1) / 2;
            for (var i = 0; i < count; i++) {
                streams.add(words.get(start + 1 + i).text());
            }
        }
        streams.removeIf(stream -> stream.indexOf('\0') >= 0);
        if (!streams.isEmpty()) {
            readers.add(new Reader(
                    streams,
                    place(file, words.get(0)),
                    place(file, words.get(0)),
                    file,
                    "script",
                    Transport.REDIS_STREAM,
                    false));
        }
    }
}
