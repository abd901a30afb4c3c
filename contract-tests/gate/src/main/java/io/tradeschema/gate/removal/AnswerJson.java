package io.tradeschema.gate.removal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** An answer for programs. */
final class AnswerJson {

    private AnswerJson() {}

    static void write(Answer answer, PrintWriter out) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeStringField("event", answer.asked().contract().name());
            json.writeStringField(
                    "contract_version", answer.asked().contract().version().toString());
            json.writeStringField("stream", answer.asked().contract().stream());
            json.writeStringField("field", answer.asked().field());
            json.writeStringField("answer", answer.verdict().words());
            json.writeStringField("asked_at", answer.at().toString());
            reasons(json, "reads", answer.reads());
            reasons(json, "unresolved", answer.unresolved());
            reasons(json, "writers", answer.writers());
            reasons(json, "copies", answer.kept());
            reasons(json, "known_readers", answer.told());
            json.writeEndObject();
        }
        out.println(text);
    }

    private static void reasons(JsonGenerator json, String name, List<Reason> reasons) throws IOException {
        json.writeArrayFieldStart(name);
        for (var reason : reasons) {
            json.writeStartObject();
            json.writeStringField("kind", reason.kind().word());
            json.writeStringField("service", reason.service());
            json.writeStringField("file", reason.where().file());
            json.writeNumberField("line", reason.where().line());
            json.writeNumberField("column", reason.where().column());
            json.writeStringField("what", reason.what());
            if (reason.seen().isPresent()) {
                json.writeNumberField("count", reason.seen().get().count());
                json.writeStringField("first", reason.seen().get().first().toString());
                json.writeStringField("last", reason.seen().get().last().toString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
