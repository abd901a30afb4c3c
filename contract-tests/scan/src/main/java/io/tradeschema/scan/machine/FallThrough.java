package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Block;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Code.Pattern;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A switch whose cases go on with the next one's code unless they leave: each arm of the match has all that it runs. */
public final class FallThrough {

    private FallThrough() {}

    /** A case: what it asks for, what is done before its code, and its code. */
    public record Group(Pattern pattern, Optional<Code> guard, List<Code> before, List<Code> body) {}

    /** The match that does the same; what takes everything comes last. */
    public static Code match(Place at, Code subject, List<Group> groups) {
        var arms = new ArrayList<Code.Arm>();
        var last = new ArrayList<Code.Arm>();
        var breaks = false;
        for (var i = 0; i < groups.size(); i++) {
            var group = groups.get(i);
            var statements = new ArrayList<>(group.before());
            for (var next = i; next < groups.size(); next++) {
                statements.addAll(groups.get(next).body());
                if (ends(groups.get(next).body())) {
                    break;
                }
            }
            var body = new ArrayList<>(statements);
            if (!body.isEmpty() && isBreak(body.get(body.size() - 1))) {
                body.remove(body.size() - 1);
            }
            breaks |= breaks(body);
            var arm = new Code.Arm(group.pattern(), group.guard(), new Block(at, body));
            (group.pattern() instanceof Pattern.Any && group.guard().isEmpty() ? last : arms).add(arm);
        }
        arms.addAll(last);
        var match = new Code.Match(at, subject, arms);
        return breaks ? once(match) : match;
    }

    /** What a break inside leaves is a loop that is gone through once. */
    private static Code once(Code.Match match) {
        var at = match.at();
        var one = new Code.Seq(at, SeqKind.LIST, List.of(new Code.Lit(at, true)));
        return new Code.Loop(
                at,
                Optional.of(new Code.Name(at, "once")),
                one,
                new Block(at, List.of(match)),
                new Block(at, List.of()));
    }

    private static boolean isBreak(Code code) {
        return code instanceof Code.Leave leave && leave.exit() == Exit.BREAK;
    }

    /** Whether nothing goes on behind the code. */
    public static boolean ends(List<Code> body) {
        if (body.isEmpty()) {
            return false;
        }
        var last = body.get(body.size() - 1);
        return last instanceof Code.Leave
                || last instanceof Code.Block block && ends(block.statements())
                || last instanceof Code.If branch
                        && ends(branch.then().statements())
                        && ends(branch.otherwise().statements());
    }

    /** Whether a break stands in the code that is this switch's own. */
    private static boolean breaks(List<Code> body) {
        return body.stream().anyMatch(FallThrough::breaks);
    }

    private static boolean breaks(Code code) {
        if (code instanceof Code.Loop || code instanceof Code.Func || code instanceof Code.ClassDef) {
            return false;
        }
        return isBreak(code) || Walk.children(code).stream().anyMatch(FallThrough::breaks);
    }
}
