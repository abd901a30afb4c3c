package io.tradeschema.gate.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.tradeschema.model.Finding;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole report for other programs, in a form that only grows. */
final class JsonForm implements ReportFormat.Form {

    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public void write(Report report, Writer out) throws IOException {
        var stream = stream(report.title(), out);
        for (var finding : report.findings()) {
            stream.add(finding);
        }
        stream.end(report.sections(), report.verdict());
    }

    @Override
    public ReportStream stream(String title, Writer out) throws IOException {
        var json = generator(out);
        json.writeStartObject();
        json.writeNumberField("version", 1);
        json.writeStringField("title", title);
        json.writeArrayFieldStart("findings");
        return new ReportStream() {
            @Override
            public void add(Finding finding) throws IOException {
                JsonForm.write(finding, json);
            }

            @Override
            public void end(List<Section> sections, String verdict) throws IOException {
                JsonForm.end(sections, verdict, json);
                out.write('\n');
                out.flush();
            }
        };
    }

    private static void end(List<Section> sections, String verdict, JsonGenerator json) throws IOException {
        json.writeEndArray();
        json.writeObjectFieldStart("summary");
        json.writeStringField("verdict", verdict);
        for (var section : sections) {
            write(section, json);
        }
        json.writeEndObject();
        json.writeEndObject();
        json.close();
    }

    /** A generator that leaves the writer open and ends lines the same way on every system. */
    static JsonGenerator generator(Writer out) throws IOException {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return FACTORY.createGenerator(out).setPrettyPrinter(printer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().name());
        json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("subject", finding.subject());
        json.writeObjectFieldStart("where");
        json.writeStringField("file", finding.where().file());
        json.writeNumberField("line", finding.where().line());
        json.writeNumberField("column", finding.where().column());
        json.writeStringField("path", finding.where().path());
        json.writeEndObject();
        json.writeStringField("what", finding.what());
        if (finding.found().isPresent()) {
            json.writeStringField("found", finding.found().get());
        } else {
            json.writeNullField("found");
        }
        json.writeStringField("fix", finding.fix());
        json.writeStringField("fingerprint", finding.fingerprint());
        json.writeEndObject();
    }

    private static void write(Section section, JsonGenerator json) throws IOException {
        json.writeFieldName(section.id());
        if (section instanceof Section.Facts facts) {
            writeValue(facts.values(), json);
        } else if (section instanceof Section.Table table) {
            writeValue(rows(table), json);
        } else if (section instanceof Section.Bus bus) {
            writeValue(rows(bus.table()), json);
        } else if (section instanceof Section.Rollouts rollouts) {
            writeValue(rows(rollouts.table()), json);
        } else if (section instanceof Section.Data data) {
            writeValue(data.value(), json);
        }
    }

    private static List<Map<String, Object>> rows(Section.Table table) {
        return table.rows().stream().map(row -> object(table.columns(), row)).toList();
    }

    private static Map<String, Object> object(List<String> columns, List<String> row) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < row.size(); i++) {
            object.put(columns.get(i), row.get(i));
        }
        return object;
    }

    /** Writes maps, iterables, text, numbers and booleans; anything else as its text. */
    static void writeValue(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (var entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                writeValue(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            for (var item : items) {
                writeValue(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}
