package io.tradeschema.scan.machine;

import io.tradeschema.model.Finding;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.library.Style;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a call against the definition it leads to. It is wrong only when it is wrong for every definition that may be meant. */
final class Signatures {

    private final Machine machine;
    private final CallFindings findings;

    Signatures(Machine machine) {
        this.machine = machine;
        this.findings = new CallFindings(machine);
    }

    CallFindings findings() {
        return findings;
    }

    void check(Value callee, Given given, State state, Frame frame) {
        if (callee.isNone() || machine.budget().exhausted() || !late() || isTried(frame)) {
            return;
        }
        callee.only().ifPresent(one -> handed(one, given));
        Problem first = null;
        for (var one : callee.ones()) {
            var problem = problem(one, given, state);
            fits(one, problem, given);
            if (problem == null || problem.isEmpty()) {
                return;
            }
            first = first == null ? problem : first;
        }
        if (first != null) {
            findings.report(first, given, frame);
        }
    }

    /** A call that fits what it leads to on some walk; what else stands there on another is a matter of what was asked before. */
    private void fits(One one, @Nullable Problem problem, Given given) {
        if (one instanceof One.Fn fn && fn.self() != null && (problem == null || problem.isEmpty())) {
            machine.recorder()
                    .fits(
                            given.at(),
                            fn.owner() == null
                                    ? fn.code().at()
                                    : fn.owner().code().at());
        } else if (one instanceof One.Type type && problem != null && problem.isEmpty()) {
            machine.recorder().fits(given.at(), type.klass().code().at());
        }
    }

    /** A class that is made of a whole message: one that takes no other names fails on what it does not have. */
    void bound(Klass klass, Style style, Given given, boolean parsed) {
        var forbids = machine.classes().settings().say(klass, "refuses-others");
        var strict = style.has("checked") && (forbids || !parsed && !style.has("ignores-others"));
        if (strict && klass.fullyKnown(machine.tables()::isPlain)) {
            var names = new HashSet<String>();
            klass.allFields()
                    .values()
                    .forEach(field -> names.addAll(machine.classes().fields().names(field)));
            message(given)
                    .ifPresent(
                            event -> findings.lacking(klass.name(), klass.code().at(), event, names, given.at()));
        }
    }

    /** Whether somebody waits for a call that does not fit, and does something else then. */
    private boolean isTried(Frame frame) {
        var failures = machine.tables().names("call-failure");
        return frame.nets.stream()
                .flatMap(net -> net.catches().stream())
                .filter(caught -> caught.types()
                        .filter(types -> Walk.any(
                                types, type -> type instanceof Code.Name name && failures.contains(name.name())))
                        .isPresent())
                .anyMatch(this::doesMore);
    }

    /** Whether more is done about a failure than to tell of it, to pass it over or to let it go on. */
    private boolean doesMore(Code.Catch caught) {
        return Walk.any(
                caught.body(),
                code -> code instanceof Code.Call call && !isTelling(call)
                        || code instanceof Code.Set set && isWorkedOut(set.value())
                        || code instanceof Code.Leave leave
                                && leave.exit() == Code.Exit.RETURN
                                && isWorkedOut(leave.value()));
    }

    private static boolean isWorkedOut(Optional<Code> value) {
        return value.filter(code -> !(code instanceof Code.Lit)).isPresent();
    }

    private boolean isTelling(Code.Call call) {
        var name = Origins.of(call.callee());
        return machine.tables().names("logging").contains(name)
                || machine.tables().names("telling").contains(name);
    }

    private void handed(One one, Given given) {
        if (one instanceof One.Fn fn) {
            handed(fn, given);
        } else if (one instanceof One.Partial partial) {
            handed(partial.callee(), partial.given().and(given));
        }
    }

    /** A function that is called with a whole message: one that takes no other names fails on what it does not have. */
    private void handed(One.Fn fn, Given given) {
        var parameters = fn.code().parameters();
        if (plainMarks(fn) && !takes(parameters, Taking.REST_OF_NAMES)) {
            var names = parameters.stream().map(Code.Parameter::name).collect(Collectors.toSet());
            message(given)
                    .ifPresent(event -> findings.lacking(title(fn), fn.code().at(), event, names, given.at()));
        }
    }

    private static String title(One.Fn fn) {
        return fn.owner() == null
                ? fn.code().name().isEmpty() ? "the function" : fn.code().name()
                : fn.owner().name() + "." + fn.code().name();
    }

