package io.tradeschema.gate.cli;

/** A text as Java, Python, TypeScript and YAML alike write it between double quotes, where all of it is printable. */
public final class Literal {

    private Literal() {}

    /** The text in double quotes, with a backslash before each of its own and before each backslash. */
    public static String of(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
