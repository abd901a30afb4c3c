package io.tradeschema.gate.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a report beside its findings. The id is its key in the JSON form and never changes. */
public sealed interface Section {

    /** The key of this section in the JSON form. */
    String id();

    /** The heading for people. */
    String title();

    /** Named facts, such as {@code files read: 12}. Values are text, numbers or booleans. */
    record Facts(String id, String title, Map<String, Object> values) implements Section {
        /** Copies the facts, in their order. */
        public Facts {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Rows of text under named columns. */
    record Table(String id, String title, List<String> columns, List<List<String>> rows) implements Section {
        /** Copies the rows. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Structured data for machines: maps, lists, text, numbers, booleans. Shown in the JSON form only. */
    record Data(String id, String title, Object value) implements Section {}

    /**
     * Who writes and who reads each stream: a table; in Markdown a chart as well, and in HTML a picture that can be asked.
     *
     * @param streams the streams, by name
     * @param mermaid the whole bus as Mermaid text
     */
    record Bus(String id, String title, List<BusStream> streams, String mermaid) implements Section {
        /** Copies the streams. */
        public Bus {
            streams = List.copyOf(streams);
        }

        /** A row for each stream. */
        Table table() {
            return new Table(
                    id,
                    title,
                    List.of("stream", "contract", "written by", "read by", "diverges"),
                    streams.stream().map(BusStream::row).toList());
        }
    }
}
