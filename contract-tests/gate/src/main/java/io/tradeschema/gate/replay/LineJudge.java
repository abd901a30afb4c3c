package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.UnnamedBusFile;
import io.tradeschema.gate.replay.LineJudgement.Verdict;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.json.LegacyRule;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Where;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Holds one line after the other against the contracts. Immutable. */
final class LineJudge {

    /** An entry's payload is at most 16 KiB unless configured; escaped twice and wrapped it stays far below this. */
    static final int LONGEST_LINE = 256 * 1024;

    private static final Pattern LOOKS_LIKE_A_MESSAGE = Pattern.compile("\\s*(\\{|b['\"])");
    private static final String NOBODY = "-";

    private static final LineJudgement ACCEPTED = new LineJudgement(NOBODY, NOBODY, Verdict.ACCEPTED, List.of());
    private static final LineJudgement LEFT_OUT = new LineJudgement(NOBODY, NOBODY, Verdict.LEFT_OUT, List.of());

    private final Contracts events;
    private final Optional<Contract<?>> only;
    private final Predicate<Contract<?>> inForce;
    private final Selection selection;
    private final Codecs codecs;
    private final UnnamedBusFile unnamed = UnnamedBusFile.here();

    /**
     * A judge of all events, or of one.
     *
     * @param only the event to which bare payloads belong; lines of other events are left out
     * @param selection which messages are judged
     */
    LineJudge(Contracts events, Optional<Contract<?>> only, Selection selection) {
        this(events, only, type -> true, selection, Codecs.strict());
    }

    /** A judge that leaves out messages of known events that are not in force. */
    LineJudge(Contracts events, Optional<Contract<?>> only, Predicate<Contract<?>> inForce) {
        this(events, only, inForce, Selection.ALL, Codecs.strict());
    }

    private LineJudge(
            Contracts events,
            Optional<Contract<?>> only,
            Predicate<Contract<?>> inForce,
            Selection selection,
            Codecs codecs) {
        this.events = events;
        this.only = only;
        this.inForce = inForce;
        this.selection = selection;
        this.codecs = codecs;
    }

    /** The same judge, which reads messages in another way: old traffic too, as a migration would. */
    LineJudge reading(Codecs others) {
        return new LineJudge(events, only, inForce, selection, others);
    }

    /** Judges the line of a block that stands between two places. */
    LineJudgement judge(Block block, int start, int end) {
        return selection.takes(block.offset() + start) ? judge(block.bytes(), start, end) : LEFT_OUT;
    }

    /** Judges the line that stands between two places. */
    LineJudgement judge(byte[] bytes, int start, int end) {
        if (end - start > LONGEST_LINE) {
            return refused(GateRule.LINE_LENGTH, "longer than " + LONGEST_LINE + " bytes", "split it");
        }
        var plain = PlainLine.message(bytes, start, end);
        return plain != null ? judge(plain) : judge(ByteBuffer.wrap(bytes, start, end - start));
    }

    /** Judges a text that stands in these bytes: a line, or a whole document. */
    LineJudgement judge(ByteBuffer line) {
        try {
            return judge(StandardCharsets.UTF_8.newDecoder().decode(line).toString());
        } catch (CharacterCodingException e) {
            return refused(MessageRule.NOT_UTF8, "not UTF-8", "encode the file as UTF-8");
        }
    }

    private static LineJudgement refused(Rule rule, String what, String fix) {
        return notChecked(Finding.of(rule, "line", Where.path(""), what, fix));
    }

    private static LineJudgement notChecked(Finding finding) {
        return new LineJudgement(NOBODY, NOBODY, Verdict.NOT_CHECKED, List.of(finding));
    }

    /** Judges a text: a line, or a whole document. */
    LineJudgement judge(String text) {
        return judge(MessageParser.parse(text, only.isPresent()));
    }

    /** Judges a message. */
    LineJudgement judge(CarriedMessage message) {
        if (selection.byTime() && !selection.takes(message.time())) {
            return LEFT_OUT;
        }
        if (message instanceof CarriedMessage.Payload payload) {
            return judge(payload);
        }
        if (message instanceof CarriedMessage.StreamEntry entry) {
            return judge(entry);
        }
        var other = (CarriedMessage.Other) message;
        return other.json() ? formless(GateRule.LINE_FORM, other.why()) : judgeNoJson(other.why());
    }

    /** Where a line stops being JSON a codec says, and why: any of them, since no contract matters for that. */
    private LineJudgement judgeNoJson(String text) {
        var wrong = LOOKS_LIKE_A_MESSAGE.matcher(text).lookingAt()
                ? codecs.decode(events.all().iterator().next(), text).findings().stream()
                        .filter(finding -> finding.rule() == MessageRule.NOT_JSON)
                        .findFirst()
                : Optional.<Finding>empty();
        if (wrong.isEmpty()) {
            return formless(MessageRule.NOT_JSON, "not JSON");
        }
        var finding = Finding.of(
                MessageRule.NOT_JSON,
                "line",
                Where.path(""),
                wrong.get().what(),
                wrong.get().fix());
        return notChecked(wrong.get().found().map(finding::showing).orElse(finding));
    }

