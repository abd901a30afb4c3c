package io.tradeschema.scan.java;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Contract;
import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.JsonFacts;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.syntax.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is written to streams and read from them. */
final class JavaBus {

    /** How the contract names streams, and the key under which it has the message. */
    interface Names {
        /** The stream that carries an event of that name, or the name itself. */
        String stream(String name);

        /** Whether the contract knows the stream. */
        boolean known(String stream);

        /** The events of the contract. */
        List<Contract<?>> events();

        /** The entry's field that holds the message. */
        String payloadKey();

        /** The entry's fields, and whether each entry has them. */
        Map<String, Boolean> envelope();
    }

    private static final String BUILT_ELSEWHERE = "the fields are built where the scan cannot follow";

    private final JavaRecorder recorder;
    private final Names names;
    private final JavaShapes shapes;
    private final JavaValidations validations;

    JavaBus(JavaRecorder recorder, Names names, JavaShapes shapes, JavaValidations validations) {
        this.recorder = recorder;
        this.names = names;
        this.shapes = shapes;
        this.validations = validations;
    }

    // ---- writing ----

    /** Writes an entry with these fields to the stream. */
    void written(JavaValue stream, JavaValue fields, Node call, JavaFrame frame) {
        var streams = stream.texts();
        if (streams.isEmpty()) {
            recorder.untold(frame, call, "the stream of this xadd", reason(stream), true);
        }
        for (var name : streams) {
            for (var one : fields.each()) {
                written(names.stream(name), one, call, frame);
            }
        }
    }

    private static String reason(JavaValue stream) {
        return stream instanceof JavaValue.Typed typed && typed.type().equals("String")
                ? "its name is given at run time"
                : "its name is no constant of the tree";
    }

    private void written(String stream, JavaValue fields, Node call, JavaFrame frame) {
        if (fields instanceof JavaValue.Built object) {
            recorder.model(object.type, stream);
        }
        var entry = shapes.of(fields);
        if (entry.isEmpty()) {
            add(stream, WireForm.FLAT, "", Optional.empty(), Optional.empty(), BUILT_ELSEWHERE, false, call, frame);
            return;
        }
        if (fields instanceof JavaValue.Filled map) {
            for (var put : map.entries.entrySet()) {
                var value = put.getValue().value();
                if (value.each().stream().anyMatch(one -> holdsMessage(put.getKey(), one))) {
                    value.each().forEach(one -> message(stream, put, one, entry.get(), call, frame));
                    return;
                }
            }
        }
        var valid = validations.validated(fields, frame);
        add(stream, WireForm.FLAT, "", Optional.empty(), entry, "", valid, call, frame);
    }

    private boolean holdsMessage(String key, JavaValue value) {
        return value instanceof JavaValue.Json
                || value instanceof JavaValue.Encoded
                || key.equals(names.payloadKey()) && (!(value instanceof JavaValue.Literal) || isJson(value));
    }

    private static boolean isJson(JavaValue value) {
        return value.texts().stream().anyMatch(text -> text.strip().startsWith("{"));
    }

    private void message(
            String stream,
            Map.Entry<String, JavaValue.Put> put,
            JavaValue value,
            ObjectFacts entry,
            Node call,
            JavaFrame frame) {
        var content = value instanceof JavaValue.Json json ? json.of() : unwrapped(value);
        for (var one : content.each()) {
            if (one instanceof JavaValue.Built object) {
                recorder.model(object.type, stream);
            }
            var message = isJson(one) ? literal(one, put.getValue()) : shapes.of(one);
            add(
                    stream,
                    WireForm.JSON_UNDER_KEY,
                    put.getKey(),
                    Optional.of(entry),
                    message,
                    message.isPresent() || one instanceof JavaValue.Encoded
                            ? ""
                            : "the message is built where the scan cannot follow",
                    validations.validated(one, frame),
                    call,
                    frame);
        }
    }

    private static JavaValue unwrapped(JavaValue value) {
        return value instanceof JavaValue.Encoded || isJson(value) ? value : JavaValue.UNKNOWN;
    }

    private static Optional<ObjectFacts> literal(JavaValue json, JavaValue.Put put) {
        return json.texts().stream()
                .findFirst()
                .flatMap(text -> JsonFacts.of(text, put.where().where(), true));
    }

    /** The entry that the product's own codec writes, of this event where the source tells. */
    JavaValue encoded(Optional<Contract<?>> type, Node call, JavaFrame frame) {
        var entry = new JavaValue.Filled(call, frame.branch);
        names.envelope().forEach((name, sure) -> {
            var value = name.equals(names.payloadKey())
                    ? new JavaValue.Encoded()
                    : type.filter(known -> name.equals(EnvelopeField.EVENT_TYPE.wire()))
                            .<JavaValue>map(known -> new JavaValue.Literal(known.name()))
                            .orElse(new JavaValue.Kind(ValueKind.TEXT));
            entry.entries.put(name, new JavaValue.Put(value, call, sure, ""));
        });
        return entry;
    }

