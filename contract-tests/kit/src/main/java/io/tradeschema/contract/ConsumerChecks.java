package io.tradeschema.contract;

import io.tradeschema.contract.Consumption.Escaped;
import io.tradeschema.generator.EntryCase;
import io.tradeschema.generator.EntryCases;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.List;

/** What is checked about one consumer. */
final class ConsumerChecks<T> {

    private static final int LONGEST = 400;

    private final EventType<T> type;
    private final EntryCodec<T> codec;
    private final Consumption consumption;
    private final Effect<T> effect;
    private final boolean open;
    private int deliveries;

    ConsumerChecks(EventType<T> type, EntryCodec<T> codec, Consumption consumption, Effect<T> effect, boolean open) {
        this.type = type;
        this.codec = open ? codec.ignoringAdditions() : codec;
        this.consumption = consumption;
        this.effect = effect;
        this.open = open;
    }

    List<Check> all() {
        var checks = new ArrayList<Check>();
        checks.add(effect.check(type.toString()));
        var entries = EntryCases.of(type);
        var cases = entries.valid();
        var valid = cases.stream().filter(this::accepted).toList();
        valid.forEach(one -> checks.add(new Check("handles " + one.shows(), () -> valid(one))));
        valid.stream()
                .limit(1)
                .forEach(one -> checks.add(new Check("handles an entry that comes again", () -> again(one))));
        var poison = new ArrayList<>(entries.poison());
        poison.addAll(entries.mistakesOfLaterWriters());
        cases.stream().filter(one -> !accepted(one)).forEach(poison::add);
        if (open) {
            checks.add(new Check("handles " + entries.addition().shows(), () -> valid(entries.addition())));
        } else {
            poison.add(entries.addition());
        }
        poison.forEach(one -> checks.add(new Check("puts into quarantine: " + one.shows(), () -> poison(one))));
        if (effect.asserted().isPresent() && !valid.isEmpty()) {
            checks.add(new Check("misses the effect of a message that was not delivered", () -> missed(valid)));
        }
        return checks;
    }

    /** Last, so that what the assertions keep count of is not disturbed: nothing is delivered, and they are asked. */
    private List<Finding> missed(List<EntryCase> valid) {
        if (valid.stream().anyMatch(one -> !effect(one, delivery(one)).isEmpty())) {
            return List.of();
        }
        return List.of(Finding.of(
                KitRule.EFFECT_NOT_LOOKED_AT,
                type.toString(),
                Where.path(""),
                "the assertion of the effect holds for each of " + valid.size()
                        + " messages that were not delivered, and so would not notice a handler that does nothing",
                clause(KitRule.EFFECT_NOT_LOOKED_AT.remedy())));
    }

    /** By the service's own reader: to some, what is valid is stale. */
    private boolean accepted(EntryCase one) {
        return codec.decode(one.fields()).accepted();
    }

    private Delivery delivery(EntryCase one) {
        deliveries++;
        return new Delivery("1768968600000-" + deliveries, type.stream(), one.fields(), false);
    }

    private List<Finding> valid(EntryCase one) {
        return valid(one, delivery(one));
    }

    private List<Finding> valid(EntryCase one, Delivery delivery) {
        try {
            return switch (consumption.deliver(delivery)) {
                case HANDLED -> effect(one, delivery);
                case QUARANTINED ->
                    List.of(finding(KitRule.VALID_QUARANTINED, one, "the contract allows it, and it is quarantined"));
                case PASSED_OVER ->
                    List.of(finding(KitRule.VALID_NOT_HANDLED, one, "the contract allows it, and nothing happened"));
            };
        } catch (Escaped e) {
            return List.of(threw(one, e));
        }
    }

    private List<Finding> effect(EntryCase one, Delivery delivery) {
        var handled = codec.decode(delivery.fields()).value().map(Entry::event);
        try {
            handled.ifPresent(event -> effect.demand(event, delivery));
            return List.of();
        } catch (AssertionError | RuntimeException e) {
            return List.of(
                    finding(KitRule.EFFECT_MISSING, one, "handled, and its effect is not as it should be: " + line(e)));
        }
    }

    /** An assertion's words on one line. */
    private static String line(Throwable thrown) {
        var words = String.valueOf(thrown.getMessage()).strip().replaceAll("\\s+", " ");
        return Excerpt.printable(words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words);
    }

    /** After a crash an entry comes again. To act on it once more or to pass over it are both right. */
    private List<Finding> again(EntryCase one) {
        var first = delivery(one);
        var findings = new ArrayList<>(valid(one, first));
        var second = new Delivery(first.id(), first.stream(), first.fields(), true);
        try {
            if (consumption.deliver(second) == Handling.QUARANTINED) {
                findings.add(finding(KitRule.VALID_QUARANTINED, one, "it came again, and it is quarantined"));
            } else {
                findings.addAll(effect(one, second));
            }
        } catch (Escaped e) {
            findings.add(threw(one, e));
        }
        return findings;
    }

    private List<Finding> poison(EntryCase one) {
        try {
            return switch (consumption.deliver(delivery(one))) {
                case QUARANTINED -> List.of();
                case HANDLED -> poison(one, finding(KitRule.POISON_HANDLED, one, "acted on a refused message"));
                case PASSED_OVER ->
                    poison(one, finding(KitRule.POISON_SWALLOWED, one, "a refused message is gone without a trace"));
            };
        } catch (Escaped e) {
            return poison(one, threw(one, e));
        }
    }

    /** With the reasons for which the contract refuses the message. */
    private List<Finding> poison(EntryCase one, Finding finding) {
        var findings = new ArrayList<Finding>();
        findings.add(finding);
        findings.addAll(codec.decode(one.fields()).findings());
        return findings;
    }

    private Finding threw(EntryCase one, Escaped escaped) {
        var thrown = escaped.getCause();
        return finding(KitRule.HANDLER_THREW, one, "threw " + escaped.getMessage())
                .showing(Excerpt.of(one.shows() + ": " + (thrown == null ? "" : thrown.getMessage())));
    }

    private Finding finding(KitRule rule, EntryCase one, String what) {
        return Finding.of(rule, type.toString(), Where.path("entry"), what, clause(rule.remedy()))
                .showing(one.shows())
                .evidence(one.shows());
    }

    /** A rule's sentence, to stand at the end of a finding's. */
    private static String clause(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1).replaceFirst("\\.$", "");
    }
}
