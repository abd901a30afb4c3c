package io.tradeschema.gate.removal;

import io.tradeschema.gate.bus.Services;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.removal.Reason.Kind;
import io.tradeschema.model.Where;
import io.tradeschema.model.expect.Answer.By;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.OpenPositions;
import io.tradeschema.model.expect.Rhythm;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what is known of the readers of one field. */
final class Removal {

    /** What a program in a language that is not read has in it where it takes messages. */
    private static final List<String> CLIENTS =
            List.of("redis", "kafka", "nats", "amqp", "rabbit", "zmq", "zeromq", "XREAD", "xread");

    private final Asked asked;
    private final Surroundings around;
    private final Set<Reason> reads = new LinkedHashSet<>();
    private final Set<Reason> unresolved = new LinkedHashSet<>();
    private final Set<Reason> told = new LinkedHashSet<>();

    /**
     * What is asked beside the question.
     *
     * @param file the bus file
     * @param fileName its name; empty where there is none
     * @param base the folder that its paths lead from
     * @param expectations what is expected in time
     * @param observations what running readers noted
     * @param services which service a file belongs to
     */
    record Surroundings(
            BusFile file,
            String fileName,
            Path base,
            List<Expectation> expectations,
            Observations observations,
            Services services) {}

    Removal(Asked asked, Surroundings around) {
        this.asked = asked;
        this.around = around;
    }

    /** The answer, of this tree and the tests in it. */
    Answer answer(SourceTree tree, SourceTree withTests, Scan.Result result, Instant now) throws IOException {
        var readers = new Readers(asked, result.facts(), around.services()).look();
        reads.addAll(readers.reads());
        unresolved.addAll(readers.unresolved());
        told.addAll(readers.told());
        scripts(tree, readers);
        declared();
        declaredInTests(withTests);
        var changes = new ArrayList<>(expected());
        observed();
        changes.addAll(writers(result));
        outside(readers);
        notRead(tree, result);
        mentioned(tree, new Mentions(tree, result.facts(), asked.leaf()), readers);
        if (told.isEmpty() && reads.isEmpty() && unresolved.isEmpty()) {
            unresolved.add(Reason.at(
                    Kind.UNRESOLVED,
                    "",
                    Where.file("", 0, 0),
                    "nobody is seen to read " + asked.contract().stream()
                            + "; give the folders of its readers, or name them under \"services\" in the bus file"));
        }
        return new Answer(
                asked, now, sorted(reads), sorted(unresolved), sorted(changes), sorted(readers.kept()), sorted(told));
    }

    private static List<Reason> sorted(java.util.Collection<Reason> reasons) {
        var places = new HashSet<List<Object>>();
        return reasons.stream()
                .filter(reason -> places.add(List.of(reason.kind(), reason.service(), reason.where())))
                .sorted(java.util.Comparator.comparing(Reason::where))
                .toList();
    }

    /** What shell scripts take is told by their filters. */
    private void scripts(SourceTree tree, Readers readers) throws IOException {
        var files = tree.ending(".sh", ".bash");
        for (var reader : readers.scripts()) {
            var file = files.get(reader.by());
            if (file == null) {
                hidden(reader.where(), "a script takes the messages, and what it takes from them is not seen");
                continue;
            }
            var text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
            var script = new ShellReads(reader.by(), text, asked.leaf());
            var service = around.services().of(reader.by());
            script.named().forEach(where -> reads.add(Reason.at(Kind.SCANNED, service, where, "names it in a filter")));
            script.untold()
                    .ifPresent(where -> hidden(where, "a script takes the messages, and what it takes cannot be told"));
        }
    }

    // ---- what is declared ----

    private boolean isTheEvent(String name) {
        return name.equals(asked.contract().name()) || name.equals(asked.contract().stream());
    }

    private void declared() {
        around.file()
                .services()
                .forEach((name, service) -> service.reads().forEach((event, fields) -> {
                    if (isTheEvent(event)) {
                        fields.stream()
                                .filter(field ->
                                        asked.covers(List.of(field.value().split("\\.", -1))))
                                .forEach(field -> reads.add(Reason.at(
                                        Kind.DECLARED,
                                        name,
                                        Where.file(around.fileName(), field.line(), 0),
                                        "declares to read it")));
                    }
                }));
    }

