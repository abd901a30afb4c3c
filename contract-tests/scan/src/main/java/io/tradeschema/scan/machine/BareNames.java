package io.tradeschema.scan.machine;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys of a server that are the name of an event, without what its stream's name begins with: the two never meet. */
final class BareNames {

    private record End(Terms.Event event, boolean written) {}

    private final Map<End, Where> ends = new LinkedHashMap<>();

    void used(Terms.Event event, boolean written, Where where) {
        ends.putIfAbsent(new End(event, written), where);
    }

    /** One for each end whose other end has the whole name, or is not there; where both go by the short name they do meet. */
    List<Finding> findings() {
        var all = new ArrayList<Finding>();
        ends.forEach((end, where) -> {
            if (!ends.containsKey(new End(end.event(), !end.written()))) {
                all.add(finding(end, where));
            }
        });
        return all;
    }

    private static Finding finding(End end, Where where) {
        var name = end.event().name();
        var stream = Excerpt.quoted(end.event().stream());
        return Finding.of(
                        ScanRule.STREAM_NAME_NEAR,
                        name,
                        where,
                        Excerpt.quoted(name) + " is the event; its stream is " + stream + ", which this "
                                + (end.written() ? "does not write" : "does not read"),
                        (end.written() ? "write to " : "read ") + stream)
                .evidence(name + "~" + end.event().stream());
    }
}
