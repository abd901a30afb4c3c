package io.tradeschema.scan.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.OtherTrees;
import io.tradeschema.scan.code.OtherTrees.Seen;
import io.tradeschema.scan.machine.Walk;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan's code has of a JavaScript file is what the parser inside of Node has of it, on the library that comes with Node. */
class TypeScriptFormTest implements OtherTrees.Pieces {

    /** What the front end says in other words than the source; what is counted up has no 1 in the source. */
    private static final Set<String> OWN_WORDS = Set.of(
            "number 1",
            "call isArray",
            "call assign",
            "call hasOwn",
            "call require",
            "call length",
            "call Number",
            "call constructor");

    /** One file in so many is compared here; the property {@code everything} takes them all. */
    private static final int EACH = Boolean.getBoolean("everything") ? 1 : 8;

    @TempDir
    private Path folder;

    @Test
    void the_code_of_nodes_library_has_the_texts_numbers_and_calls_of_another_parsers_trees() throws Exception {
        var trees = new OtherTrees(folder, this);
        var home = trees.output(
                List.of("node", "-p", "require('path').join(process.execPath, '../../lib/node_modules')"), "");
        assumeTrue(!home.isEmpty() && Files.isDirectory(Path.of(home.get(0))), "node is not installed");
        var files = OtherTrees.files(Path.of(home.get(0)), path -> path.matches(".*[.][mc]?js"), EACH);
        final List<String> differences;
        try (var script = Objects.requireNonNull(TypeScriptFormTest.class.getResourceAsStream("seen.cjs"));
                var modules = new TypeScriptModules(files, ModuleAliases.of(Map.of()), name -> false)) {
            differences =
                    trees.differences(files, List.of("node", "--expose-internals"), script, modules::code, OWN_WORDS);
        }

        assertThat(files.size()).isGreaterThan(60);
        assertThat(differences.size())
                .as("of %d files: %s", files.size(), differences)
                .isLessThanOrEqualTo(files.size() / 40);
        assertThat(trees.unknown() * 1000)
                .as("%d of %d pieces are not known", trees.unknown(), trees.all())
                .isLessThan(trees.all());
    }

    @Override
    public void said(Code code, Seen seen) {
        if (code instanceof Code.Lit lit) {
            literal(lit.value(), seen);
        } else if (code instanceof Code.Call call) {
            var name = OtherTrees.called(call);
            if (!name.isEmpty() && !name.startsWith("<")) {
                seen.calls().merge(name, 1, Integer::sum);
            }
        }
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
    @Override
    public void inside(Code code, Consumer<Code> then) {
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
        if (code instanceof Code.Call call
                && call.callee() instanceof Code.Name name
                && name.name().equals(TypeScriptExpressions.PATTERN)) {
            return; // others do not take a pattern for a text
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
