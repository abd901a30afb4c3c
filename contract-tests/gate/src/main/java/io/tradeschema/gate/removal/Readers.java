package io.tradeschema.gate.removal;

import io.tradeschema.gate.bus.Services;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.HandedOn;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.Untold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the source does with the messages of a stream, asked for one field. */
final class Readers {

    private final Asked asked;
    private final Facts facts;
    private final Services services;
    private final Set<Reason> reads = new LinkedHashSet<>();
    private final Set<Reason> unresolved = new LinkedHashSet<>();
    private final Set<Reason> kept = new LinkedHashSet<>();
    private final Set<Reason> told = new LinkedHashSet<>();
    private final Set<Reader> scripts = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();

    Readers(Asked asked, Facts facts, Services services) {
        this.asked = asked;
        this.facts = facts;
        this.services = services;
    }

    /** The readers of the event's stream, and those of streams that its messages are copied to. */
    Readers look() {
        look(asked.contract().stream(), "");
        return this;
    }

    /** The readers that are shell scripts. */
    Set<Reader> scripts() {
        return scripts;
    }

    List<Reason> reads() {
        return List.copyOf(reads);
    }

    List<Reason> unresolved() {
        return List.copyOf(unresolved);
    }

    List<Reason> kept() {
        return List.copyOf(kept);
    }

    List<Reason> told() {
        return List.copyOf(told);
    }

    private void look(String stream, String way) {
        if (!seen.add(stream)) {
            return;
        }
        facts.reads().stream()
                .filter(read -> read.streams().contains(stream) && reads(read))
                .forEach(read -> reads.add(
                        Reason.at(Reason.Kind.SCANNED, service(read.reader()), read.where(), how(read) + way)));
        for (var reader : facts.readers()) {
            if (reader.streams().contains(stream)) {
                told.add(Reason.at(Reason.Kind.SCANNED, service(reader), reader.where(), "takes the messages" + way));
                notFollowed(reader, stream, way);
            }
        }
        for (var place : facts.handedOn()) {
            if (place.reader().streams().contains(stream) && asked.isInside(path(place.level(), place.path()))) {
                goesOn(place, stream, way);
            }
        }
        untold(stream, way);
    }

    // ---- what is read ----

    private boolean reads(ReadField read) {
        var path = path(read.level(), read.path());
        var beside = read.level() != Level.MESSAGE
                && read.path().size() == 1
                && ContractTerms.envelope().contains(read.name());
        return !beside && asked.isAt(path);
    }

    /** The names from the message on: a handler's argument may have the message under a key of the entry. */
    private static List<String> path(Level level, List<String> path) {
        var carried = level != Level.MESSAGE && !path.isEmpty() && path.get(0).equals(ContractTerms.payloadKey());
        return carried ? path.subList(1, path.size()) : path;
    }

    private static String how(ReadField read) {
        if (read.tested()) {
            return "asks whether it is there";
        }
        return read.required() ? "reads it, and fails without it" : "reads it";
    }

    private String service(Reader reader) {
        return services.of(reader.by());
    }

    // ---- what goes on as a whole ----

    private void goesOn(HandedOn place, String stream, String way) {
        var what = "the message goes on as a whole: " + place.what() + way;
        if (place.kept()) {
            kept.add(Reason.at(Reason.Kind.KEPT, service(place.reader()), place.where(), what));
        } else if (place.to().isPresent()) {
            var to = place.to().get();
            if (!to.equals(stream)) {
                kept.add(Reason.at(Reason.Kind.KEPT, service(place.reader()), place.where(), what));
                look(to, way + ", of its copy on " + to);
            }
        } else {
            unresolved.add(Reason.at(Reason.Kind.UNRESOLVED, service(place.reader()), place.where(), what));
        }
    }

    // ---- whom the scan lost ----

    private void notFollowed(Reader reader, String stream, String way) {
        if (reader.by().matches(".*\\.(?:sh|bash)")) {
            scripts.add(reader);
            return;
        }
        var same = facts.reads().stream()
                .filter(read -> read.reader().where().equals(reader.where())
                        && read.streams().contains(stream))
                .toList();
        var goes = facts.handedOn().stream()
                .anyMatch(place -> place.reader().where().equals(reader.where())
                        && place.reader().streams().contains(stream));
        if (same.isEmpty() && !goes) {
            unresolved.add(Reason.at(
                    Reason.Kind.UNRESOLVED,
                    service(reader),
                    reader.where(),
                    "the messages are taken here, and what is read of them is not seen" + way));
        }
        for (var read : same) {
            if (read.level() != Level.ENTRY
                    && asked.isInside(read.path())
                    && !asked.isAt(read.path())
                    && !read.container()
                    && !read.tested()
                    && !goes) {
                unresolved.add(Reason.at(
                        Reason.Kind.UNRESOLVED,
                        service(reader),
                        read.where(),
                        "the object is taken here, and what is read of it is not seen" + way));
            }
            if (read.level() == Level.ENTRY
                    && read.name().equals(ContractTerms.payloadKey())
                    && !read.decoded()
                    && !read.container()
                    && !read.isByBinding()
                    && !goes) {
                unresolved.add(Reason.at(
                        Reason.Kind.UNRESOLVED,
                        service(reader),
                        read.where(),
                        "the message is taken here as a text, and what becomes of it is not seen" + way));
            }
        }
    }

    private void untold(String stream, String way) {
        var places = new ArrayList<Untold>(facts.untold());
        facts.unresolved().stream().flatMap(site -> site.stream().stream()).forEach(places::add);
        for (var site : places) {
            if (!site.written() && site.fits(stream) && (mayCarry(site.transport()) || !site.isOpen())) {
                unresolved.add(Reason.at(
                        Reason.Kind.UNRESOLVED,
                        services.of(site.where().file()),
                        site.where(),
                        "it reads a stream whose name cannot be told, which may be " + stream + way));
            }
        }
        facts.unresolved().stream()
                .filter(site -> site.stream().isEmpty())
                .forEach(site -> unresolved.add(Reason.at(
                        Reason.Kind.UNRESOLVED,
                        services.of(site.where().file()),
                        site.where(),
                        site.what() + " cannot be told: " + site.reason())));
    }

    private static boolean mayCarry(Transport transport) {
        return transport != Transport.REDIS_CHANNEL && transport != Transport.REDIS_LIST;
    }

    /** The services that take messages of the event. */
    Stream<String> services() {
        return told.stream().map(Reason::service).distinct();
    }
}
