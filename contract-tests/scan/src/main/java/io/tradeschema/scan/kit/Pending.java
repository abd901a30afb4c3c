package io.tradeschema.scan.kit;

import io.tradeschema.model.Rule;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.Node;
import java.util.Optional;
import java.util.Set;

/** What an expression of the kit is until something runs or ends it, and what is to be said when nothing does. */
enum Pending {
    /** A contract that is being put together. */
    CONTRACT(
            ScanRule.CONTRACT_NEVER_RUN,
            "a contract is built here and never run, so that this test cannot fail",
            "return its .tests() from a @TestFactory, or hand it to JUnit by ConsumerTest or ProducerTest"),
    /** The tests of a contract. */
    TESTS(
            ScanRule.CONTRACT_NEVER_RUN,
            "the tests of a contract are made here and never run, so that none of them can fail",
            "return them from a method with @TestFactory, in place of @Test or of nothing"),
    /** The findings of a contract. */
    FINDINGS(
            ScanRule.CONTRACT_NEVER_RUN,
            "the findings of a contract are asked for here and nobody looks at them, so that this test cannot fail",
            "assert that there are none, or return the contract's .tests() from a @TestFactory"),
    /** An assertion about a message that does not say yet what is asserted. */
    MESSAGE(
            ScanRule.ASSERTION_WITHOUT_END,
            "an assertion about a message begins here and has no end, so that it asserts nothing",
            "end it with .isValid(TYPE) or .isRefusedWith(TYPE, \"RULE\")"),
    /** A rule about the architecture. */
    RULE(
            ScanRule.ASSERTION_WITHOUT_END,
            "a rule about classes is made here and never checked, so that it asserts nothing",
            "end it with .check(classes), or put @ArchTest above a field that holds it"),
    /** AssertJ's {@code assertThat} around findings. */
    ASSERTION(
            ScanRule.ASSERTION_WITHOUT_END,
            "an assertion about findings begins here and asserts nothing of them",
            "end it with .isEmpty()"),
    /** AssertJ's {@code assertThat} around tests, which nothing runs. */
    ASSERTED_TESTS(TESTS.rule, TESTS.what, TESTS.fix),
    /** How many tests there are, which is all that was asked. */
    COUNTED(
            TESTS.rule,
            "the tests of a contract are counted here and never run, so that none of them can fail",
            TESTS.fix);

    /** Methods of AssertJ that describe, or that hold of everything. */
    private static final Set<String> SAYING_NOTHING =
            Set.of("as", "describedAs", "withFailMessage", "overridingErrorMessage", "withRepresentation", "isNotNull");

    private static final Set<String> COUNTING = Set.of("count", "size", "isEmpty", "isNotEmpty");

    private static final Set<String> EACH = Set.of("forEach", "forEachOrdered");

    private final Rule rule;
    private final String what;
    private final String fix;

    Pending(Rule rule, String what, String fix) {
        this.rule = rule;
        this.what = what;
        this.fix = fix;
    }

    Rule rule() {
        return rule;
    }

    String what() {
        return what;
    }

    String fix() {
        return fix;
    }

    /** What it is after a method was called on it; empty when that runs or ends it. */
    Optional<Pending> after(String method, Node call) {
        return switch (this) {
            case CONTRACT -> EACH.contains(method) ? each(call) : Optional.of(built(method));
            case TESTS -> EACH.contains(method) ? each(call) : Optional.of(COUNTING.contains(method) ? COUNTED : this);
            case FINDINGS -> EACH.contains(method) ? Optional.empty() : Optional.of(this);
            case RULE -> method.equals("check") || EACH.contains(method) ? Optional.empty() : Optional.of(this);
            case MESSAGE, ASSERTION -> SAYING_NOTHING.contains(method) ? Optional.of(this) : Optional.empty();
            case ASSERTED_TESTS -> asserted(method);
            case COUNTED -> Optional.of(this);
        };
    }

    private static Pending built(String method) {
        return switch (method) {
            case "tests" -> TESTS;
            case "findings" -> FINDINGS;
            default -> CONTRACT;
        };
    }

    private Optional<Pending> each(Node call) {
        return RunsTest.in(call) ? Optional.empty() : Optional.of(this);
    }

    private static Optional<Pending> asserted(String method) {
        if (COUNTING.contains(method) || method.startsWith("hasSize")) {
            return Optional.of(COUNTED);
        }
        return SAYING_NOTHING.contains(method) ? Optional.of(ASSERTED_TESTS) : Optional.empty();
    }
}
