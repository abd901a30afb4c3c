package io.tradeschema.samples.governor;

import io.tradeschema.model.Finding;
import java.util.List;
import java.util.Map;

/** Where the governor's messages go. */
public interface Bus {

    /** Adds an entry to a stream. */
    void publish(String stream, Map<String, String> fields);

    /** Puts aside an entry that breaks the contract, with every reason. */
    void quarantine(String stream, String id, Map<String, String> fields, List<Finding> findings);
}
