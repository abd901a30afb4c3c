package io.tradeschema.gate.removal;

import io.tradeschema.model.Excerpt;
import java.io.PrintWriter;
import java.util.List;

/** An answer for people: the answer first, then why, then what has to be changed. */
final class AnswerText {

    private final Answer answer;

    AnswerText(Answer answer) {
        this.answer = answer;
    }

    void write(PrintWriter out) {
        out.println(answer.verdict().words() + ": " + sentence());
        part(out, "who reads it", answer.reads());
        part(out, "who cannot be told", answer.unresolved());
        part(out, "who writes it, and has to be changed when it goes", answer.writers());
        part(out, "where copies go on", answer.kept());
        part(out, "whose reads are known", answer.told());
        out.println();
        out.println(answer.asked().contract() + " on " + answer.asked().contract().stream() + ", asked " + answer.at());
    }

    private String sentence() {
        return switch (answer.verdict()) {
            case YES ->
                "no reader of " + answer.asked().contract().name() + " reads " + field()
                        + ", and every one of them was followed";
            case NO -> count(answer.reads().size(), "place reads ", "places read ") + field();
            case CANNOT_BE_TOLD ->
                "nobody is seen to read " + field() + ", but "
                        + count(answer.unresolved().size(), "place cannot be followed", "places cannot be followed");
        };
    }

    private String field() {
        return Excerpt.quoted(answer.asked().field());
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static void part(PrintWriter out, String title, List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        out.println();
        out.println(title);
        reasons.forEach(reason -> out.println("  " + line(reason)));
    }

    private static String line(Reason reason) {
        var place = reason.where().place();
        var who = reason.service().isEmpty() ? "" : reason.service() + ": ";
        var seen = reason.seen().map(times -> ": " + times).orElse("");
        return Excerpt.printable(who + reason.what() + seen + (place.isEmpty() ? "" : " (" + place + ")") + " ["
                + reason.kind().word() + "]");
    }
}
