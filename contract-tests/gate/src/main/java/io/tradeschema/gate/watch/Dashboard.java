package io.tradeschema.gate.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A dashboard of Grafana over the metrics of the watch. */
final class Dashboard {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int HEIGHT = 8;
    private static final int WIDTH = 12;

    private final JsonGenerator json;
    private int panels;

    private Dashboard(JsonGenerator json) {
        this.json = json;
    }

    static String text() {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            new Dashboard(json).write();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written to it", e);
        }
        return text + "\n";
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("title", "Tradeschema: what must come");
        json.writeStringField("uid", "tradeschema-watch");
        json.writeNumberField("schemaVersion", 38);
        json.writeStringField("refresh", "15s");
        json.writeObjectFieldStart("time");
        json.writeStringField("from", "now-6h");
        json.writeStringField("to", "now");
        json.writeEndObject();
        json.writeArrayFieldStart("panels");
        panel(
                "Open alarms",
                "sum by (expectation) (" + WatchMetric.OPEN_ALARMS.wire() + ")",
                "{{expectation}}",
                "none");
        panel("Waiting for", "time() - (" + WatchMetric.WAITING_SINCE.wire() + " < +Inf)", "{{expectation}}", "s");
        panel("Not known whether it is met", "1 - " + WatchMetric.KNOWN.wire(), "{{expectation}}", "none");
        panel("Streams that cannot be read", "1 - " + WatchMetric.READABLE.wire(), "{{stream}}", "none");
        panel("Open answers", WatchMetric.OPEN_ANSWERS.wire(), "{{expectation}}", "none");
        panel(
                "Messages a minute",
                "sum by (stream, verdict) (rate(" + WatchMetric.MESSAGES.wire() + "[1m])) * 60",
                "{{stream}} {{verdict}}",
                "none");
        panel("Last message", "time() - (" + WatchMetric.LAST_MESSAGE.wire() + " > 0)", "{{stream}}", "s");
        panel(
                "Lost to trimming in an hour",
                "increase(" + WatchMetric.TRIMMED_UNREAD.wire() + "[1h])",
                "{{stream}} {{group}}",
                "none");
        panel("In quarantine", WatchMetric.QUARANTINE.wire(), "{{stream}}", "none");
        panel("Last judged", "time() - " + WatchMetric.LAST_EVALUATION.wire(), "watch", "s");
        json.writeEndArray();
        json.writeEndObject();
    }

    private void panel(String title, String expression, String legend, String unit) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", panels + 1);
        json.writeStringField("title", title);
        json.writeStringField("type", "timeseries");
        json.writeObjectFieldStart("gridPos");
        json.writeNumberField("x", panels % 2 * WIDTH);
        json.writeNumberField("y", panels / 2 * HEIGHT);
        json.writeNumberField("w", WIDTH);
        json.writeNumberField("h", HEIGHT);
        json.writeEndObject();
        json.writeObjectFieldStart("fieldConfig");
        json.writeObjectFieldStart("defaults");
        json.writeStringField("unit", unit);
        json.writeEndObject();
        json.writeArrayFieldStart("overrides");
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("targets");
        json.writeStartObject();
        json.writeStringField("refId", "A");
        json.writeStringField("expr", expression);
        json.writeStringField("legendFormat", legend);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        panels++;
    }
}
