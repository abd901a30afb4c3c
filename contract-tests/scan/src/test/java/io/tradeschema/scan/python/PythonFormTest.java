package io.tradeschema.scan.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.machine.Walk;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan's code has of a Python file is what CPython's own tree has of it, on the library that comes with Python. */
class PythonFormTest {

    /** What the front end says with a call that the source has in other words. */
    private static final Set<String> OWN_WORDS = Set.of("__enter__", "vars", "setattr", "items", "update");

    @TempDir
    private Path folder;

    /** Texts, whole numbers and names of what is called, each as often as it stands there. */
    private record Seen(Map<String, Integer> texts, Map<String, Integer> numbers, Map<String, Integer> calls) {
        Seen() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }
    }

    /** One file in so many is held against CPython here; the property {@code everything} takes them all. */
    private static final int EACH = Boolean.getBoolean("everything") ? 1 : 5;

    /** How many pieces of code there are, and how many of them the front end does not know. */
    private static final class Count {
        private int all;
        private int others;
    }

    @Test
    void the_code_of_pythons_library_has_the_texts_numbers_and_calls_of_cpythons_trees() throws Exception {
        var home = output(List.of("python3", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])"), "");
        assumeTrue(!home.isEmpty(), "python3 is not installed");
        var files = files(Path.of(home.get(0)));
        var count = new Count();
        var differences = differences(files, count);

        assertThat(files.size()).isGreaterThan(60);
        assertThat(differences.size())
                .as(
                        "of %d files: %s",
                        files.size(), differences.stream().limit(20).toList())
                .isLessThanOrEqualTo(files.size() / 50);
        assertThat(count.others * 1000L)
                .as("%d of %d pieces are not known", count.others, count.all)
                .isLessThan(count.all);
    }

    private static Map<String, Path> files(Path home) throws IOException {
        var files = new TreeMap<String, Path>();
        try (var all = Files.walk(home)) {
            all.filter(path -> path.toString().endsWith(".py"))
                    .filter(path -> !path.toString().contains("-packages"))
                    .forEach(path -> files.put(home.relativize(path).toString(), path));
        }
        var some = new TreeMap<String, Path>();
        var number = 0;
        for (var file : files.entrySet()) {
            if (number++ % EACH == 0) {
                some.put(file.getKey(), file.getValue());
            }
        }
        return some;
    }

    private List<String> differences(Map<String, Path> files, Count count) throws Exception {
        var script = folder.resolve("seen.py");
        try (var text = PythonFormTest.class.getResourceAsStream("seen.py")) {
            Files.copy(java.util.Objects.requireNonNull(text), script);
        }
        var paths = new StringBuilder();
        files.values().forEach(path -> paths.append(path).append('\n'));
        var expected = output(List.of("python3", script.toString()), paths.toString());
        assertThat(expected).hasSize(files.size());
        var differences = new ArrayList<String>();
        var line = 0;
        try (var modules = new PythonModules(files, name -> false)) {
            for (var file : files.keySet()) {
                var json = expected.get(line++);
                if (!json.equals("null")) {
                    compare(file, parsed(json), of(modules.code(file), count), differences);
                }
            }
        }
        return differences;
    }

    private List<String> output(List<String> command, String input) throws Exception {
        var given = folder.resolve("input");
        var taken = folder.resolve("output");
        Files.writeString(given, input);
        try {
            var process = new ProcessBuilder(command)
                    .redirectInput(given.toFile())
                    .redirectOutput(taken.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0 ? Files.readAllLines(taken, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Seen parsed(String json) throws IOException {
        var seen = new Seen();
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNameLength(json.length())
                        .build())
                .build();
        try (var parser = factory.createParser(json)) {
            var into = seen.texts();
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.getParsingContext().inObject()) {
                    var name = parser.currentName();
                    if (parser.nextToken() == JsonToken.START_OBJECT) {
                        into = name.equals("texts")
                                ? seen.texts()
                                : name.equals("numbers") ? seen.numbers() : seen.calls();
                    } else {
                        into.put(name, parser.getIntValue());
                    }
                }
            }
        }
        return seen;
    }

    private static void compare(String file, Seen expected, Seen found, List<String> out) {
        OWN_WORDS.forEach(name -> {
            expected.calls().remove(name);
            found.calls().remove(name);
        });
        var lacking = new TreeMap<String, Integer>();
        lacking(expected.texts(), found.texts(), lacking);
        lacking(expected.numbers(), found.numbers(), lacking);
        lacking(expected.calls(), found.calls(), lacking);
        if (!lacking.isEmpty()) {
            var shown = lacking.toString();
            out.add(file + " " + shown.substring(0, Math.min(shown.length(), 300)));
        }
    }

    private static void lacking(Map<String, Integer> expected, Map<String, Integer> found, Map<String, Integer> out) {
        expected.forEach((text, times) -> out.merge(text, times, Integer::sum));
        found.forEach((text, times) -> out.merge(text, -times, Integer::sum));
        out.values().removeIf(times -> times == 0);
    }

    // ---- ours ----

    private static Seen of(Code code, Count count) {
        var seen = new Seen();
        collect(code, seen, Collections.newSetFromMap(new IdentityHashMap<>()), count);
        return seen;
    }

    private static void collect(Code code, Seen seen, Set<Code> done, Count count) {
        if (!done.add(code)) {
            return;
        }
        count.all++;
        count.others += code instanceof Code.Other ? 1 : 0;
        if (code instanceof Code.Lit lit) {
            literal(lit.value(), seen, 1);
        } else if (code instanceof Code.Join join) {
            folded(join.parts(), seen);
        } else if (code instanceof Code.Call call) {
            var name = call.callee() instanceof Code.Name plain
                    ? plain.name()
                    : call.callee() instanceof Code.Attr attr ? attr.name() : "";
            if (!name.isEmpty()) {
                seen.calls().merge(name, 1, Integer::sum);
            }
        }
        inside(code, child -> collect(child, seen, done, count));
    }

    private static void literal(Object value, Seen seen, int times) {
        if (value instanceof String text) {
            if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) { // half a character cannot be printed
                seen.texts().merge(text, times, Integer::sum);
            }
        } else if (value instanceof Bytes bytes) {
            seen.texts().merge("b:" + bytes.text(), times, Integer::sum);
        } else if (value instanceof BigDecimal number && number.scale() == 0) {
            seen.numbers().merge(number.abs().toPlainString(), times, Integer::sum); // -1 is one literal of ours
        }
    }

    /** CPython has texts that stand side by side as one. */
    private static void folded(List<Code> parts, Seen seen) {
        var run = new ArrayList<String>();
        for (var part : parts) {
            if (part instanceof Code.Lit lit && lit.value() instanceof String text) {
                run.add(text);
            } else {
                folded(run, seen, true);
            }
        }
        folded(run, seen, true);
    }

    private static void folded(List<String> run, Seen seen, boolean end) {
        if (run.size() > 1 && end) {
            run.forEach(text -> seen.texts().merge(text, -1, Integer::sum));
            seen.texts().merge(String.join("", run), 1, Integer::sum);
        }
        run.clear();
    }

    /** All that stands directly in a piece of code, hints and defaults as well. */
    private static void inside(Code code, Consumer<Code> then) {
        Walk.children(code).forEach(then);
        if (code instanceof Code.Func function) {
            function.parameters().forEach(parameter -> {
                parameter.type().ifPresent(then);
                parameter.fallback().ifPresent(then);
            });
            function.type().ifPresent(then);
        } else if (code instanceof Code.ClassDef type) {
            type.bases().forEach(base -> then.accept(base.value()));
            type.marks().forEach(then);
        } else if (code instanceof Code.Set set) {
            set.type().ifPresent(then);
        } else if (code instanceof Code.Slice slice) {
            slice.from().ifPresent(then);
            slice.to().ifPresent(then);
        } else if (code instanceof Code.Drop drop) {
            then.accept(drop.target());
        } else if (code instanceof Code.Try attempt) {
            attempt.catches().forEach(caught -> caught.types().ifPresent(then));
        } else if (code instanceof Code.Gather gather) {
            gather.clauses().forEach(clause -> then.accept(clause.pattern()));
        } else if (code instanceof Code.Match match) {
            match.arms().forEach(arm -> {
                arm.guard().ifPresent(then);
                pattern(arm.pattern(), then);
            });
        }
    }

    private static void pattern(Code.Pattern pattern, Consumer<Code> then) {
        if (pattern instanceof Code.Pattern.Is is) {
            then.accept(is.value());
        } else if (pattern instanceof Code.Pattern.Bind bind) {
            pattern(bind.pattern(), then);
        } else if (pattern instanceof Code.Pattern.Either either) {
            either.options().forEach(option -> pattern(option, then));
        } else if (pattern instanceof Code.Pattern.Keys keys) {
            keys.keys().forEach(then);
            keys.values().forEach(value -> pattern(value, then));
        } else if (pattern instanceof Code.Pattern.Of of) {
            then.accept(of.type());
            of.values().forEach(value -> pattern(value, then));
        } else if (pattern instanceof Code.Pattern.Items items) {
            items.items().forEach(item -> pattern(item, then));
        }
    }
}
