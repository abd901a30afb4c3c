package io.tradeschema.gate.replay;

/** Names as a command line takes them. */
final class Shell {

    private Shell() {}

    /** The name as it stands when no shell reads anything into it, and between single quotes otherwise. */
    static String quoted(String name) {
        return name.matches("[A-Za-z0-9_./:@%+=,-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    /** An input as another command reads it. */
    static String input(String name) {
        return name.equals("-") ? "/dev/stdin" : quoted(name);
    }
}
