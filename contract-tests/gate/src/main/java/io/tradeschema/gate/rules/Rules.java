package io.tradeschema.gate.rules;

import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.gate.waiver.WaiverRule;
import io.tradeschema.json.ArchiveRule;
import io.tradeschema.json.EnvelopeRule;
import io.tradeschema.json.LegacyRule;
import io.tradeschema.json.schema.SchemaRule;
import io.tradeschema.model.Advice;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Rule;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.watch.WatchRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule that a finding can name. */
public final class Rules {

    private Rules() {}

    /** All rules: those of messages first, then envelope, old traffic, archive, schemas, gate, compatibility, scan and watch. */
    public static List<Rule> all() {
        return Stream.of(
                        List.of(MessageRule.values()),
                        List.of(EnvelopeRule.values()),
                        List.of(LegacyRule.values()),
                        List.of(ArchiveRule.values()),
                        List.of(SchemaRule.values()),
                        List.of(GateRule.values()),
                        List.of(CompatRule.values()),
                        List.of(WaiverRule.values()),
                        List.of(ScanRule.values()),
                        List.of(WatchRule.values()))
                .<Rule>flatMap(List::stream)
                .toList();
    }

    /** The rule of that id, in any case and style: {@code retired-field} is {@code RETIRED_FIELD}. */
    public static Optional<Rule> named(String id) {
        var name = id.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return all().stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** The id that was probably meant. */
    public static Optional<String> nearest(String id) {
        return Advice.nearest(id, all().stream().map(Rule::name).toList());
    }
}
