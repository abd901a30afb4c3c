package io.tradeschema.benchmarks;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONReader;
import com.dslplatform.json.DslJson;
import com.dslplatform.json.ParsingException;
import com.dslplatform.json.runtime.Settings;
import io.avaje.jsonb.Jsonb;
import java.util.Objects;

/**
 * Faster bindings than databind; unknown names refused, the checks by hand. None of them notices a name
 * that comes twice, and for broken messages they throw whatever comes, such as an index that is out of bounds.
 */
final class Bindings {

    private Bindings() {}

    static Reader.Read fastjson2() {
        return message -> {
            try {
                return PlainIntent.checked(
                        JSON.parseObject(message, PlainIntent.class, JSONReader.Feature.ErrorOnUnknownProperties));
            } catch (RuntimeException refused) {
                return refused;
            }
        };
    }

    static Reader.Read dslJson() {
        var json = new DslJson<>(Settings.basicSetup());
        var reader = json.newReader();
        var binding = Objects.requireNonNull(json.tryFindReader(PlainIntent.class));
        return message -> {
            try {
                reader.process(message, message.length);
                reader.getNextToken();
                return PlainIntent.checked(binding.read(reader));
            } catch (ParsingException | RuntimeException refused) {
                return refused;
            }
        };
    }

    static Reader.Read avaje() {
        var binding = Jsonb.builder().failOnUnknown(true).build().type(PlainIntent.class);
        return message -> {
            try {
                return PlainIntent.checked(binding.fromJson(message));
            } catch (RuntimeException refused) {
                return refused;
            }
        };
    }
}
