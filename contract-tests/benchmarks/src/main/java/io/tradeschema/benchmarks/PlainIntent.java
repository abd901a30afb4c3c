package io.tradeschema.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The intent as a service without this library writes it down: a plain record, and checks by hand. A fixture. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PlainIntent(
        @Nullable String symbol,
        @Nullable String action,
        @Nullable BigDecimal positionSizeUsd,
        @Nullable BigDecimal leverage,
        @Nullable BigDecimal entryPrice,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal confidence,
        @Nullable String timestamp,
        @Nullable String source,
        @Nullable String model,
        @Nullable BigDecimal aiSizeUsd,
        @Nullable BigDecimal aiLeverage,
        @Nullable Policy aiHarvestPolicy,
        @Nullable Boolean reduceOnly,
        @Nullable BigDecimal quantity,
        @Nullable String reason,
        @Nullable String metaStrategy,
        @Nullable String regime,
        @Nullable String intentId) {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Policy(
            @Nullable String mode,
            @Nullable BigDecimal trailPct,
            @Nullable BigDecimal maxTimeSec,
            @Nullable BigDecimal partialClosePct) {}

    /** What the checks make of it: the time as an instant. */
    record Checked(PlainIntent intent, @Nullable Instant time) {}

    static Reader.Read reader() {
        var reader = mapper().readerFor(PlainIntent.class);
        return message -> read(reader, message);
    }

    static ObjectMapper mapper() {
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    private static Object read(ObjectReader reader, byte[] message) throws java.io.IOException {
        try {
            return reader.<PlainIntent>readValue(message).checked();
        } catch (JsonProcessingException | IllegalArgumentException | java.time.DateTimeException refused) {
            return refused;
        }
    }

    private Checked checked() {
        demand(symbol != null && symbol.length() >= 2 && symbol.length() <= 24 && isUpper(symbol));
        demand("BUY".equals(action) || "SELL".equals(action) || "CLOSE".equals(action));
        demand(isAbove(positionSizeUsd) && entryPrice != null && isAbove(entryPrice));
        demand(leverage != null && isBetween(leverage, BigDecimal.ONE, BigDecimal.valueOf(125)));
        demand(stopLoss == null || isAbove(stopLoss));
        demand(takeProfit == null || isAbove(takeProfit));
        demand(confidence == null || isBetween(confidence, BigDecimal.ZERO, BigDecimal.ONE));
        demand(aiLeverage == null || isBetween(aiLeverage, BigDecimal.ONE, BigDecimal.valueOf(125)));
        demand(quantity == null || isAbove(quantity));
        demand(isShort(source, 64) && isShort(model, 64) && isShort(reason, 256) && isShort(intentId, 64));
        demand(isShort(metaStrategy, 64) && isShort(regime, 64));
        return new Checked(
                this, timestamp == null ? null : OffsetDateTime.parse(timestamp).toInstant());
    }

    private static boolean isUpper(String text) {
        return text.chars().allMatch(unit -> unit >= 'A' && unit <= 'Z' || unit >= '0' && unit <= '9');
    }

    private static boolean isAbove(@Nullable BigDecimal value) {
        return value != null && value.signum() > 0;
    }

    private static boolean isBetween(BigDecimal value, BigDecimal least, BigDecimal most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static boolean isShort(@Nullable String text, int most) {
        return text == null || !text.isEmpty() && text.length() <= most;
    }

    private static void demand(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("refused");
        }
    }
}
