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

    /** Tables that are looked at one by one: folded in HTML. The other forms leave them out. */
    record Folded(String id, String title, List<Table> tables) implements Section {
        /** Copies the tables. */
        public Folded {
            tables = List.copyOf(tables);
        }
    }

    /** A picture: inline SVG for HTML, Mermaid for Markdown; the other forms leave it out. */
    record Picture(String id, String title, String svg, String mermaid) implements Section {}
}
