package io.tradeschema.gate.compat;

import io.tradeschema.compat.Bump;
import io.tradeschema.compat.Judgement;
import io.tradeschema.compat.Verdict;
import io.tradeschema.compat.change.Change;
import io.tradeschema.compat.json.Json;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.Section;
import io.tradeschema.gate.waiver.Waivers;
import io.tradeschema.model.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the user is shown about some releases: verdicts, order of deployment, witnesses, changes, ready-made waivers. */
final class CompatReport {

    /** Before each step but the one that was asked for: why it is looked at, too. */
    private static final String STORED = "Messages of earlier versions may still be stored, so also: ";

    private CompatReport() {}

    /**
     * The report.
     *
     * @param words what is said of words that are no keywords
     */
    static Report of(String title, List<Release> releases, List<Finding> findings, UnknownWords words) {
        var sections = new ArrayList<Section>();
        for (var i = 0; i < releases.size(); i++) {
            var suffix = i == 0 ? "" : "_" + (i + 1);
            var release = releases.get(i);
            var step = release.old().name() + " to " + release.current().name();
            sections.add(new Section.Facts("verdict" + suffix, i == 0 ? step : STORED + step, facts(release, words)));
            sections.add(new Section.Table(
                    "changes" + suffix, "changes", List.of("rule", "path", "what"), rows(release.verdict())));
            sections.add(new Section.Data(
                    "answer" + suffix, "answer", plain(VerdictText.json(new Json.Str(step), release.verdict()))));
        }
        if (!findings.isEmpty()) {
            sections.add(new Section.Table(
                    "waivers",
                    "to live with a finding for a while, complete its waiver and put it into the file of --waivers",
                    List.of("waiver"),
                    findings.stream().map(finding -> List.of(waiver(finding))).toList()));
        }
        return new Report(title, findings, sections);
    }

    private static String waiver(Finding finding) {
        Map<String, Json> members = new LinkedHashMap<>();
        Waivers.readyMade(finding).forEach((name, text) -> members.put(name, new Json.Str(text)));
        return new Json.Obj(members).toString();
    }

    private static Map<String, Object> facts(Release release, UnknownWords words) {
        var verdict = release.verdict();
        var facts = new LinkedHashMap<String, Object>();
        facts.put(
                "backward",
                outcome(verdict.backward(), "new consumers take every old message", "new consumers refuse"));
        facts.put(
                "forward", outcome(verdict.forward(), "old consumers take every new message", "old consumers refuse"));
        release.consumers().forEach(consumer -> facts.put("consumer " + consumer.name(), consumer.said()));
        rollout(verdict, facts);
        verdict.bump().ifPresent(bump -> facts.put("version", demanded(release, bump)));
        notes("notes in the old version", words.notes(release.old()), facts);
        notes("notes in the new version", words.notes(release.current()), facts);
        return facts;
    }

    private static void notes(String name, List<String> words, Map<String, Object> facts) {
        if (!words.isEmpty()) {
            facts.put(name, String.join(", ", words) + ": no keywords, and so without effect");
        }
    }

    /** No order of deployment helps a version under which nothing can be sent. */
    private static void rollout(Verdict verdict, Map<String, Object> facts) {
        if (verdict.acceptsNothing()) {
            facts.put("rollout", "none: the new version takes no message at all; mend it first");
            return;
        }
        facts.put("rollout", verdict.rollout().text());
        var steps = verdict.rollout().steps();
        for (var i = 0; i < steps.size(); i++) {
            facts.put("step " + (i + 1), steps.get(i));
        }
    }

    private static String demanded(Release release, Bump demanded) {
        var text = "demands a " + Release.name(demanded) + " step";
        return release.inHand()
                .map(bump -> text + "; the step in hand is " + Release.name(bump)
                        + (bump.suffices(demanded) ? ": enough" : ": not enough"))
                .orElse(text);
    }

    private static String outcome(Judgement judgement, String safe, String broken) {
        return judgement.outcome()
                + switch (judgement.outcome()) {
                    case SAFE -> ": " + safe;
                    case BREAK ->
                        ": " + broken + " "
                                + judgement.witness().map(Release::shown).orElse("a message");
                    case UNDECIDED, NOT_CHECKED -> ": " + judgement.reason();
                };
    }

    private static List<List<String>> rows(Verdict verdict) {
        return verdict.changes().stream().map(CompatReport::row).toList();
    }

    private static List<String> row(Change change) {
        return List.of(change.rule().name(), change.path(), change.what());
    }

    /** JSON as the plain values that the report's JSON form takes. */
    private static Object plain(Json value) {
        if (value instanceof Json.Obj object) {
            var members = new LinkedHashMap<String, Object>();
            object.members().forEach((name, member) -> members.put(name, plain(member)));
            return members;
        }
        if (value instanceof Json.Arr array) {
            return array.items().stream().map(CompatReport::plain).toList();
        }
        if (value instanceof Json.Num number) {
            return number.value();
        }
        if (value instanceof Json.Bool truth) {
            return truth.value();
        }
        return value instanceof Json.Str text ? text.value() : "";
    }
}
