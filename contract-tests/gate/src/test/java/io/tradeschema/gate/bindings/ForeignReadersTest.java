package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import io.tradeschema.generator.Conformance;
import io.tradeschema.generator.ConformanceCase;
import io.tradeschema.generator.Mutant;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.Sample;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The conformance file in other languages: the generated bindings answer as the Java codec does, word for word, and two
 * schema validators agree with every outcome but for the listed rules.
 */
class ForeignReadersTest {

    private static final Path RUNNERS = Path.of("src/test/conformance").toAbsolutePath();
    private static final Path VALIDATORS =
            Path.of("../generator/src/test/validators").toAbsolutePath();
    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final int SHARE = 2_500;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void print_the_file() throws IOException {
        var run = CommandLineRun.of("samples", "--conformance");
        assertThat(run.exitCode()).isZero();
        file = folder.resolve("conformance.jsonl");
        Files.writeString(file, run.out());
    }

    @Test
    void the_python_binding_answers_as_java_does() throws IOException {
        var python = python();
        var answers = answers(python.lines("python3", runner("binding.py"), file.toString()));

        assertThat(answers).isEqualTo(javaAnswers());
        expectOutcomes(answers);
    }

    @Test
    void the_reader_that_the_page_shows_runs_every_case() throws IOException {
        var page = Files.readString(Path.of("../../docs/conformance.md"));
        var start = page.indexOf("```python\n") + "```python\n".length();
        Files.writeString(folder.resolve("reader.py"), page.substring(start, page.indexOf("```", start)));

        assertThat(python().lines("python3", folder.resolve("reader.py").toString(), file.toString()))
                .containsExactly(Conformance.standard().cases().size() + " cases");
    }

    @Test
    void the_javascript_binding_answers_as_java_does_imported_and_required() throws IOException {
        var node = node();
        var answers = answers(node.lines("node", runner("binding.mjs"), file.toString()));

        assertThat(answers).isEqualTo(javaAnswers());
        expectOutcomes(answers);
        assertThat(answers(node.lines("node", runner("binding.mjs"), file.toString(), "require")))
                .isEqualTo(answers);
    }

    @Test
    void both_bindings_answer_as_java_does_on_generated_messages() throws IOException {
        var generated = generated();
        Files.write(file, generated.stream().map(Generated::line).toList());
        var expected = generated.stream().map(Generated::answer).toList();

        compare("Python", expected, answers(python().lines("python3", runner("binding.py"), file.toString())));
        compare("JavaScript", expected, answers(node().lines("node", runner("binding.mjs"), file.toString())));
    }

    /**
     * Everything is the same but the character from which a text is no JSON: that is each parser's own, and most are the
     * same. The first difference alone is shown: thousands of messages would drown it.
     */
    private static void compare(String language, List<JsonNode> expected, List<JsonNode> answers) {
        assertThat(answers).hasSize(expected.size() - 1);
        var otherCharacter = 0;
        for (var i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            if (!answer.equals(expected.get(i + 1))) {
                otherCharacter++;
                assertThat(withoutCharacter(answer)).isEqualTo(withoutCharacter(expected.get(i + 1)));
            }
        }
        System.out.printf(
                "agreement: %s binding, seed %d: %,d messages, %d of them no JSON from another character on%n",
                language, SEED, answers.size(), otherCharacter);
        assertThat(otherCharacter).isLessThan(answers.size() / 100);
    }

    private static String withoutCharacter(JsonNode answer) {
        return answer.toString().replaceAll("not JSON from character \\d+ on.*\\[NOT_JSON\\]", "[NOT_JSON]");
    }

    @Test
    void jsonschema_of_python_agrees_but_for_the_listed_rules() throws IOException {
        var tool = new Tool(folder);
        var python = tool.python("jsonschema.validators");
        Tool.need(python.isPresent(), "no Python with jsonschema (apt-get install python3-jsonschema)");

        agree(answers(tool.lines(
                python.orElseThrow(),
                runner("validator.py"),
                file.toString(),
                schemas().toString())));
    }

