package io.tradeschema.gate.busfile;

import io.tradeschema.model.Advice;
import io.tradeschema.model.expect.QuietHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code quiet}: the hours in which nothing is expected, with a zone, days and times of day. */
record QuietHoursReader(ExpectParts.Source source) {

    /** Where no zone is said. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** The hours of a part {@code quiet}; none where it is not there. */
    List<QuietHours> of(ExpectParts parts) throws BusFileException {
        if (!parts.has("quiet")) {
            return List.of();
        }
        var all = new ArrayList<QuietHours>();
        var node = parts.node("quiet");
        for (var item :
                node instanceof MappingNode ? List.of(node) : source.reader().items(node)) {
            source.mistakes()
                    .of(() -> hours(source.parts("quiet", item, Set.of("zone", "days", "from", "to"))))
                    .ifPresent(all::add);
        }
        return all;
    }

    private QuietHours hours(ExpectParts parts) throws BusFileException {
        var days = EnumSet.noneOf(DayOfWeek.class);
        var named = parts.ifSaid(List.<Node>of(), "days", source.reader()::items);
        for (var day : named) {
            source.mistakes().of(() -> day(day)).ifPresent(days::add);
        }
        return new QuietHours(
                parts.ifSaid(UTC, "zone", this::zone),
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
                clock(parts, "from"),
                clock(parts, "to"));
    }

    private DayOfWeek day(Node day) throws BusFileException {
        var number = DAYS.indexOf(source.reader().text(day));
        if (number < 0) {
            throw source.reader()
                    .problem(
                            day,
                            "there is no day \"" + source.reader().text(day) + "\"; "
                                    + Advice.among(source.reader().text(day), DAYS));
        }
        return DayOfWeek.of(number + 1);
    }

    private ZoneId zone(Node node) throws BusFileException {
        try {
            return ZoneId.of(source.reader().text(node));
        } catch (DateTimeException e) {
            throw source.reader()
                    .problem(
                            node,
                            "there is no time zone \"" + source.reader().text(node)
                                    + "\"; write one such as UTC or Europe/Oslo");
        }
    }

    private LocalTime clock(ExpectParts parts, String key) {
        return parts.ifSaid(LocalTime.MIDNIGHT, key, node -> {
            var text = source.reader().text(node);
            if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
                throw source.reader().problem(node, "\"" + text + "\" is no time of day; write \"22:00\", in quotes");
            }
            return LocalTime.parse(text);
        });
    }
}
