package io.tradeschema.scan;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.WordSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is on a bus, or may be, and is not followed: programs in languages that are not read, and clients without a row. */
final class NotFollowed {

    /** How many files are named; the others are counted. */
    private static final int NAMED = 5;

    private final SourceTree tree;
    private final WordSearch events;
    private final Set<String> streams;

    /** What is not followed in a tree of which these streams are told. */
    NotFollowed(SourceTree tree, Contracts contract, Set<String> streams) {
        this.tree = tree;
        this.streams = streams;
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
            if (!search.in(UnreadClients.bytes(file)).isEmpty()) {
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
     * Libraries that carry messages and have no row, by what imports them: where such a file names an event or a stream of what is
     * followed, or where nothing of the tree is followed. Somebody's lamps are none of a contract's business.
     */
    List<Finding> clients(List<UnreadClients.Import> imports) {
        var found = new TreeMap<String, List<Where>>();
        imports.stream()
                .filter(one -> streams.isEmpty() || concerns(UnreadClients.bytes(one.file())))
                .forEach(one -> found.computeIfAbsent(one.library(), key -> new ArrayList<>())
                        .add(one.where()));
        return found.entrySet().stream()
                .map(client -> finding(
                        ScanRule.SCAN_CLIENT_NOT_READ,
                        client.getKey(),
                        client.getValue(),
                        client.getKey() + " carries messages, and the scan does not follow it",
                        "say what it does by rows under \"scan: bus\" in tradeschema.yaml"))
                .toList();
    }

    private boolean concerns(byte[] text) {
        return !events.in(text).isEmpty() || !OtherPrograms.named(streams, text).isEmpty();
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
}
