package io.tradeschema.watch;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** What an alarm is about. */
public enum WatchRule implements Rule {
    ANSWER_OVERDUE(
            Severity.ERROR,
            "What was asked is answered within its time.",
            "An exit that nobody executes costs money every minute, and both ends of the stream look healthy.",
            "Look at the entry that is named (redis-cli XRANGE STREAM ID ID) and at who reads its stream (XINFO GROUPS, XPENDING);"
                    + " a close that nobody executes is to be closed by hand.",
            "no trade.closed for the close intent \"exit-1\" within 15m"),
    STREAM_SILENT(
            Severity.ERROR,
            "A message comes as often as it was declared.",
            "A service that throws at its start writes nothing at all, so no unanswered message can tell.",
            "Look at the service that writes the stream, at its log of the time from which on it is silent.",
            "no trade.closed for 15m while a position is open"),
    PULSE_MISSING(
            Severity.ERROR,
            "A service proves in time that it completed a pass.",
            "A process that runs proves nothing; a pass that was completed does.",
            "Look whether the service runs, and what its last pass did not complete.",
            "exit_monitor proved no pass since 2026-01-21T00:01:00Z"),
    REFUSED_TOO_OFTEN(
            Severity.ERROR,
            "No more messages are refused than the bound says.",
            "A writer that breaks the contract does so with each message until somebody mends it.",
            "Look at the example: run tradeschema validate on the stream for all findings.",
            "24 of 24 trade.intent refused in 5m"),
    FINDING_REPEATED(
            Severity.ERROR,
            "One finding does not come again and again.",
            "The same mistake a thousand times is one mistake that nobody mends.",
            "Mend the writer that the example names.",
            "UNKNOWN_FIELD $.side from exit_monitor, 51 times in 10m"),
    GROUP_MISSING(
            Severity.ERROR,
            "A group that was declared exists.",
            "Without its group a service reads nothing, and the stream looks healthy.",
            "Start the service, or make the group: XGROUP CREATE.",
            "no group executor on quantum:stream:trade.intent"),
    GROUP_BEHIND(
            Severity.ERROR,
            "A group is given each entry, and acknowledges it, in the time that was declared.",
            "What nobody reads, or is delivered and not acknowledged, is not done.",
            "Look at the consumer that is named: does it run, does it hang on this entry? Does any consumer read at all?",
            "executor-1 holds 1768953600000-0 for 31s"),
    DELIVERED_AGAIN(
            Severity.ERROR,
            "No entry is delivered more often than the bound says.",
            "An entry that makes its reader fail comes back for ever, and everything behind it waits.",
            "Look at the entry: quarantine it, then mend reader or writer.",
            "1768953600000-0 was delivered 6 times"),
    TRIMMED_UNREAD(
            Severity.ERROR,
            "No entry is trimmed before its group has seen it.",
            "Such a message is lost, and both ends see success.",
            "Keep the stream longer (MAXLEN), or make the group faster.",
            "12 entries were trimmed before executor read them"),
    QUESTION_NOT_JUDGED(
            Severity.WARNING,
            "What needs an answer names an id by which the answer can name it.",
            "Without one nobody can tell whether it was answered.",
            "Write the id, or declare orElse with a field that tells questions apart.",
            "a close intent without intent_id"),
    QUESTION_UNREADABLE(
            Severity.WARNING,
            "Of a message that is refused it can be read whether it asks for an answer.",
            "A close that nobody can read closes nothing, and nobody waits for its answer.",
            "Mend the writer that is named, and look whether it meant to close.",
            "RETIRED_FIELD $.side from exit_monitor, without an action"),
    KEY_REUSED(
            Severity.WARNING,
            "An id names one question.",
            "A reader that does each id once leaves the second one undone.",
            "Give each intent an id of its own; the same one only when it is sent again, unchanged.",
            "intent_id \"exit-1\" with another symbol"),
    OPEN_LIMIT(
            Severity.ERROR,
            "No more questions are open than can be held.",
            "Beyond the limit they are counted, and no longer judged.",
            "Look why nothing is answered.",
            "more than 1000000 open questions"),
    POSITIONS_UNKNOWN(
            Severity.WARNING,
            "Snapshots of positions are as fresh as was declared.",
            "Without them nobody can tell whether silence is an alarm.",
            "Look at the service that writes the snapshots.",
            "the newest position.snapshot is of 2026-01-21T00:30:00Z"),
    WATCH_BLIND(
            Severity.ERROR,
            "The watch sees the bus.",
            "What is not seen is not judged, and no alarm is no all-clear.",
            "Look at the server and at the way to it; what happened meanwhile is judged when it is back.",
            "no answer from localhost:6379 for 5s"),
    STREAM_UNREADABLE(
            Severity.ERROR,
            "The watch can read each stream that it watches.",
            "What came on a stream that cannot be read is not judged, though all others are.",
            "Look at the key: is it a stream, and may the watch's user read it?",
            "\"quantum:stream:trade.closed\" at localhost:6379 is no stream"),
    STREAM_RESET(
            Severity.ERROR,
            "A stream goes on where it was.",
            "After a failover or a deletion messages may be lost; what was asked before stays open.",
            "Find out who deleted the stream or failed over; look at what was in flight.",
            "quantum:stream:trade.intent was deleted and made anew"),
    SERVER_CLOCK(
            Severity.WARNING,
            "The server's clock runs as time does.",
            "Ids of entries are its times: a jump moves every time that is read from them.",
            "Look at the clock of the server (NTP); deadlines are kept by the time that passed.",
            "the server's clock is 1h ahead of the time that passed"),
    ENTRY_CLOCK(
            Severity.WARNING,
            "The id of an entry is no later than the time at which it is read.",
            "Ids are times of arrival: one of tomorrow says nothing of when its entry came, and all that follow it in its"
                    + " stream are as late.",
            "Look for who writes ids of its own; if nobody does, the server's clock went back (NTP).",
            "the id of trade.intent 9999999999999-0 is ahead of the time");

    private final RuleText text;

    WatchRule(Severity severity, String demand, String reason, String remedy, String example) {
        this.text = new RuleText(severity, demand, reason, remedy, example);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
