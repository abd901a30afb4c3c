package io.tradeschema.gate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static String told(Throwable problem) {
        var failure = Failure.of(problem);
        return failure.exitCode() + " " + String.join("\n", failure.lines());
    }

    @Test
    void what_a_command_could_not_check_is_2_with_its_sentence() {
        assertThat(told(new NotCheckedException("there is no a.json"))).isEqualTo("2 there is no a.json");
        assertThat(told(new ExecutionException(new NotCheckedException("there is no a.json"))))
                .isEqualTo("2 there is no a.json");
    }

    @Test
    void a_file_that_cannot_be_used_is_2_with_its_name() {
        assertThat(told(new AccessDeniedException("a.json")))
                .isEqualTo("2 a.json cannot be used: this user may not read or write it");
        assertThat(told(new FileAlreadyExistsException("out")))
                .isEqualTo("2 out cannot be used: a file stands where a folder is to be made");
        assertThat(told(new UncheckedIOException(new FileSystemException("a.json", null, "No space left on device"))))
                .isEqualTo("2 a.json cannot be used: No space left on device");
    }

    @Test
    void a_full_disk_is_2_and_nothing_to_report() {
        assertThat(told(new IOException("No space left on device")))
                .isEqualTo("2 something cannot be read or written: No space left on device");
    }

    @Test
    void a_bug_is_3() {
        assertThat(told(new IllegalStateException("a number was expected")))
                .isEqualTo("3 internal error: java.lang.IllegalStateException: a number was expected\n"
                        + "please report it with the command and the first lines of its input");
    }

    @Test
    void a_full_stack_or_memory_is_3_in_one_sentence_from_whichever_thread() {
        assertThat(told(new StackOverflowError()))
                .isEqualTo(
                        "3 internal error: the input is nested deeper than expected; please report it with the command"
                                + " and its input");
        assertThat(told(new IllegalStateException("a worker failed", new OutOfMemoryError("Java heap space"))))
                .isEqualTo("3 internal error: the memory does not suffice; give Java more, as in"
                        + " JAVA_TOOL_OPTIONS=-Xmx4g, and report it if the input is small");
    }

    @Test
    void a_damaged_jar_is_3_in_one_sentence() {
        assertThat(told(new NoClassDefFoundError("io/tradeschema/scan/Scan")))
                .isEqualTo("3 internal error: a class does not load (java.lang.NoClassDefFoundError:"
                        + " io/tradeschema/scan/Scan); the command, or a jar that --events names, is damaged or made for"
                        + " another version: build it again");
        assertThat(told(new UnsatisfiedLinkError("no tree-sitter")))
                .startsWith("3 internal error: a class does not load");
    }

    @Test
    void any_other_error_is_3_too() {
        assertThat(told(new InternalError("odd")))
                .isEqualTo(
                        "3 internal error: java.lang.InternalError: odd; please report it with the command and the first"
                                + " lines of its input");
    }
}