    /** {@code readsAsDeclared(TradeIntent.TYPE, "symbol", …)} in the tests of a service. */
    private void declaredInTests(SourceTree withTests) throws IOException {
        var call = Pattern.compile("readsAsDeclared\\(\\s*(?:\\w+\\.)*"
                + Pattern.quote(ContractTerms.className(asked.contract())) + "\\.TYPE\\s*,([^)]*)\\)");
        for (var file : withTests.ending(".java").entrySet()) {
            var text = new String(Files.readAllBytes(file.getValue()), java.nio.charset.StandardCharsets.UTF_8);
            var found = call.matcher(text);
            while (found.find()) {
                var named = text.indexOf("\"" + asked.path().get(0) + "\"", found.start(1));
                if (named >= 0 && named < found.end(1)) {
                    var line = Lines.at(text, named);
                    reads.add(Reason.at(
                            Kind.DECLARED,
                            around.services().of(file.getKey()),
                            Where.file(file.getKey(), line, 0),
                            "declares in a test to read it"));
                }
            }
        }
    }

    /** An expectation of the bus file has its line there and is asked by watch; one of the contract changes with it. */
    private List<Reason> expected() {
        var ofContract = new ArrayList<Reason>();
        for (var one : around.expectations()) {
            if (fields(one).contains(asked.path().get(0))) {
                var what = "the expectation " + one.name() + " needs it: " + one.says();
                around.file()
                        .lineOfExpectation(one.name())
                        .ifPresentOrElse(
                                line -> reads.add(Reason.at(
                                        Kind.DECLARED, "watch", Where.file(around.fileName(), line, 0), what)),
                                () -> ofContract.add(Reason.at(
                                        Kind.DECLARED, "", Where.file("", 0, 0), "the contract itself: " + what)));
            }
        }
        return ofContract;
    }

    /** The fields of the event that an expectation looks at. */
    private Set<String> fields(Expectation expectation) {
        var names = new HashSet<String>();
        if (expectation instanceof io.tradeschema.model.expect.Answer answer) {
            if (isTheEvent(answer.of())) {
                answer.when().anyOf().forEach(one -> names.addAll(one.keySet()));
                names.add(answer.id());
                answer.orElse().ifPresent(names::add);
                answer.complete().ifPresent(names::add);
            }
            for (By by : answer.by()) {
                if (isTheEvent(by.event())) {
                    names.add(by.field());
                    answer.orElse().ifPresent(names::add);
                    answer.complete().ifPresent(names::add);
                }
            }
            names.addAll(fields(answer.flat()));
        } else if (expectation instanceof Rhythm rhythm) {
            names.addAll(fields(rhythm.open()));
        }
        return names;
    }

    private Set<String> fields(Optional<OpenPositions> positions) {
        return positions
                .filter(it -> isTheEvent(it.event()))
                .map(it -> Set.of(it.symbol(), it.quantity()))
                .orElse(Set.of());
    }

    // ---- what was observed ----

    private void observed() {
        for (var one : around.observations().of(asked.contract().name())) {
            var reason = new Reason(Kind.OBSERVED, one.reader(), one.where(), "", Optional.of(one.seen()));
            if (one.field().equals(Observations.MESSAGES)) {
                told.add(with(reason, "was seen to read messages"));
            } else if (one.field().equals(Observations.ANY_FIELD)) {
                if (!isFollowed(one.reader()) && !declares(one.reader())) {
                    unresolved.add(with(reason, "was seen to read messages as a whole"));
                }
            } else {
                observed(reason, List.of(one.field().split("\\.", -1)));
            }
        }
    }

    /** Of an object that was read, the names that were read are noted, too, unless it went on as a whole. */
    private void observed(Reason reason, List<String> path) {
        if (asked.covers(path) && path.size() >= asked.path().size()) {
            reads.add(with(reason, "was seen to read it"));
        } else if (asked.covers(path) && !isTakenApart(reason.service(), path)) {
            unresolved.add(with(reason, "was seen to take the object that it lies in"));
        }
    }

    private boolean isTakenApart(String reader, List<String> path) {
        var object = String.join(".", path) + ".";
        return around.observations().of(asked.contract().name()).stream()
                .anyMatch(one -> one.reader().equals(reader) && one.field().startsWith(object));
    }

    private static Reason with(Reason reason, String what) {
        return new Reason(reason.kind(), reason.service(), reason.where(), what, reason.seen());
    }

    private boolean isFollowed(String reader) {
        return told.stream()
                .anyMatch(one -> one.kind() == Kind.SCANNED && one.service().equals(reader));
    }

