package io.tradeschema.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.stream.Stream;

/** Tests that nobody runs: a method without its annotation, one that JUnit passes over, a class that no build takes for a test. */
final class SilentTests {

    /** What every annotation of a test is annotated with. */
    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";

    private static final String NAMES = ".*(Test|IT)";

    private final JavaClasses classes;

    SilentTests(JavaClasses classes) {
        this.classes = classes;
    }

    /** {@code PriceTest.rounds()}, one for each. */
    List<String> names() {
        return classes.stream().flatMap(SilentTests::of).sorted().toList();
    }

    private static Stream<String> of(JavaClass type) {
        var tests = type.getMethods().stream().anyMatch(SilentTests::isTest);
        if (!tests && !type.getSimpleName().matches(NAMES)) {
            return Stream.of();
        }
        var unnamed = tests && isRunByName(type) && !type.getSimpleName().matches(NAMES)
                ? Stream.of(type.getName() + ": a build runs classes whose names match " + NAMES)
                : Stream.<String>of();
        var silent = type.getMethods().stream()
                .filter(method -> isTest(method) ? isPassedOver(method) : looksLikeTest(method))
                .map(method -> type.getName() + "." + method.getName() + "()");
        return Stream.concat(unnamed, silent);
    }

    private static boolean isTest(JavaMethod method) {
        return method.isMetaAnnotatedWith(TESTABLE);
    }

    private static boolean isRunByName(JavaClass type) {
        return type.isTopLevelClass() && !type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static boolean isPassedOver(JavaMethod method) {
        return has(method, JavaModifier.PRIVATE) || has(method, JavaModifier.STATIC);
    }

    private static boolean looksLikeTest(JavaMethod method) {
        return method.getRawReturnType().isEquivalentTo(void.class)
                && method.getRawParameterTypes().isEmpty()
                && method.getAnnotations().isEmpty()
                && !isPassedOver(method)
                && !has(method, JavaModifier.SYNTHETIC)
                && !overrides(method);
    }

    private static boolean overrides(JavaMethod method) {
        var type = method.getOwner();
        return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                .anyMatch(above -> above.tryGetMethod(method.getName()).isPresent());
    }

    private static boolean has(JavaMethod method, JavaModifier modifier) {
        return method.getModifiers().contains(modifier);
    }
}