    /** The event whose whole messages are given by their names; where there are several streams, another one's may be meant. */
    private Optional<Terms.Event> message(Given given) {
        var view = given.view();
        return view == null || !view.whole() || !view.path().isEmpty() || view.level() != Level.MESSAGE
                ? Optional.empty()
                : Optional.of(view.source().reader().streams())
                        .filter(streams -> streams.size() == 1)
                        .flatMap(streams ->
                                machine.terms().onStream(streams.iterator().next()));
    }

    /** Whether a call that does not fit fails when it runs; elsewhere nobody can build it. */
    private boolean late() {
        return !machine.tables().word("calls-fail-late", "").isEmpty();
    }

    /** Whether a function cannot be called so. */
    boolean failsCall(One one, Given given, State state) {
        var problem = problem(one, given, state);
        return late() && problem != null && !problem.isEmpty();
    }

    /** A copy with other values: only names that the class has may be given. */
    void replaced(Klass klass, Given given, Frame frame) {
        if (klass.fullyKnown(machine.tables()::isPlain)
                && klass.style().filter(style -> style.has("checked")).isPresent()) {
            var known = List.copyOf(klass.allFields().keySet());
            var problem =
                    new Problem(klass.name(), klass.code().at(), named(klass), known, unknown(known, given), List.of());
            if (!problem.isEmpty()) {
                findings.report(problem, given, frame);
            }
        }
    }

    /** Whether the call fails for want of a name, or for one too many. */
    boolean fails(Klass klass, Given given, State state) {
        var problem = ofClass(klass, given, state);
        return late() && problem != null && !problem.isEmpty();
    }

    private @Nullable Problem problem(One one, Given given, State state) {
        if (one instanceof One.Fn fn) {
            return concernsBus(fn) ? ofFunction(fn, given, fn.owner()) : null;
        }
        return one instanceof One.Type type && !machine.classes().making().remakes(type.klass())
                ? ofClass(type.klass(), given, state)
                : null;
    }

    private @Nullable Problem ofClass(Klass klass, Given given, State state) {
        if (!klass.fullyKnown(machine.tables()::isPlain)
                || machine.classes().making().special(klass, "allocator").isPresent()
                || foreignMarks(klass)) {
            return null;
        }
        var init = machine.classes().making().maker(klass).flatMap(Value::only);
        if (init.isPresent()) {
            return init.get() instanceof One.Fn fn ? ofFunction(fn.boundTo(new One.Type(klass)), given, klass) : null;
        }
        var checked = klass.style().filter(style -> style.has("checked"));
        return checked.isEmpty() ? null : ofFields(klass, given, checked.get());
    }

    private boolean foreignMarks(Klass klass) {
        return klass.code().marks().size() > (klass.style().isPresent() ? 1 : 0);
    }

    private Problem ofFields(Klass klass, Given given, Style style) {
        var ignores = style.has("ignores-others");
        var fields = klass.allFields().values();
        var known = new ArrayList<String>();
        fields.forEach(field -> machine.classes().fields().names(field).forEach(name -> {
            if (!known.contains(name)) {
                known.add(name);
            }
        }));
        var settings = machine.classes().settings();
        var silent = ignores && !settings.say(klass, "refuses-others");
        var open = settings.say(klass, "keeps-others") || settings.say(klass, "passes-over-others");
        var unknown = open || silent && named(klass).isEmpty() ? List.<String>of() : unknown(known, given);
        var missing = new ArrayList<String>();
        if (given.closed() && !style.has("configured")) {
            var place = 0;
            for (var field : fields) {
                var isGiven = machine.classes().fields().names(field).stream().anyMatch(given.names()::containsKey)
                        || place < given.places().size();
                if (!machine.classes().fields().hasFallback(field) && !isGiven && !optional(field) && !hidden(field)) {
                    missing.add(field.name());
                }
                place++;
            }
        }
        return new Problem(klass.name(), klass.code().at(), named(klass), known, unknown, missing);
    }

    private Optional<Terms.Event> named(Klass klass) {
        return machine.terms().ofClass(klass.name());
    }

    /** Some versions of a library take None for such a field. */
    private boolean optional(Klass.Field field) {
        var maybe = machine.tables().names("maybe-type");
        return field.type()
                .filter(type -> Walk.any(type, part -> isNothing(part) || names(part, maybe)))
                .isPresent();
    }

