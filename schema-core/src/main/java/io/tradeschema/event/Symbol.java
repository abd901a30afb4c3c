package io.tradeschema.event;

import io.tradeschema.model.TextType;
import io.tradeschema.model.TextValue;
import io.tradeschema.model.ValueType;

/**
 * An instrument as the venue spells it, in upper case: 2 to 32 characters A to Z, 0 to 9, {@code _} and {@code -}, such as
 * {@code BTCUSDT} or {@code BTC-USDT-SWAP}. Before version 1.2.0 of the events 2 to 24 characters A to Z and 0 to 9. What is
 * spelt otherwise, such as {@code BTC/USDT:USDT}, is mapped before it is sent.
 *
 * @param value the text
 */
public record Symbol(String value) implements TextValue<Symbol> {

    /** What is accepted, and how it is described. */
    public static final TextType<Symbol> TYPE = ValueType.text(Symbol.class, Symbol::new, Symbol::value)
            .doc("an instrument as the exchange spells it")
            .length(2, 24)
            .characters("A-Z0-9")
            .examples("BTCUSDT", "1000BONKUSDC", "A2ZUSDT")
            .since("1.2.0")
            .doc("the venue's symbol, in upper case")
            .length(2, 32)
            .characters("A-Z0-9_-")
            .examples("BTCUSDT", "1000BONKUSDC", "BTCUSDT_260327", "BTC-USDT-SWAP");

    /** Throws a FindingsException when the text has another form. */
    public Symbol {
        value = TYPE.checked(value);
    }

    /** The value of that text; throws a FindingsException when it has another form. */
    public static Symbol of(String text) {
        return new Symbol(text);
    }

    /** The text itself. */
    @Override
    public String toString() {
        return value;
    }
}
