package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @Test
    void a_version_is_three_numbers() {
        assertThat(Version.of("1.20.3")).isEqualTo(new Version(1, 20, 3)).hasToString("1.20.3");
        assertThat(Version.parse("0.0.0")).contains(new Version(0, 0, 0));
        assertThat(Version.parse("999999.999999.999999")).contains(new Version(999999, 999999, 999999));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.0",
                "1.0.0.0",
                "v1.0.0",
                "1.0.0 ",
                "01.0.0",
                "1.00.0",
                "1.0.-1",
                "1.0.x",
                "1.0.1000000",
                "١.0.0",
                "1.0.0\n"
            })
    void another_form_is_refused(String text) {
        assertThat(Version.parse(text)).isEmpty();
        assertThatThrownBy(() -> Version.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a version is three numbers such as 1.1.0, found " + Excerpt.quoted(text));
    }

    @Test
    void a_version_has_no_negative_part() {
        assertThatThrownBy(() -> new Version(-1, 0, 0)).hasMessage("a version has no negative part: -1.0.0");
        assertThatThrownBy(() -> new Version(0, -1, 0)).hasMessage("a version has no negative part: 0.-1.0");
        assertThatThrownBy(() -> new Version(0, 0, -1)).hasMessage("a version has no negative part: 0.0.-1");
    }

    @Test
    void versions_are_ordered_by_number_not_by_letter() {
        assertThat(Version.of("1.9.0")).isLessThan(Version.of("1.10.0"));
        assertThat(Version.of("1.10.0")).isLessThan(Version.of("2.0.0"));
        assertThat(Version.of("1.0.1")).isGreaterThan(Version.of("1.0.0"));
        assertThat(Version.of("1.0.0")).isEqualByComparingTo(Version.of("1.0.0"));
    }
}
