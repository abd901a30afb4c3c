package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.HandMade;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bindings are made of contracts, whether a record declares them or not. */
class BindingsWithoutRecordTest {

    private final ContractModel model = ContractModel.of(List.of(HandMade.FUNDING_RATE));

    @Test
    void python_gets_its_classes() {
        assertThat(new PythonClasses(model).events())
                .contains(
                        "Side = Literal[\"LONG\", \"SHORT\", \"NOBODY\"]",
                        "class Period(Record):",
                        "class FundingRate(Event):",
                        "EVENT_TYPE: ClassVar[str] = \"funding.rate\"",
                        "    rate: Optional[Decimal] = None",
                        "    period: Optional[Period] = None");
    }

    @Test
    void typescript_gets_its_types() {
        assertThat(new TypeScriptClasses(model).types())
                .contains(
                        "export type Side = \"LONG\" | \"SHORT\" | \"NOBODY\";",
                        "readonly period?: Period | PeriodFields | null | undefined;",
                        "readonly rate?: Decimal;",
                        "readonly \"funding.rate\": typeof FundingRate;");
    }
}
