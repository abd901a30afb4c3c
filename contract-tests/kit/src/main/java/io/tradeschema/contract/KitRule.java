package io.tradeschema.contract;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;

/** The rules that a service's contract test can break, beside those of its messages. */
public enum KitRule implements Rule {
    NOTHING_PRODUCED(
            "A producer's contract test sees at least one message.",
            "A test that publishes nothing passes for ever, whatever the service does.",
            "Hand in what the service publishes, or run its code against the capturing publisher.",
            "ProducerContract.of(TradeIntent.TYPE).tests()"),
    SCENARIO_NOT_PRODUCED(
            "A producer's contract test shows every value and every field that the producer writes.",
            "The branch that no test reaches is the one that publishes the broken message.",
            "Hand in such a message; or say, with a reason, that this service never sends one.",
            "no message with action CLOSE"),
    EXCUSE_NOT_NEEDED(
            "What a producer is said never to produce, it never produces.",
            "An excuse that outlives its reason hides the next mistake.",
            "Take the excuse out.",
            "doesNotProduce(\"action is BUY\", \"closes only\") beside a message with action BUY"),
    FIELD_NOT_DECLARED(
            "A producer writes only the optional fields that it says it writes.",
            "Who reads the declaration to find a field's source does not find this one.",
            "Name the field in writing(...), or do not write it.",
            "writing(\"source\") beside a message with stop_loss"),
    OTHER_STREAM(
            "An event is published to its own stream.",
            "Nobody reads it on another one, and nobody is told.",
            "Publish to the stream that the event's type names.",
            "trade.intent on trade.execution.res"),
    WRITER_WITHOUT_VERSION(
            "A writer says in schema_version which contract it keeps.",
            "Without it nobody can tell from the bus which services are behind.",
            "Write the entry with EntryCodec, or add schema_version.",
            "XADD quantum:stream:trade.intent * event_type trade.intent payload '{...}'"),
    VALID_NOT_HANDLED(
            "A consumer handles every message that the contract allows.",
            "A message that the writer may send and the reader drops is a trade that never happens.",
            "Handle the message; what is optional may be absent.",
            "a handler that needs stop_loss"),
    VALID_QUARANTINED(
            "A consumer puts no valid message into quarantine.",
            "A reader stricter than the contract stops at the first message that its writer may send.",
            "Read the message with EventCodec or EntryCodec, without checks that the contract does not have.",
            "a handler that demands a source"),
    EFFECT_NOT_SAID(
            "A consumer's contract test says what handling means.",
            "A handler that caught its failed action and said HANDLED was green: nobody looked for the order.",
            "Assert the effect with then(...), or name the reason why there is none: withoutEffect(\"it only counts\").",
            "ConsumerContract.of(TradeIntent.TYPE).handler(service)"),
    EFFECT_MISSING(
            "What a consumer says it handled has had its effect, once.",
            "An action that failed, was caught and was logged cost 18 hours of exits.",
            "Let the action's failure reach whoever acknowledges, and acknowledge after the effect.",
            "try { exchange.send(order); } catch (Exception e) { log.warn(...); }"),
    EFFECT_NOT_LOOKED_AT(
            "The assertion of an effect is red where there was none.",
            "An assertion that always holds believes the handler, whatever became of the order.",
            "Look at what the service changed, and take it away: the effect of an earlier message must not stand for this one's.",
            "then((intent, delivery) -> assertThat(exchange.orders()).isNotNull())"),
    HANDLER_THREW(
            "No exception leaves a consumer's handler, unless it is the one that means quarantine.",
            "The entry stays pending, comes again, and blocks the group or is dropped after some retries.",
            "Put what cannot be read into quarantine; name the exception with quarantinesOn(...) if it means that.",
            "NullPointerException on a message without stop_loss"),
    POISON_HANDLED(
            "A consumer does not act on a message that breaks the contract.",
            "It acts on a guess: a missing reduce_only once opened the position that it should have closed.",
            "Read the message with EventCodec or EntryCodec, and act on what they give only.",
            "a trade for a message without action"),
    POISON_SWALLOWED(
            "A consumer puts a message that breaks the contract into quarantine.",
            "A caught and logged exception cost 18 hours of exits: nobody reads logs of what did not happen.",
            "Move the entry to quarantine with its findings, and count it.",
            "catch (Exception e) { log.warn(...); }");

    private final RuleText text;

    KitRule(String demand, String reason, String remedy, String example) {
        this.text = RuleText.error(demand, reason, remedy, example);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
