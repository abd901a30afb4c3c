package io.tradeschema.model;

import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.Health;
import io.tradeschema.model.expect.OpenPositions;
import io.tradeschema.model.expect.Pulse;
import io.tradeschema.model.expect.QuietHours;
import io.tradeschema.model.expect.Readers;
import io.tradeschema.model.expect.Rhythm;
import io.tradeschema.model.expect.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expectations held against the contracts that they speak of: every event and field that one names exists, every value can
 * come. Immutable.
 */
public final class Expectations {

    /** After so long nobody waits for an answer any more. */
    public static final Duration GIVEN_UP = Duration.ofHours(24);

    /** Nothing is expected more rarely: whoever writes more means another number. */
    private static final Duration RAREST = Duration.ofDays(31);

    private final Contracts contracts;
    private final Collection<String> streams;

    private Expectations(Contracts contracts, Collection<String> streams) {
        this.contracts = contracts;
        this.streams = streams;
    }

    /**
     * What is wrong with an expectation.
     *
     * @param part the part of the declaration, such as {@code within}
     * @param sentence what is wrong, and what to do
     */
    public record Fault(String part, String sentence) {}

    /**
     * Expectations against these contracts.
     *
     * @param streams streams that are declared beside them, without a contract
     */
    public static Expectations against(Contracts contracts, Collection<String> streams) {
        return new Expectations(contracts, List.copyOf(streams));
    }

    /**
     * What the handles of contracts expect.
     *
     * @param inForce the contracts whose handles are asked
     * @param known the contracts that they may speak of
     * @throws IllegalArgumentException when one speaks of what there is not, naming it
     */
    public static List<Expectation> declaredBy(Contracts inForce, Contracts known) {
        var all = inForce.all().stream()
                .flatMap(contract -> contract.expectations().stream())
                .toList();
        var against = against(known, List.of());
        for (var one : all) {
            against.fault(one, all).ifPresent(fault -> {
                throw new IllegalArgumentException(one.of() + ", " + one.name() + ": " + fault.sentence());
            });
        }
        return all;
    }

    /** Why what answers a question takes no age. */
    public static final String NO_AGE =
            "a snapshot answers what was asked before it came, however old it is by then; leave fresh out";

    /** How alarms about the watch itself are named, and so no expectation. */
    public static final String OF_THE_WATCH = "watch";

    /** The first thing that is wrong with one expectation, beside the others that are in force with it. */
    public Optional<Fault> fault(Expectation one, List<Expectation> all) {
        return faults(one, all).stream().findFirst();
    }

    /** All that is wrong with one expectation, beside the others that are in force with it. */
    public List<Fault> faults(Expectation one, List<Expectation> all) {
        var faults = new Faults();
        faults.check(() -> demand(
                "name",
                one.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
                "the name " + Excerpt.quoted(one.name()) + " is not lower-case words joined by \"-\""));
        faults.check(() -> demand(
                "name",
                !one.name().equals(OF_THE_WATCH),
                "the name " + OF_THE_WATCH + " is that of alarms about the watch itself; take another one"));
        faults.check(() -> demand(
                "name",
                all.stream().filter(other -> other.name().equals(one.name())).count() < 2,
                "there are two " + one.name() + "; give one of them another name"));
        check(faults, one, all);
        return List.copyOf(faults.all);
    }

    private void check(Faults faults, Expectation one, List<Expectation> all) {
        if (one instanceof Answer answer) {
            check(faults, answer);
        } else if (one instanceof Rhythm rhythm) {
            check(faults, rhythm, all);
        } else if (one instanceof Health health) {
            check(faults, health);
        } else if (one instanceof Readers readers) {
            check(faults, readers);
        } else if (one instanceof Pulse pulse) {
            faults.check(() -> demand("pulse", !pulse.of().isBlank(), "the pulse is of no service; name it"));
            faults.check(() -> demand("every", !pulse.every().isZero(), "it is not said how often; write every: 60s"));
            faults.check(() -> noLonger("every", pulse.every()));
            faults.check(() -> hasItsOwnStream(pulse, all));
        }
    }

