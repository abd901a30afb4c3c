package io.tradeschema.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.model.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is said to look at the contract of a list refuses the one in a hundred that it has to, and no other. */
class ListReaderTest {

    private static final List<byte[]> MESSAGES =
            List.of(ListMessages.messages()).subList(0, 1000);

    @ParameterizedTest
    @EnumSource(names = {"TRADESCHEMA", "NETWORKNT"})
    void one_in_a_hundred_is_refused(ListReader reader) throws Exception {
        var read = reader.prepare();
        var refused = new ArrayList<Integer>();
        for (var i = 0; i < MESSAGES.size(); i++) {
            var result = read.read(MESSAGES.get(i));
            if (result instanceof Outcome<?> outcome ? !outcome.accepted() : !((Collection<?>) result).isEmpty()) {
                refused.add(i);
            }
        }

        assertThat(refused).containsExactly(99, 199, 299, 399, 499, 599, 699, 799, 899, 999);
    }

    @Test
    void lists_are_of_every_length_that_the_contract_takes() throws Exception {
        var mapper = new ObjectMapper();
        var lengths = new ArrayList<Integer>();
        for (var message : MESSAGES) {
            lengths.add(mapper.readTree(message).get("fills").size());
        }

        assertThat(lengths).contains(1, 20).allMatch(length -> length >= 1 && length <= 20);
    }
}
