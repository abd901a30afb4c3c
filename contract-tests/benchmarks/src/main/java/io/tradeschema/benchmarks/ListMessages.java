package io.tradeschema.benchmarks;

import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.schema.ContractSchema;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/** Ten thousand orders, always the same, each with a list of 1 to 20 fills; one in a hundred has a fill without a price. */
final class ListMessages {

    private static final int SIZE = 10_000;
    private static final int MOST = 20;
    private static final int INVALID = 100;

    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["symbol", "side", "fills"], "properties": {
              "symbol": {"type": "string", "pattern": "^[A-Z0-9]{2,24}$"},
              "side": {"enum": ["BUY", "SELL"]},
              "fills": {"type": "array", "minItems": 1, "maxItems": %d, "items": {
                "type": "object", "additionalProperties": false, "required": ["price", "quantity", "venue"], "properties": {
                  "price": {"type": "number", "exclusiveMinimum": 0, "maximum": 1000000},
                  "quantity": {"type": "number", "exclusiveMinimum": 0, "maximum": 1000000},
                  "venue": {"type": "string", "minLength": 2, "maxLength": 12}}}}}}
            """.formatted(MOST);

    /** The contract of these messages. */
    static final Contract<Map<String, Object>> CONTRACT = contract();

    private ListMessages() {}

    static byte[][] messages() {
        return LongStream.range(0, SIZE)
                .mapToObj(ListMessages::message)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static String message(long index) {
        var random = new Random(SampleMessages.STANDARD_SEED + index);
        var fills = new StringBuilder();
        var count = 1 + random.nextInt(MOST);
        for (var fill = 0; fill < count; fill++) {
            var isWhole = index % INVALID != INVALID - 1 || fill > 0;
            fills.append(fill == 0 ? "" : ", ")
                    .append(String.format(
                            Locale.ROOT,
                            "{%s\"quantity\": %.3f, \"venue\": \"%s\"}",
                            isWhole
                                    ? String.format(Locale.ROOT, "\"price\": %.2f, ", 1 + random.nextDouble() * 90_000)
                                    : "",
                            0.001 + random.nextDouble() * 10,
                            random.nextBoolean() ? "BINANCE" : "OKX"));
        }
        return "{\"symbol\": \"BTCUSDT\", \"side\": \"" + (random.nextBoolean() ? "BUY" : "SELL") + "\", \"fills\": ["
                + fills + "]}";
    }

    private static Contract<Map<String, Object>> contract() {
        try {
            var file = Files.createTempFile("orders", ".schema.json");
            try {
                Files.writeString(file, SCHEMA);
                return ContractSchema.read(
                                file, new ContractSchema.Declared("order.filled", "orders", Version.of("1.0.0")))
                        .orThrow();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
