package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import java.io.IOException;
import java.util.List;

/** A report that is written while its findings are still being made, in constant memory. */
public interface ReportStream {

    /** Writes one finding; they come in the order of their places. */
    void add(Finding finding) throws IOException;

    /** Writes what is left: the command's own facts and the verdict. */
    void end(List<Section> sections, String verdict) throws IOException;
}
