package io.tradeschema.scan.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.OtherTrees;
import io.tradeschema.scan.code.OtherTrees.Seen;
import io.tradeschema.scan.machine.Walk;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan's code has of a Python file is what CPython's own tree has of it, on the library that comes with Python. */
class PythonFormTest implements OtherTrees.Pieces {

    /** What the front end says with a call that the source has in other words. */
    private static final Set<String> OWN_WORDS =
            Set.of("call __enter__", "call vars", "call setattr", "call items", "call update");

    @TempDir
    private Path folder;

    /** One file in so many is held against CPython here; the property {@code everything} takes them all. */
    private static final int EACH = Boolean.getBoolean("everything") ? 1 : 12;

    @Test
    void the_code_of_pythons_library_has_the_texts_numbers_and_calls_of_cpythons_trees() throws Exception {
        var trees = new OtherTrees(folder, this);
        var home =
                trees.output(List.of("python3", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])"), "");
        assumeTrue(!home.isEmpty(), "python3 is not installed");
        var files = OtherTrees.files(
                Path.of(home.get(0)), path -> path.endsWith(".py") && !path.contains("-packages"), EACH);
        final List<String> differences;
        try (var script = Objects.requireNonNull(PythonFormTest.class.getResourceAsStream("seen.py"));
                var modules = new PythonModules(files, name -> false)) {
            differences = trees.differences(files, List.of("python3"), script, modules::code, OWN_WORDS);
        }

        assertThat(files.size()).isGreaterThan(60);
        assertThat(differences.size())
                .as(
                        "of %d files: %s",
                        files.size(), differences.stream().limit(20).toList())
                .isLessThanOrEqualTo(files.size() / 50);
        assertThat(trees.unknown() * 1000)
                .as("%d of %d pieces are not known", trees.unknown(), trees.all())
                .isLessThan(trees.all());
    }

    @Override
    public void said(Code code, Seen seen) {
        if (code instanceof Code.Lit lit) {
            literal(lit.value(), seen);
        } else if (code instanceof Code.Join join) {
            folded(join.parts(), seen);
        } else if (code instanceof Code.Call call && !OtherTrees.called(call).isEmpty()) {
            seen.calls().merge(OtherTrees.called(call), 1, Integer::sum);
        }
    }

    private static void literal(Object value, Seen seen) {
        if (value instanceof String text) {
            if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) { // half a character cannot be printed
                seen.texts().merge(text, 1, Integer::sum);
            }
        } else if (value instanceof Bytes bytes) {
            seen.texts().merge("b:" + bytes.text(), 1, Integer::sum);
        } else if (value instanceof BigDecimal number && number.scale() == 0) {
            seen.numbers().merge(number.abs().toPlainString(), 1, Integer::sum); // -1 is one literal of ours
        }
    }

    /** CPython has texts that stand side by side as one. */
    private static void folded(List<Code> parts, Seen seen) {
        var run = new ArrayList<String>();
        for (var part : parts) {
            if (part instanceof Code.Lit lit && lit.value() instanceof String text) {
                run.add(text);
            } else {
                fold(run, seen);
            }
        }
        fold(run, seen);
    }

    private static void fold(List<String> run, Seen seen) {
        if (run.size() > 1) {
            run.forEach(text -> seen.texts().merge(text, -1, Integer::sum));
            seen.texts().merge(String.join("", run), 1, Integer::sum);
        }
        run.clear();
    }

    /** All that stands directly in a piece of code, hints and defaults as well. */
    @Override
    public void inside(Code code, Consumer<Code> then) {
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
