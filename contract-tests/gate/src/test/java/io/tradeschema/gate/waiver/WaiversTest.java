package io.tradeschema.gate.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaiversTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private static final Finding FINDING = Finding.of(
            CompatRule.FIELD_REMOVED_OPTIONAL, "order@2.0.0", Where.path("$.note"), "the field was removed", "wait");

    private static final String OF_FINDING = FINDING.fingerprint();

    private static List<String> applied(String waivers) {
        return applied(waivers, NOON);
    }

    private static List<String> applied(String waivers, Clock clock) {
        return Waivers.parse("waivers.yaml", waivers).apply(List.of(FINDING), clock).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void a_complete_waiver_takes_its_finding_out_until_its_last_day() {
        assertThat(applied("- {fingerprint: %s, reason: nobody wrote it, owner: ana, until: 2026-11-23}"
                        .formatted(OF_FINDING)))
                .isEmpty();
    }

    @Test
    void an_expired_waiver_is_a_finding_and_so_is_what_it_waived() {
        assertThat(applied("""
                - fingerprint: %s
                  reason: nobody wrote it
                  owner: ana
                  until: 2026-11-22
                """.formatted(OF_FINDING)))
                .containsExactly(
                        FINDING.toString(),
                        "waivers.yaml:1:1: " + OF_FINDING + ": the waiver of ana ended on 2026-11-22; mend the finding,"
                                + " or agree on a new date [WAIVER_EXPIRED]");
    }

    @Test
    void the_form_with_expires_is_read_with_a_notice() {
        assertThat(applied(
                        "[{\"fingerprint\": \"%s\", \"reason\": \"r\", \"owner\": \"ana\", \"expires\": \"2026-11-23\"}]"
                                .formatted(OF_FINDING)))
                .containsExactly("waivers.yaml:1:1: waivers: \"expires\" is read as \"until\"; write until"
                        + " [WAIVER_OLD_FORM, warning]");
    }

    @Test
    void the_waivers_of_a_bus_file_are_read_as_they_stand() {
        assertThat(applied("""
                version: 1
                waivers:
                  - {fingerprint: %s, reason: r, owner: ana, until: 2027-01-01}
                """.formatted(OF_FINDING))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T23:59:59Z, Pacific/Kiritimati, true",
        "2026-11-24T00:00:00Z, Pacific/Kiritimati, false",
        "2026-11-23T23:59:59Z, Pacific/Pago_Pago, true",
        "2026-11-24T00:00:00Z, Pacific/Pago_Pago, false",
    })
    void the_last_day_ends_at_midnight_of_utc_wherever_the_gate_runs(Instant now, String zone, boolean holds) {
        var before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            var left = applied(
                    "- {fingerprint: %s, reason: r, owner: ana, until: 2026-11-23}".formatted(OF_FINDING),
                    Clock.fixed(now, ZoneId.of(zone)));

            assertThat(left.isEmpty()).isEqualTo(holds);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void a_waiver_that_fits_nothing_is_a_finding() {
        assertThat(applied("- {fingerprint: 0123456789abcdef, reason: r, owner: ana, until: 2027-01-01}"))
                .contains("waivers.yaml:1:1: 0123456789abcdef: the waiver of ana waives nothing any more; remove it"
                        + " [WAIVER_UNUSED]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "reason: '', owner: ana, until: 2027-01-01 ~ a waiver needs \"reason\"; write it [WAIVER_NO_REASON]",
                "reason: r, owner: '', until: 2027-01-01 ~ a waiver needs \"owner\"; write it [WAIVER_MALFORMED]",
                "reason: null, owner: ana, until: 2027-01-01 ~ a waiver needs \"reason\"; write it [WAIVER_NO_REASON]",
                "reason: r, owner: NULL, until: 2027-01-01 ~ a waiver needs \"owner\"; write it [WAIVER_MALFORMED]",
                "reason: \u200b, owner: ana, until: 2027-01-01 ~ a waiver needs \"reason\"; write it [WAIVER_NO_REASON]",
                "reason: \u3164, owner: ana, until: 2027-01-01 ~ a waiver needs \"reason\"; write it [WAIVER_NO_REASON]",
                "reason: r, owner: \u00a0, until: 2027-01-01 ~ a waiver needs \"owner\"; write it [WAIVER_MALFORMED]",
                "reason: r, owner: ana, until: +999999999-12-31 ~ \"+999999999-12-31\" is no date; write it as 2027-01-31"
                        + " [WAIVER_EXPIRED]",
                "reason: r, owner: ana ~ a waiver needs \"until\"; write it as 2027-01-31 [WAIVER_EXPIRED]",
                "reason: r, owner: ana, until: someday ~ \"someday\" is no date; write it as 2027-01-31 [WAIVER_EXPIRED]",
                "reason: r, owner: ana, until: 2027-02-30 ~ \"2027-02-30\" is no date; write it as 2027-01-31"
                        + " [WAIVER_EXPIRED]",
                "reason: r, ovner: ana, until: 2027-01-01 ~ a waiver has no \"ovner\"; did you mean \"owner\"?"
                        + " [WAIVER_MALFORMED]",
                "reason: r, reason: q, owner: ana, until: 2027-01-01 ~ \"reason\" stands here twice; keep one"
                        + " [WAIVER_MALFORMED]",
                "reason: r, owner: [ana], until: 2027-01-01 ~ a waiver must be a mapping of names to values;"
                        + " write fingerprint, reason, owner, until, rule, where [WAIVER_MALFORMED]",
                "reason: r, owner: ana, until: 2027-01-01, expires: 2028-01-01 ~ a waiver has until and expires;"
                        + " keep until [WAIVER_MALFORMED]",
            })
    void a_waiver_that_is_not_complete_waives_nothing(String rest, String said) {
        assertThat(applied("- {fingerprint: %s, %s}".formatted(OF_FINDING, rest)))
                .containsExactly(FINDING.toString(), "waivers.yaml:1:1: waivers: " + said);
    }

    @ParameterizedTest
    @CsvSource({"2031-11-23, true", "2031-11-24, false"})
    void a_last_day_is_at_most_five_years_ahead(String day, boolean holds) {
        var left = applied("- {fingerprint: %s, reason: r, owner: ana, until: %s}".formatted(OF_FINDING, day));

        assertThat(left.isEmpty()).isEqualTo(holds);
    }

    @Test
    void a_last_day_too_far_ahead_is_told() {
        assertThat(applied("- {fingerprint: %s, reason: r, owner: ana, until: 2031-11-24}".formatted(OF_FINDING)))
                .containsExactly(
                        FINDING.toString(),
                        "waivers.yaml:1:1: " + OF_FINDING
                                + ": the waiver of ana ends on 2031-11-24, more than 5 years from"
                                + " now, and so waives nothing; agree on a nearer day [WAIVER_MALFORMED]");
    }

    @Test
    void a_tilde_is_no_owner() {
        assertThat(applied("- {fingerprint: %s, reason: r, owner: ~, until: 2027-01-01}".formatted(OF_FINDING)))
                .contains("waivers.yaml:1:1: waivers: a waiver needs \"owner\"; write it [WAIVER_MALFORMED]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "waivers", "{\"a\": 1}", "- - -\n  x: [", "\t- a"})
    void what_is_no_list_of_waivers_is_not_checked(String text) {
        assertThatThrownBy(() -> Waivers.parse("waivers.yaml", text))
                .isInstanceOf(NotCheckedException.class)
                .message()
                .startsWith("waivers.yaml:")
                .contains(": this is no")
                .endsWith("; write a list of waivers");
    }

    @Test
    void a_finding_prints_its_waiver_ready_to_be_completed() {
        assertThat(Waivers.readyMade(FINDING))
                .hasToString("{fingerprint=" + OF_FINDING
                        + ", rule=FIELD_REMOVED_OPTIONAL, where=$.note, reason=, owner=, until=}");
    }
}
