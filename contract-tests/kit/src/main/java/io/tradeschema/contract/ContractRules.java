package io.tradeschema.contract;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.tradeschema.model.Event;
import io.tradeschema.model.Events;

/**
 * Ready-made ArchUnit rules for a service's own classes:
 *
 * <pre>{@code
 * @Test
 * void the_service_goes_through_the_contract() {
 *     var service = new ClassFileImporter().importPackages("com.acme.governor");
 *     ContractRules.noSecondDeclaration().check(service);
 *     ContractRules.noRawXadd("com.acme.governor.bus..").check(service);
 * }
 * }</pre>
 *
 * <p>Packages are written as ArchUnit writes them; classes in the excepted ones are not looked at. A rule that is given no
 * classes fails.
 */
public final class ContractRules {

    private ContractRules() {}

    /** No class of the service is a second declaration of an event that is known: {@code TradeIntentDto}. */
    public static ArchRule noSecondDeclaration() {
        return classes()
                .should(new NoSecondDeclaration(Events.all().types()))
                .because("nine hand-written descriptions of one event never agree for long");
    }

    /** Nothing adds to a stream but the publisher, in the packages that are excepted. */
    public static ArchRule noRawXadd(String... publisher) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(publisher)
                .should()
                .callMethodWhere(target(name("xadd")))
                .because("an entry that no codec wrote has the envelope of its author");
    }

    /** No event is made by its constructor, which checks neither narrowed fields nor conditions. */
    public static ArchRule noUncheckedEvents(String... adapters) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(adapters)
                .should()
                .callConstructorWhere(target(owner(assignableTo(Event.class))))
                .because("builders and drafts give every finding, constructors only some");
    }

    /** Nothing catches the exception that carries findings around a call into the contract. */
    public static ArchRule noSwallowedFindings(String... quarantine) {
        return classes()
                .that()
                .resideOutsideOfPackages(quarantine)
                .should(new NoSwallowedFindings())
                .because("a caught and logged exception cost 18 hours of exits");
    }
}
