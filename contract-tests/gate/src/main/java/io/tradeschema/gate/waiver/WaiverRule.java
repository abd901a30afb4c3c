package io.tradeschema.gate.waiver;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** What is demanded of a waiver. */
public enum WaiverRule implements Rule {
    WAIVER_EXPIRED(RuleText.error(
            "A waiver ends.",
            "What was waived for a while is still broken.",
            "put the cause right, or agree on a new date",
            "until: 2026-01-31")),
    WAIVER_UNUSED(RuleText.error(
            "A waiver waives something.",
            "A waiver that fits nothing hides the next break that fits.",
            "delete the waiver",
            "a fingerprint that no finding has")),
    WAIVER_MALFORMED(RuleText.error(
            "A waiver is complete and well formed.",
            "A waiver nobody can read waives nothing.",
            "write fingerprint, owner and an ISO date; a malformed date counts as expired",
            "until: someday")),
    WAIVER_NO_REASON(RuleText.error(
            "A waiver says why.",
            "Without a reason nobody can judge whether it still holds.",
            "write the reason",
            "reason is empty")),
    WAIVER_OLD_FORM(new RuleText(
            Severity.WARNING,
            "A waiver names its last day as until.",
            "Two words for one day were judged by two clocks; expires is still read as until.",
            "write until in place of expires",
            "expires: 2027-01-31"));

    private final RuleText text;

    WaiverRule(RuleText text) {
        this.text = text;
    }

    @Override
    public RuleText text() {
        return text;
    }
}
