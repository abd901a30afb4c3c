package io.tradeschema.gate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GitTest {

    private static final Path HERE = Path.of(".");

    @Test
    void what_git_prints_is_its_answer() {
        var answer = Git.ask(HERE, complaint -> complaint, "-c", "alias.say=!echo yes; echo no >&2", "say");

        assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("yes\n");
    }

    /** A pipe holds 64 KiB; whoever writes more waits for a reader. */
    @Test
    @Timeout(15)
    void a_git_that_complains_at_length_ends_and_is_heard_whole() {
        var loud = "alias.loud=!yes | head -c 300000 >&2; false";

        assertThatThrownBy(() -> Git.ask(HERE, complaint -> "it wrote " + complaint.length(), "-c", loud, "loud"))
                .isInstanceOf(NotCheckedException.class)
                .hasMessage("it wrote 299999");
    }

    @Test
    void what_git_refuses_is_said_in_the_callers_words() {
        assertThatThrownBy(() -> Git.ask(HERE, complaint -> "the base is not there", "rev-parse", "no-such-revision"))
                .isInstanceOf(NotCheckedException.class)
                .hasMessage("the base is not there");
    }
}
