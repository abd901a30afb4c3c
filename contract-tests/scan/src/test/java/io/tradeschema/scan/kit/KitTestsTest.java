package io.tradeschema.scan.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that cannot fail are found, and what somebody runs, or may run, is left alone. */
class KitTestsTest {

    private static final String HEAD = """
            package com.acme;
            import static io.tradeschema.contract.EventAssertions.*;
            import static io.tradeschema.contract.ContractRules.noRawXadd;
            import io.tradeschema.contract.*;
            class GuardTest {
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<String> found(String... texts) throws IOException {
        var files = new TreeMap<String, Path>();
        for (var text : texts) {
            var name = text.replaceFirst("(?s).*?(?:class|interface) (\\w+).*", "$1") + ".java";
            files.put(name, Files.writeString(folder.resolve(name), text));
        }
        return KitTests.read(files).findings().stream()
                .map(finding -> finding.rule().name())
                .toList();
    }

    static Stream<String> neverRun() {
        return Stream.of(
                "@Test void contract() { ConsumerContract.of(T).handler(h).tests(); }",
                "@Test void contract() { ConsumerContract.of(T).handler(h).then(e); }",
                "@Test void contract() { io.tradeschema.contract.ProducerContract.of(T).produces(\"a\", a); }",
                "@Test void contract() { var contract = ConsumerContract.of(T).handler(h); }",
                "@Test void contract() { var contract = ConsumerContract.of(T); contract.handler(h); contract.tests(); }",
                "@Test void contract() { var contract = ConsumerContract.of(T); contract = contract.handler(h); }",
                "@Test void contract() { Stream<DynamicTest> tests = ConsumerContract.of(T).handler(h).tests(); }",
                "@Test void contract() { var all = ConsumerContract.of(T).tests(); var same = all; }",
                "@Test void contract() { ConsumerContract.of(T).handler(h).tests().toList(); }",
                "@Test void contract() { ConsumerContract.of(T).tests().map(DynamicTest::getExecutable); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(t -> System.out.println(t)); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(t -> {}); }",
                "@Test void contract() { ConsumerContract.of(T).handler(h).findings(); }",
                "@Test void contract() { var findings = ConsumerContract.of(T).findings(); }",
                "@Test void contract() { assertNotNull(ConsumerContract.of(T).tests()); }",
                "@Test void contract() { assertThat(ConsumerContract.of(T).tests()).isNotEmpty(); }",
                "@Test void contract() { assertDoesNotThrow(() -> ConsumerContract.of(T).tests()); }",
                "@Test void contract() { Stream.concat(Stream.of(x), ConsumerContract.of(T).tests()); }",
                "@Test void contract() { try (var tests = ConsumerContract.of(T).tests()) { } }",
                "@Test void contract() { types.forEach(type -> ConsumerContract.of(type).tests()); }",
                "@Test Stream<DynamicTest> contract() { return ConsumerContract.of(T).tests(); }",
                "Stream<DynamicTest> forgotten() { return ConsumerContract.of(T).tests(); }",
                "private ConsumerContract<E> contract() { return ConsumerContract.of(T).handler(h); }"
                        + " @Test void run() { contract().tests(); }",
                "private static ConsumerContract<E> one() { return ConsumerContract.of(T); }"
                        + " private static Stream<DynamicTest> two() { return one().tests(); } @Test void run() { two(); }",
                "private final ConsumerContract<E> contract = ConsumerContract.of(T).handler(h);",
                "private ConsumerContract<E> contract; @BeforeEach void make() { this.contract = ConsumerContract.of(T); }"
                        + " @Test void run() { contract.tests(); }",
                "@TestFactory private Stream<DynamicTest> closed() { return ConsumerContract.of(T).tests(); }",
                "@TestFactory static Stream<DynamicTest> closed() { return ConsumerContract.of(T).tests(); }",
                "@Test void contract() { assertThat(ConsumerContract.of(T).tests().count()).isGreaterThan(9); }",
                "@Test void contract() { assertFalse(ConsumerContract.of(T).tests().toList().isEmpty()); }",
                "@Test void contract() { assertThat(ConsumerContract.of(T).tests()).hasSizeGreaterThan(9); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(DynamicTest::getExecutable); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(System.out::println); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(t -> {"
                        + " try { t.getExecutable().execute(); } catch (Throwable e) { e.printStackTrace(); } }); }",
                "@Test void contract() { var all = new ArrayList<DynamicTest>();"
                        + " all.addAll(ConsumerContract.of(T).tests().toList()); }",
                "@Test void contract() { Supplier<Stream<DynamicTest>> all = () -> ConsumerContract.of(T).tests(); }",
                "@Test void contract() { Stream.of(A, B).flatMap(t -> ConsumerContract.of(t).tests()); }",
                "@Test void contract() { Stream.of(A, B).map(t -> ConsumerContract.of(t).tests()).toList(); }",
                "public ConsumerContract<E> consumer() { return ConsumerContract.of(T); }",
                "@TestFactory Stream<DynamicTest> run() { return one().tests(); }"
                        + " ConsumerContract<E> one() { return ConsumerContract.of(T); }"
                        + " @Test void again() { new GuardTest().one(); }",
                "@Nested class Inner implements ConsumerTest<E> { public ConsumerContract<E> consumer() { return null; }"
                        + " public Stream<DynamicTest> more() { return ConsumerContract.of(T).tests(); } }");
    }

    @ParameterizedTest
    @MethodSource("neverRun")
    void a_contract_that_nothing_runs_is_found(String code) throws IOException {
        assertThat(found(HEAD + code + "\n}")).containsExactly("CONTRACT_NEVER_RUN");
    }

    static Stream<String> withoutEnd() {
        return Stream.of(
                "@Test void it_is() { assertThatEvent(x); }",
                "@Test void it_is() { EventAssertions.assertThatEntry(x); }",
                "@Test void it_is() { assertThatEvent(x).as(\"the event\"); }",
                "@Test void it_is() { assertThatEvent(x).isNotNull(); }",
                "@Test void it_is() { var event = assertThatEvent(x); }",
                "@Test void it_is() { samples.forEach(sample -> assertThatEvent(sample)); }",
                "@Test void it_is() { samples.forEach(sample -> { assertThatEvent(sample); }); }",
                "@Test void it_is() { samples.forEach(EventAssertions::assertThatEvent); }",
                "@Test void it_is() { assertAll(() -> assertThatEvent(x)); }",
                "private MessageAssert it(Object x) { return assertThatEvent(x); } @Test void it_is() { it(x); }",
                "@Test void it_is() { ContractRules.noUncheckedEvents(); }",
                "@Test void it_is() { ContractRules.noUncheckedEvents().because(\"so\"); }",
                "@Test void it_is() { noRawXadd(\"com.acme.bus..\"); }",
                "@Test void it_is() { ArchRule rule = ContractRules.noUncheckedEvents(); }",
                "static final ArchRule RULE = ContractRules.noUncheckedEvents();",
                "@Test void it_is() { assertThat(ConsumerContract.of(T).findings()); }");
    }

    @ParameterizedTest
    @MethodSource("withoutEnd")
    void an_assertion_without_an_end_is_found(String code) throws IOException {
        assertThat(found(HEAD + code + "\n}")).containsExactly("ASSERTION_WITHOUT_END");
    }

    static Stream<String> asItShouldBe() {
        return Stream.of(
                "@TestFactory Stream<DynamicTest> contract() { return ConsumerContract.of(T).handler(h).tests(); }",
                "@TestFactory Stream<DynamicTest> contract() { var c = ConsumerContract.of(T); c.handler(h); return c.tests(); }",
                "@TestFactory List<DynamicTest> contract() { return ConsumerContract.of(T).tests().toList(); }",
                "@TestFactory Stream<DynamicTest> both() { return Stream.concat(ConsumerContract.of(T).tests(),"
                        + " ProducerContract.of(T).tests()); }",
                "@TestFactory Stream<DynamicTest> both() { return Stream.of(A, B).flatMap(t -> ConsumerContract.of(t).tests()); }",
                "@TestFactory Stream<DynamicTest> both() { return Stream.of(one(), one()).flatMap(ConsumerContract::tests); }"
                        + " private ConsumerContract<E> one() { return ConsumerContract.of(T); }",
                "@TestFactory Stream<DynamicNode> all() { return Stream.of(dynamicContainer(\"a\","
                        + " ConsumerContract.of(T).tests())); }",
                "@TestFactory Stream<DynamicTest> either() { return old ? ConsumerContract.of(A).tests()"
                        + " : ConsumerContract.of(B).tests(); }",
                "private final ConsumerContract<E> contract = ConsumerContract.of(T).handler(h);"
                        + " @TestFactory Stream<DynamicTest> run() { return contract.tests(); }",
                "private ConsumerContract<E> contract; @BeforeEach void make() { contract = ConsumerContract.of(T); }"
                        + " @TestFactory Stream<DynamicTest> run() { return this.contract.tests(); }",
                "@ContractTest Stream<DynamicTest> contract() { return ConsumerContract.of(T).tests(); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(t -> t.getExecutable().execute()); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(t -> run(t)); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(this::run); }",
                "@Test void contract() { for (var t : ConsumerContract.of(T).tests().toList()) { t.getExecutable().execute(); } }",
                "@Test void contract() { assertThat(Ran.of(ConsumerContract.of(T).tests()).failed()).isEmpty(); }",
                "@Test void contract() { runAll(ConsumerContract.of(T).tests()); }",
                "@Test void contract() { assertThat(ConsumerContract.of(T).findings()).isEmpty(); }",
                "@Test void contract() { assertEquals(List.of(), ConsumerContract.of(T).findings()); }",
                "@Test void contract() { if (!ConsumerContract.of(T).findings().isEmpty()) { fail(); } }",
                "@Test void contract() { var found = ConsumerContract.of(T).findings(); assertThat(found).hasSize(2); }",
                "@Test void contract() { var c = ConsumerContract.of(T); assertThatThrownBy(() -> c.handler(null)).isNotNull(); }",
                "@Test void contract() { assertThatThrownBy(() -> ConsumerContract.of(null)).isNotNull(); }",
                "@Test void contract() { assertThrows(X.class, () -> ProducerContract.of(T).writing(\"sidee\")); }",
                "@Nested class Inner implements ConsumerTest<E> {"
                        + " public ConsumerContract<E> consumer() { return ConsumerContract.of(T).handler(h); } }",
                "class Inner extends Base<E> { ConsumerContract<E> contract() { return ConsumerContract.of(T); } }",
                "@ParameterizedTest @MethodSource(\"all\") void one(DynamicTest t) { t.getExecutable().execute(); }"
                        + " static Stream<DynamicTest> all() { return ConsumerContract.of(T).tests(); }",
                "@ParameterizedTest @MethodSource void one(DynamicTest t) { t.getExecutable().execute(); }"
                        + " static Stream<DynamicTest> one() { return ConsumerContract.of(T).tests(); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(t -> {"
                        + " try { t.getExecutable().execute(); } catch (Throwable e) { throw new AssertionError(e); } }); }",
                "@Test void contract() { ConsumerContract.of(T).tests().forEach(t -> {"
                        + " try { t.getExecutable().execute(); } catch (Throwable e) { failures.add(e); } }); }",
                "@Test void contract() { Stream.of(A, B).map(t -> ConsumerContract.of(t).tests())"
                        + ".forEach(all -> all.forEach(this::run)); }",
                "@TestFactory List<DynamicTest> all() { var all = new ArrayList<DynamicTest>();"
                        + " all.addAll(ConsumerContract.of(T).tests().toList()); return all; }",
                "@TestFactory Stream<DynamicTest> run() { return one().tests(); }"
                        + " ConsumerContract<E> one() { return ConsumerContract.of(T); }"
                        + " @Test void enough() { assertThat(one().tests().count()).isGreaterThan(9); }",
                "@TestFactory Stream<DynamicTest> run() { Supplier<ConsumerContract<E>> s = () -> ConsumerContract.of(T);"
                        + " return s.get().tests(); }",
                "interface Base { default ConsumerContract<E> contract() { return ConsumerContract.of(T); } }",
                "abstract static class Base { ConsumerContract<E> contract() { return ConsumerContract.of(T); } }",
                "@Test void it_is() { assertThatEvent(x).isValid(T); }",
                "@Test void it_is() { assertThatEvent(x).as(\"the event\").isRefusedWith(T, \"RETIRED_FIELD\"); }",
                "@Test void it_is() { var event = assertThatEvent(x); event.isValid(T); }",
                "@Test void it_is() { assertThatThrownBy(() -> assertThatEvent(x).isValid(T)).hasMessage(\"no\"); }",
                "private MessageAssert it(Object x) { return assertThatEvent(x); } @Test void it_is() { it(x).isValid(T); }",
                "@Test void it_is() { ContractRules.noUncheckedEvents().because(\"so\").check(CLASSES); }",
                "@Test void it_is() { noRawXadd(\"com.acme.bus..\").check(CLASSES); }",
                "@ArchTest static final ArchRule RULE = ContractRules.noUncheckedEvents();",
                "static final ArchRule RULE = ContractRules.noUncheckedEvents(); @Test void it() { RULE.check(CLASSES); }",
                "@Test void it_is() { List.of(ContractRules.noUncheckedEvents(), noRawXadd()).forEach(r -> r.check(CLASSES)); }");
    }

    @ParameterizedTest
    @MethodSource("asItShouldBe")
    void what_somebody_runs_or_may_run_is_left_alone(String code) throws IOException {
        assertThat(found(HEAD + code + "\n}")).isEmpty();
    }

    @Test
    void a_helper_or_field_that_another_file_uses_is_left_alone() throws IOException {
        var helpers = """
                package com.acme;
                import io.tradeschema.contract.*;
                class SharedTest {
                    static final ConsumerContract<E> INTENTS = ConsumerContract.of(T);
                    static Stream<DynamicTest> closed() { return ConsumerContract.of(T).tests(); }
                }
                """;
        var test = "class ClosedTest { @TestFactory Stream<DynamicTest> closed() { return SharedTest.closed(); }"
                + " @TestFactory Stream<DynamicTest> intents() { return SharedTest.INTENTS.tests(); } }";

        assertThat(found(helpers, test)).isEmpty();
        assertThat(found(helpers, "class OtherTest {}")).isNotEmpty();
    }

    @Test
    void what_classes_share_may_be_used_in_another_tree() throws IOException {
        assertThat(found("""
                package com.acme;
                import io.tradeschema.contract.*;
                public class Contracts {
                    public static final ConsumerContract<E> INTENTS = ConsumerContract.of(T);
                    public static Stream<DynamicTest> closed() { return ConsumerContract.of(T).tests(); }
                }
                """)).isEmpty();
    }

    @Test
    void a_file_with_a_mistake_in_it_is_told_and_not_judged() throws IOException {
        assertThat(found(HEAD + "@Test void it_is() { assertThatEvent(x; }\n}"))
                .containsExactly("SCAN_FILE_UNREADABLE");
    }

    @Test
    void a_file_that_does_not_use_the_kit_is_not_judged() throws IOException {
        assertThat(found("class Other { @Test void x() { ConsumerContract.of(T).tests(); assertThatEvent(x); } }"))
                .isEmpty();
    }

    @Test
    void a_finding_says_where_what_and_what_to_do() throws IOException {
        var file = Files.writeString(folder.resolve("GuardTest.java"), HEAD + """
                @Test
                void contract() {
                    ConsumerContract.of(T)
                            .handler(h)
                            .tests();
                    assertThatEvent(x);
                }
                }
                """);

        assertThat(KitTests.read(new TreeMap<>(java.util.Map.of("src/test/GuardTest.java", file)))
                        .findings())
                .extracting(Object::toString)
                .containsExactly(
                        "src/test/GuardTest.java:8:5: the tests: the tests of a contract are made here and never run, so"
                                + " that none of them can fail; return them from a method with @TestFactory, in place of"
                                + " @Test or of nothing [CONTRACT_NEVER_RUN]",
                        "src/test/GuardTest.java:11:5: the tests: an assertion about a message begins here and has no end,"
                                + " so that it asserts nothing; end it with .isValid(TYPE) or .isRefusedWith(TYPE,"
                                + " \"RULE\") [ASSERTION_WITHOUT_END]");
    }
}
