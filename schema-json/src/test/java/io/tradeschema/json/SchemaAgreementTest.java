package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.sample.Mutations;
import io.tradeschema.json.sample.SampleMessages;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Severity;
import io.tradeschema.model.Version;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schema is honest: our decoder accepts a message if and only if an independent validator finds it valid
 * under the schema. Half of the messages are valid, half are one edit away from valid. Another seed:
 * {@code -Dtradeschema.seed=…}; more messages: {@code -Dtradeschema.messages=…}.
 */
class SchemaAgreementTest {

    /**
     * What JSON Schema cannot say: a message that only these rules refuse may be valid under the schema. The same list,
     * with reasons, is docs/schema-and-decoder.md. The other way round there is no exception.
     */
    private static final Set<MessageRule> BEYOND_SCHEMAS = EnumSet.of(
            MessageRule.DUPLICATE_FIELD,
            MessageRule.LIMIT_LENGTH,
            MessageRule.LIMIT_NUMBER,
            MessageRule.LONE_SURROGATE,
            MessageRule.NUMBER_DIGITS,
            MessageRule.TIME_NOT_IN_CALENDAR,
            MessageRule.TRAILING_CONTENT);

    /** Rules that schemas know too, but for one case. */
    private static boolean isBeyondSchemas(Finding finding) {
        return finding.rule() == MessageRule.TIME_NOT_IN_CALENDAR
                ? finding.what().equals("outside the years 0000 to 9999 of UTC")
                : finding.rule() instanceof MessageRule rule && BEYOND_SCHEMAS.contains(rule);
    }

    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final int MESSAGES = Integer.getInteger("tradeschema.messages", 104_000);
    private static final int SHARE = (int) (MESSAGES / 2 / published().count());
    private static final int HARREL_SLICE = 50;

    /** The decimals as they stand: a validator that reads them as doubles judges other numbers. */
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Every published version of every event. */
    static Stream<EventType<?>> published() {
        return Stream.<EventType<?>>of(TradeIntent.TYPE, TradeClosed.TYPE)
                .flatMap(type -> Stream.of("1.0.0", "1.1.0")
                        .map(Version::of)
                        .filter(version -> version.compareTo(type.version()) <= 0)
                        .map(type::at));
    }

    @ParameterizedTest
    @MethodSource("published")
    void every_valid_sample_is_accepted_by_decoder_and_schema(EventType<?> type) {
        var judges = new Judges(type);

        SampleMessages.of(type).seed(SEED).stream().limit(SHARE).forEach(sample -> {
            var outcome = judges.codec.decode(sample.json());
            if (!outcome.accepted()) {
                fail(about(type, sample.shows(), sample.json(), "the decoder refuses a sample", outcome));
            }
            judges.compare(sample.shows(), sample.bytes(), outcome);
        });

        judges.print("valid");
        assertThat(judges.count).isEqualTo(SHARE);
        assertThat(judges.exceptions).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void decoder_and_schema_agree_about_every_message_one_edit_away(EventType<?> type) {
        var judges = new Judges(type);

        Mutations.of(SampleMessages.of(type).seed(SEED)).stream()
                .limit(SHARE)
                .forEach(mutant -> judges.compare(mutant.shows(), mutant.bytes(), judges.codec.decode(mutant.bytes())));

        judges.print("one edit away");
        assertThat(judges.refused).as("refused").isGreaterThan(SHARE / 2);
        assertThat(judges.count - judges.refused).as("still valid").isGreaterThan(SHARE / 20);
    }

    /** The codec, the schema in two validators, and what they said. */
    private static final class Judges {

        private final EventType<?> type;
        private final EventCodec<?> codec;
        private final Schema networknt;
        private final Validator harrel = new ValidatorFactory().createValidator();
        private final URI harrelSchema;
        private final Map<Rule, Integer> exceptions = new TreeMap<>(Comparator.comparing(Rule::name));
        private final long start = System.nanoTime();
        private int count;
        private int refused;

        Judges(EventType<?> type) {
            this.type = type;
            this.codec = EventCodec.of(type);
            this.networknt = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SchemaText.of(type), InputFormat.JSON);
            this.harrelSchema = harrel.registerSchema(SchemaText.of(type));
        }

        void compare(String shows, byte[] message, Outcome<?> outcome) {
            count++;
            refused += outcome.accepted() ? 0 : 1;
            var text = new String(message, StandardCharsets.UTF_8);
            if (breaks(outcome, MessageRule.NOT_UTF8)) {
                return;
            }
            agree("networknt", shows, text, outcome, isValid(text));
            if (count % HARREL_SLICE == 0) {
                agree("harrel", shows, text, outcome, isValidForHarrel(text));
            }
        }

        private void agree(String judge, String shows, String text, Outcome<?> outcome, boolean valid) {
            if (outcome.accepted() == valid) {
                return;
            }
            if (valid && isException(outcome)) {
                errors(outcome)
                        .filter(SchemaAgreementTest::isBeyondSchemas)
                        .forEach(finding -> exceptions.merge(finding.rule(), 1, Integer::sum));
                return;
            }
            fail(about(type, shows, text, judge + " finds it " + (valid ? "valid" : "invalid"), outcome));
        }

        private boolean isValid(String text) {
            return read(text).map(node -> networknt.validate(node).isEmpty()).orElse(false);
        }

        private boolean isValidForHarrel(String text) {
            try {
                return harrel.validate(harrelSchema, text).isValid();
            } catch (IllegalArgumentException notJson) {
                return false;
            }
        }

        void print(String half) {
            System.out.printf(
                    "agreement: %s, seed %d: %,d messages %s, %,d refused, %,d/s; valid for the schema and refused by %s%n",
                    type, SEED, count, half, refused, count * 1_000_000_000L / (System.nanoTime() - start), exceptions);
        }
    }

    /** The first JSON value of the text, if it is one. */
    private static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(EXACT.readTree(text));
        } catch (JsonProcessingException | NumberFormatException notJson) {
            return Optional.empty();
        }
    }

    private static Stream<Finding> errors(Outcome<?> outcome) {
        return outcome.findings().stream().filter(finding -> finding.severity() == Severity.ERROR);
    }

    private static boolean breaks(Outcome<?> outcome, MessageRule rule) {
        return errors(outcome).anyMatch(finding -> finding.rule() == rule);
    }

    /** Of two values under one name a validator sees one; what is wrong with the other it cannot know. */
    private static boolean isException(Outcome<?> outcome) {
        return breaks(outcome, MessageRule.DUPLICATE_FIELD)
                || errors(outcome).allMatch(SchemaAgreementTest::isBeyondSchemas);
    }

    private static String about(EventType<?> type, String shows, String text, String what, Outcome<?> outcome) {
        return "seed %d, %s (%s): %s; the decoder %s%n%s%n%s"
                .formatted(
                        SEED,
                        type,
                        shows,
                        what,
                        outcome.accepted() ? "accepts it" : "refuses it",
                        outcome.findings(),
                        text);
    }
}
