package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Goes through code without running it. */
public final class Walk {

    private Walk() {}

    /** Whether a piece of the code is such. */
    public static boolean any(Code code, Predicate<Code> predicate) {
        return predicate.test(code) || children(code).stream().anyMatch(child -> any(child, predicate));
    }

    /** Goes to each piece of the code. */
    static void each(Code code, Consumer<Code> seen) {
        seen.accept(code);
        children(code).forEach(child -> each(child, seen));
    }

    /** What stands directly in a piece of code. */
    public static List<Code> children(Code code) {
        var all = new ArrayList<Code>();
        if (code instanceof Code.Block block) {
            all.addAll(block.statements());
        } else if (code instanceof Code.Do done) {
            all.add(done.of());
        } else if (code instanceof Code.Set set) {
            all.add(set.target());
            set.value().ifPresent(all::add);
        } else if (code instanceof Code.Call call) {
            all.add(call.callee());
            call.arguments().forEach(argument -> all.add(argument.value()));
        } else if (code instanceof Code.Attr attr) {
            all.add(attr.of());
        } else if (code instanceof Code.Index index) {
            all.add(index.of());
            all.add(index.key());
        } else if (code instanceof Code.Func function) {
            all.add(function.body());
            all.addAll(function.marks());
            function.parameters().forEach(parameter -> parameter.fallback().ifPresent(all::add));
        } else if (code instanceof Code.ClassDef type) {
            all.add(type.body());
            all.addAll(type.marks());
            type.bases().forEach(base -> all.add(base.value()));
        } else {
            rest(code, all);
        }
        return all;
    }

    private static void rest(Code code, List<Code> all) {
        if (code instanceof Code.If branch) {
            all.addAll(List.of(branch.test(), branch.then(), branch.otherwise()));
        } else if (code instanceof Code.Loop loop) {
            loop.pattern().ifPresent(all::add);
            all.addAll(List.of(loop.over(), loop.body(), loop.otherwise()));
        } else if (code instanceof Code.Try attempt) {
            all.addAll(Units.blocks(attempt));
        } else if (code instanceof Code.Match match) {
            all.add(match.subject());
            all.addAll(Units.blocks(match));
        } else if (code instanceof Code.Leave leave) {
            leave.value().ifPresent(all::add);
        } else if (code instanceof Code.Op op) {
            all.addAll(op.operands());
        } else if (code instanceof Code.Pick pick) {
            all.addAll(List.of(pick.test(), pick.yes(), pick.no()));
        } else if (code instanceof Code.Seq seq) {
            all.addAll(seq.items());
        } else if (code instanceof Code.Rec rec) {
            rec.entries().forEach(entry -> {
                entry.key().ifPresent(all::add);
                all.add(entry.value());
            });
        } else {
            wrappers(code, all);
        }
    }

    private static void wrappers(Code code, List<Code> all) {
        if (code instanceof Code.Await await) {
            all.add(await.of());
        } else if (code instanceof Code.Yield yield) {
            yield.value().ifPresent(all::add);
        } else if (code instanceof Code.Spread spread) {
            all.add(spread.of());
        } else if (code instanceof Code.Join join) {
            all.addAll(join.parts());
        } else if (code instanceof Code.Shown shown) {
            all.add(shown.of());
        } else if (code instanceof Code.Change change) {
            all.addAll(List.of(change.target(), change.value()));
        } else if (code instanceof Code.Slice slice) {
            all.add(slice.of());
        } else if (code instanceof Code.Gather gather) {
            gather.key().ifPresent(all::add);
            all.add(gather.value());
            gather.clauses().forEach(clause -> {
                all.add(clause.over());
                all.addAll(clause.tests());
            });
        } else if (code instanceof Code.Other other) {
            all.addAll(other.parts());
        }
    }
}
