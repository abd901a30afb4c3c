package io.tradeschema.gate.report;

/** A line of a log that is no command of a build server's: what stands in it may come from outside. */
final class LogLine {

    private LogLine() {}

    /** A build server takes a line that begins so, or has the second in it, for a command of its own. */
    static String of(String text) {
        return (isCommand(text) ? text.replaceFirst("::", "\\\\u003a:") : text).replace("##[", "#\\u0023[") + "\n";
    }

    /** No pattern: an archive may have a finding for every line. */
    private static boolean isCommand(String text) {
        var begin = 0;
        while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        return text.startsWith("::", begin);
    }
}
