package io.tradeschema.gate.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.model.Excerpt;
import io.tradeschema.watch.Alarm;
import io.tradeschema.watch.Input;
import io.tradeschema.watch.Part;
import io.tradeschema.watch.Watching;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Tells alarms, one line each: for people, or as JSON for programs. */
final class Teller {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final PrintWriter out;
    private final boolean json;
    /** Whether what stands below the cursor is drawn anew. */
    private final boolean overBoard;

    Teller(PrintWriter out, boolean json, boolean overBoard) {
        this.out = out;
        this.json = json;
        this.overBoard = overBoard;
    }

    /** Whether programs are told, of each alarm by itself. */
    boolean isForPrograms() {
        return json;
    }

    boolean isOverBoard() {
        return overBoard;
    }

    void tell(Alarm alarm) {
        tell(line(alarm));
    }

    /** A line that was made before. */
    void tell(String line) {
        out.println((overBoard ? "\033[0J" : "") + line);
        out.flush();
    }

    /** A line that another run made and perhaps did not tell: it may have shown values. */
    void tellAgain(String line) {
        tell(line.startsWith("{") ? written(generator -> copy(line, generator)) : shown(line));
    }

    private void copy(String object, JsonGenerator generator) throws IOException {
        try (var parser = FACTORY.createParser(object)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    generator.writeString(shown(parser.getText()));
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        }
    }

    /** For a terminal: as it is, without an end of line. */
    void draw(String text) {
        out.print(text);
        out.flush();
    }

    /** For people only: what is no alarm. */
    void say(String sentence) {
        if (!json) {
            tell(Excerpt.printable(sentence));
        }
    }

    String line(Alarm alarm) {
        return json ? json(alarm) : Excerpt.printable(shown(alarm.toString()));
    }

    /** A question that waits for its answer. */
    String line(Watching.Question question) {
        return json ? json(question) : Excerpt.printable(shown("OPEN " + question));
    }

    /** Values stand in quotes in whatever is told. */
    private String shown(String sentence) {
        return RedactedWriter.sentence(out, sentence);
    }

    private String shownValue(String value) {
        return out instanceof RedactedWriter ? shown(Excerpt.quoted(value)) : value;
    }

    /** For programs only: what was refused of one source. */
    void count(Refusals.Refused refused) {
        if (json) {
            tell(json(refused));
        }
    }

    /**
     * For programs only: when nothing could be read, as an entry that {@code --replay} reads beside the archive of that time; empty
     * for people.
     */
    Optional<String> line(Input.Unseen unseen) {
        return json ? Optional.of(json(unseen)) : Optional.empty();
    }

    private static String json(Input.Unseen unseen) {
        return object(generator -> {
            generator.writeStringField("stream", Archive.UNSEEN);
            generator.writeStringField("id", unseen.millis() + "-0");
            generator.writeObjectFieldStart("fields");
            generator.writeStringField(Archive.SINCE, Long.toString(unseen.from()));
            generator.writeEndObject();
        });
    }

    private interface Members {
        void write(JsonGenerator generator) throws IOException;
    }

    private static String object(Members members) {
        return written(generator -> {
            generator.writeStartObject();
            members.write(generator);
            generator.writeEndObject();
        });
    }

    private static String written(Members members) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            members.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written to it", e);
        }
        return text.toString();
    }

    private String json(Watching.Question question) {
        return object(generator -> {
            generator.writeStringField("kind", "open");
            generator.writeStringField("expectation", question.expectation());
            generator.writeStringField("event", question.event());
            generator.writeStringField("entry", question.entry());
            generator.writeObjectFieldStart("about");
            for (var one : question.about().entrySet()) {
                generator.writeStringField(one.getKey(), shownValue(one.getValue()));
            }
            generator.writeEndObject();
            generator.writeStringField(
                    "since", Instant.ofEpochMilli(question.since()).toString());
            generator.writeStringField(
                    "due", Instant.ofEpochMilli(question.due()).toString());
            generator.writeBooleanField("overdue", question.overdue());
            if (question.part().isPresent()) {
                var part = question.part().get();
                generator.writeObjectFieldStart("part");
                generator.writeStringField("field", part.field());
                generator.writeStringField("asked", shownValue(Part.plain(part.asked())));
                generator.writeStringField("answered", shownValue(Part.plain(part.answered())));
                generator.writeStringField("open", shownValue(Part.plain(part.open())));
                generator.writeEndObject();
            }
            if (!question.refusal().isEmpty()) {
                generator.writeStringField("refused", shown(question.refusal()));
            }
        });
    }

    private static String json(Refusals.Refused refused) {
        return object(generator -> {
            generator.writeStringField("kind", "refused");
            generator.writeStringField("event", refused.source());
            generator.writeNumberField("count", refused.count());
            generator.writeStringField("commonest", refused.commonest());
            generator.writeNumberField("times", refused.times());
        });
    }

    private String json(Alarm alarm) {
        return object(generator -> {
            generator.writeStringField("id", alarm.id());
            generator.writeNumberField("telling", alarm.telling());
            generator.writeStringField("kind", alarm.kind().name().toLowerCase(Locale.ROOT));
            generator.writeStringField("expectation", alarm.expectation());
            generator.writeStringField("rule", alarm.rule().name());
            generator.writeStringField("severity", alarm.urgency().toString());
            generator.writeStringField("due", Instant.ofEpochMilli(alarm.due()).toString());
            generator.writeStringField("at", Instant.ofEpochMilli(alarm.at()).toString());
            generator.writeNumberField("count", alarm.count());
            if (alarm.lateMillis() > 0) {
                generator.writeNumberField("late_seconds", alarm.lateMillis() / 1000.0);
            }
            generator.writeStringField("what", shown(alarm.what()));
            generator.writeStringField("fix", shown(alarm.fix()));
        });
    }
}
