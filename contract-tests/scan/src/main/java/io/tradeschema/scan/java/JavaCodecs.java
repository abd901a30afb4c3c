package io.tradeschema.scan.java;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Contract;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.syntax.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the product's own classes give: the handle of an event, the codecs, and what they read. */
final class JavaCodecs {

    /** What an outcome has beside its value. */
    private static final Set<String> VERDICT = Set.of("findings", "accepted", "toString");

    private static final Set<String> TAKEN_OUT = Set.of("value", "orThrow");

    /** What an entry has beside its event. */
    private static final Set<String> ENVELOPE = Arrays.stream(EnvelopeField.values())
            .map(field -> JavaNames.camel(field.wire()))
            .collect(Collectors.toUnmodifiableSet());

    private final JavaBus bus;
    private final JavaBus.Names names;
    private final JavaProject project;
    private final JavaValidations validations;
    private final JavaMessages messages;

    JavaCodecs(
            JavaBus bus, JavaBus.Names names, JavaProject project, JavaValidations validations, JavaMessages messages) {
        this.bus = bus;
        this.names = names;
        this.project = project;
        this.validations = validations;
        this.messages = messages;
    }

    /** {@code TradeIntent.TYPE}, where that simple name means the event's own record. */
    Optional<JavaValue> handle(String simple, String field, JavaClass from) {
        return names.events().stream()
                .filter(type -> field.equals("TYPE"))
                .filter(type -> type.record()
                        .filter(record -> project.means(simple, from, record.getName()))
                        .isPresent())
                .findFirst()
                .map(type -> new JavaValue.Handle(type.on(type.declaredStream())));
    }

    /** What a method of one of our objects gives; empty when the target is none of them, or nothing is known of it. */
    Optional<JavaValue> called(JavaValue target, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (target instanceof JavaValue.Handle handle) {
            return Optional.of(ofHandle(handle.type(), name, arguments));
        }
        if (target instanceof JavaValue.Typed typed) {
            var home = typed.from();
            return validations
                    .codec(typed.type(), home == null ? frame.owner() : home)
                    .flatMap(
                            form -> ofCodec(new JavaValue.Codec(form, Optional.empty()), name, arguments, node, frame));
        }
        if (target instanceof JavaValue.Codec codec) {
            return ofCodec(codec, name, arguments, node, frame);
        }
        var noLambda = arguments.stream().noneMatch(JavaValue.Code.class::isInstance);
        return target instanceof JavaValue.Decoded decoded && noLambda
                ? Optional.of(ofDecoded(decoded, name))
                : Optional.empty();
    }

    private static JavaValue ofHandle(Contract<?> type, String name, List<JavaValue> arguments) {
        return switch (name) {
            case "stream" -> new JavaValue.Literal(type.stream());
            case "name" -> new JavaValue.Literal(type.name());
            case "on" ->
                arguments.size() == 1
                                && arguments.get(0) instanceof JavaValue.Literal literal
                                && literal.value() instanceof String stream
                        ? new JavaValue.Handle(type.on(stream))
                        : JavaValue.UNKNOWN;
            default -> JavaValue.UNKNOWN;
        };
    }

    private Optional<JavaValue> ofCodec(
            JavaValue.Codec codec, String name, List<JavaValue> arguments, Node node, JavaFrame frame) {
        if (arguments.size() != 1) {
            return Optional.empty();
        }
        var entries = codec.form() == EntryCodec.class;
        return switch (name) {
            case "of" ->
                Optional.of(new JavaValue.Codec(
                        codec.form(),
                        arguments.get(0) instanceof JavaValue.Handle handle
                                ? Optional.of(handle.type())
                                : Optional.empty()));
            case "encode" -> Optional.of(entries ? bus.encoded(codec.type(), node, frame) : new JavaValue.Encoded());
            case "on" -> Optional.of(codec);
            case "encodeToString" -> Optional.of(new JavaValue.Encoded());
            case "decode" -> entries ? entry(codec, arguments.get(0), node) : event(codec, arguments.get(0));
            default -> Optional.empty();
        };
    }

    private Optional<JavaValue> entry(JavaValue.Codec codec, JavaValue fields, Node node) {
        if (!(fields instanceof JavaValue.Entries entries)) {
            return Optional.empty();
        }
        var payload = messages.ofEntry(entries, "path", List.of(new JavaValue.Literal(names.payloadKey())), node);
        JavaMessages.reads(payload).forEach(ReadField::decodes);
        return type(codec, entries.reader().streams())
                .map(type -> new JavaValue.Decoded(JavaValue.Stage.ENTRY_OUTCOME, entries.reader(), type));
    }

    private Optional<JavaValue> event(JavaValue.Codec codec, JavaValue json) {
        var reads = json instanceof JavaValue.EntryText text ? text.read() : List.<ReadField>of();
        reads.forEach(ReadField::decodes);
        return reads.stream()
                .findFirst()
                .flatMap(read -> type(codec, read.streams())
                        .map(type -> new JavaValue.Decoded(JavaValue.Stage.EVENT_OUTCOME, read.reader(), type)));
    }

    /** The codec's event, or the one that all of these streams carry. */
    private Optional<Contract<?>> type(JavaValue.Codec codec, Set<String> streams) {
        return codec.type()
                .or(() -> names.events().stream()
                        .filter(type -> streams.equals(Set.of(type.stream())))
                        .findFirst());
    }

    private static JavaValue ofDecoded(JavaValue.Decoded decoded, String name) {
        var event = new JavaValue.Message(
                decoded.reader(),
                List.of(),
                List.of(),
                JavaBinding.of(decoded.type().shape()));
        return switch (decoded.stage()) {
            case ENTRY_OUTCOME ->
                TAKEN_OUT.contains(name)
                        ? new JavaValue.Decoded(JavaValue.Stage.ENTRY, decoded.reader(), decoded.type())
                        : VERDICT.contains(name) ? JavaValue.UNKNOWN : decoded;
            case ENTRY -> name.equals("event") ? event : ENVELOPE.contains(name) ? JavaValue.UNKNOWN : decoded;
            case EVENT_OUTCOME ->
                TAKEN_OUT.contains(name) ? event : VERDICT.contains(name) ? JavaValue.UNKNOWN : decoded;
        };
    }
}
