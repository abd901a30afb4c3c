package io.tradeschema.gate.compat;

import io.tradeschema.compat.json.Json;

/** A message as it was captured: bare, or under the name payload. */
final class CapturedMessage {

    private CapturedMessage() {}

    static Json in(Json captured) {
        return captured instanceof Json.Obj object && object.members().get("payload") instanceof Json.Obj payload
                ? payload
                : captured;
    }
}
