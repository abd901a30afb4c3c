package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.redis.LiveStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradeschema quarantine mend}. */
@Command(
        name = "mend",
        header = "Mend one of them, where no guess is needed.",
        description = {
            "Names alone: of the payload's field, and retired ones with a successor. Never a",
            "number, a time, a missing name, nor a field that must be understood: direction,",
            "size, leverage, reduce-only. Its own fields stay beside the mended ones.",
        },
        footer = {
            "  tradeschema quarantine mend 1769-0 --redis redis://bus:6379",
            "  tradeschema quarantine mend 1769-0 --confirm 1769-0 --redis redis://bus",
        })
final class MendCommand implements Callable<Integer> {

    @Mixin
    private Confirmed which = new Confirmed();

    @Mixin
    private QuarantineOptions options = new QuarantineOptions();

    @Override
    public Integer call() throws IOException {
        var confirmed = which.isConfirmed();
        return options.run((live, out) -> {
            var one = live.find(which.place());
            var refusal = refusal(one);
            if (refusal.isPresent()) {
                out.say(refusal.get());
                return ExitCode.FINDINGS;
            }
            var mended = mended(one).orElseThrow();
            mended.changes().forEach(out::say);
            return confirmed ? told(live.mend(one, mended.fields()), out) : which.advised(out);
        });
    }

    /** Why it cannot be mended; empty when it can. */
    static Optional<String> refusal(PutAside one) {
        if (!one.isKnown() || !one.isWhole()) {
            return Optional.of("it was not put aside by this library, or is too large to be read here");
        }
        if (one.back().isPresent()) {
            return Optional.of("it came back already, as " + one.back().get());
        }
        var mended = mended(one);
        if (mended.isEmpty()) {
            return Optional.of("a name comes twice in it; which of them is meant would be a guess");
        }
        if (mended.get().isWhole()) {
            return Optional.empty();
        }
        return Optional.of(
                mended.get().left().isEmpty()
                        ? "nothing is wrong with it for readers of today"
                        : "what is wrong with it takes a decision: "
                                + mended.get().left().get(0));
    }

    /** Always of the fields that it had. */
    private static Optional<MendedEntry> mended(PutAside one) {
        return LiveStream.fields(one.fields())
                .map(fields -> MendedEntry.of(one.shelf().contract(), fields));
    }

    private int told(LiveQuarantine.Told told, Printed out) {
        switch (told.what()) {
            case "mended" -> {
                out.say(which.place() + " is mended; show says whether it may come back");
                return ExitCode.CLEAN;
            }
            case "done" -> out.say("it came back meanwhile, as " + told.more() + ": nothing was done");
            case "gone" -> out.say("it is gone from the quarantine meanwhile: nothing was done");
            default -> throw LiveQuarantine.notTheScripts();
        }
        return ExitCode.FINDINGS;
    }
}
