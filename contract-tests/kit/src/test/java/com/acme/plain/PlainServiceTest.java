package com.acme.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tradeschema.contract.ConsumerContract;
import io.tradeschema.contract.ConsumerTest;
import io.tradeschema.contract.ContractFailure;
import io.tradeschema.contract.Handling;
import io.tradeschema.contract.ProducerContract;
import io.tradeschema.contract.ProducerTest;
import io.tradeschema.contract.SampleEventTest;
import io.tradeschema.contract.SampleEvents;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import org.junit.jupiter.api.Test;

/** A service's contract test with JUnit alone. It runs a second time on a class path without AssertJ and ArchUnit. */
class PlainServiceTest implements ProducerTest<TradeIntent>, ConsumerTest<TradeIntent> {

    private static final EntryCodec<TradeIntent> CODEC = EntryCodec.of(TradeIntent.TYPE);

    @Override
    public ProducerContract<TradeIntent> producer() {
        var contract = ProducerContract.of(TradeIntent.TYPE);
        SampleEvents.of(TradeIntent.TYPE).forEach(intent -> contract.produces("a sample", intent));
        return contract;
    }

    @Override
    public ConsumerContract<TradeIntent> consumer() {
        return ConsumerContract.of(TradeIntent.TYPE)
                .handler(delivery ->
                        CODEC.decode(delivery.fields()).accepted() ? Handling.HANDLED : Handling.QUARANTINED)
                .withoutEffect("it only reads");
    }

    @SampleEventTest(TradeIntent.class)
    void a_sample_is_read_as_it_was_written(TradeIntent intent) {
        var codec = EventCodec.of(TradeIntent.TYPE);
        assertEquals(intent, codec.decode(codec.encode(intent)).orThrow());
    }

    @Test
    void a_failure_is_findings_and_no_stack_trace() {
        var silent = ProducerContract.of(TradeIntent.TYPE).tests().toList().get(0);

        var failure =
                assertThrows(ContractFailure.class, () -> silent.getExecutable().execute());

        assertTrue(failure.getMessage().endsWith("[NOTHING_PRODUCED]"), failure.getMessage());
        assertEquals(0, failure.getStackTrace().length);
    }

    @Test
    void the_class_path_is_as_poor_as_this_run_says() {
        for (var name : new String[] {"org.assertj.core.api.Assertions", "com.tngtech.archunit.lang.ArchRule"}) {
            if (Boolean.getBoolean("kit.alone")) {
                assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
            }
        }
    }
}
