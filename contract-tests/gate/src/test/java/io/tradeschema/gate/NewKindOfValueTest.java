package io.tradeschema.gate;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adds an eighth kind of value, ranges, to a copy of the sources: what is then left to be given, the compiler asks for. */
class NewKindOfValueTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    /** What a kind says of itself, each by its first word. */
    private static final Map<String, String> OF_ITSELF = new TreeMap<>(Map.of(
            "match", "public <R> R match(Cases<R> cases) { return cases.range(this); }",
            "expectation", "public String expectation() { return \"a range\"; }",
            "wire", "public Object wire(java.util.List<?> value) { return value; }",
            "read", "java.util.List<?> read(Object raw, Problems problems) { return null; }",
            "slip", "java.util.Optional<String> slip(Object raw) { return java.util.Optional.empty(); }"));

    @TempDir
    Path classes;

    @Test
    void everything_that_follows_from_a_kind_is_asked_for_by_the_compiler() throws IOException {
        var sources = withRangesIn(consequences());

        var missing = errors(sources).stream()
                .filter(error -> error.getMessage(Locale.ROOT).contains("does not override abstract method range("))
                .map(error -> Path.of(error.getSource().getName()).getFileName().toString())
                .collect(toCollection(TreeSet::new));

        assertThat(missing)
                .containsExactlyInAnyOrder(
                        "TypeKeywords.java", // the keyword of JSON Schema
                        "Readers.java", // the codec that reads straight from bytes
                        "FlatFields.java", // a value that lies in an entry as text
                        "Writers.java", // the codec that writes straight to bytes
                        "Extent.java", // how long a message can get
                        "Bindings.java", // Jackson
                        "ValueSamples.java", // valid messages
                        "KindEdits.java", // messages one edit away from valid ones
                        "TypeData.java", // what readers in other languages need to know
                        "Conditions.java", // what a schema that is read says of JSON's types
                        "JavaSources.java", // the record that is written for a contract of a schema
                        "PythonType.java",
                        "TypeScriptType.java",
                        "ExpectedValue.java", // what the scan says of values and units in sources
                        "Scenario.java", // what a producer's test has to show
                        "WrongLiterals.java", // what a reader is fed that is no value of a kind
                        "EverydayValues.java"); // what the benchmarks measure with
    }

    @Test
    void whoever_answers_for_it_compiles() throws IOException {
        assertThat(errors(withRangesIn(Map.of("Answers.java", answers("range(RangeType type)")))))
                .isEmpty();
        assertThat(errors(withRangesIn(Map.of("Answers.java", answers("")))))
                .singleElement()
                .satisfies(error ->
                        assertThat(error.getMessage(Locale.ROOT)).contains("range(io.tradeschema.model.RangeType)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"match", "expectation", "wire", "read", "slip"})
    void a_kind_has_to_say_of_itself(String silent) throws IOException {
        var sources = withRangesIn(Map.of());
        sources.put("io/tradeschema/model/RangeType.java", rangeType(silent));

        assertThat(errors(sources))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.getMessage(Locale.ROOT))
                        .containsPattern("does not override abstract method (?:<R>)?" + silent + "\\("));
    }

    @Test
    void no_main_code_tells_kinds_apart_by_their_class() {
        assertThat(mainSources("instanceof (?:[a-z.]+\\.)?(?:Decimal|Text|Choice|Flag|Time|Object|List)Type\\b"
                        + "|\\b(?:Decimal|Text|Choice|Flag|Time|Object|List)Type\\.class::isInstance"))
                .isEmpty();
    }

    // ---- sources ----

    private static Map<String, String> consequences() {
        var consequences = new TreeMap<String, String>();
        mainSources("ValueType\\.Cases<").forEach((path, text) -> {
            if (!path.endsWith("model/ValueType.java")) {
                consequences.put(path, text);
            }
        });
        return consequences;
    }

    /** The main sources in which an expression is found. */
    private static Map<String, String> mainSources(String expression) {
        var pattern = java.util.regex.Pattern.compile(expression);
        var found = new TreeMap<String, String>();
        try (var paths = Files.walk(ROOT)) {
            for (var path :
                    paths.filter(path -> path.toString().endsWith(".java")).toList()) {
                var relative = ROOT.relativize(path).toString().replace('\\', '/');
                if (relative.contains("src/main/java/")
                        && pattern.matcher(Files.readString(path)).find()) {
                    found.put(relative.replaceFirst(".*src/main/java/", ""), Files.readString(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The given sources, and core's with a kind that is new. */
    private static Map<String, String> withRangesIn(Map<String, String> sources) throws IOException {
        var all = new TreeMap<>(sources);
        var path = "io/tradeschema/model/ValueType.java";
        var original =
                Files.readString(ROOT.resolve("schema-core/src/main/java").resolve(path));
        var changed = original.replace("ListType {", "ListType, RangeType {")
                .replace("R list(ListType<?> type);", "R list(ListType<?> type); R range(RangeType type);");
        assertThat(changed).contains("ListType, RangeType {").contains("R range(RangeType type);");
        all.put(path, changed);
        all.put("io/tradeschema/model/RangeType.java", rangeType(""));
        return all;
    }

    private static String rangeType(String silent) {
        return "package io.tradeschema.model;\n\npublic final class RangeType extends ValueType<java.util.List<?>> {\n"
                + "@SuppressWarnings({\"unchecked\", \"rawtypes\"}) RangeType() { super((Class) java.util.List.class, Prose.of(\"Range\")); }\n"
                + OF_ITSELF.entrySet().stream()
                        .filter(method -> !method.getKey().equals(silent))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining("\n"))
                + "\n}\n";
    }

    private static String answers(String last) {
        var all = new ArrayList<>(List.of(
                "decimal(DecimalType<?> type)",
                "text(TextType<?> type)",
                "choice(ChoiceType<?> type)",
                "flag(FlagType type)",
                "time(TimeType type)",
                "object(ObjectType<?> type)",
                "list(ListType<?> type)"));
        if (!last.isEmpty()) {
            all.add(last);
        }
        return "import io.tradeschema.model.*;\n\nclass Answers implements ValueType.Cases<String> {\n"
                + all.stream()
                        .map(method -> "    public String " + method + " { return \"\"; }\n")
                        .collect(Collectors.joining())
                + "}\n";
    }

    // ---- the compiler ----

    private List<Diagnostic<? extends JavaFileObject>> errors(Map<String, String> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var units = sources.entrySet().stream().map(Source::new).toList();
        var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"), "-d", classes + "");
        compiler.getTask(new StringWriter(), null, diagnostics, options, null, units)
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .collect(Collectors.toList());
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(Map.Entry<String, String> source) {
            super(URI.create("string:///" + source.getKey()), Kind.SOURCE);
            this.text = source.getValue();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
