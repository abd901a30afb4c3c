package io.tradeschema.gate.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.change.FieldRule;
import io.tradeschema.compat.change.VerdictRule;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaiversTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final Finding FINDING = Finding.of(
            FieldRule.FIELD_REMOVED_OPTIONAL, "order@2.0.0", Where.path("$.note"), "the field was removed", "wait");

    private static List<Finding> applied(String waivers) {
        return Waivers.of("waivers.json", waivers, TODAY).applied(List.of(FINDING));
    }

    private static String waiver(String fingerprint, String reason, String owner, String expires) {
        return "[{\"fingerprint\":\"%s\",\"reason\":\"%s\",\"owner\":\"%s\",\"expires\":\"%s\"}]"
                .formatted(fingerprint, reason, owner, expires);
    }

    @Test
    void a_complete_waiver_takes_its_finding_out_until_its_last_day() {
        assertThat(applied(waiver(FINDING.fingerprint(), "nobody wrote it", "ana", "2026-11-23")))
                .isEmpty();
    }

    @Test
    void an_expired_waiver_is_a_finding_and_so_is_what_it_waived() {
        assertThat(applied(waiver(FINDING.fingerprint(), "nobody wrote it", "ana", "2026-11-22")))
                .extracting(Finding::rule)
                .containsExactly(FieldRule.FIELD_REMOVED_OPTIONAL, VerdictRule.WAIVER_EXPIRED);
    }

    @Test
    void a_malformed_date_counts_as_expired() {
        assertThat(applied(waiver(FINDING.fingerprint(), "nobody wrote it", "ana", "someday")))
                .extracting(Finding::rule)
                .contains(VerdictRule.WAIVER_EXPIRED);
    }

    @Test
    void a_waiver_that_fits_nothing_is_a_finding() {
        assertThat(applied(waiver("0123456789abcdef", "nobody wrote it", "ana", "2027-01-01")))
                .extracting(Finding::rule)
                .contains(VerdictRule.WAIVER_UNUSED);
    }

    @Test
    void a_waiver_without_a_reason_or_an_owner_waives_nothing() {
        assertThat(applied(waiver(FINDING.fingerprint(), "", "ana", "2027-01-01")))
                .extracting(Finding::rule)
                .contains(VerdictRule.WAIVER_NO_REASON, FieldRule.FIELD_REMOVED_OPTIONAL);
        assertThat(applied(waiver(FINDING.fingerprint(), "nobody wrote it", "", "2027-01-01")))
                .extracting(Finding::rule)
                .contains(VerdictRule.WAIVER_MALFORMED, FieldRule.FIELD_REMOVED_OPTIONAL);
        assertThat(applied("{")).extracting(Finding::rule).contains(VerdictRule.WAIVER_MALFORMED);
    }

    @Test
    void a_finding_prints_its_waiver_ready_to_be_completed() {
        assertThat(Waiver.readyMade(FINDING))
                .hasToString("{\"fingerprint\":\"" + FINDING.fingerprint()
                        + "\",\"rule\":\"FIELD_REMOVED_OPTIONAL\",\"where\":\"$.note\","
                        + "\"reason\":\"\",\"owner\":\"\",\"expires\":\"\"}");
    }
}
