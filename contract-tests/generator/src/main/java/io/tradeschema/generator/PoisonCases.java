package io.tradeschema.generator;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Entries that the contract refuses: the wrong forms of the envelope, what the shape says can be wrong, completely, and then
 * samples of every other edit.
 */
final class PoisonCases {

    private static final int OF_EACH_FAMILY = 2;
    private static final int TRIES = 100;

    private final Contract<?> type;
    private final EntryFields entries;

    PoisonCases(Contract<?> type) {
        this.type = type;
        this.entries = new EntryFields(type);
    }

    List<EntryCase> all() {
        var cases = new ArrayList<>(envelopes());
        cases.addAll(incomplete());
        cases.addAll(shapes());
        Arrays.stream(MutationFamily.values()).forEach(family -> cases.addAll(payloads(family)));
        return cases;
    }

    private List<EntryCase> envelopes() {
        var payload = SampleMessages.of(type).showcase().get(0).json();
        var nextMajor = new Version(type.version().major() + 1, 0, 0).toString();
        return List.of(
                new EntryCase("an entry without fields", Map.of()),
                new EntryCase("an empty payload", entries.around("")),
                new EntryCase("the JSON under data", entries.under("data", payload)),
                new EntryCase("a second JSON beside the payload", entries.beside(payload, "data", payload)),
                new EntryCase("an unknown field beside the payload", entries.beside(payload, "priority", "high")),
                new EntryCase(
                        "the event_type of another event", entries.with(payload, EnvelopeField.EVENT_TYPE, "other")),
                new EntryCase(
                        "the event_type in capitals",
                        entries.with(
                                payload, EnvelopeField.EVENT_TYPE, type.name().toUpperCase(Locale.ROOT))),
                new EntryCase(
                        "the next major version, " + nextMajor,
                        entries.with(payload, EnvelopeField.SCHEMA_VERSION, nextMajor)));
    }

    /** Each field that every entry has left out, and the fields of the message where those of the envelope belong. */
    private List<EntryCase> incomplete() {
        var least = new ShapeSamples(type.shape()).showcase().get(0);
        var payload = Layout.PYTHON.write(least.message());
        var cases = new ArrayList<EntryCase>();
        Arrays.stream(EnvelopeField.values())
                .filter(EnvelopeField::required)
                .map(field -> new EntryCase("an entry without " + field.wire(), entries.without(payload, field)))
                .forEach(cases::add);
        cases.add(new EntryCase("a flat entry", EntryFields.flat(least.message())));
        cases.add(new EntryCase("a flat entry in an envelope", entries.flatInEnvelope(least.message())));
        return cases;
    }

    private List<EntryCase> shapes() {
        return new ShapePoison(type.shape())
                .all()
                .map(one -> new EntryCase(one.shows(), entries.around(Layout.PYTHON.write(one.message()))))
                .filter(this::isRefused)
                .toList();
    }

    /** Some edits leave a message valid, and some leave no text: those are not for this list. */
    private List<EntryCase> payloads(MutationFamily family) {
        return Mutations.of(type).stream(family)
                .limit(TRIES)
                .filter(mutant -> Arrays.equals(mutant.bytes(), mutant.text().getBytes(StandardCharsets.UTF_8)))
                .map(this::poison)
                .filter(this::isRefused)
                .limit(OF_EACH_FAMILY)
                .toList();
    }

    private EntryCase poison(Mutant mutant) {
        var family = mutant.family().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new EntryCase(family + ", " + Excerpt.of(mutant.shows()), entries.around(mutant.text()));
    }

    private boolean isRefused(EntryCase poison) {
        return !EntryCodec.of(type).decode(poison.fields()).accepted();
    }
}
