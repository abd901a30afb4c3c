package com.acme.clean;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.event.TradeIntent;
import java.util.List;
import java.util.Map;

/** Reads two fields of an intent, one of them by a method reference. */
final class Sizing {

    List<String> symbols(List<TradeIntent> intents) {
        return intents.stream().map(TradeIntent::symbol).map(Object::toString).toList();
    }

    boolean small(TradeIntent intent) {
        return intent.positionSizeUsd().value().intValue() < 10;
    }

    /** Its own settings, which are no event. */
    static final class Settings {
        String json() throws JsonProcessingException {
            return new ObjectMapper().writeValueAsString(Map.of("limit", 10));
        }
    }
}
