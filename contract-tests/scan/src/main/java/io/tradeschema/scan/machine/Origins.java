package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import org.jspecify.annotations.Nullable;

/** The last name in an expression that gives a value. */
final class Origins {

    private Origins() {}

    /** The last name in an expression that gives a value: {@code stop_loss_pct} of {@code cfg.stop_loss_pct}. */
    static String of(@Nullable Code code) {
        if (code instanceof Code.Name name) {
            return name.name();
        }
        if (code instanceof Code.Attr attr) {
            return attr.name();
        }
        if (code instanceof Code.Index index) {
            return index.key() instanceof Code.Lit lit && lit.value() instanceof String text ? text : "";
        }
        if (code instanceof Code.Await await) {
            return of(await.of());
        }
        return code instanceof Code.Call call ? ofCall(call) : "";
    }

    private static String ofCall(Code.Call call) {
        if (call.callee() instanceof Code.Name && call.arguments().size() == 1) {
            return of(call.arguments().get(0).value());
        }
        if (call.callee() instanceof Code.Attr attr
                && attr.name().equals("get")
                && !call.arguments().isEmpty()
                && call.arguments().get(0).value() instanceof Code.Lit lit
                && lit.value() instanceof String text) {
            return text;
        }
        return "";
    }
}
