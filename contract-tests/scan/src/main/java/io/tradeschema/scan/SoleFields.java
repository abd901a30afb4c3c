package io.tradeschema.scan;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entries of one field whose value nobody sees. Such a value may be the JSON of the message as well as a field of its own: it
 * is JSON where a reader of the stream decodes it, or where another writer of the stream has JSON under the same name.
 */
final class SoleFields {

    private record Named(String stream, String key) {}

    private final Contracts contract;

    SoleFields(Contracts contract) {
        this.contract = contract;
    }

    /** The same facts, in which such an entry has the form that the others give it. */
    Facts settle(Facts facts) {
        var json = json(facts);
        return facts.writing(
                facts.writes().stream().map(write -> settle(write, json)).toList());
    }

    private static Set<Named> json(Facts facts) {
        var json = new HashSet<Named>();
        facts.writes().stream()
                .filter(write -> write.form() == WireForm.JSON_UNDER_KEY)
                .forEach(write -> json.add(new Named(write.stream(), write.key())));
        facts.reads().stream()
                .filter(read -> read.level() == Level.ENTRY && read.decoded())
                .forEach(read -> json.addAll(named(read)));
        return json;
    }

    private static Set<Named> named(ReadField read) {
        return read.streams().stream()
                .map(stream -> new Named(stream, read.name()))
                .collect(Collectors.toSet());
    }

    private Write settle(Write write, Set<Named> json) {
        return sole(write)
                .filter(key -> contract.on(write.stream()).isEmpty() && json.contains(new Named(write.stream(), key)))
                .map(key -> write.under(key, Gap.because("the message is built where the scan cannot follow")))
                .orElse(write);
    }

    /** The only name of a flat entry, where its value is not told. */
    private static Optional<String> sole(Write write) {
        return write.message()
                .filter(message -> write.form() == WireForm.FLAT
                        && message.closed()
                        && message.fields().size() == 1
                        && message.fields().values().stream()
                                .noneMatch(field -> field.value().complete()))
                .map(message -> message.fields().keySet().iterator().next());
    }
}
