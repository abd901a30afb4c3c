package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import java.util.List;

/**
 * A finding in its place: whose service, whose code, and which line.
 *
 * @param finding the finding
 * @param service the service that holds the file; empty when it is in none
 * @param owners who owns the file; empty when nobody does
 * @param path the file from the root of the repository, to link to; empty when it is not in there
 * @param line the line of source; empty when it is not to be shown
 */
public record Placed(Finding finding, String service, List<String> owners, String path, String line) {

    /** Copies the owners. */
    public Placed {
        owners = List.copyOf(owners);
    }

    /** A finding of which no more is known. */
    static Placed nowhere(Finding finding) {
        return new Placed(finding, "", List.of(), "", "");
    }
}
