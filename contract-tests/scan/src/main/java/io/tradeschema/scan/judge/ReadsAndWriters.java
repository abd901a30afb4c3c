package io.tradeschema.scan.judge;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.Write;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what readers take from a stream against what its writers write. */
final class ReadsAndWriters {

    /** In how many lines around a read with a default the test that stands before it is looked for. */
    private static final int NEAR = 3;

    private final Map<String, List<Write>> writes;
    private final List<Untold> untold;
    /** What goes on, alone or with the object that holds it: what asks for it there is not seen. */
    private final Set<Part> handedOn;

    private final Map<Reader, List<ReadField>> byReader;
    /** One place may be come to by several readers: what one stream has is asked for there, whatever else comes by. */
    private final Map<Where, List<ReadField>> byPlace;

    private final ReadValues values;

    /** What lies under names of what a reader takes. */
    private record Part(Reader reader, List<String> path) {}

    ReadsAndWriters(
            Facts facts,
            Map<String, List<Write>> writes,
            Map<Reader, List<ReadField>> byReader,
            Map<Where, List<ReadField>> byPlace,
            ReadValues values) {
        this.writes = writes;
        this.untold = facts.untold();
        this.handedOn = facts.handedOn().stream()
                .map(one -> new Part(one.reader(), one.path()))
                .collect(Collectors.toSet());
        this.byReader = byReader;
        this.byPlace = byPlace;
        this.values = values;
    }

    /** What is wrong with a name that no writer sets, nor the reader itself: on every way on which the reader may have come to it. */
    Optional<Finding> judge(ReadField read, List<ReadField> ofReader) {
        if (read.setAsWell() || read.onlyColumn()) {
            return Optional.empty();
        }
        var writers = writers(read);
        if (read.path().size() == 1 && written(read, writers)) {
            if (read.streams().stream().noneMatch(this::hasOthers)) {
                writtenValues(read, writers, streams(read));
            }
            return Optional.empty();
        }
        return isNeverWritten(read, ofReader) && !isToldBefore(read, ofReader) && isNeverWrittenAt(read)
                ? Optional.of(
                        unwritten(read, writers, writers.names(read.level()).orElseThrow(), streams(read)))
                : Optional.empty();
    }

    /** A name that the reader cannot do without, that need not be there, and that no writer of the tree sets. */
    Optional<Finding> demanded(ReadField read, Field field, Contract<?> type) {
        var writers = new Writers(writes.getOrDefault(type.stream(), List.of()).stream()
                .filter(write -> write.transport().hasEntries())
                .toList());
        if (!read.required()
                || read.setAsWell()
                || read.listed()
                || field.required()
                || read.level() != Level.MESSAGE
                || read.path().size() > 1
                || writers.writes().isEmpty()) {
            return Optional.empty();
        }
        var written = writers.names(Level.MESSAGE);
        return written.filter(names -> !names.contains(read.name()))
                .filter(names -> read.alternatives().isEmpty())
                .map(names -> unwritten(read, writers, names, ContractTerms.subject(type)));
    }

    private boolean isNeverWrittenAt(ReadField read) {
        return byPlace.getOrDefault(read.where(), List.of()).stream()
                .filter(other -> other.name().equals(read.name()))
                .allMatch(other -> isNeverWritten(other, byReader.getOrDefault(other.reader(), List.of())));
    }

    /** A default or a demand behind a test of the same name never comes to be run: what is never there is told at the test. */
    private static boolean isToldBefore(ReadField read, List<ReadField> ofReader) {
        return (read.fallback().isPresent() || read.required())
                && ofReader.stream()
                        .filter(other -> other.path().equals(read.path())
                                && other.fallback().isEmpty()
                                && !other.required())
                        .anyMatch(other -> other.where()
                                        .file()
                                        .equals(read.where().file())
                                && Math.abs(read.where().line() - other.where().line()) <= NEAR);
    }

