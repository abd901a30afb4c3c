package io.tradeschema.scan.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.machine.Walk;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the scan's code has of a Java file is what the compiler's own tree has of it. */
class JavaFormTest {

    /** Literals, names of called methods, and names, each as often as it stands there. */
    private record Seen(Map<String, Integer> literals, Map<String, Integer> calls, Set<String> names) {
        Seen() {
            this(new TreeMap<>(), new TreeMap<>(), new HashSet<>());
        }
    }

    @Test
    void the_code_of_this_projects_own_files_has_the_literals_calls_and_names_of_the_compilers_trees()
            throws IOException {
        var files =
                SourceTree.of(List.of(Path.of("..", "..")), List.of(), false).ending(".java");
        assertThat(files.size()).isGreaterThan(300);

        assertThat(differences(files)).isEmpty();
    }

    static List<String> differences(Map<String, Path> files) throws IOException {
        var differences = new ArrayList<String>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null);
                var modules = new JavaModules(files, name -> false)) {
            var named = new HashMap<Path, String>();
            files.forEach((name, path) -> named.put(path.toAbsolutePath().normalize(), name));
            var task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    ignored -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files.values()));
            var others = 0;
            var all = 0;
            for (var unit : task.parse()) {
                var path =
                        Path.of(unit.getSourceFile().toUri()).toAbsolutePath().normalize();
                var name = named.get(path);
                var expected = new Expected(Trees.instance(task).getSourcePositions(), unit).seen();
                var found = new Seen();
                var count = new int[2];
                collect(modules.code(name), found, Collections.newSetFromMap(new IdentityHashMap<>()), count);
                others += count[0];
                all += count[1];
                compare(name, "literals", expected.literals(), found.literals(), differences);
                compare(name, "calls", expected.calls(), found.calls(), differences);
                expected.names().removeAll(found.names());
                if (!expected.names().isEmpty()) {
                    differences.add(name + " names " + expected.names());
                }
            }
            if (others * 1000L >= all) {
                differences.add(others + " of " + all + " pieces of code are not known");
            }
        }
        return differences;
    }

    private static void compare(
            String file, String what, Map<String, Integer> expected, Map<String, Integer> found, List<String> out) {
        var lacking = new TreeMap<>(expected);
        found.forEach((text, count) -> lacking.merge(text, -count, Integer::sum));
        lacking.values().removeIf(count -> count == 0);
        if (!lacking.isEmpty()) {
            out.add(file + " " + what + " " + lacking);
        }
    }

    // ---- ours ----

    private static void collect(Code code, Seen seen, Set<Code> done, int[] count) {
        if (!done.add(code)) {
            return;
        }
        count[1]++;
        if (code instanceof Code.Other) {
            count[0]++;
        }
        if (code instanceof Code.Lit lit) {
            seen.literals.merge(shown(lit.value()), 1, Integer::sum);
        }
        if (code instanceof Code.Join join) {
            folded(join, seen);
        }
        if (code instanceof Code.Loop loop) {
            endless(loop.over(), loop, done);
        }
        if (code instanceof Code.Call call) {
            called(call, seen);
        }
        if (code instanceof Code.Name name) {
            seen.names.add(name.name().endsWith(".this") ? "this" : name.name());
        }
        if (code instanceof Code.Attr attr) {
            seen.names.add(attr.name());
        }
        inside(code, child -> collect(child, seen, done, count));
    }

    /** A loop that has no test of its own in the source has one in the code. */
    private static void endless(Code over, Code.Loop loop, Set<Code> done) {
        if (over instanceof Code.Lit && over.at().equals(loop.at())) {
            done.add(over);
        } else if (over instanceof Code.Seq seq && over.at().equals(loop.at())) {
            done.addAll(seq.items());
        }
    }

    /** The compiler has texts that stand side by side as one. */
    private static void folded(Code.Join join, Seen seen) {
        var run = new ArrayList<String>();
        for (var part : join.parts()) {
            if (part instanceof Code.Lit lit && lit.value() instanceof String text) {
                run.add(text);
            } else {
                folded(run, seen);
            }
        }
        folded(run, seen);
    }

    private static void folded(List<String> run, Seen seen) {
        if (run.size() > 1) {
            run.forEach(text -> seen.literals.merge(text, -1, Integer::sum));
            seen.literals.merge(String.join("", run), 1, Integer::sum);
        }
        run.clear();
    }

    private static void inside(Code code, java.util.function.Consumer<Code> then) {
        Walk.children(code).forEach(then);
        if (code instanceof Code.Set set) {
            set.marks().forEach(then);
        } else if (code instanceof Code.Func function) {
            function.parameters().forEach(parameter -> parameter.marks().forEach(then));
        } else if (code instanceof Code.ClassDef type) {
            type.marks().forEach(then);
        } else if (code instanceof Code.Match match) {
            match.arms().forEach(arm -> {
                arm.guard().ifPresent(then);
                pattern(arm.pattern(), then);
            });
        }
    }

    private static void pattern(Code.Pattern pattern, java.util.function.Consumer<Code> then) {
        if (pattern instanceof Code.Pattern.Is is) {
            then.accept(is.value());
        } else if (pattern instanceof Code.Pattern.Either either) {
            either.options().forEach(option -> pattern(option, then));
        }
    }

    private static void called(Code.Call call, Seen seen) {
        var name = call.callee() instanceof Code.Attr attr
                ? attr.name()
                : call.callee() instanceof Code.Name plain ? plain.name() : "";
        if (name.equals(JavaCode.MAKING)) {
            return;
        }
        if (!name.isEmpty() && !name.startsWith("<") && !name.equals("[]")) {
            seen.calls.merge(name.replaceFirst("^anonymous[0-9]+$", "anonymous"), 1, Integer::sum);
        }
    }

    private static String shown(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : String.valueOf(number.doubleValue());
        }
        return value == Nothing.NOTHING ? "null" : String.valueOf(value);
    }

    // ---- the compiler's ----

    private static final class Expected extends TreeScanner<Void, Void> {
        private final Seen seen = new Seen();
        private final Set<Long> done = new HashSet<>();
        private final SourcePositions positions;
        private final CompilationUnitTree unit;
        /** The enumeration around, whose own members are the only objects of it that are made. */
        private String enumeration = "";

        Expected(SourcePositions positions, CompilationUnitTree unit) {
            this.positions = positions;
            this.unit = unit;
        }

        Seen seen() {
            scan(unit, null);
            return seen;
        }

        private long start(Tree tree) {
            return positions.getStartPosition(unit, tree);
        }

        @Override
        public Void visitPackage(PackageTree node, Void none) {
            return null;
        }

        @Override
        public Void visitImport(ImportTree node, Void none) {
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree node, Void none) {
            var value = node.getValue();
            seen.literals.merge(value == null ? "null" : number(value), 1, Integer::sum);
            return null;
        }

        private static String number(Object value) {
            return value instanceof Number number ? shown(new BigDecimal(number.toString())) : String.valueOf(value);
        }

        /** A number with a sign is one literal. */
        @Override
        public Void visitUnary(UnaryTree node, Void none) {
            if (node.getKind() == Tree.Kind.UNARY_MINUS
                    && node.getExpression() instanceof LiteralTree literal
                    && literal.getValue() instanceof Number number) {
                seen.literals.merge(shown(new BigDecimal(number.toString()).negate()), 1, Integer::sum);
                return null;
            }
            return super.visitUnary(node, none);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
            var select = node.getMethodSelect();
            var name = select instanceof MemberSelectTree member
                    ? member.getIdentifier().toString()
                    : select.toString();
            if (!name.equals("super") && !name.equals("this")) {
                seen.calls.merge(name, 1, Integer::sum);
            }
            scan(select, none);
            return scan(node.getArguments(), none);
        }

        @Override
        public Void visitNewClass(NewClassTree node, Void none) {
            var type = node.getIdentifier().toString().replaceAll("<.*", "").replaceAll("@\\w+(\\(.*\\))? ?", "");
            var plain = node.getClassBody() == null
                    || node.getClassBody().getMembers().isEmpty();
            if (plain) {
                seen.calls.merge(type.substring(type.lastIndexOf('.') + 1), 1, Integer::sum);
            } else {
                seen.calls.merge("anonymous", 1, Integer::sum);
            }
            scan(node.getEnclosingExpression(), none);
            scan(node.getArguments(), none);
            return scan(node.getClassBody(), none);
        }

        @Override
        public Void visitAnnotation(AnnotationTree node, Void none) {
            if (!done.add(start(node))) {
                return null; // a record's parts are its maker's parameters, too
            }
            var name = node.getAnnotationType().toString();
            seen.calls.merge(name.substring(name.lastIndexOf('.') + 1), 1, Integer::sum);
            for (var argument : node.getArguments()) {
                scan(
                        argument instanceof com.sun.source.tree.AssignmentTree pair ? pair.getExpression() : argument,
                        none);
            }
            return null;
        }

        @Override
        public Void visitIdentifier(IdentifierTree node, Void none) {
            var name = node.getName().toString();
            if (!name.equals("super") && !name.equals("<error>")) {
                seen.names.add(name);
            }
            return null;
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree node, Void none) {
            var name = node.getIdentifier().toString();
            if (!name.equals("class") && !name.equals("super")) {
                seen.names.add(name);
            }
            return node.getExpression() instanceof com.sun.source.tree.PrimitiveTypeTree
                    ? null
                    : super.visitMemberSelect(node, none);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree node, Void none) {
            return switch (node.getQualifierExpression().getKind()) {
                case PARAMETERIZED_TYPE, ARRAY_TYPE, PRIMITIVE_TYPE -> null;
                default -> scan(node.getQualifierExpression(), none);
            };
        }

        // Types are hints: they are no part of what is compared.

        @Override
        public Void visitVariable(VariableTree node, Void none) {
            scan(node.getModifiers(), none);
            if (node.getInitializer() instanceof NewClassTree constant
                    && constant.getIdentifier().toString().equals(enumeration)) {
                scan(constant.getArguments(), none);
                return scan(constant.getClassBody(), none);
            }
            return scan(node.getInitializer(), none);
        }

        @Override
        public Void visitMethod(MethodTree node, Void none) {
            scan(node.getModifiers(), none);
            scan(node.getParameters(), none);
            scan(node.getDefaultValue(), none);
            return scan(node.getBody(), none);
        }

        @Override
        public Void visitClass(ClassTree node, Void none) {
            var around = enumeration;
            enumeration =
                    node.getKind() == Tree.Kind.ENUM ? node.getSimpleName().toString() : "";
            scan(node.getModifiers(), none);
            scan(node.getMembers(), none);
            enumeration = around;
            return null;
        }

        @Override
        public Void visitTypeCast(TypeCastTree node, Void none) {
            return scan(node.getExpression(), none);
        }

        @Override
        public Void visitInstanceOf(InstanceOfTree node, Void none) {
            return scan(node.getExpression(), none);
        }

        @Override
        public Void visitNewArray(NewArrayTree node, Void none) {
            scan(node.getDimensions(), none);
            return scan(node.getInitializers(), none);
        }
    }
}
