package io.tradeschema.gate.bindings;

import io.tradeschema.generator.EntryCase;
import io.tradeschema.generator.EntryCases;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Contract;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the contract test of a consumer is fed, as JSON Lines: event, kind, what is shown, and the entry's fields; in their place
 * the payload alone, where everything else is as in the event's first line.
 */
final class CaseLines {

    /** The file's name in every package. */
    static final String FILE = "cases.jsonl";

    private CaseLines() {}

    /** Every case of every event, one a line. */
    static String of(ContractModel model) {
        return model.types().stream().flatMap(CaseLines::lines).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> lines(Contract<?> type) {
        var entries = EntryCases.of(type);
        return Stream.of(
                        lines(type, "envelope", List.of(new EntryCase("", entries.around("")))),
                        lines(type, "valid", entries.valid()),
                        lines(type, "poison", entries.poison()),
                        lines(type, "addition", List.of(entries.addition())),
                        lines(type, "mistake", entries.mistakesOfLaterWriters()))
                .flatMap(lines -> lines);
    }

    private static Stream<String> lines(Contract<?> type, String kind, List<EntryCase> cases) {
        return cases.stream().map(one -> PackageFiles.line(row(type, kind, one)));
    }

    private static Map<String, Object> row(Contract<?> type, String kind, EntryCase one) {
        var payload = one.fields().getOrDefault(EnvelopeField.PAYLOAD.wire(), "");
        var row = ContractModel.ordered("event", type.name(), "kind", kind, "shows", one.shows());
        if (payload.isEmpty() || !one.fields().equals(EntryCases.of(type).around(payload))) {
            row.put("fields", one.fields());
        } else {
            row.put(EnvelopeField.PAYLOAD.wire(), payload);
        }
        return row;
    }
}
