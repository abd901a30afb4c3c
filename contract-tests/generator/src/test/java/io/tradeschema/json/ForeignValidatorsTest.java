package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services that keep the contract are written in other languages too: Ajv (strict mode) and Python's jsonschema judge
 * the published schemas as our decoder does. Without node or Python the tests are skipped; where the environment says
 * {@code CI=true} they fail.
 */
class ForeignValidatorsTest {

    private static final Path SCRIPTS = Path.of("src/test/validators").toAbsolutePath();
    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final int SHARE = 1_500;
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** A text or a number. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|-?[0-9][0-9.eE+-]*");

    @TempDir
    Path folder;

    @Test
    void ajv_in_strict_mode_judges_as_the_decoder_does() throws Exception {
        need(runs("node", "--version") && runs("npm", "--version"), "node and npm are not installed");
        for (var file : List.of("package.json", "package-lock.json", "ajv.mjs")) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
        }
        need(runs("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), "npm ci brought no Ajv");

        compare("Ajv", number -> true, List.of("node", "ajv.mjs"));
    }

    @Test
    void jsonschema_of_python_judges_as_the_decoder_does() throws Exception {
        var python = Stream.of(System.getenv().getOrDefault("TRADESCHEMA_PYTHON", "python3"), "/usr/bin/python3")
                .filter(candidate -> runs(candidate, "-c", "import jsonschema.validators as v; v.Draft202012Validator"))
                .findFirst();
        need(python.isPresent(), "no Python with jsonschema (apt-get install python3-jsonschema)");

        compare(
                "Python's jsonschema",
                number -> number.matches(".*[.eE].*"),
                List.of(python.orElseThrow(), SCRIPTS.resolve("validate.py").toString()));
    }

    private static void need(boolean there, String otherwise) {
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(otherwise + "; in CI this is a failure");
        }
        Assumptions.assumeTrue(there, otherwise);
    }

    private boolean runs(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A message with the index of its schema. */
    private record Question(int schema, Published published, Verdict verdict) {}

    private void compare(String judge, Predicate<String> isDouble, List<String> command) throws Exception {
        var questions = questions();
        var answers = ask(questions, command);

        assertThat(answers).hasSameSizeAs(questions);
        var wrong = new ArrayList<String>();
        var rounded = 0;
        for (var i = 0; i < answers.size(); i++) {
            var question = questions.get(i);
            var valid = answers.get(i).equals("1");
            if (!question.verdict().agreesWith(valid)) {
                if (rounded(question, isDouble).agreesWith(valid)) {
                    rounded++;
                } else {
                    wrong.add(question.published() + ", " + judge + " says " + valid + ": " + question.verdict());
                }
            }
        }
        System.out.printf(
                "agreement: %s, seed %d: %,d messages, %d of them judged by a rounded number%n",
                judge, SEED, answers.size(), rounded);
        assertThat(wrong).isEmpty();
    }

    private static List<Question> questions() {
        var questions = new ArrayList<Question>();
        var all = Published.all();
        for (var i = 0; i < all.size(); i++) {
            var published = all.get(i);
            var schema = i;
            var codec = EventCodec.of(published.type());
            var samples = SampleMessages.of(published.type()).seed(SEED);
            Stream.concat(
                            samples.stream()
                                    .limit(SHARE)
                                    .map(sample -> Verdict.of(codec, sample.shows(), sample.bytes())),
                            Mutations.of(samples).stream()
                                    .limit(SHARE)
                                    .map(mutant ->
                                            Verdict.of(codec, mutant.family() + " " + mutant.shows(), mutant.bytes())))
                    .filter(Verdict::isText)
                    .forEach(verdict -> questions.add(new Question(schema, published, verdict)));
        }
        return questions;
    }

    private List<String> ask(List<Question> questions, List<String> command) throws Exception {
        var input = new ArrayList<String>();
        input.add(ASCII.writeValueAsString(Map.of(
                "schemas", Published.all().stream().map(Published::schema).toList())));
        for (var question : questions) {
            input.add(ASCII.writeValueAsString(Map.of(
                    "schema", question.schema(), "text", question.verdict().text())));
        }
        var file = folder.resolve("questions.jsonl");
        var out = folder.resolve("answers");
        var log = folder.resolve("log");
        Files.write(file, input, StandardCharsets.UTF_8);
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(file.toFile())
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("it ended").isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.readAllLines(out);
    }

    /** What the decoder says about the numbers that a reader of doubles sees. */
    private static Verdict rounded(Question question, Predicate<String> isDouble) {
        var text = TOKEN.matcher(question.verdict().text())
                .replaceAll(match -> Matcher.quoteReplacement(
                        !match.group().startsWith("\"") && isDouble.test(match.group())
                                ? asDouble(match.group())
                                : match.group()));
        return Verdict.of(EventCodec.of(question.published().type()), "", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String asDouble(String number) {
        try {
            var rounded = Double.toString(Double.parseDouble(number));
            return rounded.contains("Infinity") ? "1e999" : rounded;
        } catch (NumberFormatException noNumber) {
            return number;
        }
    }
}
