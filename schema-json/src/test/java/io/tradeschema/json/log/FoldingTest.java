package io.tradeschema.json.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What repeats in a service's log is one line at once and one line a minute; nothing is lost. */
class FoldingTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private long now;

    private final System.Logger under = new System.Logger() {
        @Override
        public String getName() {
            return "exit_monitor";
        }

        @Override
        public boolean isLoggable(Level level) {
            return level != Level.TRACE;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
            written.add(level + " " + text + " " + thrown);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            written.add(level + " " + (values == null ? format : java.text.MessageFormat.format(format, values)));
        }
    };

    private final Folding folding = Folding.of(Duration.ofSeconds(60), () -> now);
    private final System.Logger log = FoldedLogger.of(under, folding);

    @Test
    void ten_thousand_lines_of_one_kind_become_two_in_sixty_seconds() {
        for (var i = 0; i < 10_000; i++) {
            now = i * 5_999_999L;
            log.log(System.Logger.Level.WARNING, "EXIT_ALREADY_CLOSED BTCUSDT intent exit-" + i + " price 0." + i);
        }
        now = 60 * SECOND;
        log.log(System.Logger.Level.INFO, "another pass");
        log.log(System.Logger.Level.WARNING, "something else");

        assertThat(written)
                .containsExactly(
                        "WARNING EXIT_ALREADY_CLOSED BTCUSDT intent exit-0 price 0.0",
                        "INFO another pass",
                        "WARNING EXIT_ALREADY_CLOSED BTCUSDT intent exit-9999 price 0.9999 (×9999 more in 60 s)",
                        "WARNING something else");
    }

    @Test
    void what_goes_on_is_told_once_a_minute_and_what_comes_back_later_at_once() {
        for (var second = 0; second < 180; second++) {
            say(second, "closed 1");
        }
        say(400, "closed 2");

        assertThat(written)
                .containsExactly(
                        "ERROR closed 1",
                        "ERROR closed 1 (×59 more in 60 s)",
                        "ERROR closed 1 (×60 more in 60 s)",
                        "ERROR closed 1 (×60 more in 60 s)",
                        "ERROR closed 2");
    }

    @Test
    void another_symbol_another_level_and_another_cause_in_words_are_lines_of_their_own() {
        say(0, "refused BTCUSDT 1");
        say(1, "refused ETHUSDT 1");
        log.log(System.Logger.Level.WARNING, "refused BTCUSDT 1");
        log.log(System.Logger.Level.WARNING, "refused {0} {1}", "SOLUSDT", 1);
        log.log(System.Logger.Level.WARNING, "refused {0} {1}", "SOLUSDT", 2);
        log.log(System.Logger.Level.WARNING, "it failed", new IllegalStateException("why"));
        log.log(System.Logger.Level.WARNING, "it failed", new IllegalStateException("why"));

        assertThat(written)
                .containsExactly(
                        "ERROR refused BTCUSDT 1",
                        "ERROR refused ETHUSDT 1",
                        "WARNING refused BTCUSDT 1",
                        "WARNING refused SOLUSDT 1",
                        "WARNING it failed java.lang.IllegalStateException: why");
    }

    @Test
    void a_format_that_is_none_is_handed_on_as_it_is() {
        var broken = FoldedLogger.of(new System.Logger() {
            @Override
            public String getName() {
                return "";
            }

            @Override
            public boolean isLoggable(Level level) {
                return true;
            }

            @Override
            public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {}

            @Override
            public void log(Level level, ResourceBundle bundle, String format, Object... values) {
                written.add(format);
            }
        });

        broken.log(System.Logger.Level.ERROR, "{", 1);
        broken.log(System.Logger.Level.ERROR, (String) null);

        assertThat(written).containsExactly("{", null);
    }

    @Test
    void at_its_end_a_service_tells_what_was_counted() {
        say(0, "closed 1");
        say(1, "closed 2");
        now = 25 * SECOND;
        folding.end();
        folding.end();

        assertThat(written).containsExactly("ERROR closed 1", "ERROR closed 2 (×1 more in 25 s)");
    }

    /** A logger may be closed by then, as those of java.util.logging are. */
    @Test
    void in_a_shutdown_hook_what_was_counted_is_told_past_the_loggers() {
        say(0, "closed 1");
        say(1, "closed 2");
        var past = new ArrayList<String>();
        folding.end(past::add);

        assertThat(written).containsExactly("ERROR closed 1");
        assertThat(past).containsExactly("ERROR exit_monitor closed 2 (×1 more in 1 s)");
    }

    @Test
    void of_more_than_a_thousand_kinds_the_oldest_is_told_and_forgotten() {
        say(0, "kind of " + letters(0));
        say(0, "kind of " + letters(0));
        for (var i = 1; i <= 1_000; i++) {
            say(0, "kind of " + letters(i));
        }

        assertThat(written).hasSize(1_002).contains("ERROR kind of aaa (×1 more in 1 s)");
    }

    @Test
    void many_threads_lose_no_line_and_write_each_kind_once() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        var begin = new CountDownLatch(1);
        IntStream.range(0, 4)
                .forEach(thread -> threads.submit(() -> {
                    begin.await();
                    for (var i = 0; i < 10_000; i++) {
                        log.log(System.Logger.Level.ERROR, "closed " + i);
                    }
                    return 0;
                }));
        begin.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        folding.end();

        assertThat(written).hasSize(2);
        assertThat(written.get(1)).endsWith("(×39999 more in 1 s)");
    }

    private void say(long second, String text) {
        now = second * SECOND;
        log.log(System.Logger.Level.ERROR, text);
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 676) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }

    @Test
    void another_type_thrown_or_at_the_root_of_it_is_another_line() {
        var error = System.Logger.Level.ERROR;
        log.log(error, "pass failed", new IllegalStateException("1"));
        log.log(error, "pass failed", new IllegalStateException("2"));
        log.log(error, "pass failed", new NullPointerException());
        log.log(
                error,
                "pass failed",
                new IllegalStateException(new RuntimeException(new java.io.IOException("timeout"))));
        log.log(error, "pass failed", new IllegalStateException(new RuntimeException(new ClassCastException("bug"))));
        var circle = new IllegalArgumentException("one");
        circle.initCause(new IllegalArgumentException("two", circle));
        log.log(error, "pass failed", circle);
        log.log(error, "pass failed");
        folding.end();

        assertThat(written)
                .containsExactly(
                        "ERROR pass failed java.lang.IllegalStateException: 1",
                        "ERROR pass failed java.lang.NullPointerException",
                        "ERROR pass failed java.lang.IllegalStateException: java.lang.RuntimeException:"
                                + " java.io.IOException: timeout",
                        "ERROR pass failed java.lang.IllegalStateException: java.lang.RuntimeException:"
                                + " java.lang.ClassCastException: bug",
                        "ERROR pass failed java.lang.IllegalArgumentException: one",
                        "ERROR pass failed",
                        "ERROR pass failed (×1 more in 1 s)");
    }
}