    /** Publishes on a channel, which has no entries: the message is all there is. */
    void published(JavaValue channel, JavaValue message, Node call, JavaFrame frame) {
        for (var name : channel.texts()) {
            var content = message instanceof JavaValue.Json json ? shapes.of(json.of()) : Optional.<ObjectFacts>empty();
            recorder.write(
                    frame,
                    new Write(
                            names.stream(name),
                            call.where(),
                            frame.entryPlace(call).where(),
                            frame.root().owner().node().file(),
                            frame.root().method.name(),
                            WireForm.HIDDEN,
                            "",
                            Optional.empty(),
                            content,
                            content.isPresent() ? "" : BUILT_ELSEWHERE,
                            true));
        }
    }

    /** Sends through a binding of Spring Cloud Stream, whose destination the configuration names. */
    void bridged(JavaValue binding, JavaValue payload, Node call, JavaFrame frame) {
        var texts = binding.texts();
        if (texts.isEmpty() || texts.stream().map(names::stream).anyMatch(name -> !names.known(name))) {
            recorder.unresolved(
                    frame,
                    call,
                    "the stream behind the binding " + String.join(", ", texts),
                    "the application's configuration names it");
            return;
        }
        for (var text : texts) {
            var message = shapes.of(payload);
            add(
                    names.stream(text),
                    WireForm.HIDDEN,
                    "",
                    Optional.empty(),
                    message,
                    message.isPresent() || payload instanceof JavaValue.Encoded ? "" : BUILT_ELSEWHERE,
                    validations.validated(payload, frame),
                    call,
                    frame);
        }
    }

    private void add(
            String stream,
            WireForm form,
            String key,
            Optional<ObjectFacts> entry,
            Optional<ObjectFacts> message,
            String unseen,
            boolean validated,
            Node call,
            JavaFrame frame) {
        if (!unseen.isEmpty()) {
            recorder.unresolved(
                    frame, call, key.isEmpty() ? "the fields of this xadd" : "the message of this xadd", unseen);
        }
        recorder.write(
                frame,
                new Write(
                        stream,
                        call.where(),
                        frame.entryPlace(call).where(),
                        frame.root().owner().node().file(),
                        frame.root().method.name(),
                        form,
                        key,
                        entry,
                        message,
                        Gap.because(unseen),
                        false,
                        validated));
    }

    // ---- reading ----

    /** Reads from the streams that the arguments name. */
    JavaValue entries(String verb, List<JavaValue> arguments, Node call, JavaFrame frame) {
        var streams = new LinkedHashSet<String>();
        if (verb.contains("range") || verb.contains("claim")) {
            arguments.stream()
                    .limit(1)
                    .forEach(first -> first.texts().forEach(name -> streams.add(names.stream(name))));
        }
        arguments.forEach(argument -> offsets(argument, streams));
        return reader(streams, call, frame, false);
    }

    /** Entries of these streams; a read whose streams cannot be told is counted as such. */
    JavaValue reader(Set<String> streams, Node call, JavaFrame frame, boolean handler) {
        var reader = new Reader(
                streams,
                call.where(),
                frame.entryPlace(call).where(),
                frame.root().owner().node().file(),
                frame.root().method.name(),
                false,
                handler);
        if (streams.isEmpty()) {
            recorder.untold(frame, call, "the streams of this read", "their names are no constants of the tree", false);
            return new JavaValue.Entries(reader);
        }
        return new JavaValue.Entries(recorder.reader(frame, reader));
    }

    /** The streams in a map from stream to offset, in offsets, and in lists of both. */
    void offsets(JavaValue value, Set<String> streams) {
        if (value instanceof JavaValue.Named named) {
            named.stream().texts().forEach(name -> streams.add(names.stream(name)));
        } else if (value instanceof JavaValue.Filled map) {
            map.entries.keySet().forEach(name -> streams.add(names.stream(name)));
        } else if (value instanceof JavaValue.Pair pair) {
            pair.left().texts().forEach(name -> streams.add(names.stream(name)));
        } else if (value instanceof JavaValue.Items items) {
            items.values().forEach(item -> offsets(item, streams));
        }
    }

    /** The fields that follow a stream as names and values, one after the other. */
    Optional<JavaValue> pairs(List<JavaValue> arguments, Node call) {
        if (arguments.size() < 2 || arguments.size() % 2 != 0) {
            return Optional.empty();
        }
        var list = call.child("arguments").map(Node::children).orElse(List.of());
        var map = new JavaValue.Filled(call, List.of());
        var first = list.size() - arguments.size();
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i).texts();
            if (name.size() != 1) {
                return Optional.empty();
            }
            var place = list.get(Math.max(0, first + i));
            map.entries.put(name.get(0), new JavaValue.Put(arguments.get(i + 1), place, true, ""));
        }
        return Optional.of(map);
    }
}
