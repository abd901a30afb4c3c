package io.tradeschema.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tradeschema.event.TradeIntent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractRulesTest {

    private static final JavaClasses CLEAN = new ClassFileImporter().importPackages("com.acme.clean", "com.acme.bus");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("com.acme.broken");

    @Test
    void a_service_that_goes_through_the_contract_keeps_every_rule() {
        ContractRules.noSecondDeclaration().check(CLEAN);
        ContractRules.noRawXadd("com.acme.bus..").check(CLEAN);
        ContractRules.noUncheckedEvents().check(CLEAN);
        ContractRules.noSwallowedFindings().check(CLEAN);
        ContractRules.noJsonBesideTheCodec().check(CLEAN);
        ContractRules.noEventsFromMaps().check(CLEAN);
        ContractRules.readsAsDeclared(TradeIntent.TYPE, "symbol", "position_size_usd")
                .check(CLEAN);
    }

    @Test
    void json_of_an_event_that_no_codec_wrote_is_red() {
        assertThat(violations(ContractRules.noJsonBesideTheCodec(), BROKEN))
                .singleElement()
                .asString()
                .contains("Shortcuts.json(", "ObjectMapper.writeValueAsString", "write the event with EventCodec");
        assertThat(violations(ContractRules.noJsonBesideTheCodec("com.acme.other.."), BROKEN))
                .hasSize(1);
    }

    @Test
    void an_event_made_from_names_is_red() {
        assertThat(violations(ContractRules.noEventsFromMaps(), BROKEN))
                .hasSize(3)
                .anyMatch(text -> text.contains("ExitMonitor.swallow("))
                .anyMatch(text -> text.contains("Shortcuts.drafted("))
                .anyMatch(text -> text.contains("Shortcuts.decoded("));
    }

    @Test
    void an_undeclared_read_and_a_declaration_that_nothing_reads_are_red() {
        assertThat(violations(ContractRules.readsAsDeclared(TradeIntent.TYPE, "symbol", "leverage"), CLEAN))
                .hasSize(2)
                .anyMatch(
                        text -> text.startsWith("\"position_size_usd\" is read and not declared; declare it, or do not"
                                + " read it: Method <com.acme.clean.Sizing.small("))
                .contains("\"leverage\" is declared and nothing reads it; take it out of the declaration");
    }

    @Test
    void a_declared_name_that_the_event_does_not_have_is_refused() {
        assertThatThrownBy(() -> ContractRules.readsAsDeclared(TradeIntent.TYPE, "positon_size_usd"))
                .hasMessage(
                        TradeIntent.TYPE + " has no field \"positon_size_usd\"; did you mean \"position_size_usd\"?");
    }

    @Test
    void a_second_declaration_is_red() {
        assertThat(violations(ContractRules.noSecondDeclaration(), BROKEN))
                .containsExactly("Class <com.acme.broken.TradeIntentDto> declares trade.intent a second time;"
                        + " use io.tradeschema.event.TradeIntent in (TradeIntentDto.java:0)");
    }

    @Test
    void an_entry_added_by_hand_is_red_unless_its_package_is_the_publisher() {
        assertThat(violations(ContractRules.noRawXadd(), BROKEN))
                .anyMatch(text -> text.contains("Shortcuts.command(") && text.contains("Command.XADD"))
                .anyMatch(text -> text.contains("Shortcuts.spring(") && text.contains("StreamOperations.add("))
                .contains("Method <com.acme.broken.ExitMonitor.raw()> calls method"
                        + " <com.acme.bus.Redis.xadd(java.lang.String, java.util.Map)> in (ExitMonitor.java:18)");
        assertThat(violations(ContractRules.noRawXadd(), CLEAN)).hasSize(1);
    }

    @Test
    void an_event_made_by_its_constructor_is_red() {
        assertThat(violations(ContractRules.noUncheckedEvents(), BROKEN))
                .containsExactly("Method <com.acme.broken.ExitMonitor.unchecked()> calls constructor"
                        + " <com.acme.broken.ExitMonitor$Deposit.<init>(int)> in (ExitMonitor.java:30)");
    }

    @Test
    void a_catch_around_the_contract_is_red() {
        assertThat(violations(ContractRules.noSwallowedFindings(), BROKEN))
                .containsExactly("Method <com.acme.broken.ExitMonitor.swallow(java.util.Map)> catches RuntimeException"
                        + " around a call into the contract; let it out, or ask the Outcome for its findings,"
                        + " in (ExitMonitor.java:23)");
    }

    @Test
    void a_rule_that_looked_at_nothing_is_red() {
        var nothing = new ClassFileImporter().importPackages("com.acme.no.such.package");

        assertThatThrownBy(() -> ContractRules.noSecondDeclaration().check(nothing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
        assertThatThrownBy(() -> ContractRules.noRawXadd("com.acme..").check(CLEAN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