    private void check(Faults faults, Readers readers) {
        faults.check(() -> source("of", readers.of()));
        faults.check(() -> demand("group", !readers.group().isBlank(), "the group has no name"));
        faults.check(() -> noLonger("pending", readers.pending()));
        faults.check(() -> demand("deliveries", readers.deliveries() > 0, "deliveries are at least 1"));
        faults.check(() -> demand(
                "quarantine",
                readers.quarantine().filter(String::isBlank).isEmpty(),
                "the quarantine has no name; write its stream"));
        faults.check(
                () -> demand(
                        "quarantine",
                        readers.quarantine()
                                .map(contracts::streamOf)
                                .filter(contracts.streamOf(readers.of())::equals)
                                .isEmpty(),
                        "the quarantine is the stream that the group reads, so that what is put aside comes again; write another one"));
    }

    private static void hasItsOwnStream(Pulse pulse, List<Expectation> all) {
        var others = all.stream()
                .filter(other -> other instanceof Pulse one && one.stream().equals(pulse.stream()))
                .map(Expectation::of)
                .filter(service -> !service.equals(pulse.of()))
                .toList();
        demand(
                "on",
                others.isEmpty(),
                "the pulse of " + String.join(" and of ", others) + " is on " + pulse.stream()
                        + ", too, so that each would prove the other's passes; give each its own stream");
    }

    private void check(Faults faults, Answer answer) {
        faults.check(() -> demand(
                "when",
                !answer.when().anyOf().isEmpty(),
                "it is not said which messages ask; write when: {action: CLOSE}"));
        faults.check(() ->
                demand("by", !answer.by().isEmpty(), "it is not said which event answers; write by: and its name"));
        for (var by : answer.by()) {
            faults.check(() -> naming("on", contract("by", by.event()), by.field()));
        }
        faults.check(() ->
                demand("within", !answer.within().isZero(), "it is not said within which time; write within: 15m"));
        faults.check(() -> demand(
                "within",
                answer.within().compareTo(GIVEN_UP) < 0,
                "within must be shorter than " + TimeSpan.text(GIVEN_UP)
                        + ", when nobody waits for an answer any more"));
        answer.flat().ifPresent(positions -> flat(faults, positions));
        faults.check(() -> check(faults, answer, contract("answerTo", answer.of())));
    }

    /** What is said of the question's own fields. */
    private void check(Faults faults, Answer answer, Contract<?> question) {
        for (var alternative : answer.when().anyOf()) {
            for (var condition : alternative.entrySet()) {
                faults.check(() -> value("when", field("when", question, condition.getKey()), condition, question));
            }
        }
        faults.check(() -> demand(
                "id",
                !answer.id().isEmpty(),
                "it is not said which field of " + question.name() + " an answer names; write on: and id:"));
        if (!answer.id().isEmpty()) {
            faults.check(() -> naming("id", question, answer.id()));
        }
        answer.naming().forEach(field -> faults.check(() -> field("names", question, field)));
        answer.orElse().ifPresent(field -> everywhere(faults, "orElse", answer, question, field));
        answer.complete().ifPresent(field -> {
            everywhere(faults, "complete", answer, question, field);
            question.shape()
                    .field(field)
                    .ifPresent(known -> faults.check(() -> demand(
                            "complete",
                            known.type().asDecimal().isPresent(),
                            field + " is no amount that could be summed up")));
        });
        answer.flat().ifPresent(positions -> faults.check(() -> field("orFlat", question, positions.symbol())));
    }

    private void flat(Faults faults, OpenPositions positions) {
        faults.check(() -> positions("orFlat", positions));
        faults.check(() -> demand("orFlat", positions.fresh().isEmpty(), NO_AGE));
        faults.check(() -> demand(
                "orFlat",
                contracts
                        .named(positions.event())
                        .filter(event -> event.perishable().isPresent())
                        .isEmpty(),
                positions.event() + " says what is wished for, and a guess answers nothing; name snapshots"));
    }

