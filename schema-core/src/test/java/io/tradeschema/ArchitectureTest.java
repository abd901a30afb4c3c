package io.tradeschema;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.house.House;
import io.tradeschema.model.Events;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of this module, and the few names that the world may see. */
class ArchitectureTest {

    /** The library's own option knows Maven's usual build folder only; ours has another name on other JDKs. */
    private static final ImportOption NOT_TESTS = location -> !location.contains("/test-classes/");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(NOT_TESTS)
            .importPackages("io.tradeschema.event", "io.tradeschema.model", "io.tradeschema.processor");

    @Test
    void the_rules_look_at_the_real_classes() {
        assertThat(OURS).extracting(JavaClass::getSimpleName).contains("TradeIntent", "Shape", "BuilderProcessor");
    }

    @Test
    void the_model_knows_no_event() {
        noClasses()
                .that()
                .resideInAPackage("io.tradeschema.model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tradeschema.event")
                .because("the events are the model's first users, and other projects' events are its next ones")
                .check(OURS);
    }

    @Test
    void the_processor_knows_nothing_of_ours() {
        noClasses()
                .that()
                .resideInAPackage("io.tradeschema.processor")
                .should()
                .dependOnClassesThat(resideInAPackage("io.tradeschema..")
                        .and(are(not(resideInAPackage("io.tradeschema.processor")))))
                .because("it is compiled before everything else")
                .check(OURS);
    }

    @Test
    void the_core_needs_the_jdk_alone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", "javax..", "io.tradeschema..", "org.jspecify..", "com.fasterxml.jackson.annotation..")
                .because("schema-core has no dependency at run time: annotations that are not there are not seen")
                .check(OURS);
    }

    @Test
    void the_module_keeps_the_rules_of_the_house() {
        House.of(TradeIntent.class).check("event", "model", "processor");
    }

    @Test
    void whatever_others_can_see_has_a_comment() {
        assertThat(House.undocumented(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void classes_are_named_after_facts() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl|Processing|Handler)([A-Z$].*)?")
                .because("such a name says nothing about what the class knows")
                .check(OURS);
    }

    @Test
    void statics_never_change() {
        fields().that().areStatic().should().beFinal().check(OURS);
        fields().that()
                .areStatic()
                .and()
                .arePublic()
                .should()
                .notHaveRawType(describe("arrays", JavaClass::isArray))
                .because("what everybody shares, nobody may change")
                .check(OURS);
    }

    @Test
    void nothing_is_logged_or_printed() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OURS);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(OURS);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.System$Logger")
                .check(OURS);
    }

    @Test
    void fields_are_private_unless_they_are_constants() {
        fields().that().areNotStatic().should().bePrivate().check(OURS);
    }

    @Test
    void nobody_derives_from_what_is_public() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .doNotHaveFullyQualifiedName("io.tradeschema.model.ValueType")
                .and(are(not(describe("sealed", type -> type.reflect().isSealed()))))
                .should()
                .haveModifier(FINAL)
                .because("a value that can be derived from can lie")
                .check(OURS);
    }

    @Test
    void only_these_names_are_public_in_the_model() {
        assertThat(publicNames("io.tradeschema.model"))
                .isEqualTo(Set.of(
                        "Above",
                        "Advice",
                        "Advice.Use",
                        "ChoiceType",
                        "Condition",
                        "Contract",
                        "Contracts",
                        "Count",
                        "DecimalType",
                        "DecimalValue",
                        "Declaration",
                        "Deprecation",
                        "Doc",
                        "Draft",
                        "Event",
                        "EventType",
                        "Events",
                        "Excerpt",
                        "Expectations",
                        "Expectations.Fault",
                        "Field",
                        "Field.EarlierDoc",
                        "Finding",
                        "FindingsException",
                        "FlagType",
                        "Formerly",
                        "Limits",
                        "ListType",
                        "LowerCase",
                        "MessageRule",
                        "MustUnderstand",
                        "NumberText",
                        "ObjectType",
                        "Outcome",
                        "Outcome.Accepted",
                        "Outcome.Refused",
                        "Perishable",
                        "RequiredWhen",
                        "Retired",
                        "RetiredName",
                        "Rule",
                        "RuleText",
                        "Severity",
                        "Shape",
                        "Since",
                        "StrictBuilder",
                        "Sunset",
                        "TextType",
                        "TextValue",
                        "TimeType",
                        "ValueType",
                        "ValueType.Cases",
                        "Version",
                        "Where",
                        "WireName",
                        "WrittenByCodec"));
    }

    @Test
    void only_these_names_are_public_of_what_is_expected_in_time() {
        assertThat(publicNames("io.tradeschema.model.expect"))
                .isEqualTo(Set.of(
                        "Answer",
                        "Answer.By",
                        "Expect",
                        "Expectation",
                        "Health",
                        "Health.Repeats",
                        "Health.Share",
                        "OpenPositions",
                        "Pulse",
                        "QuietHours",
                        "Readers",
                        "Rhythm",
                        "TimeSpan",
                        "Urgency",
                        "When"));
    }

    @Test
    void only_these_names_are_public_beside_the_events() {
        assertThat(publicNames("io.tradeschema.processor")).containsExactly("BuilderProcessor");
        assertThat(publicNames("io.tradeschema.event"))
                .filteredOn(name -> !name.contains("Builder") && !name.endsWith("Copies"))
                .filteredOn(name -> !events().contains(name))
                .containsExactlyInAnyOrder(
                        "Action",
                        "Confidence",
                        "ExitReason",
                        "Fraction",
                        "HarvestMode",
                        "HarvestPolicy",
                        "Id",
                        "Leverage",
                        "Name",
                        "Note",
                        "Percent",
                        "PositionSide",
                        "Price",
                        "Quantity",
                        "Seconds",
                        "SignedPercent",
                        "Symbol",
                        "TradeStatus",
                        "Usd");
    }

    private static Set<String> events() {
        return Events.all().types().stream()
                .map(type -> type.javaType().getSimpleName())
                .collect(Collectors.toSet());
    }

    private static Set<String> publicNames(String packageName) {
        return OURS.stream()
                .filter(type -> type.getPackageName().equals(packageName))
                .filter(ArchitectureTest::isPublic)
                .map(type -> type.getName().substring(packageName.length() + 1).replace('$', '.'))
                .collect(Collectors.toSet());
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    @Test
    void every_test_is_run() {
        assertThat(House.of(ArchitectureTest.class).silentTests()).isEmpty();
    }
}