    private LineJudgement judge(CarriedMessage.Payload payload) {
        if (payload.event().isEmpty()) {
            return only.isPresent()
                    ? judged(only.get(), payload, codecs.decode(only.get(), payload.json()))
                    : formless(GateRule.LINE_FORM, "no event is named");
        }
        var name = payload.event().get();
        if (only.isPresent()) {
            return only.get().name().equals(name)
                    ? judged(only.get(), payload, codecs.decode(only.get(), payload.json()))
                    : leftOut(name, payload);
        }
        var type = events.named(name);
        if (type.isPresent() && !inForce.test(type.get())) {
            return leftOut(name, payload);
        }
        return type.isPresent()
                ? judged(type.get(), payload, codecs.decode(type.get(), payload.json()))
                : noContract(
                        "event", name, events.all().stream().map(Contract::name).toList(), payload);
    }

    private LineJudgement judge(CarriedMessage.StreamEntry entry) {
        if (entry.stream().isEmpty()) {
            return judgeUnplaced(entry);
        }
        var type =
                only.isPresent() ? only.filter(one -> one.stream().equals(entry.stream())) : events.on(entry.stream());
        if (type.isPresent() && !inForce.test(type.get())) {
            return leftOut(entry.stream(), entry);
        }
        if (type.isPresent()) {
            return judged(type.get(), entry, codecs.decodeEntry(type.get(), entry.fields()));
        }
        return only.isPresent()
                ? leftOut(entry.stream(), entry)
                : noContract(
                        "stream",
                        entry.stream(),
                        events.all().stream().map(Contract::stream).toList(),
                        entry);
    }

    /** An entry whose stream nobody names is of the event that the user names, or of the one that it names itself. */
    private LineJudgement judgeUnplaced(CarriedMessage.StreamEntry entry) {
        var named = only.map(Contract::name).or(entry::event);
        var stream = named.flatMap(events::named).map(Contract::stream);
        if (stream.isPresent()) {
            return judge(new CarriedMessage.StreamEntry(stream.get(), entry.id(), entry.fields()));
        }
        return named.isPresent()
                ? noContract(
                        "event",
                        named.get(),
                        events.all().stream().map(Contract::name).toList(),
                        entry)
                : refused(GateRule.LINE_FORM, "the entry names neither its stream nor its event", "say --event NAME");
    }

    private static Verdict verdict(Outcome<?> outcome) {
        if (!outcome.accepted()) {
            return Verdict.REFUSED;
        }
        var isAdapted = outcome.findings().stream().anyMatch(finding -> finding.rule() instanceof LegacyRule);
        return isAdapted ? Verdict.ADAPTED : Verdict.ACCEPTED;
    }

    private static LineJudgement judged(Contract<?> type, CarriedMessage message, Outcome<?> outcome) {
        if (outcome.findings().isEmpty()) {
            return ACCEPTED;
        }
        return new LineJudgement(
                type.toString(), Excerpt.of(message.source().orElse(NOBODY)), verdict(outcome), outcome.findings());
    }

    private static LineJudgement leftOut(String name, CarriedMessage message) {
        return new LineJudgement(Excerpt.of(name), message.source().orElse(NOBODY), Verdict.LEFT_OUT, List.of());
    }

    private LineJudgement noContract(String kind, String name, List<String> known, CarriedMessage message) {
        var near = meant(name, known)
                .map(other -> Advice.didYouMean(other) + " Otherwise ")
                .orElse("");
        var finding = Finding.of(
                        GateRule.NO_CONTRACT,
                        Excerpt.of(name),
                        Where.path(""),
                        "no contract for this " + kind + ", so the message was not checked",
                        near + "add a contract for it, or name the events to check with --event"
                                + unnamed.knowing(name))
                .evidence(name);
        return new LineJudgement(
                Excerpt.of(name), Excerpt.of(message.source().orElse(NOBODY)), Verdict.NOT_CHECKED, List.of(finding));
    }

    /** The known name with or without a prefix, or the nearest one: a stream is most often missed by its prefix. */
    private static Optional<String> meant(String name, List<String> known) {
        return known.stream()
                .filter(other -> other.endsWith(":" + name) || name.endsWith(":" + other))
                .findFirst()
                .or(() -> Advice.nearest(name, known));
    }

    private static LineJudgement formless(Rule rule, String why) {
        return refused(
                rule,
                why,
                "write {\"event\", \"payload\"} or {\"stream\", \"id\", \"fields\"}, or say --event NAME for bare payloads");
    }
}
