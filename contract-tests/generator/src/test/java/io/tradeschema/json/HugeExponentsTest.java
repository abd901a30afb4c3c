package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.management.ThreadMXBean;
import io.tradeschema.model.Field;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code "action": 1e-1000000000}: thirteen characters that are a number of a billion digits once somebody writes it out. Our
 * decoder never does; of networknt's settings one does, which docs/schema-and-decoder.md says.
 */
class HugeExponentsTest {

    private static final List<String> NUMBERS = List.of(
            "1e-1000000000", "1e1000000000", "-1e-2147483647", "1e2147483647", "1e-99999999999", "0e-1000000000");

    /** A message costs some ten thousand bytes; a number that is written out costs its exponent. */
    private static final long MOST_BYTES = 1 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<Published> published() {
        return Published.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    @Timeout(60)
    void the_decoder_and_networknt_on_texts_judge_such_a_number_in_any_field_in_little_memory(Published published) {
        var codec = EventCodec.of(published.type());
        var schema = networknt(published);
        assertThat(isValid(schema, "{}")).isFalse(); // and everything is loaded

        for (var field : published.type().shape().fields()) {
            for (var number : NUMBERS) {
                var message = message(field, number);
                assertThat(bytesOf(() -> codec.decode(message))).as(message).isLessThan(MOST_BYTES);
                assertThat(bytesOf(() -> isValid(schema, message))).as(message).isLessThan(MOST_BYTES);
            }
        }
    }

    private static Schema networknt(Published published) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published.schema(), InputFormat.JSON);
    }

    private static String message(Field field, String number) {
        return "{\"" + field.name() + "\":" + number + "}";
    }

    /** An infinite double where a word is wanted makes networknt throw: no validity either. */
    private static boolean isValid(Schema schema, String message) {
        try {
            return schema.validate(message, InputFormat.JSON).isEmpty();
        } catch (RuntimeException notJudged) {
            return false;
        }
    }

    private static long bytesOf(Runnable task) {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        task.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** When this fails, networknt has been mended: say so in docs/schema-and-decoder.md. */
    @Test
    void networknt_on_a_tree_of_exact_decimals_writes_the_number_out() throws JsonProcessingException {
        var intent = Published.all().stream()
                .filter(published -> published.type().name().equals("trade.intent"))
                .findFirst()
                .orElseThrow();
        var schema = networknt(intent);
        var exact = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        var message = exact.readTree("{\"action\":1e-5000000}");
        Predicate<Long> isWrittenOut = bytes -> bytes > 5_000_000;

        assertThat(bytesOf(() -> schema.validate(message))).matches(isWrittenOut);
        assertThat(bytesOf(() -> isValid(schema, "{\"action\":1e-5000000}"))).matches(isWrittenOut.negate());
    }
}