    private void everywhere(Faults faults, String part, Answer answer, Contract<?> question, String name) {
        faults.check(() -> field(part, question, name));
        // An event that does not exist is told once, by its own name.
        answer.by().stream()
                .flatMap(by -> contracts.named(by.event()).stream())
                .forEach(answering -> faults.check(() -> field(part, answering, name)));
    }

    private static void value(String part, Field field, Map.Entry<String, String> condition, Contract<?> of) {
        var text = condition.getValue();
        var type = field.type();
        demand(
                part,
                type.asDecimal().isEmpty()
                        && type.asObject().isEmpty()
                        && type.asList().isEmpty(),
                "whether " + of.name() + " asks cannot hang" + " on " + field.name() + ", which is "
                        + type.expectation() + "; use a field with fixed values or a text");
        demand(
                part,
                isValue(field, text, of.name()),
                of.name() + " never has " + field.name() + " " + Excerpt.quoted(text) + "; it is "
                        + type.expectation());
    }

    /** Whether a field ever has the value that a text says, in a message of that event. */
    public static boolean isValue(Field field, String text, String event) {
        var type = field.type();
        return type.read(type.writtenDown(text), event).value().isPresent();
    }

    private void check(Faults faults, Rhythm rhythm, List<Expectation> all) {
        faults.check(() -> source("rhythm", rhythm.of()));
        faults.check(() -> demand("every", !rhythm.every().isZero(), "it is not said how often; write every: 15m"));
        faults.check(() -> noLonger("every", rhythm.every()));
        faults.check(() -> isEverAsked(rhythm.quiet(), rhythm.every()));
        rhythm.open()
                .flatMap(OpenPositions::fresh)
                .ifPresent(fresh -> faults.check(() -> noLonger("while", "fresh", fresh)));
        rhythm.excusedBy().ifPresent(service -> {
            var services = all.stream()
                    .filter(Pulse.class::isInstance)
                    .map(Expectation::of)
                    .toList();
            faults.check(() -> demand(
                    "excusedBy",
                    services.contains(service),
                    "no pulse of " + Excerpt.quoted(service) + " is expected"
                            + (services.isEmpty() ? "; declare one" : "; " + Advice.among(service, services))));
        });
        rhythm.open().ifPresent(positions -> {
            faults.check(() -> positions("while", positions));
            contracts
                    .named(positions.event())
                    .filter(event -> event.perishable().isPresent())
                    .ifPresent(event -> guessed(faults, rhythm, positions, event));
        });
    }

    private void guessed(Faults faults, Rhythm rhythm, OpenPositions positions, Contract<?> event) {
        faults.check(
                () -> demand("while", positions.fresh().isEmpty(), event.name() + " is no snapshot: leave fresh out"));
        faults.check(() -> contracts
                .named(rhythm.of())
                .ifPresentOrElse(
                        closing -> field("while", closing, positions.symbol()),
                        () -> demand(
                                "while",
                                false,
                                "what closes the positions of " + event.name() + " cannot be told: " + rhythm.of()
                                        + " has no contract")));
    }

    /** A silence is reckoned anew from the end of quiet hours: there must be time for one between them. */
    private static void isEverAsked(List<QuietHours> quiet, Duration silence) {
        QuietHours.longestBetween(quiet)
                .ifPresent(longest -> demand(
                        "quiet",
                        longest.compareTo(silence) > 0,
                        longest.isZero()
                                ? "it is always quiet, so that nothing is ever told; leave some time out, by days or by from and to"
                                : "between quiet hours are never more than " + TimeSpan.about(longest)
                                        + ", so that a silence of " + TimeSpan.text(silence)
                                        + " is never told; shorten one of the two"));
    }

    private void check(Faults faults, Health health) {
        faults.check(() -> contract("health", health.of()));
        faults.check(() -> isEverAsked(health.quiet(), Duration.ZERO));
        faults.check(() -> demand(
                "refused",
                health.share().isPresent() || health.repeats().isPresent(),
                "it says no bound; write refused: 1%" + " with over: and least:, or same: 50 with in:"));
        health.share().ifPresent(share -> {
            faults.check(() -> demand("least", share.least() > 0, "least is at least 1"));
            faults.check(() -> counted("over", share.over()));
        });
        health.repeats().ifPresent(bound -> {
            faults.check(() -> demand("same", bound.most() > 0, "same is at least 1"));
            faults.check(() -> counted("in", bound.in()));
        });
    }

