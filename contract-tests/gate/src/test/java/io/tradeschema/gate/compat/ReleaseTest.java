package io.tradeschema.gate.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.Bump;
import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.model.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {

    private static final String NARROW = "{\"type\":\"string\",\"maxLength\":5}";
    private static final String WIDE = "{\"type\":\"string\",\"maxLength\":9}";

    private static Release release(String old, String oldVersion, String current, String version) {
        return new Release(
                new SchemaSource.Found("order@" + oldVersion, Optional.of(oldVersion), old),
                new SchemaSource.Found("order@" + version, Optional.of(version), current),
                Comparison.USUAL.compare(old, current));
    }

    @Test
    void a_widening_is_fine_by_default_and_with_a_minor_step() {
        assertThat(release(NARROW, "1.0.0", WIDE, "1.1.0").findings(Policy.ROLLOUT))
                .isEmpty();
    }

    @Test
    void a_widening_in_a_patch_step_is_a_finding() {
        assertThat(release(NARROW, "1.0.0", WIDE, "1.0.1").findings(Policy.ROLLOUT))
                .extracting(Finding::rule)
                .containsExactly(CompatRule.MAJOR_NOT_BUMPED);
    }

    @Test
    void a_changed_contract_under_the_same_version_is_a_finding() {
        assertThat(release(NARROW, "1.0.0", WIDE, "1.0.0").findings(Policy.ROLLOUT))
                .extracting(Finding::rule)
                .containsExactly(CompatRule.VERSION_NOT_BUMPED);
    }

    @Test
    void a_narrowing_needs_a_major_step() {
        assertThat(release(WIDE, "1.0.0", NARROW, "1.1.0").findings(Policy.ROLLOUT))
                .extracting(Finding::rule)
                .containsExactly(CompatRule.LENGTH_TIGHTENED, CompatRule.MAJOR_NOT_BUMPED);
        assertThat(release(WIDE, "1.0.0", NARROW, "2.0.0").findings(Policy.ROLLOUT))
                .isEmpty();
    }

    @Test
    void a_version_that_is_no_longer_stated_is_told() {
        var release = new Release(
                new SchemaSource.Found("old.json", Optional.of("1.0.0"), NARROW),
                new SchemaSource.Found("new.json", Optional.empty(), WIDE),
                Comparison.USUAL.compare(NARROW, WIDE));

        assertThat(release.findings(Policy.ROLLOUT))
                .extracting(Finding::rule)
                .containsExactly(CompatRule.VERSION_MARK_MISSING);
    }

    @Test
    void a_new_unit_is_red_until_the_major_version_is_raised() {
        var usd = "{\"type\":\"number\",\"x-unit\":\"USD\"}";
        var cents = "{\"type\":\"number\",\"x-unit\":\"US cents\"}";

        assertThat(release(usd, "1.0.0", cents, "1.1.0").findings(Policy.ROLLOUT))
                .extracting(Finding::rule)
                .containsExactly(CompatRule.UNIT_CHANGED, CompatRule.MAJOR_NOT_BUMPED);
        assertThat(release(usd, "1.0.0", cents, "2.0.0").findings(Policy.ROLLOUT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'x-version':'2.3.4'} ~ 2.3.4",
                "{'version':'1.0.0','$id':'https://e.org/7.0.0'} ~ 1.0.0",
                "{'version':'latest','$id':'https://e.org/order/1.2.0/order.json'} ~ 1.2.0",
                "{'$id':'https://e.org/order-v1.2.0.json'} ~ 1.2.0",
                "{'id':'urn:order:1.2.3'} ~ 1.2.3",
                "{'$id':'https://10.0.0.1/order.json'} ~",
                "{'$id':'https://e.org/1.2.3.4/order.json'} ~",
                "{'$id':7} ~",
                "[1] ~",
                "{ ~",
            })
    void a_schema_states_its_version(String schema, @Nullable String version) {
        assertThat(VersionMark.in(schema.replace('\'', '"'))).isEqualTo(Optional.ofNullable(version));
    }

    @Test
    void the_policies_of_registries_look_at_their_direction_only() {
        var widening = release(NARROW, "1.0.0", WIDE, "1.1.0");

        assertThat(widening.findings(Policy.BACKWARD)).isEmpty();
        assertThat(widening.findings(Policy.FORWARD))
                .extracting(Finding::rule)
                .containsExactly(CompatRule.LENGTH_LOOSENED);
        assertThat(widening.findings(Policy.FULL)).hasSize(1);
        assertThat(widening.findings(Policy.NONE)).isEmpty();
    }

    @Test
    void what_is_undecided_is_red_under_every_policy() {
        var undecided = release("{\"$dynamicRef\":\"#x\"}", "1.0.0", "{}", "2.0.0");
        for (var policy : Policy.values()) {
            assertThat(undecided.findings(policy)).as(policy.name()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0,1.0.1,PATCH",
        "1.0.9,1.1.0,MINOR",
        "1.9.9,2.0.0,MAJOR",
        "1.1.0,1.0.0,",
        "1.0.0,1.0.0,",
        "x,1.0.0,"
    })
    void the_step_between_two_versions_is_known(String old, String current, Bump bump) {
        assertThat(Bump.between(old, current)).isEqualTo(Optional.ofNullable(bump));
    }
}
