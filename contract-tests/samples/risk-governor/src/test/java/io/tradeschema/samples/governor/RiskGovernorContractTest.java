package io.tradeschema.samples.governor;

import static io.tradeschema.contract.Handling.HANDLED;
import static io.tradeschema.contract.Handling.QUARANTINED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tradeschema.contract.CapturingPublisher;
import io.tradeschema.contract.ConsumerContract;
import io.tradeschema.contract.ContractRules;
import io.tradeschema.contract.Delivery;
import io.tradeschema.contract.Handling;
import io.tradeschema.contract.ProducerContract;
import io.tradeschema.event.Action;
import io.tradeschema.event.ExitReason;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.TradeStatus;
import io.tradeschema.event.Usd;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.model.Finding;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The governor's contract: what it takes, what it publishes, what it reads, and that it goes through the codec. */
class RiskGovernorContractTest {

    private static final Instant NOW = Instant.parse("2026-01-21T04:10:00Z");
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tradeschema.samples.governor");

    /** Keeps what it is given. */
    private static final class Desk implements Bus {

        private final BiConsumer<String, Map<String, String>> published;
        private final List<String> quarantined = new ArrayList<>();

        Desk(BiConsumer<String, Map<String, String>> published) {
            this.published = published;
        }

        @Override
        public void publish(String stream, Map<String, String> fields) {
            published.accept(stream, fields);
        }

        @Override
        public void quarantine(String stream, String id, Map<String, String> fields, List<Finding> findings) {
            quarantined.add(id);
        }

        Handling of(Delivery delivery) {
            return quarantined.contains(delivery.id()) ? QUARANTINED : HANDLED;
        }
    }

    private final Desk desk = new Desk((stream, fields) -> {});
    private final RiskGovernor governor = governor(desk);

    private static RiskGovernor governor(Bus bus) {
        return new RiskGovernor(Usd.of(1000), bus, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @TestFactory
    Stream<DynamicTest> what_it_takes_of_intents() {
        return ConsumerContract.of(TradeIntent.TYPE)
                .handler(delivery -> {
                    governor.onIntent(delivery.id(), delivery.fields());
                    return desk.of(delivery);
                })
                .then((intent, delivery) -> assertThat(
                                governor.open(intent.symbol()).map(RiskGovernor.Position::positionSizeUsd))
                        .isEqualTo(opened(intent)))
                .tests();
    }

    private static Optional<Usd> opened(TradeIntent intent) {
        var shrinks = intent.action() == Action.CLOSE || intent.reduceOnly().orElse(false);
        return shrinks ? Optional.empty() : Optional.of(intent.positionSizeUsd());
    }

    @TestFactory
    Stream<DynamicTest> what_it_takes_of_closed_trades() {
        var expected = new BigDecimal[] {BigDecimal.ZERO};
        return ConsumerContract.of(TradeClosed.TYPE)
                .handler(delivery -> {
                    governor.onClosed(delivery.id(), delivery.fields());
                    return desk.of(delivery);
                })
                .then((closed, delivery) -> {
                    if (!delivery.again()) {
                        expected[0] = expected[0].subtract(closed.pnl().value().min(BigDecimal.ZERO));
                    }
                    assertThat(governor.loss()).isEqualByComparingTo(expected[0]);
                })
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> what_it_publishes() {
        return ProducerContract.of(TradeIntent.TYPE)
                .writing("reduce_only", "reason", "source")
                .doesNotProduce("only what is required", "it always says that it reduces, why, and who it is")
                .doesNotProduce("action is BUY", "it only closes")
                .doesNotProduce("action is SELL", "it only closes")
                .doesNotProduce("reduce_only is false", "it never opens")
                .running("a loss above the limit", RiskGovernorContractTest::lose)
                .tests();
    }

    private static void lose(CapturingPublisher<TradeIntent> bus) {
        var governor = governor(new Desk(bus::entry));
        governor.onIntent("1-1", entry(opened(Action.BUY, "BTCUSDT")));
        governor.onIntent("1-2", entry(opened(Action.SELL, "ETHUSDT")));
        governor.onClosed("1-3", entry(lost("1000.01")));
    }

    @Test
    void a_loss_of_just_the_limit_closes_nothing() {
        var published = new ArrayList<String>();
        var governor = governor(new Desk((stream, fields) -> published.add(stream)));

        governor.onIntent("1-1", entry(opened(Action.BUY, "BTCUSDT")));
        governor.onClosed("1-2", entry(lost("600")));
        governor.onClosed("1-2", entry(lost("600")));
        governor.onClosed("1-3", entry(lost("400")));
        assertThat(published).isEmpty();

        governor.onClosed("1-4", entry(lost("0.01")));
        assertThat(published).containsExactly(TradeIntent.TYPE.stream());
    }

    @Test
    void it_goes_through_the_contract() {
        ContractRules.noSecondDeclaration().check(SERVICE);
        ContractRules.noRawXadd("io.tradeschema.samples.governor.redis..").check(SERVICE);
        ContractRules.noJsonBesideTheCodec().check(SERVICE);
        ContractRules.noUncheckedEvents().check(SERVICE);
        ContractRules.noEventsFromMaps().check(SERVICE);
        ContractRules.noSwallowedFindings().check(SERVICE);
    }

    /** The same names stand in tradeschema.yaml. */
    @Test
    void it_reads_what_it_declares() {
        ContractRules.readsAsDeclared(
                        TradeIntent.TYPE,
                        "symbol",
                        "action",
                        "position_size_usd",
                        "leverage",
                        "entry_price",
                        "reduce_only")
                .check(SERVICE);
        ContractRules.readsAsDeclared(TradeClosed.TYPE, "symbol", "pnl").check(SERVICE);
    }

    private static TradeIntent opened(Action action, String symbol) {
        return TradeIntent.builder()
                .symbol(symbol)
                .action(action)
                .positionSizeUsd(Usd.of("200"))
                .leverage(Leverage.of(3))
                .entryPrice(Price.of("64000.5"))
                .build();
    }

    private static TradeClosed lost(String amount) {
        return TradeClosed.builder()
                .symbol("XRPUSDT")
                .status(TradeStatus.CLOSED)
                .pnl(Usd.of("-" + amount))
                .exitReason(ExitReason.TIME_STOP)
                .exitPrice(Price.of("2.5"))
                .build();
    }

    private static Map<String, String> entry(TradeIntent intent) {
        return EntryCodec.of(TradeIntent.TYPE).encode(Entry.of(intent, NOW, Name.of("strategy")));
    }

    private static Map<String, String> entry(TradeClosed closed) {
        return EntryCodec.of(TradeClosed.TYPE).encode(Entry.of(closed, NOW, Name.of("exchange")));
    }
}
