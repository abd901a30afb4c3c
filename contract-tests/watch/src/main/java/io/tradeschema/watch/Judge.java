package io.tradeschema.watch;

import io.tradeschema.model.expect.Urgency;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Judges one expectation. It is told of everything in the order of time, and of nothing twice. */
abstract class Judge {

    /** The alarms that it can raise, in a fixed order. */
    abstract List<Telling> tellings();

    /** When it has to do something by itself, beside speaking again of open alarms. */
    abstract long due();

    /** Does it: the time is the one that {@link #due} said. */
    abstract void fall(long at, Consumer<Alarm> out);

    /** Is told of an entry: of one source in the order in which they came. */
    abstract void entry(Input.Entry entry, Arrival arrival, Consumer<Alarm> out);

    /** Is told what the server says of a stream. */
    void seen(Input.Seen seen) {}

    /** Is told that streams are not any more what they were. */
    void reset(Input.Reset reset) {}

    /** Is told of the groups of a stream. */
    void groups(Input.Groups groups, Consumer<Alarm> out) {}

    /** Since when something is waited for that did not come; {@link Long#MAX_VALUE} for nothing. */
    abstract long waitingSince();

    /** How many answers are open. */
    int open() {
        return 0;
    }

    /** Hands on each question that is not answered, in the order in which they were asked. */
    void questions(Consumer<Watching.Question> out) {}

    /** How many entries were trimmed before the group that it looks at read them, in all. */
    long trimmedUnread() {
        return 0;
    }

    /** Why nobody knows whether it is met, though no alarm is open; empty where it is known. */
    String unknown(long at) {
        return "";
    }

    /** Whether it is known since when an alarm is open: what was silent when all began may have been so before. */
    boolean isSinceKnown(Telling telling) {
        return true;
    }

    /** The rules of its alarms that are open. */
    List<WatchRule> openRules() {
        return tellings().stream().filter(Telling::isOpen).map(Telling::rule).toList();
    }

    /** How many of its alarms of that urgency are open. */
    final long openTellings(Urgency urgency) {
        return tellings().stream()
                .filter(telling -> telling.isOpen() && telling.urgency() == urgency)
                .count();
    }

    /** When it does anything by itself. */
    final long next() {
        var next = due();
        for (var telling : tellings()) {
            next = Math.min(next, telling.next());
        }
        return next;
    }

    /** What an alarm that goes on says now. */
    String words(Telling telling, long at) {
        return telling.what();
    }

    /** Does what falls due first. */
    final void turn(Consumer<Alarm> out) {
        var due = due();
        var next = next();
        for (var telling : tellings()) {
            if (next < due && telling.next() == next) {
                telling.turn(next, words(telling, next), out);
                return;
            }
        }
        fall(due, out);
    }

    final void save(DataOutputStream out) throws IOException {
        for (var telling : tellings()) {
            telling.save(out);
        }
        saveOwn(out);
    }

    final void load(DataInputStream in) throws IOException {
        for (var telling : tellings()) {
            telling.load(in);
        }
        loadOwn(in);
    }

    abstract void saveOwn(DataOutputStream out) throws IOException;

    abstract void loadOwn(DataInputStream in) throws IOException;
}
