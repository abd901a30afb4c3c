package io.tradeschema.gate.watch;

/** The metrics that a watch serves, and that alert rules ask for. */
enum WatchMetric {
    WAITING_SINCE(
            "tradeschema_waiting_since_timestamp_seconds",
            "gauge",
            "Since when something is waited for; +Inf for nothing."),
    OPEN_ANSWERS("tradeschema_open_answers", "gauge", "How many answers are open."),
    OPEN_ALARMS(
            "tradeschema_open_alarms",
            "gauge",
            "How many alarms of an expectation are open; of watch, those about the watch itself."),
    LAST_MESSAGE(
            "tradeschema_last_message_timestamp_seconds",
            "gauge",
            "When the last entry of a stream came; 0 for never."),
    MESSAGES("tradeschema_messages_total", "counter", "How many messages came, by whether the contract accepts them."),
    READABLE(
            "tradeschema_stream_readable",
            "gauge",
            "Whether a stream could be read the last time; 0 where the server has something else of that name, or keeps it"
                    + " from the watch."),
    KNOWN(
            "tradeschema_expectation_known",
            "gauge",
            "Whether it is known that an expectation is met or not; 0 while snapshots of open positions are older than"
                    + " declared, and no alarm of it is open."),
    TRIMMED_UNREAD(
            "tradeschema_trimmed_unread_total",
            "counter",
            "How many entries a declared group lost to trimming since the state began, as far as it can be told."),
    QUARANTINE(
            "tradeschema_quarantine_entries",
            "gauge",
            "How many entries lie in a declared quarantine; NaN where the server has something else of that name."),
    SEES("tradeschema_watch_sees", "gauge", "Whether the server answered the last time."),
    LAST_EVALUATION(
            "tradeschema_watch_last_evaluation_timestamp_seconds", "gauge", "When the expectations were judged last.");

    private final String wire;
    private final String type;
    private final String help;

    WatchMetric(String wire, String type, String help) {
        this.wire = wire;
        this.type = type;
        this.help = help;
    }

    String wire() {
        return wire;
    }

    String type() {
        return type;
    }

    String help() {
        return help;
    }

    /** A label and its value, as metrics and expressions have it: {@code stream="trade.intent"}. */
    static String label(String name, String value) {
        return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
