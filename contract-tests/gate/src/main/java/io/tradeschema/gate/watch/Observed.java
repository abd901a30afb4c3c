package io.tradeschema.gate.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.Pulse;
import io.tradeschema.model.expect.Readers;
import io.tradeschema.watch.Input;
import io.tradeschema.watch.Watching;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a deployment expects in time, and how the entries of its streams are brought before the engine. */
final class Observed {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Findings are told apart by so much of their path: a writer may send names of any length. */
    private static final int LONGEST_PATH = 120;

    private final Contracts contracts;
    private final List<Expectation> expectations;
    /** Sources by their streams, in the order in which they are declared. */
    private final Map<String, String> sources = new LinkedHashMap<>();

    private final Map<String, Reader> readers = new HashMap<>();

    /** By source: the fields in which its messages name what they answer. */
    private final Map<String, Set<String>> naming = new HashMap<>();
    /** By source: the fields by which its messages ask, and those that their alarms need. */
    private final Map<String, Set<String>> asking = new HashMap<>();

    Observed(Deployment deployment) {
        this.contracts = deployment.known();
        this.expectations = deployment.expectations();
        for (var one : expectations) {
            if (one instanceof Answer answer) {
                answer.by().forEach(by -> {
                    var fields = naming.computeIfAbsent(by.event(), any -> new LinkedHashSet<>());
                    fields.add(by.field());
                    answer.orElse().ifPresent(fields::add);
                });
                asking.computeIfAbsent(answer.of(), any -> new LinkedHashSet<>())
                        .addAll(asked(answer));
            }
        }
        for (var source : Watching.sources(contracts, expectations)) {
            var contract = contracts.named(source);
            sources.put(contract.map(one -> one.stream()).orElse(source), source);
            readers.put(source, contract.isPresent() ? readerOf(contract.get()) : Observed::raw);
        }
    }

    /** The fields of a question that are needed where it is refused. */
    private static Set<String> asked(Answer answer) {
        var fields = new LinkedHashSet<String>();
        answer.when().anyOf().forEach(alternative -> fields.addAll(alternative.keySet()));
        fields.add(answer.id());
        answer.orElse().ifPresent(fields::add);
        answer.complete().ifPresent(fields::add);
        answer.flat().ifPresent(positions -> fields.add(positions.symbol()));
        fields.addAll(answer.naming());
        return fields;
    }

    Contracts contracts() {
        return contracts;
    }

    List<Expectation> expectations() {
        return expectations;
    }

    /** The streams, in the order in which they are declared. */
    List<String> streams() {
        return List.copyOf(sources.keySet());
    }

    /** What the engine calls a stream; empty when no expectation is about it. */
    Optional<String> source(String stream) {
        return Optional.ofNullable(sources.get(stream));
    }

    /** The streams to which declared groups put aside what they cannot read. */
    List<String> quarantines() {
        return expectations.stream()
                .filter(Readers.class::isInstance)
                .flatMap(one -> ((Readers) one).quarantine().stream())
                .distinct()
                .toList();
    }

    /** Whether an answer is expected to entries of a source. */
    boolean asks(String source) {
        return expectations.stream()
                .anyMatch(one -> one instanceof Answer && one.of().equals(source));
    }

    /** The source of an entry that does not say its stream: the event that it says it carries, or the one pulse that it can be. */
    Optional<String> sourceOf(Map<String, ?> fields) {
        if (saysEvent(fields)) {
            return text(fields.get(EnvelopeField.EVENT_TYPE.wire())).filter(sources.values()::contains);
        }
        var pulses = expectations.stream()
                .filter(Pulse.class::isInstance)
                .map(one -> ((Pulse) one).stream())
                .distinct()
                .toList();
        var isPulse = fields.containsKey(Pulse.DUE) && fields.containsKey(Pulse.CONFIRMED);
        return pulses.size() == 1 && isPulse ? Optional.of(pulses.get(0)) : Optional.empty();
    }

    /** Whether an entry says which event it carries. */
    static boolean saysEvent(Map<String, ?> fields) {
        return fields.containsKey(EnvelopeField.EVENT_TYPE.wire());
    }

    /** An entry as the engine takes it. */
    Input.Entry entry(String source, long millis, long sequence, Map<String, ?> fields) {
        var read = readers.get(source);
        return read == null
                ? new Input.Entry(source, millis, sequence, Optional.of(Map.of()), "")
                : read.read(fields).entry(source, millis, sequence);
    }