    private static String streams(ReadField read) {
        return read.streams().stream().sorted().collect(Collectors.joining(", "));
    }

    private Writers writers(ReadField read) {
        return new Writers(read.streams().stream()
                .flatMap(name -> writes.getOrDefault(name, List.of()).stream())
                .toList());
    }

    private static boolean written(ReadField read, Writers writers) {
        return writers.names(read.level())
                .filter(names -> names.contains(read.path().get(0)))
                .isPresent();
    }

    private boolean isNeverWritten(ReadField read, List<ReadField> ofReader) {
        var known = read.streams().stream().allMatch(stream -> writes.containsKey(stream) && !hasOthers(stream));
        if (!known || read.decoded() || read.container() || read.listed()) {
            return false;
        }
        var ownDefault = read.fallback().isPresent() && ContractTerms.envelope().contains(read.name());
        var written = writers(read).names(read.level());
        if (ownDefault
                || written.isEmpty()
                || written.get().contains(read.path().get(0))) {
            return false;
        }
        var names = written.get();
        if ((read.ofOthers() || !read.reader().transport().hasEntries() && mayHaveOthers(read))
                && Advice.related(read.name(), names).isEmpty()) {
            return false;
        }
        return !ReadJudge.excused(
                        read,
                        ofReader,
                        false,
                        other -> names.contains(other.path().get(0)))
                && !wrappers(read, ofReader, names);
    }

    /** Whether there is a writer that cannot be told, by a name that may be the stream's. */
    private boolean hasOthers(String stream) {
        return untold.stream().anyMatch(other -> other.written() && !other.isOpen() && other.fits(stream));
    }

    /** Whether any name may be where a writer on the same kind of bus sends to, of whom that cannot be told. */
    private boolean mayHaveOthers(ReadField read) {
        return untold.stream()
                .anyMatch(other -> other.written()
                        && other.isOpen()
                        && other.transport().reaches(read.reader().transport()));
    }

    /** Whether a wrapper may have added the name to what it hands to the handler. */
    private static boolean wrappers(ReadField read, List<ReadField> ofReader, Set<String> names) {
        return read.level() == Level.EITHER
                && (!read.required() || read.name().startsWith("_"))
                && (ReadJudge.meta(read.name()) || !ReadJudge.isMessage(ofReader, names))
                && Advice.related(read.name(), names).isEmpty();
    }

    private Finding unwritten(ReadField read, Writers writers, Set<String> names, String stream) {
        var name = read.path().get(0);
        var near = Advice.related(read.name(), names).map(Advice::didYouMean);
        var setting = "have it written; " + writers.setting() + " " + String.join(", ", names);
        var isDeclared = read.onlyDeclared() && !handedOn.contains(new Part(read.reader(), read.path()));
        return isDeclared
                ? Finding.of(
                                ScanRule.READ_DECLARED_NEVER_WRITTEN,
                                stream,
                                read.where(),
                                Excerpt.quoted(name) + " is declared for what is read, " + writers.notSetting()
                                        + ", and nothing is seen to ask for it",
                                near.orElse("leave it out, or " + setting))
                        .evidence(name)
                : Finding.of(
                                ScanRule.READ_NEVER_WRITTEN,
                                stream,
                                read.where(),
                                Excerpt.quoted(name) + " is read and " + writers.notSetting()
                                        + ReadJudge.consequence(read),
                                near.orElse(setting))
                        .evidence(name);
    }

    private void writtenValues(ReadField read, Writers writers, String stream) {
        var possible = new LinkedHashSet<String>();
        for (var write : writers.writes()) {
            var field = write.message().map(message -> message.fields().get(read.name()));
            if (field.isEmpty() || !field.get().value().complete()) {
                return;
            }
            field.get().value().literals().forEach(literal -> possible.add(String.valueOf(literal)));
        }
        if (possible.isEmpty() || values.handles(read, possible)) {
            return;
        }
        values.unsent(read, possible, stream, "the writers write " + String.join(", ", possible));
    }
}
