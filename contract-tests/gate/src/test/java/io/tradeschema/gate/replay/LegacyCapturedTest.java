package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A migration reads of a real bus what was written down by hand for it: mapped, or refused for a stated reason. */
class LegacyCapturedTest {

    private static final Path EXPECTED = Path.of("src/test/resources/captured/legacy.expected");
    private static final LocalDate NEVER = LocalDate.parse("9999-12-31");

    @Test
    void every_captured_message_is_mapped_or_refused_as_it_was_written_by_hand() throws IOException {
        var expected = Files.readAllLines(EXPECTED).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        var ignored = List.of(expected.get(0).substring("ignored ".length()).split(","));
        var strictJudge = judge(List.of());
        var lenientJudge = judge(ignored);

        var found = new ArrayList<String>();
        for (var file : List.of("payloads", "stream-entries")) {
            var lines = Files.readAllLines(Captured.messages(file));
            for (var i = 0; i < lines.size(); i++) {
                found.add(file + ":" + (i + 1) + " " + verdict(strictJudge.judge(lines.get(i))) + " | "
                        + verdict(lenientJudge.judge(lines.get(i))));
            }
        }

        assertThat(found).isEqualTo(expected.subList(1, expected.size()));
    }

    private static LineJudge judge(List<String> ignored) {
        return new LineJudge(Contracts.declared(), Optional.empty(), Selection.ALL)
                .reading(Codecs.migrating(NEVER, ignored));
    }

    private static String verdict(LineJudgement judgement) {
        var rules = new TreeSet<String>();
        judgement.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::rule)
                .forEach(rule -> rules.add(rule.name()));
        var verdict = judgement.verdict() == LineJudgement.Verdict.ADAPTED
                ? "mapped"
                : judgement.verdict().name();
        return (verdict.toLowerCase(Locale.ROOT).replace('_', ' ') + " " + String.join(" ", rules)).strip();
    }
}
