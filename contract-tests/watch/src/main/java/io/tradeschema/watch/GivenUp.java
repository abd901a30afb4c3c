package io.tradeschema.watch;

import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.TimeSpan;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The questions of an open alarm for whose answer nobody waits any more. */
final class GivenUp {

    private long count;
    /** The words of the first of them. */
    private String first = "";
    /** Why it was not answered. */
    private String why = "";

    void add(String question, String itsWhy) {
        if (count == 0) {
            first = question;
            why = itsWhy;
        }
        count++;
    }

    boolean isAny() {
        return count > 0;
    }

    void clear() {
        count = 0;
    }

    String words() {
        return first + (count == 1 ? " was" : " and " + (count - 1) + " more were")
                + " never answered; nobody waits after " + TimeSpan.text(Expectations.GIVEN_UP) + why;
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(count);
        StateBytes.text(first, out);
        StateBytes.text(why, out);
    }

    void load(DataInputStream in) throws IOException {
        count = in.readLong();
        first = StateBytes.text(in);
        why = StateBytes.text(in);
    }
}