    private void positions(String part, OpenPositions positions) {
        source(part, positions.event());
        contracts.named(positions.event()).ifPresent(event -> {
            field(part, event, positions.symbol());
            demand(
                    part,
                    field(part, event, positions.quantity()).type().asDecimal().isPresent(),
                    positions.quantity() + " is no amount");
        });
    }

    private Contract<?> contract(String part, String name) {
        var names = contracts.all().stream().map(Contract::name).toList();
        return contracts
                .named(name)
                .orElseThrow(() -> new Wrong(new Fault(
                        part, "there is no event " + Excerpt.quoted(name) + "; " + Advice.among(name, names))));
    }

    private void source(String part, String name) {
        if (contracts.named(name).isEmpty() && !streams.contains(name)) {
            var known = new TreeSet<>(streams);
            contracts.all().forEach(contract -> known.add(contract.name()));
            throw new Wrong(new Fault(
                    part,
                    "there is no event and no stream " + Excerpt.quoted(name) + "; "
                            + Advice.nearest(name, known)
                                    .map(Advice::didYouMean)
                                    .orElse("name an event, or a stream that external"
                                            + " or a service of the bus file names")));
        }
    }

    /** A field by which a question is named: a text, of any kind. */
    private static void naming(String part, Contract<?> of, String name) {
        var type = field(part, of, name).type();
        demand(
                part,
                type.asDecimal().isEmpty()
                        && type.asObject().isEmpty()
                        && type.asList().isEmpty(),
                name + " of " + of.name() + " is " + type.expectation() + ", which names no question; use a text");
    }

    private static Field field(String part, Contract<?> of, String name) {
        return of.shape()
                .field(name)
                .orElseThrow(() -> new Wrong(new Fault(
                        part,
                        of.name() + " has no field " + Excerpt.quoted(name) + "; "
                                + Advice.nearest(
                                                name,
                                                of.shape().fields().stream()
                                                        .map(Field::name)
                                                        .toList())
                                        .map(Advice::didYouMean)
                                        .orElseGet(() -> Advice.on(of.shape(), name, Advice.Use.READ)))));
    }

    /** For so long messages are counted. */
    private static void counted(String part, Duration span) {
        demand(part, !span.isZero() && span.compareTo(GIVEN_UP) <= 0, part + " is at most " + TimeSpan.text(GIVEN_UP));
    }

    private static void noLonger(String part, Duration span) {
        noLonger(part, part, span);
    }

    private static void noLonger(String part, String name, Duration span) {
        demand(
                part,
                span.compareTo(RAREST) <= 0,
                name + " is at most " + TimeSpan.text(RAREST) + ", " + RAREST.toDays() + " days");
    }

    private static void demand(String part, boolean holds, String otherwise) {
        if (!holds) {
            throw new Wrong(new Fault(part, otherwise));
        }
    }

    /** What is wrong, each thing once; a check that finds something does not keep the others from looking. */
    private static final class Faults {

        private final Set<Fault> all = new LinkedHashSet<>();

        private void check(Runnable check) {
            try {
                check.run();
            } catch (Wrong e) {
                all.add(e.fault);
            }
        }
    }

    /** Ends a check at the first thing that is wrong. */
    private static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Fault fault;

        private Wrong(Fault fault) {
            super(fault.sentence(), null, false, false);
            this.fault = fault;
        }
    }

    /** What handles declare, with the changes of a deployment: each of the same name stands in place of the declared one. */
    public static List<Expectation> changed(List<Expectation> declared, Map<String, Optional<Expectation>> changes) {
        var all = new ArrayList<Expectation>();
        for (var one : declared) {
            changes.getOrDefault(one.name(), Optional.of(one)).ifPresent(all::add);
        }
        var names = declared.stream().map(Expectation::name).toList();
        changes.forEach((name, one) -> {
            if (!names.contains(name)) {
                one.ifPresent(all::add);
            }
        });
        return List.copyOf(all);
    }
}
