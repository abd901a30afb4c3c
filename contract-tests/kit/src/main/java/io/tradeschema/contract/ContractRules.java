package io.tradeschema.contract;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Draft;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.util.Map;
import java.util.Set;

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
                .orShould()
                .getFieldWhere(DescribedPredicate.describe(
                        "it is the command XADD", get -> get.getName().equals("XADD")))
                .orShould()
                .callMethodWhere(
                        DescribedPredicate.describe("it adds to a stream of Spring's", ContractRules::addsBySpring))
                .because("an entry that no codec wrote has the envelope of its author");
    }

    private static boolean addsBySpring(JavaMethodCall call) {
        return call.getName().equals("add")
                && call.getTargetOwner().getSimpleName().endsWith("StreamOperations");
    }

    /** No class that knows an event writes JSON by itself, but in the packages that are excepted. */
    public static ArchRule noJsonBesideTheCodec(String... adapters) {
        return classes()
                .that()
                .resideOutsideOfPackages(adapters)
                .should(new NoJsonBesideTheCodec())
                .because("only EventCodec and EntryCodec write what the contract's readers read");
    }

    /** No event is made from a map of names, which fails when it runs; builders fail when they are compiled. */
    public static ArchRule noEventsFromMaps(String... adapters) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(adapters)
                .should()
                .callMethodWhere(DescribedPredicate.describe("an event is made from names", ContractRules::takesNames))
                .because("a typed builder has no .side(...), a map takes any name");
    }

    private static boolean takesNames(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        var takesMap =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Map.class));
        return owner.isAssignableTo(Draft.class) && Set.of("set", "setAll").contains(call.getName())
                || takesMap && (owner.isAssignableTo(EventType.class) || owner.isAssignableTo(EventCodec.class));
    }

    /**
     * The service reads the fields that it declares, and no others: those whose accessors its classes call. A declared field
     * that nothing reads is red too, so that the declaration stays true.
     *
     * @throws IllegalArgumentException when the event has no such field
     */
    public static ArchRule readsAsDeclared(EventType<?> type, String... fields) {
        return classes()
                .should(new ReadsAsDeclared(type, Set.of(fields)))
                .because("who drops a field asks the declarations who still needs it");
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
