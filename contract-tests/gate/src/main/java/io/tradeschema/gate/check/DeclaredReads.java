package io.tradeschema.gate.check;

import io.tradeschema.gate.bus.Services;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Shape;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the names that a service declares to read from a stream against the contract, against what is written, and
 * against what its source reads. A stream for which the service declares no names is left alone.
 */
final class DeclaredReads {

    private final String file;
    private final Contracts contract;
    private final Services services;
    private final Facts facts;
    private final List<Finding> findings = new ArrayList<>();

    /** The service whose declaration is looked at, and one stream of it. */
    private record End(String service, String stream) {
        @Override
        public String toString() {
            return service + " declares to read from " + stream;
        }
    }

    DeclaredReads(String file, Contracts contract, Services services, Facts facts) {
        this.file = file;
        this.contract = contract;
        this.services = services;
        this.facts = facts;
    }

    /** What is wrong with the reads of one service. */
    List<Finding> judge(String service, BusFile.Service declared) {
        declared.reads().forEach((name, fields) -> {
            var stream = contract.streamOf(name);
            var end = new End(service, stream);
            fields.forEach(field -> exists(end, field));
            if (declared.source().isPresent()) {
                inSource(end, fields);
            }
        });
        return findings;
    }

    // ---- against the contract, or what is written ----

    private void exists(End end, BusFile.Named field) {
        var type = contract.on(end.stream());
        if (type.isPresent()) {
            var unknown = unknown(type.get().shape(), field.value());
            unknown.ifPresent(advice -> add(
                    ScanRule.DECLARED_READ_UNKNOWN,
                    ContractTerms.subject(type.get()),
                    field,
                    end.service() + " declares to read " + Excerpt.quoted(field.value())
                            + ", which the contract does not have",
                    advice));
            return;
        }
        written(end.stream())
                .filter(names -> !names.contains(first(field.value())))
                .ifPresent(names -> add(
                        ScanRule.DECLARED_READ_UNKNOWN,
                        end.stream(),
                        field,
                        end.service() + " declares to read " + Excerpt.quoted(field.value())
                                + ", and no place that writes the stream sets it",
                        Advice.related(first(field.value()), names)
                                .map(Advice::didYouMean)
                                .orElse("have it written; what is written is " + String.join(", ", names))));
    }

    /** What to do about a dotted name that the shape does not have; empty when it has it. */
    private static Optional<String> unknown(Shape<?> shape, String path) {
        Shape<?> at = shape;
        var names = path.split("\\.", -1);
        for (var i = 0; i < names.length; i++) {
            var field = at.field(names[i]);
            if (field.isEmpty()) {
                return Optional.of(Advice.on(at, names[i], Advice.Use.READ));
            }
            var object = field.get().type().single().asObject();
            if (object.isEmpty()) {
                return i == names.length - 1
                        ? Optional.empty()
                        : Optional.of("declare \"" + names[i] + "\" alone; nothing lies below it");
            }
            at = object.get().shape();
        }
        return Optional.empty();
    }

    /** Every name that some writer sets; empty when nobody writes, or one of them cannot be seen. */
    private Optional<Set<String>> written(String stream) {
        var names = new LinkedHashSet<String>();
        for (var write : facts.writes()) {
            if (write.stream().equals(stream)) {
                if (write.message().isEmpty() || !write.message().get().closed()) {
                    return Optional.empty();
                }
                names.addAll(write.message().get().fields().keySet());
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    // ---- against the source ----

    private void inSource(End end, List<BusFile.Named> fields) {
        var read = read(end);
        if (read.isEmpty()) {
            return;
        }
        var declared = fields.stream().map(BusFile.Named::value).toList();
        for (var field : fields) {
            if (read.keySet().stream().noneMatch(path -> covers(path, field.value()))) {
                add(
                        ScanRule.DECLARED_READ_UNUSED,
                        end.stream(),
                        field,
                        end + " " + Excerpt.quoted(field.value()) + ", and its source reads only "
                                + String.join(", ", read.keySet()),
                        "take it out, so that producers may change it, or read it");
            }
        }
        read.forEach((path, place) -> {
            if (declared.stream().noneMatch(name -> covers(path, name))) {
                findings.add(Finding.of(
                                ScanRule.READ_NOT_DECLARED,
                                end.stream(),
                                place,
                                Excerpt.quoted(path) + " is read here, and " + end + " only "
                                        + String.join(", ", declared),
                                "add " + Excerpt.quoted(path) + " under \"reads\" of " + end.service()
                                        + " in the bus file, or do not read it")
                        .evidence(end.service() + " " + end.stream() + " " + path));
            }
        });
    }

    /** The names that the service's source reads from the stream's messages, and where each is read first. */
    private Map<String, Where> read(End end) {
        var flat = facts.writes().stream()
                .filter(write -> write.stream().equals(end.stream()))
                .map(Write::form)
                .anyMatch(form -> form == WireForm.FLAT);
        var paths = new LinkedHashMap<String, Where>();
        for (var read : facts.reads()) {
            if (read.streams().contains(end.stream())
                    && services.of(read.reader().by()).equals(end.service())
                    && ofMessage(read, flat && contract.on(end.stream()).isEmpty())) {
                paths.putIfAbsent(String.join(".", read.names()), read.where());
            }
        }
        return paths;
    }

    private static boolean ofMessage(ReadField read, boolean flat) {
        var envelope = ContractTerms.envelope().contains(read.names().get(0));
        return switch (read.level()) {
            case MESSAGE -> true;
            case EITHER -> !envelope && !read.decoded();
            case ENTRY -> flat && !read.decoded();
        };
    }

    /** One of the two names the other, or a part of it. */
    private static boolean covers(String one, String other) {
        return one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
    }

    private static String first(String path) {
        return path.split("\\.", -1)[0];
    }

    private void add(ScanRule rule, String subject, BusFile.Named field, String what, String fix) {
        findings.add(Finding.of(rule, subject, Where.file(file, field.line(), 1), what, fix)
                .evidence(subject + " " + field.value() + " " + what));
    }
}
