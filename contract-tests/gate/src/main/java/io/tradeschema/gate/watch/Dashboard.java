package io.tradeschema.gate.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A dashboard of Grafana over the metrics of the watch, with each bound that is declared as a line. */
final class Dashboard {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int HEIGHT = 8;
    private static final int WIDTH = 12;

    private final JsonGenerator json;
    private int panels;

    private Dashboard(JsonGenerator json) {
        this.json = json;
    }

    static String text(List<AlertRules.Bound> bounds) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            new Dashboard(json).write(bounds);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written to it", e);
        }
        return text + "\n";
    }

    private void write(List<AlertRules.Bound> bounds) throws IOException {
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
        for (var bound : bounds) {
            panel(bound.expectation(), bound.measure(), bound.expectation(), bound.unit(), Optional.of(bound.limit()));
        }
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
        panel(title, expression, legend, unit, Optional.empty());
    }

    private void panel(String title, String expression, String legend, String unit, Optional<String> limit)
            throws IOException {
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
        if (limit.isPresent()) {
            line(limit.get());
        }
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

    /** Red from the limit on, as a line across the picture. */
    private void line(String limit) throws IOException {
        json.writeObjectFieldStart("custom");
        json.writeObjectFieldStart("thresholdsStyle");
        json.writeStringField("mode", "line");
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("thresholds");
        json.writeStringField("mode", "absolute");
        json.writeArrayFieldStart("steps");
        step("green", Optional.empty());
        step("red", Optional.of(limit));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void step(String color, Optional<String> from) throws IOException {
        json.writeStartObject();
        json.writeStringField("color", color);
        json.writeFieldName("value");
        if (from.isPresent()) {
            json.writeNumber(from.get());
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }
}
