package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check says of the tests of the services: a service without one, and a test that cannot fail. */
class TestsOfServicesTest {

    private static final String GUARD = """
            package com.acme;
            import io.tradeschema.event.TradeIntent;
            class ExitGuard {
                void publish(UnifiedJedis jedis, Map<String, String> entry) {
                    jedis.xadd(TradeIntent.TYPE.stream(), StreamEntryID.NEW_ENTRY, entry);
                }
            }
            """;
    private static final String TEST = """
            package com.acme;
            import io.tradeschema.contract.ConsumerContract;
            class ExitGuardTest {
                @TestFactory
                Stream<DynamicTest> it_takes() {
                    return ConsumerContract.of(TradeIntent.TYPE).handler(guard::on).tests();
                }
            }
            """;
    private static final String PYTHON = """
            import redis
            def publish(entry):
                redis.Redis().xadd("quantum:stream:trade.intent", entry)
            """;
    private static final String NO_TEST = "SERVICE_WITHOUT_CONTRACT_TEST";
    private static final String NOT_VALIDATING = "SERVICE_NOT_VALIDATING";

    @TempDir
    private Path folder = Path.of("");

    private void lay(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).resolveSibling("."));
        Files.writeString(folder.resolve(file), text);
    }

    private CommandLineRun check(String services) throws IOException {
        return checked("[.]", services);
    }

    private CommandLineRun checked(String paths, String services) throws IOException {
        lay("tradeschema.yaml", """
                version: 1
                scan: {paths: %s}
                external: {consumes: [trade.intent, "quantum:stream:trade.intent"]}
                services:
                %s""".formatted(paths, services.indent(2)));
        var run = CommandLineRun.of(
                "check", "-f", folder.resolve("tradeschema.yaml").toString());
        return new CommandLineRun(run.exitCode(), run.out().replace(folder + "/", ""), run.err());
    }

    /** The rules that this page is about, of all that check says. */
    private static List<String> said(CommandLineRun run) {
        return run.findings().stream()
                .map(line -> line.replaceFirst(".*\\[(\\w+).*", "$1"))
                .filter(rule -> rule.startsWith("SERVICE_") || rule.equals("CONTRACT_NEVER_RUN"))
                .toList();
    }

    @Test
    void a_java_service_without_a_test_that_uses_the_kit_is_warned_of_once() throws IOException {
        lay("src/main/java/com/acme/ExitGuard.java", GUARD);
        lay("src/test/java/com/acme/ExitGuardTest.java", TEST.replace("io.tradeschema.contract", "org.acme.contract"));

        assertThat(check("guard: {source: src/main, produces: [trade.intent]}").findings())
                .contains(
                        "tradeschema.yaml:5:1: the bus: guard has no contract test; write a contract test: docs/kit.md of the release for Java,"
                                + " docs/python-and-javascript-tests.md for Python and JavaScript [SERVICE_WITHOUT_CONTRACT_TEST, warning]",
                        "tradeschema.yaml:5:1: the bus: guard may publish what nothing has validated; write must_validate:"
                                + " true under it, and right what \"tradeschema check\" then finds"
                                + " [SERVICE_NOT_VALIDATING, warning]");
    }

    @Test
    void the_test_of_a_maven_module_stands_beside_its_source() throws IOException {
        lay("guard/src/main/java/com/acme/ExitGuard.java", GUARD);
        lay("guard/src/test/java/com/acme/AnyTest.java", TEST);

        var service = "guard: {source: guard/src/main, produces: [trade.intent], must_validate: true}";
        assertThat(said(check(service))).isEmpty();
        assertThat(said(checked("[guard/src/main]", service))).isEmpty();
        assertThat(said(checked("[guard/src/main/java]", service.replace("/main", "/main/java"))))
                .isEmpty();
    }

    @Test
    void a_test_elsewhere_belongs_to_the_service_whose_class_it_names() throws IOException {
        lay("exits/ExitGuard.java", GUARD);
        lay("entries/EntryGuard.java", GUARD.replace("ExitGuard", "EntryGuard"));
        lay("tests/ContractTest.java", TEST.replace("guard::on", "new ExitGuard()::on"));

        var run = check("exits: {source: exits, produces: [trade.intent], must_validate: true}\n"
                + "entries: {source: entries, produces: [trade.intent], must_validate: true}");

        assertThat(said(run)).containsExactly(NO_TEST);
        assertThat(run.out()).contains("entries has no contract test").doesNotContain("exits has no contract test");
    }

    @Test
    void a_python_service_needs_a_test_that_names_it_and_uses_the_contract() throws IOException {
        lay("exit_monitor/main.py", PYTHON);
        var service = "exits: {source: exit_monitor, produces: [trade.intent], must_validate: false}";
        assertThat(said(check(service))).containsExactly(NOT_VALIDATING, NO_TEST);

        lay("tests/test_exits.py", "import unittest\nfrom exit_monitor import main\n");
        assertThat(said(check(service))).containsExactly(NOT_VALIDATING, NO_TEST);

        lay("tests/contract.py", "from tradeschema import TradeIntent\n");
        assertThat(said(check(service))).containsExactly(NOT_VALIDATING);
    }

    @Test
    void a_node_service_needs_a_test_that_names_it_and_uses_the_contract() throws IOException {
        lay("exit_monitor/main.mjs", """
                import { createClient } from "redis";
                const bus = await createClient().connect();
                export const publish = (entry) => bus.xAdd("quantum:stream:trade.intent", "*", entry);
                """);
        var service = "exits: {source: exit_monitor, produces: [trade.intent], must_validate: false}";
        assertThat(said(check(service))).containsExactly(NOT_VALIDATING, NO_TEST);

        lay("checks/exits.test.mjs", """
                import { test } from "node:test";
                import { publish } from "../exit_monitor/main.mjs";
                """);
        assertThat(said(check(service))).containsExactly(NOT_VALIDATING, NO_TEST);

        lay("checks/contract.mjs", "export { consumes } from \"tradeschema/testing\";\n");
        assertThat(said(check(service))).containsExactly(NOT_VALIDATING);
    }

    @Test
    void who_is_on_no_contracts_stream_or_not_in_this_tree_is_not_asked() throws IOException {
        lay("exit_monitor/main.py", PYTHON);
        lay("halt.sh", "redis-cli XADD quantum:stream:trade.intent '*' a b\n");

        assertThat(said(check("""
                        exits: {source: exit_monitor, produces: ["quantum:stream:other"]}
                        dashboard: {consumes: [trade.intent]}
                        ops: {source: halt.sh, consumes: [trade.intent]}"""))).isEmpty();
    }

    @Test
    void a_test_that_cannot_fail_is_an_error_and_counts_are_shown() throws IOException {
        lay("src/main/java/com/acme/ExitGuard.java", GUARD);
        lay("src/test/java/com/acme/ExitGuardTest.java", TEST.replace("@TestFactory", "@Test"));

        var run = check("guard: {source: src/main, produces: [trade.intent], must_validate: true}");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(said(run)).containsExactly("CONTRACT_NEVER_RUN");
        assertThat(run.out())
                .contains(
                        "src/test/java/com/acme/ExitGuardTest.java:6:16: the tests:",
                        "files with contract tests of the kit: 1");
    }
}