    @Test
    void ajv_agrees_but_for_the_listed_rules() throws IOException {
        var tool = new Tool(folder);
        Tool.need(tool.succeeds("npm", "--version"), "node and npm are not installed");
        for (var name : List.of("package.json", "package-lock.json")) {
            Files.copy(VALIDATORS.resolve(name), folder.resolve(name));
        }
        Tool.need(tool.succeeds("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), "npm ci brought no Ajv");

        agree(answers(tool.lines(
                "node", runner("validator.mjs"), file.toString(), schemas().toString())));
    }

    private Tool python() throws IOException {
        var python =
                new Tool(folder, Map.of("PYTHONPATH", folder.resolve("python").toString()));
        Tool.need(python.succeeds("python3", "-c", "import dataclasses"), "no python3");
        bind("python", folder.resolve("python"));
        return python;
    }

    private Tool node() throws IOException {
        var node = Bound.node(folder);
        return node;
    }

    private static void bind(String language, Path out) {
        var run = CommandLineRun.of("bindings", language, "--out", out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    /** Modules are looked up beside the script, so it has to lie in the folder. */
    private String runner(String name) throws IOException {
        var copy = folder.resolve(name);
        Files.write(copy, Files.readAllBytes(RUNNERS.resolve(name)));
        return copy.toString();
    }

    /** The published schemas as plain files. */
    private Path schemas() throws IOException {
        var schemas = Schemas.all();
        for (var schema : schemas.published()) {
            var path = folder.resolve("schemas").resolve(schema.file());
            Files.createDirectories(path.getParent());
            Files.write(path, schemas.bytes(schema));
        }
        return folder.resolve("schemas");
    }

    private static List<JsonNode> answers(List<String> lines) throws IOException {
        var answers = new ArrayList<JsonNode>();
        for (var line : lines) {
            answers.add(MAPPER.readTree(line));
        }
        return answers;
    }

    private static void expectOutcomes(List<JsonNode> answers) {
        var cases = Conformance.standard().cases();
        assertThat(answers).hasSameSizeAs(cases);
        for (var i = 0; i < cases.size(); i++) {
            var rules = new ArrayList<String>();
            answers.get(i).get("findings").forEach(text -> rules.add(ruleOf(text.asText())));
            assertThat(rules)
                    .as(cases.get(i).id())
                    .isEqualTo(cases.get(i).findings().stream()
                            .map(ConformanceCase.Expected::rule)
                            .toList());
            assertThat(answers.get(i).get("accepted").asBoolean())
                    .as(cases.get(i).id())
                    .isEqualTo(cases.get(i).accepted());
            expectAdvice(cases.get(i), answers.get(i).get("findings"));
        }
    }

    private static void expectAdvice(ConformanceCase one, JsonNode findings) {
        one.advice()
                .ifPresent(advice -> assertThat(
                                findings.get(findings.size() - 1).asText().replace(", warning]", "]"))
                        .as(one.id())
                        .endsWith("; " + advice + " ["
                                + one.findings().get(one.findings().size() - 1).rule() + "]"));
    }

    private static String ruleOf(String finding) {
        return finding.substring(finding.lastIndexOf('[') + 1).replaceFirst("(, warning)?\\]$", "");
    }

    private static List<JsonNode> javaAnswers() {
        return Conformance.standard().cases().stream()
                .map(one -> one.isEntry()
                        ? entryAnswer(one, one.type())
                        : answer(one.id(), EventCodec.of(one.type()), one.message()))
                .toList();
    }

    private static <T> JsonNode entryAnswer(ConformanceCase one, Contract<T> type) {
        var codec = EventCodec.of(type);
        var entries = EntryCodec.of(codec);
        var outcome = (one.isOpen() ? entries.ignoringAdditions() : entries).decode(one.entry());
        return answer(
                one.id(),
                outcome,
                outcome.value().map(Entry::event).map(codec::encodeToString).orElse(null));
    }

    private static <T> JsonNode answer(String id, EventCodec<T> codec, byte[] message) {
        var outcome = codec.decode(message);
        return answer(id, outcome, outcome.value().map(codec::encodeToString).orElse(null));
    }

    private static JsonNode answer(String id, Outcome<?> outcome, String encoded) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", id);
        answer.put("accepted", outcome.accepted());
        answer.put(
                "findings", outcome.findings().stream().map(Finding::toString).toList());
        answer.put("encoded", encoded);
        return MAPPER.valueToTree(answer);
    }

    /** One generated message as a line of the file, and Java's answer. */
    private record Generated(String line, JsonNode answer) {}

    private static List<Generated> generated() throws IOException {
        var generated = new ArrayList<Generated>();
        generated.add(new Generated("{}", MAPPER.nullNode()));
        for (var type : List.of(TradeIntent.TYPE, TradeClosed.TYPE)) {
            var samples = SampleMessages.of(type).seed(SEED);
            var messages = Stream.concat(
                            samples.stream().limit(SHARE).map(Sample::bytes),
                            Mutations.of(samples).stream().limit(SHARE).map(Mutant::bytes))
                    .toList();
            for (var message : messages) {
                generated.add(generated(type, generated.size(), message));
            }
        }
        return generated;
    }

    private static Generated generated(Contract<?> type, int number, byte[] message) throws IOException {
        var id = "generated/" + number;
        var bytes = Map.of("base64", Base64.getEncoder().encodeToString(message));
        var line = MAPPER.writeValueAsString(Map.of("id", id, "event", type.name(), "message", bytes));
        return new Generated(line, answer(id, EventCodec.of(type), message));
    }

    /** Every verdict agrees or is explained, and every explanation is needed by somebody. */
    private static void agree(List<JsonNode> answers) {
        var conformance = Conformance.standard();
        var judged =
                conformance.cases().stream().filter(ForeignReadersTest::isText).toList();
        assertThat(answers).hasSameSizeAs(judged).hasSizeGreaterThan(400);
        var wrong = new ArrayList<String>();
        var needed = new HashSet<String>();
        for (var i = 0; i < judged.size(); i++) {
            var one = judged.get(i);
            var valid = answers.get(i).get("accepted").asBoolean();
            if (!conformance.allows(one, valid, Set.of("doubles"))) {
                wrong.add(one.id() + ": " + valid + " for " + new String(one.message(), StandardCharsets.UTF_8));
            } else if (valid != one.accepted() && one.reading().isEmpty()) {
                one.findings().forEach(finding -> needed.add(finding.rule()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(needed).contains("DUPLICATE_FIELD", "LIMIT_LENGTH", "LIMIT_NUMBER", "LONE_SURROGATE");
    }

    private static boolean isText(ConformanceCase one) {
        return !one.isEntry()
                && one.findings().stream().map(ConformanceCase.Expected::rule).collect(Collectors.toSet()).stream()
                        .noneMatch("NOT_UTF8"::equals);
    }
}
