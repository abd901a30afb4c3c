package io.tradeschema.gate.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
     * Which versions of events follow which, what that breaks, and in which order to deploy: a table, and in a comment on a
     * pull request who breaks.
     *
     * @param base what the working tree is compared with; empty where each newest version is held to the one before it
     * @param whole whether all that the change did lies behind the base, so that what is no step here did not change
     * @param steps the steps, by event
     */
    record Rollouts(String id, String title, Optional<String> base, boolean whole, List<RolloutStep> steps)
            implements Section {
        /** Copies the steps. */
        public Rollouts {
            steps = List.copyOf(steps);
        }

        /** A row for each step. */
        Table table() {
            return new Table(
                    id,
                    title,
                    RolloutStep.COLUMNS,
                    steps.stream().map(RolloutStep::row).toList());
        }

        /** The same with each step replaced. */
        public Rollouts with(UnaryOperator<RolloutStep> replacement) {
            return new Rollouts(
                    id, title, base, whole, steps.stream().map(replacement).toList());
        }

        /** The steps that the change at hand makes. */
        List<RolloutStep> made() {
            return steps.stream().filter(RolloutStep::made).toList();
        }
    }

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