    private interface Reader {
        Read read(Map<String, ?> fields);
    }

    private record Read(Optional<Map<String, ?>> fields, String fault, Map<String, String> said) {
        Input.Entry entry(String source, long millis, long sequence) {
            return new Input.Entry(source, millis, sequence, fields, fault, said);
        }
    }

    private <T> Reader readerOf(Contract<T> contract) {
        var codec = EntryCodec.of(contract);
        var names = naming.getOrDefault(contract.name(), Set.of());
        var asks = asking.getOrDefault(contract.name(), Set.of());
        return fields -> {
            var outcome = codec.decode(fields);
            var entry = outcome.value();
            if (entry.isPresent()) {
                var message = contract.shape().wire(entry.get().event());
                return new Read(Optional.of(withEnvelope(message, asks, fields)), "", Map.of());
            }
            var first = outcome.findings().get(0);
            var source = text(fields.get(EnvelopeField.SOURCE.wire()))
                    .map(Excerpt::of)
                    .orElse("nobody");
            return new Read(
                    Optional.empty(),
                    first.rule() + " " + Excerpt.of(first.where().path(), LONGEST_PATH) + " from " + source,
                    said(names, asks, contract, fields));
        };
    }

    /** What asks may ask for what the envelope alone says, such as who sent it. */
    private static Map<String, ?> withEnvelope(Map<String, ?> message, Set<String> asks, Map<String, ?> fields) {
        var all = new LinkedHashMap<String, Object>(message);
        asks.stream()
                .filter(EnvelopeField.wires()::contains)
                .forEach(name -> text(fields.get(name)).ifPresent(text -> all.putIfAbsent(name, text)));
        return all.size() == message.size() ? message : all;
    }

    /**
     * What a refused message answers, as far as it says so: in the field of the contract, or beside the payload. And what it asks,
     * in the fields of the contract or by the names that they had before.
     */
    private static Map<String, String> said(
            Set<String> names, Set<String> asks, Contract<?> contract, Map<String, ?> fields) {
        var all = names.isEmpty() && asks.isEmpty() ? Map.<String, Object>of() : scalars(fields);
        var said = new HashMap<String, String>();
        if (!asks.isEmpty() && !isGarbled(fields)) {
            for (var name : asks) {
                asked(name, all, contract).ifPresent(text -> said.put(name, text));
            }
        }
        for (var name : names) {
            var value = all.getOrDefault(name, all.get(EnvelopeField.CORRELATION_ID.wire()));
            if (value instanceof String text) {
                said.put(name, text);
            }
        }
        return said;
    }

    /** Whether it has a payload that is no JSON object: what stands beside that does not tell what it asks. */
    private static boolean isGarbled(Map<String, ?> fields) {
        return text(fields.get(EnvelopeField.PAYLOAD.wire()))
                .filter(json -> !addScalars(json, new HashMap<>()))
                .isPresent();
    }

    private static Optional<String> asked(String name, Map<String, Object> all, Contract<?> contract) {
        if (all.get(name) instanceof String text) {
            return Optional.of(text);
        }
        return contract.shape().retired().stream()
                .filter(old -> old.successor().equals(Optional.of(name)) && all.get(old.name()) instanceof String)
                .map(old -> {
                    var text = String.valueOf(all.get(old.name()));
                    return old.values().getOrDefault(text, text);
                })
                .findFirst();
    }

    /** Without a contract: the entry's own texts, and the texts and numbers of its payload, if that is JSON. */
    private static Read raw(Map<String, ?> fields) {
        return new Read(Optional.of(scalars(fields)), "", Map.of());
    }

    private static Map<String, Object> scalars(Map<String, ?> fields) {
        var all = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> text(value).ifPresent(text -> all.put(name, text)));
        text(fields.get(EnvelopeField.PAYLOAD.wire())).ifPresent(json -> addScalars(json, all));
        return all;
    }

    /** Whether it is a JSON object to its end. */
    private static boolean addScalars(String json, Map<String, Object> all) {
        try (var parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                if (parser.nextToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
                    all.put(name, parser.getText());
                }
                parser.skipChildren();
            }
            return true;
        } catch (IOException e) {
            // It is no JSON, and nobody said that it were: there is nothing more to take from it.
            return false;
        }
    }

    private static Optional<String> text(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
