package io.tradeschema.gate.redis;

import static io.tradeschema.gate.redis.FakeServer.bulk;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault in each answer that reading a stream asks for is told, and nothing is taken for read. */
@Timeout(60)
class FaultyAnswersTest {

    private static final String ENTRIES = "*3\r\n" + entry("1-1") + entry("1-2") + entry("1-3");

    /** What a server without a fault answers, by the command. */
    private static final Map<String, String> ANSWERS = answers();

    /** What can become of an answer. */
    private enum Fault {
        /** The half of it, and then the connection ends. */
        TRUNCATED {
            @Override
            void write(byte[] answer, OutputStream out) throws IOException {
                out.write(Arrays.copyOf(answer, answer.length / 2));
                out.close();
            }
        },
        ERROR {
            @Override
            void write(byte[] answer, OutputStream out) throws IOException {
                out.write(bytes("-ERR out of luck\r\n"));
            }
        },
        WRONG_TYPE {
            @Override
            void write(byte[] answer, OutputStream out) throws IOException {
                out.write(bytes(":7\r\n"));
            }
        },
        CLOSED {
            @Override
            void write(byte[] answer, OutputStream out) throws IOException {
                out.close();
            }
        },
        NONSENSE {
            @Override
            void write(byte[] answer, OutputStream out) throws IOException {
                out.write(bytes("\u0000<html>\r\n"));
            }
        };

        abstract void write(byte[] answer, OutputStream out) throws IOException;
    }

    static Stream<Arguments> faults() {
        return ANSWERS.keySet().stream()
                .flatMap(command -> Arrays.stream(Fault.values()).map(fault -> Arguments.of(command, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_in_an_answer_is_one_sentence_and_nothing_is_clean(String command, Fault fault) throws IOException {
        var whole = bytes(ANSWERS.get(command));

        var run = validate(Map.of(command, out -> fault.write(whole, out)));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tradeschema: ").hasLineCount(1).doesNotContain("Exception", "internal error");
        assertThat(run.out()).contains("[STREAM_NOT_READ]").doesNotContain("no findings", "messages: 3");
    }

    @Test
    void without_a_fault_all_is_read() throws IOException {
        var run = validate(Map.of());

        assertThat(run.out()).contains("messages: 3\n").doesNotContain("[STREAM_NOT_READ]");
    }

    private static CommandLineRun validate(Map<String, FakeServer.Answer> faulty) throws IOException {
        var answers = new LinkedHashMap<String, FakeServer.Answer>();
        ANSWERS.forEach((command, answer) -> answers.put(command, out -> out.write(bytes(answer))));
        answers.putAll(faulty);
        try (var server = FakeServer.answering(answers)) {
            return CommandLineRun.of("validate", "--redis", server.address() + "/3", "--stream", "trades");
        }
    }

    private static Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        answers.put("SELECT", "+OK\r\n");
        answers.put("TYPE", "+stream\r\n");
        answers.put("XINFO", FakeServer.STREAM_INFO);
        answers.put("XRANGE", ENTRIES);
        return answers;
    }

    private static String entry(String id) {
        return "*2\r\n" + bulk(id) + "*2\r\n" + bulk("a") + bulk("b");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
