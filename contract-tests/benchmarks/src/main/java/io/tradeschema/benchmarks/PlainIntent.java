package io.tradeschema.benchmarks;

import com.alibaba.fastjson2.PropertyNamingStrategy;
import com.alibaba.fastjson2.annotation.JSONType;
import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;
import io.avaje.jsonb.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The intent as a service without this library writes it down: a plain record, and checks by hand. A fixture. */
@CompiledJson(onUnknown = CompiledJson.Behavior.FAIL)
@Json(naming = Json.Naming.LowerUnderscore)
@JSONType(naming = PropertyNamingStrategy.SnakeCase)
record PlainIntent(
        @Nullable String symbol,
        @Nullable String action,
        @JsonAttribute(name = "position_size_usd") @Nullable BigDecimal positionSizeUsd,
        @Nullable BigDecimal leverage,
        @JsonAttribute(name = "entry_price") @Nullable BigDecimal entryPrice,
        @JsonAttribute(name = "stop_loss") @Nullable BigDecimal stopLoss,
        @JsonAttribute(name = "take_profit") @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal confidence,
        @Nullable String timestamp,
        @Nullable String source,
        @Nullable String model,
        @JsonAttribute(name = "ai_size_usd") @Nullable BigDecimal aiSizeUsd,
        @JsonAttribute(name = "ai_leverage") @Nullable BigDecimal aiLeverage,
        @JsonAttribute(name = "ai_harvest_policy") @Nullable Policy aiHarvestPolicy,
        @JsonAttribute(name = "reduce_only") @Nullable Boolean reduceOnly,
        @Nullable BigDecimal quantity,
        @Nullable String reason,
        @JsonAttribute(name = "meta_strategy") @Nullable String metaStrategy,
        @Nullable String regime,
        @JsonAttribute(name = "intent_id") @Nullable String intentId) {

    @CompiledJson(onUnknown = CompiledJson.Behavior.FAIL)
    @Json(naming = Json.Naming.LowerUnderscore)
    @JSONType(naming = PropertyNamingStrategy.SnakeCase)
    record Policy(
            @Nullable String mode,
            @JsonAttribute(name = "trail_pct") @Nullable BigDecimal trailPct,
            @JsonAttribute(name = "max_time_sec") @Nullable BigDecimal maxTimeSec,

            @JsonAttribute(name = "partial_close_pct") @Nullable
            BigDecimal partialClosePct) {}

    /** What the checks make of it: the time as an instant. */
    record Checked(PlainIntent intent, @Nullable Instant time) {}

    /** The checks by hand; JSON's null is no intent. */
    static Checked checked(@Nullable PlainIntent intent) {
        if (intent == null) {
            throw new IllegalArgumentException("null");
        }
        return intent.checked();
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
