package io.tradeschema.scan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The words of a command that is given as one text. */
class ShellWordsTest {

    @Test
    void quotes_hold_a_word_together() {
        assertThat(ShellWords.of("redis-cli XADD s '*' payload '{\"a\": 1}' \"two words\""))
                .containsExactly("redis-cli", "XADD", "s", "*", "payload", "{\"a\": 1}", "two words");
    }

    @Test
    void a_command_ends_at_a_pipe_and_at_a_redirection_with_its_number() {
        assertThat(ShellWords.of("redis-cli XREAD STREAMS s 0 2>/dev/null"))
                .containsExactly("redis-cli", "XREAD", "STREAMS", "s", "0");
        assertThat(ShellWords.of("redis-cli XADD s '*' a 1 | wc -l"))
                .containsExactly("redis-cli", "XADD", "s", "*", "a", "1");
    }

    @Test
    void a_backslash_carries_a_command_on_to_the_next_line() {
        assertThat(ShellWords.of("redis-cli XADD s \\\n '*' a 1"))
                .containsExactly("redis-cli", "XADD", "s", "*", "a", "1");
    }
}
