package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schema is honest: our decoder accepts a message if and only if an independent validator finds it valid
 * under the schema. Half of the messages are valid, half are one edit away from valid. Another seed:
 * {@code -Dtradeschema.seed=…}; more messages: {@code -Dtradeschema.messages=…}.
 */
class SchemaAgreementTest {

    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final int MESSAGES = Integer.getInteger("tradeschema.messages", 104_000);
    private static final int SHARE = MESSAGES / 2 / published().size();
    private static final int HARREL_SLICE = 50;

    static List<Published> published() {
        return Published.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void every_valid_sample_is_accepted_by_decoder_and_schema(Published published) {
        var judges = new Judges(published);

        SampleMessages.of(published.type()).seed(SEED).stream().limit(SHARE).forEach(sample -> {
            var verdict = judges.compare(sample.shows(), sample.bytes());
            if (!verdict.accepted()) {
                fail("seed %d, %s, a sample: %s".formatted(SEED, published, verdict));
            }
        });

        judges.print("valid");
        assertThat(judges.count).isEqualTo(SHARE);
    }

    @ParameterizedTest
    @MethodSource("published")
    void decoder_and_schema_agree_about_every_message_one_edit_away(Published published) {
        var judges = new Judges(published);

        Mutations.of(SampleMessages.of(published.type()).seed(SEED)).stream()
                .limit(SHARE)
                .forEach(mutant -> judges.compare(mutant.family() + " " + mutant.shows(), mutant.bytes()));

        judges.print("one edit away");
        assertThat(judges.refused).as("refused").isGreaterThan(SHARE / 2);
        assertThat(judges.count - judges.refused).as("still valid").isGreaterThan(SHARE / 20);
    }

    /** The codec, the schema in two validators, and what they said. */
    private static final class Judges {

        private final Published published;
        private final EventCodec<?> codec;
        private final Schema networknt;
        private final Validator harrel = new ValidatorFactory().createValidator();
        private final URI harrelSchema;
        private final Map<String, Integer> exceptions = new TreeMap<>();
        private final long start = System.nanoTime();
        private int count;
        private int refused;

        Judges(Published published) {
            this.published = published;
            this.codec = EventCodec.of(published.type());
            this.networknt = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(published.schema(), InputFormat.JSON);
            this.harrelSchema = harrel.registerSchema(published.schema());
        }

        Verdict compare(String shows, byte[] message) {
            var verdict = Verdict.of(codec, shows, message);
            count++;
            refused += verdict.accepted() ? 0 : 1;
            if (verdict.isText()) {
                agree("networknt", verdict, isValid(verdict));
                if (count % HARREL_SLICE == 0) {
                    agree("harrel", verdict, verdict.json().isPresent() && isValidForHarrel(verdict.textForJava()));
                }
            }
            return verdict;
        }

        private void agree(String judge, Verdict verdict, boolean valid) {
            if (!verdict.agreesWith(valid)) {
                fail("seed %d, %s, %s finds it %s, %s"
                        .formatted(SEED, published, judge, valid ? "valid" : "invalid", verdict));
            }
            if (verdict.accepted() != valid) {
                verdict.exceptions().forEach(rule -> exceptions.merge(rule, 1, Integer::sum));
            }
        }

        private boolean isValid(Verdict verdict) {
            return verdict.json()
                    .map(node -> networknt.validate(node).isEmpty())
                    .orElse(false);
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
                    published,
                    SEED,
                    count,
                    half,
                    refused,
                    count * 1_000_000_000L / (System.nanoTime() - start),
                    exceptions);
        }
    }
}
