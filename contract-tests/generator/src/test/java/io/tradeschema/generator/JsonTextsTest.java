package io.tradeschema.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which texts are JSON at all: every line of json-texts.txt, whose head explains it. */
class JsonTextsTest {

    private static final Set<MessageRule> NO_JSON = EnumSet.of(
            MessageRule.EMPTY_MESSAGE, MessageRule.NOT_UTF8, MessageRule.NOT_JSON, MessageRule.TRAILING_CONTENT);

    /** So wide that a text is read to its end, if it is one. */
    private static final Limits WIDE = new Limits(1 << 20, 1 << 16, 64, 1 << 16, 1024, 1000);

    @TestFactory
    Stream<DynamicTest> every_text_is_taken_for_what_it_is() {
        return texts().map(parts -> DynamicTest.dynamicTest(
                parts[0] + ": " + (parts[1].length() > 60 ? parts[1].substring(0, 60) : parts[1]),
                () -> check(parts[0].split(" "), Notation.bytes(parts[1]))));
    }

    private static Stream<String[]> texts() {
        return Notation.lines("json-texts.txt").stream()
                .filter(line -> line.contains("\t"))
                .map(line -> line.split("\t", 2));
    }

    private static void check(String[] expected, byte[] text) {
        var wide = rules(EventCodec.of(TradeIntent.TYPE, WIDE), text);
        var standard = rules(EventCodec.of(TradeIntent.TYPE), text);

        assertThat(standard).as("refused by the standard limits").isNotEmpty();
        switch (expected[0]) {
            case "json" -> assertThat(wide).isNotEmpty().doesNotContainAnyElementsOf(NO_JSON);
            case "none" -> assertThat(wide).singleElement().matches(NO_JSON::contains, "is a rule of JSON");
            default -> assertThat(expected[0]).isEqualTo("limit");
        }
        if (expected.length > 1) {
            assertThat(wide).extracting(Rule::name).containsExactly(expected[1]);
        }
    }

    private static List<Rule> rules(EventCodec<?> codec, byte[] text) {
        return codec.decode(text).findings().stream().map(Finding::rule).toList();
    }

    @Test
    void there_are_hundreds_of_them() {
        assertThat(texts()).hasSizeGreaterThan(250);
    }
}
