package io.tradeschema.json.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.json.log.Folding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** The folded log of SLF4J. */
class FoldedLoggerTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<String> written = new ArrayList<>();
    private long now;

    private final class Written extends LegacyAbstractLogger {
        Written() {
            name = "executor";
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return "";
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String format, Object[] values, Throwable thrown) {
            written.add(level + " " + MessageFormatter.basicArrayFormat(format, values)
                    + (marker == null ? "" : " " + marker) + (thrown == null ? "" : " " + thrown.getMessage()));
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }

    private final Logger log = FoldedLogger.of(new Written(), Folding.of(Duration.ofSeconds(60), () -> now));

    @Test
    void ten_thousand_lines_of_one_kind_become_two_in_sixty_seconds() {
        for (var i = 0; i < 10_000; i++) {
            now = i * 5_999_999L;
            log.warn("EXIT_ALREADY_CLOSED {} intent exit-{}", "BTCUSDT", i);
        }
        now = 60 * SECOND;
        log.error("something else");

        assertThat(written)
                .containsExactly(
                        "WARN EXIT_ALREADY_CLOSED BTCUSDT intent exit-0",
                        "WARN EXIT_ALREADY_CLOSED BTCUSDT intent exit-9999 (×9999 more in 60 s)",
                        "ERROR something else");
    }

    @Test
    void what_is_quieter_passes_and_what_is_off_stays_off() {
        log.info("pass {}", 1);
        log.info("pass {}", 2);
        log.debug("pass {}", 3);

        assertThat(written).containsExactly("INFO pass 1", "INFO pass 2");
        assertThat(log.getName()).isEqualTo("executor");
        assertThat(log.isDebugEnabled()).isFalse();
    }

    @Test
    void marker_and_cause_are_handed_on_as_events_of_slf4j_are() {
        log.error(new BasicMarkerFactory().getMarker("MONEY"), "it failed", new IllegalStateException("why"));
        log.error("it failed in {}", "Oslo", new IllegalStateException("why"));
        log.atError().setCause(new IllegalStateException("why")).log("it failed, told by a builder");
        log.error(null);

        assertThat(written)
                .containsExactly(
                        "ERROR MONEY it failed why",
                        "ERROR it failed in Oslo why",
                        "ERROR it failed, told by a builder why",
                        "ERROR null");
    }

    @Test
    void another_type_thrown_or_at_the_root_of_it_is_another_line() {
        log.error("pass failed", new IllegalStateException("one"));
        log.error("pass failed", new IllegalStateException("one more"));
        log.error("pass failed", new ClassCastException("a bug"));
        log.error("pass failed", new IllegalStateException("outside", new ClassCastException("a bug inside")));

        assertThat(written)
                .containsExactly("ERROR pass failed one", "ERROR pass failed a bug", "ERROR pass failed outside");
    }
}
