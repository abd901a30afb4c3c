package io.tradeschema.scan.machine;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is said of calls that cannot run: one mistake is one finding. */
final class CallFindings {

    private final Machine machine;

    CallFindings(Machine machine) {
        this.machine = machine;
    }

    /** What has these names and takes no others is made of, or called with, a whole message. */
    void lacking(String taker, Place defined, Terms.Event event, Set<String> names, Place place) {
        var always = event.required().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .toList();
        var some = event.fields().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .toList();
        if (some.isEmpty()) {
            return;
        }
        var lacking = always.isEmpty() ? some : always;
        machine.recorder()
                .finding(Finding.of(
                                always.isEmpty() ? ScanRule.VALIDATOR_DISAGREES : ScanRule.CALLSITE_SIGNATURE,
                                event.name(),
                                place.where(),
                                taker + " (" + Machine.shown(defined)
                                        + ") takes no other names than its own, and lacks "
                                        + String.join(", ", lacking) + ", which "
                                        + (always.isEmpty() ? "a message may have" : "every message has"),
                                "add " + String.join(", ", lacking)
                                        + ", or let it pass over names that it does not know")
                        .evidence(taker + " lacks " + String.join(",", lacking)));
    }

    void report(Problem problem, Given given, Frame frame) {
        var left = new ArrayList<>(problem.missing());
        var unpaired = new ArrayList<String>();
        for (var name : problem.unknown()) {
            var meant = problem.event()
                    .flatMap(event -> event.successor().apply(name))
                    .or(() -> Advice.related(name, left));
            if (meant.isEmpty() || !left.remove(meant.get())) {
                unpaired.add(name);
            }
        }
        if (problem.event().isEmpty()) {
            atOnce(problem, left, given, frame);
            return;
        }
        var renamed = !unpaired.isEmpty() && unpaired.size() == left.size();
        for (var name : problem.unknown()) {
            var instead = renamed && unpaired.contains(name) ? " and demands " + String.join(", ", left) : "";
            reportUnknown(problem, name, instead, given, frame);
        }
        if (!renamed && !left.isEmpty()) {
            reportMissing(problem, left, given, frame);
        }
    }

    /** A call that does not fit is one mistake, however many of its names do not. */
    private void atOnce(Problem problem, List<String> missing, Given given, Frame frame) {
        if (problem.unknown().size() > 1) {
            reportUnknown(problem, problem.unknown(), missing, given, frame);
        } else if (problem.unknown().size() == 1) {
            var instead = missing.isEmpty() ? "" : " and demands " + String.join(", ", missing);
            reportUnknown(problem, problem.unknown().get(0), instead, given, frame);
        } else if (!missing.isEmpty()) {
            reportMissing(problem, missing, given, frame);
        }
    }

    /** Notes what fails at run time, and where it stands: on a way to a bus, or away from one. */
    void note(Finding finding, Place callee, Given given, Frame frame) {
        var files = new HashSet<String>();
        files.add(callee.file());
        var leads = machine.bus().names().leads(callee);
        for (var at = frame; at != null; at = at.caller()) {
            files.add(at.unit().file());
            leads |= leads(at);
        }
        machine.recorder().finding(finding, new Recorder.Call(given.at(), callee), leads ? files : Set.of());
    }

    /** By the names of what it calls, or of what others of the same class call; a module's own code is run in any case. */
    private boolean leads(Frame frame) {
        var function = frame.function();
        var owner = frame.owner();
        var names = machine.bus().names();
        return (function == null ? frame.captured : names.leads(function.at()))
                || owner != null && names.leads(owner.code().at());
    }

    private void reportUnknown(Problem problem, String name, String instead, Given given, Frame frame) {
        var event = problem.event();
        var advice = event.map(found -> found.advice().apply(name, given.names().keySet()))
                .filter(text -> !text.isEmpty())
                .or(() -> Advice.related(name, problem.known()).map(Advice::didYouMean))
                .orElse("it takes " + String.join(", ", problem.known()));
        var arg = given.names().get(name);
        var at = arg == null ? given.at() : arg.at();
        note(
                Finding.of(
                                event.isPresent() ? ScanRule.CALLSITE_UNKNOWN_FIELD : ScanRule.CALLSITE_SIGNATURE,
                                problem.subject(),
                                at.where(),
                                problem.place() + " has no \"" + name + "\"" + instead + "; " + failure("wrong-call"),
                                advice)
                        .showing(Excerpt.quoted(name))
                        .evidence(problem.title() + "." + name),
                problem.at(),
                given,
                frame);
    }

    private void reportUnknown(Problem problem, List<String> names, List<String> missing, Given given, Frame frame) {
        var list = String.join(", ", names);
        var instead = missing.isEmpty() ? "" : " and demands " + String.join(", ", missing);
        note(
                Finding.of(
                                ScanRule.CALLSITE_SIGNATURE,
                                problem.subject(),
                                given.at().where(),
                                problem.place() + " has none of " + list + instead + "; " + failure("wrong-call"),
                                "it takes " + String.join(", ", problem.known()))
                        .showing(Excerpt.quoted(names.get(0)))
                        .evidence(problem.title() + "." + list),
                problem.at(),
                given,
                frame);
    }

    private void reportMissing(Problem problem, List<String> missing, Given given, Frame frame) {
        var list = String.join(", ", missing);
        note(
                Finding.of(
                                problem.event().isPresent()
                                        ? ScanRule.CALLSITE_MISSING_REQUIRED
                                        : ScanRule.CALLSITE_SIGNATURE,
                                problem.subject(),
                                given.at().where(),
                                problem.place() + " demands " + list + ", which this call does not give",
                                "give " + list)
                        .evidence(problem.title() + " without " + list),
                problem.at(),
                given,
                frame);
    }

    String otherMethod(Klass klass, String name) {
        return machine.tables()
                .instead(name)
                .or(() -> Advice.related(name, klass.attributes().keySet()).map(Advice::didYouMean))
                .orElse("define it, or call something else");
    }

    /** What the language does where something like this is run. */
    String failure(String what) {
        return machine.tables().word(what, "this cannot be run");
    }
}