    private boolean declares(String reader) {
        var service = around.file().services().get(reader);
        return service != null && service.reads().keySet().stream().anyMatch(this::isTheEvent);
    }

    private boolean isObserved(String reader) {
        return told.stream()
                .anyMatch(one -> one.kind() == Kind.OBSERVED && one.service().equals(reader));
    }

    // ---- readers that are not in the tree ----

    private void outside(Readers readers) {
        var followed = readers.services().collect(Collectors.toSet());
        around.file().services().forEach((name, service) -> {
            var consumes = service.consumes().stream().anyMatch(this::isTheEvent)
                    || service.reads().keySet().stream().anyMatch(this::isTheEvent);
            if (!consumes || followed.contains(name)) {
                return;
            }
            var where = Where.file(around.fileName(), service.line(), 0);
            if (declares(name)) {
                told.add(Reason.at(Kind.DECLARED, name, where, "declares what it reads"));
            } else if (!isObserved(name)) {
                unresolved.add(Reason.at(
                        Kind.UNRESOLVED,
                        name,
                        where,
                        service.source().isPresent()
                                ? "consumes the event, and the scan does not see where"
                                : "consumes the event, and its source is not here; declare what it reads, or give what it"
                                        + " was seen to read"));
            }
        });
        if (around.file().externalConsumes().stream().anyMatch(this::isTheEvent)) {
            unresolved.add(Reason.at(
                    Kind.UNRESOLVED,
                    "",
                    Where.file(around.fileName(), 0, 0),
                    "somebody outside of this tree consumes the event (\"external\"); name who it is under \"services\","
                            + " with what it reads"));
        }
    }

    // ---- what the scan does not read ----

    private void notRead(SourceTree tree, Scan.Result result) throws IOException {
        Commands.reading(tree, asked.contract().stream(), asked.leaf())
                .forEach(where -> hidden(where, "a command that the scan does not read may take it there"));
        var words = Stream.concat(
                        CLIENTS.stream(),
                        Stream.of(
                                asked.contract().name(),
                                asked.contract().stream(),
                                ContractTerms.className(asked.contract()),
                                asked.leaf(),
                                Mentions.camel(asked.leaf())))
                .toList();
        var strongest =
                List.of(asked.contract().stream(), asked.contract().name(), ContractTerms.className(asked.contract()));
        Scan.programsNaming(tree, strongest, words)
                .forEach(where -> hidden(where, "it is written in a language that the scan does not read"));
        tree.closed().forEach(name -> hidden(Where.file(name, 0, 0), "it may not be read by whoever asks"));
        tree.notRead().forEach((name, why) -> hidden(Where.file(name, 0, 0), "it is " + why));
        result.findings().stream()
                .filter(finding -> finding.rule() == ScanRule.SCAN_CLIENT_NOT_READ
                        || finding.rule() == ScanRule.SCAN_FILE_UNREADABLE)
                .forEach(finding -> hidden(finding.where(), finding.what()));
    }

    private void hidden(Where where, String what) {
        unresolved.add(Reason.at(Kind.UNRESOLVED, around.services().of(where.file()), where, what));
    }

    /** Names of the field in services that read the event and around them, or anywhere where a copy of the message is kept. */
    private void mentioned(SourceTree tree, Mentions mentions, Readers readers) throws IOException {
        var followed = readers.services().collect(Collectors.toSet());
        var anywhere = !readers.kept().isEmpty();
        Set<String> near = anywhere
                ? Set.of()
                : new Neighbours(tree)
                        .of(file -> followed.contains(around.services().of(file)));
        for (var where : mentions.in(file -> anywhere || near.contains(file), asked.contract().stream())) {
            hidden(
                    where,
                    "the field's name stands here, or values are taken without names, and the scan does not see what for");
        }
    }

    // ---- who writes it ----

    private List<Reason> writers(Scan.Result result) {
        var all = new ArrayList<Reason>();
        var first = asked.path().get(0);
        for (var write : result.facts().writes()) {
            if (write.stream().equals(asked.contract().stream())) {
                write.message()
                        .map(message -> message.fields().get(first))
                        .ifPresent(field -> all.add(Reason.at(
                                Kind.WRITER,
                                around.services().of(write.by()),
                                field.where(),
                                "writes it" + (field.sure() ? "" : ", sometimes"))));
            }
        }
        return sorted(all);
    }
}