    private static boolean isNothing(Code code) {
        return code instanceof Code.Lit lit && lit.value() instanceof Nothing;
    }

    /** Whether a type is one of these, or one that is written as text has one of them. */
    private static boolean names(Code type, List<String> words) {
        return type instanceof Code.Lit lit && lit.value() instanceof String text
                ? words.stream().anyMatch(text::contains)
                : words.contains(Origins.of(type));
    }

    private static boolean hidden(Klass.Field field) {
        return field.marks().containsKey("hidden");
    }

    private @Nullable Problem ofFunction(One.Fn fn, Given given, @Nullable Klass owner) {
        var code = fn.code();
        if (code.name().isEmpty() || !plainMarks(fn)) {
            return null;
        }
        var all = code.parameters();
        var bound = fn.owner() != null
                && fn.self() != null
                && !machine.classes().marks().isMarked(fn, "static");
        var parameters = all.subList(Math.min(bound ? 1 : 0, all.size()), all.size());
        var makes = machine.tables().names("maker").contains(code.name()) ? owner : null;
        var title = makes != null ? makes.name() : owner == null ? code.name() : owner.name() + "." + code.name();
        var known = parameters.stream()
                .filter(it -> it.taking() == Taking.PLACE_OR_NAME || it.taking() == Taking.NAME)
                .map(Code.Parameter::name)
                .toList();
        var unknown = takes(parameters, Taking.REST_OF_NAMES) ? List.<String>of() : unknown(known, given);
        var event = makes != null ? named(makes) : Optional.<Terms.Event>empty();
        return new Problem(title, code.at(), event, known, unknown, missing(parameters, given));
    }

    private boolean plainMarks(One.Fn fn) {
        return fn.code().marks().isEmpty()
                || machine.classes().marks().isMarked(fn, "static")
                || machine.classes().marks().isMarked(fn, "class")
                || machine.classes().marks().isMarked(fn, "plain");
    }

    private static boolean takes(List<Code.Parameter> parameters, Taking taking) {
        return parameters.stream().anyMatch(parameter -> parameter.taking() == taking);
    }

    private static List<String> missing(List<Code.Parameter> parameters, Given given) {
        var missing = new ArrayList<String>();
        if (!given.closed()) {
            return missing;
        }
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var taking = parameter.taking();
            if (taking == Taking.REST_OF_NAMES || taking == Taking.REST_OF_PLACES) {
                continue;
            }
            var byPlace = taking != Taking.NAME && i < given.places().size();
            if (parameter.fallback().isEmpty() && !byPlace && !given.names().containsKey(parameter.name())) {
                missing.add(parameter.name());
            }
        }
        return missing;
    }

    private static List<String> unknown(Collection<String> known, Given given) {
        return given.names().entrySet().stream()
                .filter(entry -> entry.getValue().sure() && !known.contains(entry.getKey()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private boolean concernsBus(One.Fn fn) {
        return !isHidden(fn.code().name()) && machine.bus().names().concerns(fn.code());
    }

    /** A method that no class or base of this object has. */
    void noSuchMethod(One.Ref ref, Klass klass, String name, Given given, State state, Frame frame) {
        if (!late()
                || frame.nets.stream()
                        .flatMap(net -> net.catches().stream())
                        .anyMatch(this::doesMore) // it may be tried on purpose
                || frame.asked.contains(ref)
                || !klass.fullyKnown(machine.tables()::isPlain)
                || isHidden(name)
                || machine.classes().making().special(klass, "any-member").isPresent()
                || klass.allFields().containsKey(name)
                || foreignMarks(klass)) {
            return;
        }
        var closed = klass.style()
                .filter(style -> style.has("checked") && !style.has("ignores-others"))
                .isPresent();
        if (!closed && !machine.bus().names().concerns(klass.code().body())) {
            return;
        }
        findings.note(
                Finding.of(
                                ScanRule.CALLSITE_NO_SUCH_METHOD,
                                klass.name(),
                                given.at().where(),
                                klass.name() + " (" + Machine.shown(klass.code().at()) + ") has no method " + name
                                        + "(); " + findings.failure("no-member"),
                                findings.otherMethod(klass, name))
                        .evidence(klass.name() + "." + name),
                klass.code().at(),
                given,
                frame);
    }

    /** Whether the language calls what has this name by itself. */
    private boolean isHidden(String name) {
        return machine.tables().names("hidden").stream().anyMatch(name::startsWith);
    }
}
