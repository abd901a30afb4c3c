package io.tradeschema.gate.watch;

import io.tradeschema.model.expect.Readers;
import io.tradeschema.watch.Watching;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * The metrics in Prometheus' own text form. Times are times and no ages, so that a watch that stopped is told by Prometheus'
 * clock; every series is there from the start; labels are declared names alone.
 */
final class Metrics {

    private final StringBuilder text = new StringBuilder();

    private Metrics() {}

    static String text(Picture picture) {
        var metrics = new Metrics();
        metrics.family(WatchMetric.WAITING_SINCE);
        picture.standings()
                .forEach(one -> metrics.value(
                        WatchMetric.WAITING_SINCE, label("expectation", one), seconds(one.waitingSince())));
        metrics.family(WatchMetric.OPEN_ANSWERS);
        picture.standings()
                .forEach(one -> metrics.value(WatchMetric.OPEN_ANSWERS, label("expectation", one), one.open() + ""));
        metrics.family(WatchMetric.OPEN_ALARMS);
        picture.standings()
                .forEach(one -> metrics.value(
                        WatchMetric.OPEN_ALARMS,
                        label("expectation", one) + ",severity=\""
                                + one.expectation().urgency() + "\"",
                        one.alarms().size() + ""));
        metrics.ownAlarms(picture);
        metrics.streams(
                picture,
                WatchMetric.LAST_MESSAGE,
                line -> metrics.value(
                        WatchMetric.LAST_MESSAGE,
                        stream(line),
                        seconds(line.is().lastMillis())));
        metrics.streams(picture, WatchMetric.MESSAGES, line -> {
            metrics.value(
                    WatchMetric.MESSAGES,
                    stream(line) + ",verdict=\"accepted\"",
                    line.is().accepted() + "");
            metrics.value(
                    WatchMetric.MESSAGES,
                    stream(line) + ",verdict=\"refused\"",
                    line.is().refused() + "");
        });
        metrics.streams(
                picture,
                WatchMetric.READABLE,
                line -> metrics.value(
                        WatchMetric.READABLE, stream(line), line.found() == Picture.Found.UNREADABLE ? "0" : "1"));
        metrics.family(WatchMetric.KNOWN);
        picture.standings()
                .forEach(one -> metrics.value(
                        WatchMetric.KNOWN,
                        label("expectation", one),
                        one.unknown().isEmpty() ? "1" : "0"));
        metrics.family(WatchMetric.TRIMMED_UNREAD);
        picture.standings().forEach(one -> metrics.trimmed(one, picture));
        metrics.family(WatchMetric.QUARANTINE);
        picture.quarantined()
                .forEach((stream, length) -> metrics.value(
                        WatchMetric.QUARANTINE,
                        WatchMetric.label("stream", stream),
                        length.isPresent() ? length.getAsLong() + "" : "NaN"));
        metrics.family(WatchMetric.SEES);
        metrics.value(WatchMetric.SEES, "", picture.sees() ? "1" : "0");
        metrics.family(WatchMetric.LAST_EVALUATION);
        metrics.value(WatchMetric.LAST_EVALUATION, "", seconds(picture.evaluated()));
        return metrics.text.toString();
    }

    /** Those about the watch itself: what it sees no more wakes somebody. */
    private void ownAlarms(Picture picture) {
        var others = picture.standings().stream()
                .mapToInt(one -> one.alarms().size())
                .sum();
        value(WatchMetric.OPEN_ALARMS, "expectation=\"watch\",severity=\"page\"", picture.ownPages() + "");
        value(
                WatchMetric.OPEN_ALARMS,
                "expectation=\"watch\",severity=\"warning\"",
                picture.openAlarms() - picture.ownPages() - others + "");
    }

    private void trimmed(Watching.Standing one, Picture picture) {
        if (one.expectation() instanceof Readers readers) {
            picture.streams().stream()
                    .filter(line -> line.is().source().equals(readers.of()))
                    .forEach(line -> value(
                            WatchMetric.TRIMMED_UNREAD,
                            stream(line) + "," + WatchMetric.label("group", readers.group()),
                            one.trimmedUnread() + ""));
        }
    }

    private void streams(Picture picture, WatchMetric metric, Consumer<Picture.StreamLine> each) {
        family(metric);
        picture.streams().forEach(each);
    }

    private void family(WatchMetric metric) {
        text.append("# HELP ")
                .append(metric.wire())
                .append(' ')
                .append(metric.help())
                .append('\n');
        text.append("# TYPE ")
                .append(metric.wire())
                .append(' ')
                .append(metric.type())
                .append('\n');
    }

    private void value(WatchMetric metric, String labels, String value) {
        text.append(metric.wire())
                .append(labels.isEmpty() ? "" : "{" + labels + "}")
                .append(' ')
                .append(value)
                .append('\n');
    }

    private static String label(String name, Watching.Standing one) {
        return WatchMetric.label(name, one.expectation().name());
    }

    private static String stream(Picture.StreamLine line) {
        return WatchMetric.label("stream", line.stream());
    }

    /** Nothing that is waited for: +Inf, which is never too long ago; nothing that ever came: 0, which always is. */
    private static String seconds(long millis) {
        if (millis == Long.MAX_VALUE) {
            return "+Inf";
        }
        return millis == Long.MIN_VALUE ? "0" : BigDecimal.valueOf(millis, 3).toPlainString();
    }
}
