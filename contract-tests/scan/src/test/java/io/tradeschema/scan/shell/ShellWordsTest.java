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

    @Test
    void what_another_command_prints_is_one_word_and_a_comment_is_none() {
        assertThat(ShellWords.of("redis-cli XADD s '*' at $(date -u +%s) by \"$(id -un)\" # the old side"))
                .containsExactly("redis-cli", "XADD", "s", "*", "at", "$(date -u +%s)", "by", "$(id -un)");
        assertThat(ShellWords.of("redis-cli XADD s '*' tag a#1")).endsWith("tag", "a#1");
    }

    @Test
    void words_go_on_behind_what_parts_two_commands() {
        var words = new ShellWords(1);

        assertThat(words.add("redis-cli PING 2>/dev/null && redis-cli XADD s '*' a 1 |"))
                .isTrue();
        assertThat(words.add("  wc -l")).isFalse();
        assertThat(words.words().stream().map(ShellWords.Word::text))
                .containsExactly(
                        "redis-cli",
                        "PING",
                        ">",
                        "/dev/null",
                        ";",
                        "redis-cli",
                        "XADD",
                        "s",
                        "*",
                        "a",
                        "1",
                        "|",
                        "wc",
                        "-l");
    }
}
