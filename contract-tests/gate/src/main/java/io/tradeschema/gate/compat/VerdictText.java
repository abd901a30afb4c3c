package io.tradeschema.gate.compat;

import io.tradeschema.compat.Verdict;
import io.tradeschema.compat.change.Change;
import io.tradeschema.compat.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verdict as one JSON object. */
final class VerdictText {

    private VerdictText() {}

    /** The answer to one of many pairs, with what is to be known of their texts. */
    static String line(Json id, Verdict verdict, List<String> notices) {
        var answer = json(id, verdict);
        return (notices.isEmpty() ? answer : answer.with("notices", texts(notices))).toString();
    }

    private static Json texts(List<String> values) {
        return new Json.Arr(values.stream().map(VerdictText::text).toList());
    }

    static Json.Obj json(Json id, Verdict verdict) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("backward", text(verdict.backward().outcome().name()));
        members.put("forward", text(verdict.forward().outcome().name()));
        members.put("rollout", text(verdict.rollout().text()));
        members.put(
                "bump",
                verdict.bump()
                        .<Json>map(bump -> text(bump.name().toLowerCase(Locale.ROOT)))
                        .orElse(new Json.Null()));
        members.put(
                "changes",
                new Json.Arr(verdict.changes().stream().map(VerdictText::change).toList()));
        members.put("witness", witness(verdict));
        reasons(verdict, members);
        return new Json.Obj(members);
    }

    private static Json change(Change change) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("rule", text(change.rule().name()));
        members.put("path", text(change.path()));
        members.put("old", change.old().orElse(new Json.Null()));
        members.put("new", change.current().orElse(new Json.Null()));
        members.put("what", text(change.what()));
        return new Json.Obj(members);
    }

    private static Json witness(Verdict verdict) {
        Map<String, Json> members = new LinkedHashMap<>();
        verdict.backward().witness().ifPresent(message -> members.put("backward", message));
        verdict.forward().witness().ifPresent(message -> members.put("forward", message));
        return new Json.Obj(members);
    }

    private static void reasons(Verdict verdict, Map<String, Json> members) {
        Map<String, Json> reasons = new LinkedHashMap<>();
        if (!verdict.backward().reason().isEmpty()) {
            reasons.put("backward", text(verdict.backward().reason()));
        }
        if (!verdict.forward().reason().isEmpty()) {
            reasons.put("forward", text(verdict.forward().reason()));
        }
        if (!reasons.isEmpty()) {
            members.put("reason", new Json.Obj(reasons));
        }
    }

    private static Json text(String value) {
        return new Json.Str(value);
    }
}
