package io.tradeschema.contract;

import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is checked about the messages of one producer. */
final class ProducerChecks {

    private final EventType<?> type;
    private final List<Produced> messages;
    private final Set<String> writing;
    private final Map<String, String> excuses;
    private final List<Scenario> scenarios;

    ProducerChecks(EventType<?> type, List<Produced> messages, Set<String> writing, Map<String, String> excuses) {
        this.type = type;
        this.messages = messages;
        this.writing = writing;
        this.excuses = excuses;
        this.scenarios = Scenario.of(type, writing);
    }

    List<Check> all() {
        if (messages.isEmpty()) {
            return List.of(new Check("publishes " + type.name(), () -> List.of(nothing())));
        }
        var checks = new ArrayList<Check>();
        messages.forEach(message -> checks.add(new Check(message.label() + ": keeps " + type, () -> about(message))));
        scenarios.stream()
                .filter(scenario -> !excuses.containsKey(scenario.name()))
                .forEach(scenario -> checks.add(new Check("publishes " + scenario.name(), () -> notShown(scenario))));
        excuses.keySet().forEach(name -> checks.add(new Check("never publishes " + name, () -> notNeeded(name))));
        return checks;
    }

    private List<Finding> about(Produced message) {
        var findings = new ArrayList<>(message.findings());
        var optional = Scenario.optional(type.shape());
        message.wire().keySet().stream()
                .filter(name -> optional.contains(name) && !writing.contains(name))
                .forEach(name -> findings.add(Finding.of(
                        KitRule.FIELD_NOT_DECLARED,
                        type.toString(),
                        Where.path("$." + name),
                        "written, but not among the fields that this service says it writes",
                        "add \"" + name + "\" to writing(...), or do not write it")));
        return findings;
    }

    private List<Finding> notShown(Scenario scenario) {
        return isShown(scenario)
                ? List.of()
                : List.of(finding(
                        KitRule.SCENARIO_NOT_PRODUCED,
                        "no valid message with " + scenario.name() + " among " + messages.size(),
                        "hand one in, or excuse it: doesNotProduce(\"" + scenario.name() + "\", \"why\")",
                        scenario.name()));
    }

    private List<Finding> notNeeded(String excused) {
        var scenario = scenarios.stream()
                .filter(candidate -> candidate.name().equals(excused))
                .findFirst();
        if (scenario.isEmpty()) {
            return List.of(finding(
                    KitRule.EXCUSE_NOT_NEEDED,
                    "\"" + excused + "\" is no kind of message that is asked for",
                    "take the excuse out, or write one of: "
                            + String.join(
                                    ", ", scenarios.stream().map(Scenario::name).toList()),
                    excused));
        }
        return isShown(scenario.get())
                ? List.of(finding(
                        KitRule.EXCUSE_NOT_NEEDED,
                        "excused from " + excused + ", because \"" + excuses.get(excused) + "\", and yet produced",
                        "take the excuse out",
                        excused))
                : List.of();
    }

    private boolean isShown(Scenario scenario) {
        return messages.stream()
                .filter(message -> !message.wire().isEmpty())
                .anyMatch(message -> scenario.shown().test(message.wire()));
    }

    private Finding nothing() {
        return finding(
                KitRule.NOTHING_PRODUCED,
                "no message was handed in",
                "hand in what the service publishes, or run its code against the capturing publisher",
                "");
    }

    private Finding finding(KitRule rule, String what, String fix, String evidence) {
        return Finding.of(rule, type.toString(), Where.path(""), what, fix).evidence(evidence);
    }
}
