package io.tradeschema.scan.machine;

import io.tradeschema.model.Finding;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.library.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds entries that are acknowledged where a failure is swallowed. */
final class Acknowledgements {

    private static final Pattern DEAD_LETTERS =
            Pattern.compile("dead|dlq|poison|quarantine|parking", Pattern.CASE_INSENSITIVE);
    private final Set<String> acknowledging = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    /** Calls that acknowledge, and those that hand a message on. */
    private final Set<String> verbs;

    private final Set<String> handedOn;
    /** Calls that only say what failed. */
    private final Set<String> telling = new HashSet<>();

    private final String handling;

    private Acknowledgements(Tables tables) {
        this.verbs = tables.named("acknowledges");
        this.handedOn = tables.named("write");
        this.telling.addAll(tables.names("logging"));
        this.telling.addAll(tables.names("telling"));
        this.handling = tables.word("failure-handler", "handler");
    }

    static List<Finding> of(Code.Block code, Tables tables) {
        var search = new Acknowledgements(tables);
        search.learn(code);
        search.visit(code, code);
        return search.findings;
    }

    private void learn(Code code) {
        if (code instanceof Code.Func function) {
            var name = function.name().toLowerCase(Locale.ROOT);
            var telling = name.matches("_*(x?ack|acknowledge)(_.*)?|.*_(x?ack|acknowledge)");
            if (telling
                    && call(function, verbs).isPresent()
                    && call(function, handedOn).isEmpty()) {
                acknowledging.add(function.name());
            }
        }
        Walk.children(code).forEach(this::learn);
    }

    private void visit(Code code, Code around) {
        if (code instanceof Code.Block block) {
            afterwards(block.statements(), around);
        }
        if (code instanceof Code.Try attempt) {
            for (var caught : attempt.catches()) {
                if (swallows(caught)) {
                    acknowledgement(caught.body()).ifPresent(this::report);
                }
            }
            if (attempt.catches().stream().anyMatch(this::swallows)) {
                acknowledgement(attempt.last()).ifPresent(this::report);
            }
        }
        var inner = code instanceof Code.Func ? code : around;
        Walk.children(code).forEach(child -> visit(child, inner));
    }

    /** A failure that is swallowed, and an acknowledgement after it that is reached all the same. */
    private void afterwards(List<Code> statements, Code around) {
        for (var i = 1; i < statements.size(); i++) {
            var upToIt = statements.subList(0, i + 1);
            direct(statements.get(i))
                    .filter(call -> isReachedAllTheSame(call, upToIt, around))
                    .ifPresent(this::report);
        }
    }

    /** The acknowledgement that a statement is, be it that what it gives is kept. */
    private Optional<Code.Call> direct(Code statement) {
        if (statement instanceof Code.Set set) {
            var value = set.value().map(code -> code instanceof Code.Await await ? await.of() : code);
            return value.flatMap(this::acknowledgement)
                    .filter(call -> value.filter(call::equals).isPresent());
        }
        return statement instanceof Code.Do ? acknowledgement(statement) : Optional.empty();
    }

    /**
     * Whether the last attempt at what is acknowledged swallows its failure, and no other one gives up. Attempts that have to do
     * with something else only put that in order.
     */
    private boolean isReachedAllTheSame(Code.Call call, List<Code> upToIt, Code around) {
        if (upToIt.stream().noneMatch(Code.Try.class::isInstance)) {
            return false;
        }
        var names = MessageNames.of(call, around);
        var attempts = upToIt.stream()
                .filter(Code.Try.class::isInstance)
                .map(Code.Try.class::cast)
                .filter(attempt -> names.standIn(attempt.body()))
                .toList();
        if (attempts.isEmpty()
                || attempts.stream()
                        .anyMatch(attempt -> call(attempt.body(), verbs).isPresent())) {
            return false;
        }
        var last = attempts.get(attempts.size() - 1);
        var between = upToIt.subList(upToIt.lastIndexOf(last) + 1, upToIt.size());
        return attempts.subList(0, attempts.size() - 1).stream().noneMatch(Acknowledgements::givesUp)
                && last.catches().stream()
                        .anyMatch(caught -> swallows(caught) && !leaves(caught) && !isTold(caught, between));
    }

    private static boolean leaves(Code.Catch caught) {
        return Walk.any(caught.body(), Code.Leave.class::isInstance);
    }

    private static boolean givesUp(Code.Try attempt) {
        return attempt.catches().stream().anyMatch(Acknowledgements::leaves);
    }

    /** Whether what is set where it failed is looked at before the acknowledgement. */
    private static boolean isTold(Code.Catch caught, List<Code> between) {
        return Walk.any(
                caught.body(),
                code -> code instanceof Code.Set set
                        && set.target() instanceof Code.Name name
                        && between.stream().anyMatch(after -> mentions(after, name.name())));
    }

    private Optional<Code.Call> acknowledgement(Code code) {
        return call(code, verbs).or(() -> call(code, acknowledging));
    }

    private boolean swallows(Code.Catch caught) {
        var raises =
                Walk.any(caught.body(), code -> code instanceof Code.Leave leave && leave.exit() == Code.Exit.RAISE);
        var expected = caught.types()
                .map(types -> Walk.any(types, Acknowledgements::isExpected))
                .orElse(false);
        var dead = Walk.any(caught.body(), Acknowledgements::isDeadLetter);
        return !raises
                && !expected
                && !dead
                && !isHandedOn(caught)
                && call(caught.body(), handedOn).isEmpty();
    }

    /** The failure is given to something that is no log: it keeps it, or tells someone. */
    private boolean isHandedOn(Code.Catch caught) {
        return !caught.name().isEmpty()
                && Walk.any(
                        caught.body(),
                        code -> code instanceof Code.Call call
                                && !telling.contains(name(call.callee()).toLowerCase(Locale.ROOT))
                                && call.arguments().stream()
                                        .anyMatch(argument -> mentions(argument.value(), caught.name())));
    }

    /** Whether the name stands in the code. */
    private static boolean mentions(Code code, String name) {
        return Walk.any(
                code, part -> part instanceof Code.Name named && named.name().equals(name));
    }

    /** A duplicate or a busy group is no failure of handling. */
    private static boolean isExpected(Code code) {
        var name = name(code);
        return name.contains("Duplicate") || name.contains("Already");
    }

    private static boolean isDeadLetter(Code code) {
        return DEAD_LETTERS.matcher(name(code)).find()
                || code instanceof Code.Lit lit
                        && DEAD_LETTERS.matcher(String.valueOf(lit.value())).find();
    }

    private static String name(Code code) {
        return code instanceof Code.Name name ? name.name() : code instanceof Code.Attr attr ? attr.name() : "";
    }

    private static Optional<Code.Call> call(Code code, Set<String> names) {
        if (code instanceof Code.Call call && names.contains(name(call.callee()))) {
            return Optional.of(call);
        }
        return Walk.children(code).stream()
                .map(child -> call(child, names))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void report(Code.Call call) {
        findings.add(Finding.of(
                        ScanRule.READ_ACKNOWLEDGED_FAILURE,
                        name(call.callee()),
                        call.at().where(),
                        "an entry is acknowledged in " + handling + " that swallows the failure, so that it is lost",
                        "leave it pending, or write it to a dead-letter stream before acknowledging")
                .evidence(name(call.callee())));
    }
}
