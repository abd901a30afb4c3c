package io.tradeschema.scan;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.syntax.Lines;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is on a bus, or may be, and is not followed: programs in languages that are not read, and clients without a row. */
final class NotFollowed {

    /** How many files are named; the others are counted. */
    private static final int NAMED = 5;

    /** What stands before the name of a library where it is imported. */
    private static final String IMPORTED =
            "(?m)(?:^\\s*(?:import|from)\\s+(?:static\\s+)?|from\\s+['\"]|require\\(['\"]|import\\(['\"])";

    private final SourceTree tree;
    private final WordSearch events;
    private final boolean nothingFollowed;

    /** What is not followed in a tree; nothing followed: whether no place on any bus was seen in it. */
    NotFollowed(SourceTree tree, Contracts contract, boolean nothingFollowed) {
        this.tree = tree;
        this.nothingFollowed = nothingFollowed;
        this.events = new WordSearch(contract.all().stream()
                .flatMap(type -> Stream.of(type.name(), type.stream(), ContractTerms.className(type)))
                .toList());
    }

    /** Programs in which a contract's stream stands and that the scan cannot read. */
    List<Finding> languages(Contracts contract) {
        var names = contract.all().stream().map(Contract::stream).toList();
        var found = new TreeMap<String, List<Where>>();
        var search = new WordSearch(names);
        OtherPrograms.in(tree).forEach((name, file) -> {
            if (!search.in(bytes(file)).isEmpty()) {
                found.computeIfAbsent(ending(name), key -> new ArrayList<>()).add(Where.file(name, 1, 1));
            }
        });
        return found.entrySet().stream()
                .map(
                        language -> finding(
                                ScanRule.SCAN_LANGUAGE_NOT_READ,
                                "*" + language.getKey(),
                                language.getValue(),
                                "a contract's stream is named in programs of a language that the scan does not read",
                                "name the service under \"external\" in tradeschema.yaml, and hold it to the published schemas"))
                .toList();
    }

    /**
     * Libraries that carry messages, are imported by files with these endings, and have no row: where such a file names an
     * event, or where nothing of the tree is followed. Somebody's lamps are none of a contract's business.
     */
    List<Finding> clients(Tables tables, String... endings) {
        var search = new WordSearch(tables.unread());
        var found = new TreeMap<String, List<Where>>();
        tree.ending(endings).forEach((name, file) -> {
            var text = bytes(file);
            if (!nothingFollowed && events.in(text).isEmpty()) {
                return;
            }
            search.in(text).forEach(word -> {
                var line = importing(text, word);
                if (line > 0) {
                    found.computeIfAbsent(word, key -> new ArrayList<>()).add(Where.file(name, line, 1));
                }
            });
        });
        return found.entrySet().stream()
                .map(client -> finding(
                        ScanRule.SCAN_CLIENT_NOT_READ,
                        client.getKey(),
                        client.getValue(),
                        client.getKey() + " carries messages, and the scan does not follow it",
                        "say what it does by rows under \"scan: bus\" in tradeschema.yaml"))
                .toList();
    }

    private static Finding finding(Rule rule, String subject, List<Where> places, String what, String fix) {
        var named = places.stream().limit(NAMED).map(Where::file).distinct().collect(Collectors.joining(", "));
        var more = places.size() > NAMED ? " and " + (places.size() - NAMED) + " more" : "";
        return Finding.of(rule, subject, places.get(0), what + ": " + named + more, fix)
                .evidence(subject);
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.'));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line on which a library is imported; 0 where its name stands for something else. */
    private static int importing(byte[] file, String library) {
        var text = new String(file, StandardCharsets.UTF_8);
        var found = Pattern.compile(IMPORTED + Pattern.quote(library) + "(?![\\w-])")
                .matcher(text);
        return found.find() ? Lines.at(text, found.end()) : 0;
    }
}
