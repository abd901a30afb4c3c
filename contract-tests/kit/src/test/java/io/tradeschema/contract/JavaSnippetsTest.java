package io.tradeschema.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.tradeschema.house.Snippet;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * The Java of the pages compiles against the class path of a service, and its tests and statements run. A piece stands in a
 * class that extends {@link PageSetting}, which has every name that it takes for granted.
 */
class JavaSnippetsTest {

    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();

    private static final String HEAD = """
            package com.acme.page;
            import static io.tradeschema.contract.EventAssertions.*;
            import static io.tradeschema.contract.Handling.*;
            import static org.assertj.core.api.Assertions.assertThat;
            import io.tradeschema.contract.*;
            import io.tradeschema.event.*;
            import io.tradeschema.json.*;
            import io.tradeschema.model.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import java.util.stream.*;
            import org.junit.jupiter.api.*;
            class Piece extends PageSetting {
            """;

    /** What a call that begins with a dot, or a rule without its class, is called on. */
    private static final Map<String, String> CALLED_ON = new TreeMap<>(Map.of(
            ".withoutEffect", "ConsumerContract.of(TradeIntent.TYPE)",
            ".ignoringAdditions", "ConsumerContract.of(TradeIntent.TYPE)",
            ".refusingOlderThan", "ConsumerContract.of(TradeIntent.TYPE)",
            ".isRefusedWith", "assertThatEvent(bytes)",
            ".typesAt",
                    "EventType.of(TradeIntent.class).named(\"a.b\").on(\"s\").schemasAt(\"https://a/\").version(\"1.0.0\")",
            ".version", "EventType.of(TradeIntent.class).named(\"a.b\").on(\"s\").schemasAt(\"https://a/\")",
            "no", "ContractRules.",
            "readsAsDeclared", "ContractRules."));

    /** Calls within a sentence that look like Java and are checked elsewhere, or not at all. */
    private static final Map<String, String> NOT_HERE = Map.of(
            "Archive.in(Path.of(\"src/main/resources/META-INF/schemas\")).check(List.of(FundingPaid.TYPE))",
            "FundingPaidTest has it, in the module of that event");

    private static final Pattern CALL = Pattern.compile(
            "`((?:\\.(?:withoutEffect|ignoringAdditions|refusingOlderThan|isRefusedWith|typesAt|version)"
                    + "|(?:Entry|Event)Codec\\.|LegacyWire\\.|SampleEvents\\.|ContractRules\\.|Archive\\.|Price\\.|Quantity\\.|Usd\\."
                    + "|Trade(?:Intent|Closed)\\.TYPE\\.|Trade(?:Intent|Closed)\\.builder|assertThatE\\w+\\("
                    + "|no[A-Z]\\w+\\(|readsAsDeclared\\()[^`…]*\\))`");

    @TempDir
    private Path folder = Path.of("");

    static Stream<Snippet> blocks() throws IOException {
        return Snippet.all(TOP).stream().filter(snippet -> snippet.isUnmarked("java"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_block_compiles_and_runs(Snippet snippet) throws Exception {
        var whole = Pattern.compile("(?m)^(public |final )*(class|record|interface|enum) ")
                .matcher(snippet.code())
                .find();
        var members = snippet.code().startsWith("@");
        var code = members ? snippet.code() : "@Test void piece() throws Exception {\n" + snippet.code() + "}\n";

        assertThat(errors(whole ? snippet.code() : HEAD + code + "}\n")).isEmpty();
        if (!whole) {
            var run = run();
            assertThat(run)
                    .as("it ran: %s", snippet)
                    .isNotEmpty()
                    .allSatisfy((name, failure) -> assertThat(failure).as(name).isEmpty());
        }
    }

    private Map<String, String> run() throws Exception {
        var urls = new URL[] {folder.toUri().toURL()};
        var results = new TreeMap<String, String>();
        try (var loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(loader.loadClass("com.acme.page.Piece")))
                    .execute()
                    .testEvents()
                    .finished()
                    .stream()
                    .forEach(event -> results.put(
                            event.getTestDescriptor().getDisplayName(),
                            event.getPayload(TestExecutionResult.class)
                                    .flatMap(result -> result.getThrowable())
                                    .map(Throwable::toString)
                                    .orElse("")));
        }
        return results;
    }

    private List<String> errors(String code) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var source = new SimpleJavaFileObject(URI.create("string:///Piece.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
        var out = new StringWriter();
        var options = List.of(
                "-proc:none", "--release", "17", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        var good = compiler.getTask(out, null, null, options, null, List.of(source))
                .call();
        return good ? List.of() : out.toString().lines().toList();
    }

    /** Each call that stands in a sentence or a table, with its place. */
    private static Map<String, String> calls() throws IOException {
        var calls = new TreeMap<String, String>();
        try (var docs = Files.walk(TOP.resolve("docs"))) {
            for (var page : Stream.concat(Stream.of(TOP.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList()) {
                CALL.matcher(Files.readString(page))
                        .results()
                        .forEach(call -> calls.put(call.group(1), page.getFileName() + ""));
            }
        }
        return calls;
    }

    @Test
    void every_call_in_a_sentence_compiles() throws IOException {
        var calls = calls();
        var left = NOT_HERE.keySet().stream().filter(calls::containsKey).toList();
        left.forEach(call -> System.out.println("call not compiled: " + call + ": " + NOT_HERE.get(call)));
        System.out.println(
                "calls in sentences: " + (calls.size() - left.size()) + " compiled, " + left.size() + " not");
        assertThat(left).hasSameSizeAs(NOT_HERE.keySet());
        assertThat(calls).hasSizeGreaterThan(15);

        var methods = calls.keySet().stream()
                .filter(call -> !NOT_HERE.containsKey(call))
                .map(call -> "{ Object made = " + on(call) + "; }\n")
                .collect(Collectors.joining());
        assertThat(errors(HEAD + "void calls() throws Exception {\n" + methods + "}\n}\n"))
                .isEmpty();
    }

    private static String on(String call) {
        return CALLED_ON.entrySet().stream()
                        .filter(begin -> call.startsWith(begin.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("")
                + call;
    }
}
