package io.tradeschema.watch;

import io.tradeschema.model.Excerpt;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * How much of a question is answered, where amounts are summed up.
 *
 * @param field the field of the amounts
 * @param asked the amount of the question
 * @param open how much of it is not answered
 */
public record Part(String field, BigDecimal asked, BigDecimal open) {

    /** How much of it is answered. */
    public BigDecimal answered() {
        return asked.subtract(open);
    }

    /** An amount as people write it. */
    public static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** {@code ; of quantity "3", "1" is answered and "2" open}; empty while nothing came. */
    String words() {
        return open.compareTo(asked) == 0
                ? ""
                : "; of " + field + " " + shown(asked) + ", " + shown(answered()) + " is answered and " + shown(open)
                        + " open";
    }

    private static String shown(BigDecimal amount) {
        return Excerpt.quoted(plain(amount));
    }

    Part less(BigDecimal amount) {
        return new Part(field, asked, open.subtract(amount));
    }

    void save(DataOutputStream out) throws IOException {
        StateBytes.text(field, out);
        StateBytes.text(asked.toString(), out);
        StateBytes.text(open.toString(), out);
    }

    static Part load(DataInputStream in) throws IOException {
        return new Part(StateBytes.text(in), new BigDecimal(StateBytes.text(in)), new BigDecimal(StateBytes.text(in)));
    }
}
