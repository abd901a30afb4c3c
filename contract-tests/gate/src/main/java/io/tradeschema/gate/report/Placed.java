package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import java.util.List;

/**
 * A finding in its place: whose services, whose code, and which line.
 *
 * @param finding the finding
 * @param services the service that holds the file; of one that is no source, those that read the event that the finding is about
 * @param owners who owns the file; empty when nobody does
 * @param path the file from the root of the repository, to link to; empty when it is not in there
 * @param line the line of source; empty when it is not to be shown
 */
public record Placed(Finding finding, List<String> services, List<String> owners, String path, String line) {

    /** Copies the lists. */
    public Placed {
        services = List.copyOf(services);
        owners = List.copyOf(owners);
    }

    /** A finding of which no more is known. */
    static Placed nowhere(Finding finding) {
        return new Placed(finding, List.of(), List.of(), "", "");
    }
}
