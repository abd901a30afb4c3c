package io.tradeschema.gate.removal;

import io.tradeschema.model.Where;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a shell script takes from messages, as its filters are written down. */
final class ShellReads {

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");
    private static final Pattern OPEN_FILTER =
            Pattern.compile("\\bjq\\b.*(?:\\$\\{?\\w|\\$@|\\$\\*|\\s-f\\b|--from-file)");
    /** Commands that hand texts on, count them or keep them; what filters of theirs take is written down beside them. */
    private static final Pattern KNOWN = Pattern.compile(
            "redis-cli|jq|awk|gawk|sed|grep|sort|uniq|head|tail|wc|cat|tee|echo|printf"
                    + "|gzip|zstd|date|cut|tr|column|less|set|export|cd|mkdir|mv|cp|rm|touch|sleep|exit|true|false|shift|local|readonly"
                    + "|if|then|else|elif|fi|while|until|do|done|for|case|esac|read|test|\\[|\\[\\[|:|\\w+=.*|[{}()]|\\$REDIS\\w*|\"\\$REDIS\\w*\"");

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"");

    private final String file;
    private final List<String> lines;
    private final Pattern name;

    ShellReads(String file, String text, String leaf) {
        this.file = file;
        this.lines =
                text.lines().map(line -> COMMENT.matcher(line).replaceFirst("")).toList();
        var quoted = Pattern.quote(leaf);
        this.name = Pattern.compile("\\.\"?" + quoted + "\\b|[\"'/\\[(]" + quoted + "[\"':\\])]");
    }

    /** The places that name the field. */
    List<Where> named() {
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> name.matcher(lines.get(i)).find())
                .mapToObj(i -> Where.file(file, i + 1, 1))
                .toList();
    }

    /** Where what it takes cannot be told: a filter that is no constant, or a command that is not known. */
    Optional<Where> untold() {
        for (var i = 0; i < lines.size(); i++) {
            if (OPEN_FILTER.matcher(lines.get(i)).find() || hasUnknown(lines.get(i))) {
                return Optional.of(Where.file(file, i + 1, 1));
            }
        }
        return Optional.empty();
    }

    private static boolean hasUnknown(String line) {
        var plain = QUOTED.matcher(line).replaceAll("\"\"").strip();
        for (var command : plain.split("\\|\\|?|&&|;|\\$\\(", -1)) {
            var word = command.strip().split("\\s+", 2)[0];
            var isOption = word.startsWith("-") || word.isEmpty() || word.equals("\"\"") || word.equals("\\");
            if (!isOption && !KNOWN.matcher(word).matches()) {
                return true;
            }
        }
        return false;
    }
}
