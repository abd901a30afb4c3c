package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.util.List;

/**
 * Findings that are read together, such as those about one contract.
 *
 * @param title what they are about
 * @param findings the findings
 * @param services whose files they are in
 */
public record Chapter(String title, List<Finding> findings, List<String> services) {

    private static final int NAMED = 3;

    /** Copies both lists. */
    public Chapter {
        findings = List.copyOf(findings);
        services = List.copyOf(services);
    }

    /** {@code trade.intent@1.2.0: 12 errors, 1 warning, of 4 causes; in exit_monitor, router}. */
    String line() {
        var causes = Cause.of(findings).size();
        return title + ": " + Report.counted(count(Severity.ERROR), count(Severity.WARNING))
                + (causes < findings.size() ? ", of " + Report.plural(causes, "cause") : "")
                + (services.isEmpty() ? "" : "; in " + named());
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private String named() {
        var first = String.join(", ", services.subList(0, Math.min(NAMED, services.size())));
        return services.size() > NAMED ? first + " and " + (services.size() - NAMED) + " more" : first;
    }
}
