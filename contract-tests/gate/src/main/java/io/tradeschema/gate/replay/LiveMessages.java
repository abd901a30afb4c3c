package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.redis.LiveStream;
import io.tradeschema.gate.redis.RedisAddress;
import io.tradeschema.gate.report.Section;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a stream on a live server, and its replay. */
final class LiveMessages {

    @Option(
            names = "--redis",
            paramLabel = "ADDRESS",
            description =
                    "Read what is in a stream of this server, without group or acknowledgement: redis://HOST:PORT")
    private @Nullable String address;

    @Option(names = "--stream", paramLabel = "NAME", description = "The stream to read; needs --redis.")
    private @Nullable String stream;

    @Option(names = "--from", paramLabel = "ID", description = "Go on after this id, which a run before has printed.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ID", description = "Stop after this id.")
    private @Nullable String to;

    @Option(
            names = "--pending",
            description = "Only what a group has taken and not acknowledged; names what is gone from the stream.")
    private boolean pending;

    private final LinkedHashMap<String, Object> facts = new LinkedHashMap<>();

    boolean asked() {
        return address != null || stream != null || from != null || to != null || pending;
    }

    /** For the report's title. */
    String title() {
        return "--redis --stream " + stream;
    }

    /** Where the run ended, for the report. */
    List<Section> sections() {
        return facts.isEmpty() ? List.of() : List.of(new Section.Facts("stream", "Stream", facts));
    }

    /**
     * Replays the stream.
     *
     * @return whether nothing was to be checked, because nothing came since the run before
     * @throws NotCheckedException when the stream cannot be read as asked
     */
    boolean read(Replay replay) throws IOException {
        if (address == null || stream == null) {
            throw new NotCheckedException("a live stream needs both: --redis redis://HOST:PORT --stream NAME");
        }
        var name = stream;
        var after = Optional.ofNullable(from).map(EntryId::of);
        var until = Optional.ofNullable(to).map(EntryId::of);
        try (var live = LiveStream.open(RedisAddress.of(address), name)) {
            if (after.isPresent() && after.get().compareTo(live.last()) > 0) {
                throw new NotCheckedException("--from " + after.get() + " lies behind the stream's last id, "
                        + live.last() + "; is it the id of another stream?");
            }
            if (pending) {
                readPending(live, name, after, until, replay);
            } else {
                live.range(after, until, entry -> add(name, entry, replay));
            }
            facts.putIfAbsent("last id", after.map(EntryId::toString).orElse("none"));
            facts.put("go on with", "--from " + facts.get("last id"));
            return after.isPresent() && after.get().equals(live.last());
        }
    }

    private void readPending(
            LiveStream live, String name, Optional<EntryId> after, Optional<EntryId> until, Replay replay)
            throws IOException {
        for (var one : live.pending().entrySet()) {
            var id = one.getKey();
            if (after.isPresent() && id.compareTo(after.get()) <= 0
                    || until.isPresent() && id.compareTo(until.get()) > 0) {
                continue;
            }
            var entry = live.find(id);
            if (entry.isPresent()) {
                add(name, entry.get(), replay);
            } else {
                replay.add(place(name, id), Judgement.gone(name, gone(one.getValue())));
                facts.put("last id", id.toString());
            }
        }
    }

    private static Finding gone(List<String> groups) {
        return Finding.of(
                GateRule.PENDING_GONE,
                "entry",
                Where.path(""),
                "pending in " + String.join(", ", groups) + ", and gone from the stream",
                "find the message in the writer's records; keep the stream longer than its slowest group");
    }

    private static String place(String stream, EntryId id) {
        return stream + "/" + id;
    }

    private void add(String name, LiveStream.Raw entry, Replay replay) throws IOException {
        facts.put("last id", entry.id().toString());
        var fields = LiveStream.fields(entry);
        Message message = fields.isPresent()
                ? new Message.StreamEntry(
                        name,
                        entry.id().toString(),
                        fields.get(),
                        text(fields.get(), EnvelopeField.SOURCE),
                        text(fields.get(), EnvelopeField.TIMESTAMP))
                : new Message.Other(true, "the entry has two fields of one name");
        replay.add(place(name, entry.id()), message);
    }

    private static Optional<String> text(LinkedHashMap<String, Object> fields, EnvelopeField field) {
        return fields.get(field.wire()) instanceof byte[] bytes
                ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
