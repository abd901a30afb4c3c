package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.Limits;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.NumberText;
import io.tradeschema.model.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No door is wider than the others: every limit, at one below, exactly and one above, through every door. */
class LimitsAndDoorsTest {

    /** Lower than the standard ones, and all different. */
    private static final Limits LIMITS = new Limits(3_000, 100, 5, 150, 30, 20);

    private static final String BASE =
            "\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000.5";

    /** A limit of {@link Limits}, and a message that reaches exactly so far. */
    private enum Limit {
        BYTES(MessageRule.LIMIT_LENGTH) {
            @Override
            String message(int size) {
                return "{" + " ".repeat(size - BASE.length() - 2) + BASE + "}";
            }
        },
        TOKENS(MessageRule.LIMIT_TOKENS) {
            @Override
            String message(int size) {
                var own = 12;
                var list = IntStream.range(0, size - own - 3)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
                return "{" + BASE + ",\"x\":[" + list + "]}";
            }
        },
        DEPTH(MessageRule.LIMIT_DEPTH) {
            @Override
            String message(int size) {
                return "{" + BASE + ",\"x\":" + "[".repeat(size - 1) + "]".repeat(size - 1) + "}";
            }
        },
        TEXT(MessageRule.LIMIT_TEXT) {
            @Override
            String message(int size) {
                return "{" + BASE + ",\"reason\":\"" + "\u00e9".repeat(size) + "\"}";
            }
        },
        NAME(MessageRule.LIMIT_NAME) {
            @Override
            String message(int size) {
                return "{" + BASE + ",\"" + "\u00e9".repeat(size) + "\":1}";
            }
        },
        NUMBER(MessageRule.LIMIT_NUMBER) {
            @Override
            String message(int size) {
                return "{" + BASE + ",\"stop_loss\":1." + "1".repeat(size - 2) + "}";
            }
        };

        private final MessageRule rule;

        Limit(MessageRule rule) {
            this.rule = rule;
        }

        abstract String message(int size);

        int value() {
            return Arrays.stream(Limits.class.getRecordComponents())
                    .filter(component -> component.getName().equalsIgnoreCase(name()))
                    .map(component -> read(component))
                    .findFirst()
                    .orElseThrow();
        }

        private static int read(RecordComponent component) {
            try {
                return (int) component.getAccessor().invoke(LIMITS);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** A way into the codec or the draft. */
    private enum Door {
        BYTES {
            @Override
            Outcome<TradeIntent> decode(String json) {
                return CODEC.decode(json.getBytes(StandardCharsets.UTF_8));
            }
        },
        TEXT {
            @Override
            Outcome<TradeIntent> decode(String json) {
                return CODEC.decode(json);
            }
        },
        STREAM {
            @Override
            Outcome<TradeIntent> decode(String json) {
                try {
                    return CODEC.decode(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        },
        MAP {
            @Override
            Outcome<TradeIntent> decode(String json) {
                return CODEC.decode(JsonValues.map(json));
            }
        },
        DRAFT {
            @Override
            Outcome<TradeIntent> decode(String json) {
                var draft = TradeIntent.TYPE.draft(LIMITS);
                JsonValues.map(json).forEach(draft::set);
                return draft.build();
            }
        };

        private static final EventCodec<TradeIntent> CODEC = EventCodec.of(TradeIntent.TYPE, LIMITS);

        abstract Outcome<TradeIntent> decode(String json);

        /** Values have no length in bytes; the limits of tokens and texts bound what they take. */
        boolean knows(Limit limit) {
            return limit != Limit.BYTES || this == BYTES || this == TEXT || this == STREAM;
        }
    }

    @TestFactory
    Stream<DynamicTest> every_limit_holds_at_every_door() {
        return Arrays.stream(Limit.values())
                .flatMap(limit -> Arrays.stream(Door.values())
                        .filter(door -> door.knows(limit))
                        .flatMap(door -> IntStream.rangeClosed(-1, 1)
                                .mapToObj(more -> DynamicTest.dynamicTest(
                                        limit + " " + (limit.value() + more) + " through " + door,
                                        () -> check(limit, door, more)))));
    }

    private static void check(Limit limit, Door door, int more) {
        var outcome = door.decode(limit.message(limit.value() + more));

        var rules = outcome.findings().stream().map(finding -> finding.rule()).toList();
        if (more > 0) {
            assertThat(rules).hasToString("[" + limit.rule + "]");
        } else {
            assertThat(rules).doesNotContain(limit.rule);
            assertThat(rules.stream().filter(rule -> rule.name().startsWith("LIMIT_")))
                    .isEmpty();
        }
    }

    @Test
    void every_limit_has_its_cells() {
        assertThat(Arrays.stream(Limits.class.getRecordComponents()).map(RecordComponent::getName))
                .as("a new limit needs a row in this test")
                .containsExactlyElementsOf(Arrays.stream(Limit.values())
                        .map(limit -> limit.name().toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    @Test
    void every_door_has_its_cells() {
        assertThat(Arrays.stream(EventCodec.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.getName().equals("decode"))
                        .map(LimitsAndDoorsTest::parameter))
                .as("a new door needs a column in this test")
                .containsExactlyInAnyOrder("byte[]", "String", "InputStream", "Map");
    }

    private static String parameter(Method method) {
        assertThat(method.getParameterCount()).isEqualTo(1);
        return method.getParameterTypes()[0].getSimpleName();
    }

    @Test
    void a_number_too_long_is_too_long_whatever_class_holds_it() {
        var digits = "1." + "1".repeat(LIMITS.number() - 1);
        for (var raw : List.of(new NumberText(digits), new BigDecimal(digits))) {
            Map<String, Object> message = new LinkedHashMap<>(JsonValues.map("{" + BASE + "}"));
            message.put("stop_loss", raw);

            assertThat(EventCodec.of(TradeIntent.TYPE, LIMITS).decode(message).findings())
                    .extracting(finding -> finding.rule().name())
                    .containsExactly("LIMIT_NUMBER");
        }
    }
}
