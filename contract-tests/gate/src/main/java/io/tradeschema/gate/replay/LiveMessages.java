package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.Coverage;
import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.redis.LiveStream;
import io.tradeschema.gate.redis.Patience;
import io.tradeschema.gate.redis.Position;
import io.tradeschema.gate.redis.RedisAddress;
import io.tradeschema.gate.redis.ServerOptions;
import io.tradeschema.gate.report.Section;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a stream on a live server, and its replay. */
final class LiveMessages {

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--stream", paramLabel = "NAME", description = "The stream to read; needs --redis.")
    private @Nullable String stream;

    @Option(
            names = "--from",
            paramLabel = "ID[/N]",
            description =
                    "Go on after this id, as a run before has printed it. With /N, how many entries the stream had had"
                            + " by then, lost ones are counted.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ID", description = "Stop after this id.")
    private @Nullable String to;

    @Option(
            names = "--pending",
            description = "Only what a group has taken and not acknowledged; names what is gone from the stream.")
    private boolean pending;

    @Option(
            names = "--redis-timeout",
            paramLabel = "SECONDS",
            description = "Stop reading the stream after so long, and say where to go on; 600 by default.")
    private String wholeSeconds = "600";

    @Option(
            names = "--redis-answer-timeout",
            paramLabel = "SECONDS",
            description = "How long the server may take for one answer; 10 by default.")
    private String answerSeconds = "10";

    private final LinkedHashMap<String, Object> facts = new LinkedHashMap<>();
    private long read;
    private Optional<EntryId> last = Optional.empty();

    boolean asked() {
        return server.address().isPresent() || stream != null || from != null || to != null || pending;
    }

    /** For the report's title. */
    String title() {
        return "--redis --stream " + name();
    }

    /** The stream as the report names it. */
    String name() {
        return stream == null ? "-" : stream;
    }

    /** Where the run ended, for the report. */
    List<Section> sections() {
        return facts.isEmpty() ? List.of() : List.of(new Section.Facts("stream", "Stream", facts));
    }

    /**
     * Replays the stream.
     *
     * @return whether nothing was to be checked, because nothing came since the run before
     * @throws NotCheckedException when the stream cannot be read as asked, or not everything in it was seen
     */
    boolean read(Replay replay) throws IOException {
        var address = server.address();
        if (address.isEmpty() || stream == null) {
            throw new NotCheckedException("a live stream needs both: --redis redis://HOST:PORT --stream NAME");
        }
        var after = Optional.ofNullable(from).map(Position::of);
        var until = Optional.ofNullable(to).map(EntryId::of);
        if (after.isPresent() && until.isPresent() && after.get().id().compareTo(until.get()) > 0) {
            throw new NotCheckedException(
                    "--to " + until.get() + " lies before --from " + after.get().id());
        }
        try (var live =
                LiveStream.open(RedisAddress.of(address.get(), System.getenv()), server.tls(), patience(), stream)) {
            if (after.isPresent() && after.get().id().compareTo(live.last()) > 0) {
                throw new NotCheckedException("--from " + after.get().id() + " lies behind the stream's last id, "
                        + live.last() + "; is it the id of another stream, or was the stream made anew?"
                        + " Run once without --from");
            }
            return pending ? readPending(live, after, until, replay) : readAll(live, after, until, replay);
        }
    }

    private Patience patience() {
        return new Patience(
                OptionValue.seconds("--redis-answer-timeout", answerSeconds),
                OptionValue.seconds("--redis-timeout", wholeSeconds));
    }

    private boolean readAll(LiveStream live, Optional<Position> after, Optional<EntryId> until, Replay replay)
            throws IOException {
        Coverage coverage;
        try {
            live.range(after.map(Position::id), until, entry -> add(entry, replay));
            coverage = live.coverage(new Coverage.Reading(after, until, read, last));
        } catch (NotCheckedException e) {
            var next = new Coverage.Reading(after, until, read, last).next();
            end(last.orElse(next.id()), next.toString());
            throw new NotCheckedException(e.getMessage() + "; not everything was read, go on with --from " + next);
        }
        end(last.orElse(coverage.next().id()), coverage.next().toString());
        if (after.isEmpty()) {
            live.removed().ifPresent(removed -> facts.put("gone before this run", removed));
        }
        coverage.unseen().ifPresent(unseen -> facts.put("never seen", unseen));
        coverage.untold().ifPresent(untold -> facts.put("not told", untold));
        if (coverage.gap().isPresent()) {
            throw new NotCheckedException(coverage.gap().get());
        }
        return after.isPresent() && read == 0;
    }

    private void end(EntryId lastId, String next) {
        facts.put("last id", lastId.toString());
        facts.put("go on with", "--from " + next);
    }

    private boolean readPending(LiveStream live, Optional<Position> after, Optional<EntryId> until, Replay replay)
            throws IOException {
        live.pending(after.map(Position::id), until, (id, groups, entry) -> {
            if (entry.isPresent()) {
                add(entry.get(), replay);
            } else {
                last = Optional.of(id);
                replay.add(place(id), LineJudgement.refused(name(), gone(groups)));
            }
        });
        var done = last.or(() -> after.map(Position::id)).orElse(live.last());
        end(done, done.toString());
        return after.isPresent() && after.get().id().equals(live.last());
    }

    private static Finding gone(List<String> groups) {
        return Finding.of(
                GateRule.PENDING_GONE,
                "entry",
                Where.path(""),
                "pending in " + groups.stream().map(Excerpt::of).collect(Collectors.joining(", "))
                        + ", and gone from the stream",
                "find the message in the writer's records; keep the stream longer than its slowest group");
    }

    /** In the report too: a form that a build server reads must not be green. */
    static Finding notRead(String why) {
        return Finding.of(
                GateRule.STREAM_NOT_READ,
                "stream",
                Where.path(""),
                why,
                "this run proves nothing about what it did not read");
    }

    private static Finding tooLarge() {
        return Finding.of(
                GateRule.ENTRY_LENGTH,
                "entry",
                Where.path(""),
                "larger than " + LiveStream.LARGEST_ENTRY + ", so it was not read",
                "send a reference to what is large, not the thing itself");
    }

    private String place(EntryId id) {
        return name() + "/" + id;
    }

    private void add(LiveStream.Raw entry, Replay replay) throws IOException {
        if (entry.fields().isPresent()) {
            replay.add(place(entry.id()), message(entry.id(), entry.fields().get()));
        } else {
            replay.add(place(entry.id()), LineJudgement.refused(name(), tooLarge()));
        }
        read++;
        last = Optional.of(entry.id());
    }

    private CarriedMessage message(EntryId id, List<byte[]> values) {
        var fields = LiveStream.fields(values);
        return fields.isPresent()
                ? new CarriedMessage.StreamEntry(name(), id.toString(), fields.get())
                : new CarriedMessage.Other(true, "the entry has two fields of one name");
    }
}
