package io.tradeschema.scan.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
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

/** What the scan's code has of a JavaScript file is what the parser inside of Node has of it, on the library that comes with Node. */
class TypeScriptFormTest {

    /** What the front end says with a call that the source has in other words, or the other way round. */
    private static final Set<String> OWN_WORDS =
            Set.of("isArray", "assign", "hasOwn", "require", "length", "Number", "constructor");

    /** One file in so many is compared here; the property {@code everything} takes them all. */
    private static final int EACH = Boolean.getBoolean("everything") ? 1 : 4;

    @TempDir
    private Path folder;

    /** Texts, whole numbers and names of what is called, each as often as it stands there. */
    private record Seen(Map<String, Integer> texts, Map<String, Integer> numbers, Map<String, Integer> calls) {
        Seen() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }
    }

    private static final class Count {
        private int all;
        private int others;
    }

    @Test
    void the_code_of_nodes_library_has_the_texts_numbers_and_calls_of_another_parsers_trees() throws Exception {
        var home =
                output(List.of("node", "-p", "require('path').join(process.execPath, '../../lib/node_modules')"), "");
        assumeTrue(!home.isEmpty() && Files.isDirectory(Path.of(home.get(0))), "node is not installed");
        var files = files(Path.of(home.get(0)));
        var count = new Count();
        var differences = differences(files, count);

        assertThat(files.size()).isGreaterThan(60);
        assertThat(differences.size())
                .as("of %d files: %s", files.size(), differences)
                .isLessThanOrEqualTo(files.size() / 40);
        assertThat(count.others * 1000L)
                .as("%d of %d pieces are not known", count.others, count.all)
                .isLessThan(count.all);
    }

    private static Map<String, Path> files(Path home) throws IOException {
        var files = new TreeMap<String, Path>();
        var number = 0;
        List<Path> found;
        try (var all = Files.walk(home)) {
            found = all.filter(path -> path.toString().matches(".*[.][mc]?js"))
                    .sorted()
                    .toList();
        }
        for (var path : found) {
            if (number++ % EACH == 0) {
                files.put(home.relativize(path).toString(), path);
            }
        }
        return files;
    }

    private List<String> differences(Map<String, Path> files, Count count) throws Exception {
        var script = folder.resolve("seen.cjs");
        try (var text = TypeScriptFormTest.class.getResourceAsStream("seen.cjs")) {
            Files.copy(java.util.Objects.requireNonNull(text), script);
        }
        var paths = new StringBuilder();
        files.values().forEach(path -> paths.append(path).append('\n'));
        var expected = output(List.of("node", "--expose-internals", script.toString()), paths.toString());
        assertThat(expected).hasSize(files.size());
        var differences = new ArrayList<String>();
        var line = 0;
        try (var modules = new TypeScriptModules(files, name -> false)) {
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
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
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
        var lacking = new TreeMap<String, Integer>();
        lacking("text ", expected.texts(), found.texts(), lacking);
        lacking("number ", expected.numbers(), found.numbers(), lacking);
        lacking("call ", expected.calls(), found.calls(), lacking);
        lacking.remove("number 1"); // what is counted up has none in the source
        OWN_WORDS.forEach(name -> lacking.remove("call " + name));
        if (!lacking.isEmpty()) {
            var shown = lacking.toString();
            out.add(file + " " + shown.substring(0, Math.min(shown.length(), 300)));
        }
    }

    private static void lacking(
            String kind, Map<String, Integer> expected, Map<String, Integer> found, Map<String, Integer> out) {
        expected.forEach((text, times) -> out.merge(kind + text, times, Integer::sum));
        found.forEach((text, times) -> out.merge(kind + text, -times, Integer::sum));
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
            literal(lit.value(), seen);
        } else if (code instanceof Code.Call call) {
            var name = call.callee() instanceof Code.Name plain
                    ? plain.name()
                    : call.callee() instanceof Code.Attr attr ? attr.name() : "";
            if (!name.isEmpty() && !name.startsWith("<")) {
                seen.calls().merge(name, 1, Integer::sum);
            }
        }
        inside(code, child -> collect(child, seen, done, count));
    }

    private static void literal(Object value, Seen seen) {
        if (value instanceof String text) {
            seen.texts().merge(text, 1, Integer::sum);
        } else if (value instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0) {
            seen.numbers().merge(number.abs().toBigInteger().toString(), 1, Integer::sum);
        }
    }

    /** All that stands directly in a piece of code but the names of a record's entries. */
    private static void inside(Code code, Consumer<Code> then) {
        if (code instanceof Code.Rec rec) {
            rec.entries().forEach(entry -> {
                entry.key().filter(key -> !(key instanceof Code.Lit)).ifPresent(then);
                then.accept(entry.value());
            });
            return;
        }
        if (code instanceof Code.Drop drop) {
            if (!(drop.target() instanceof Code.Index index && index.key() instanceof Code.Lit)) {
                then.accept(drop.target());
            }
            return;
        }
        if (code instanceof Code.Index index && index.of() instanceof Code.Seq seq) {
            then.accept(seq); // the last of several
            return;
        }
        if (code instanceof Code.Call call
                && call.callee() instanceof Code.Name name
                && name.name().equals(TypeScriptExpressions.ENVIRONMENT)) {
            call.arguments().stream().skip(1).forEach(argument -> then.accept(argument.value()));
            return;
        }
        Walk.children(code).forEach(then);
        if (code instanceof Code.Func function) {
            function.parameters().forEach(parameter -> parameter.fallback().ifPresent(then));
        } else if (code instanceof Code.ClassDef type) {
            type.bases().forEach(base -> then.accept(base.value()));
            type.marks().forEach(then);
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
        } else if (pattern instanceof Code.Pattern.Either either) {
            either.options().forEach(option -> pattern(option, then));
        }
    }
}
